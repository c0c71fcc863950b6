// The intake pipeline, one stage after the other: file → text with byte places → clean text → rubbish out → paper in
// parts → recognisers → reconciled, judged findings → draft with provenance and checks. A new kind of circular is a new
// recogniser, a new kind of file a new first stage; never another pipeline.
import { done, type Result } from '../base/result.js'
import type { Draft } from '../domain/draft.js'
import { refuseFile } from './accept.js'
import { check } from './checks/check.js'
import { checkDraft } from './checks/index.js'
import { clean } from './clean/index.js'
import { type Decoded, decode } from './decode.js'
import { draftOf } from './draft-of.js'
import { isCircular } from './genre.js'
import { linesOf, passage } from './passage.js'
import { type Paper, paperOf } from './paper.js'
import { ProvenanceCollector } from './provenance.js'
import { readPaper } from './reading.js'
import { readTitle } from './recognisers/title.js'
import { type Removed, takeOutRubbish } from './rubbish.js'
import { refuseSecret } from './secrecy.js'

export interface CircularFile {
  bytes: Uint8Array
  /** Decides the kind by its ending; `-` or none = text. */
  fileName: string
}

/**
 * Reads a published circular into a draft. Refusals (empty, too large, other kind, not text, secrecy mark) are values
 * with one Chinese sentence; a text that is no circular is a draft with a `block` check. Never throws on any bytes.
 */
export function readCircular({ bytes, fileName }: CircularFile): Result<Draft> {
  const refusal = refuseFile(bytes, fileName)
  if (refusal !== null) return refusal
  const file = decode(bytes)
  if (!file.ok) return file
  const cleaned = takeOutRubbish(clean(file.value.text))
  const paper = paperOf(cleaned.text, cleaned.adWords)
  const secret = refuseSecret(linesOf(passage(cleaned.text)), signatureLine(paper))
  if (secret !== null) return secret
  const title = readTitle(paper)
  return done(
    isCircular(paper, title)
      ? circularDraft(paper, file.value, cleaned.removed, title)
      : otherPaper(paper, file.value, cleaned.removed),
  )
}

/** The line on which the signature begins; the imprint lies behind it. */
function signatureLine(paper: Paper): number {
  const place = paper.prose.from[paper.paragraphs[paper.bodyEnd]?.start ?? paper.prose.text.length]
  if (place === undefined) return paper.lines.length
  const index = paper.lines.findIndex((line) => (paper.whole.from[line.start] ?? 0) >= place)
  return index < 0 ? paper.lines.length : index
}

function circularDraft(paper: Paper, file: Decoded, removed: Removed[], title: ReturnType<typeof readTitle>): Draft {
  const sources = new ProvenanceCollector(file)
  const reading = readPaper(paper, title)
  const draft = draftOf(paper, reading, sources)
  return {
    ...draft,
    checks: checkDraft({ draft, paper, reading, removed }),
    quarantine: quarantineOf(removed, sources),
  }
}

/** Something else than a circular: nothing is read out of it, and it can go no further. */
function otherPaper(paper: Paper, file: Decoded, removed: Removed[]): Draft {
  const sources = new ProvenanceCollector(file)
  const nothing = draftOf({ ...paper, adWords: [] }, emptyReading, sources)
  const reason =
    paper.paragraphs.length === 0
      ? '文件里没有可读的文字。'
      : '没有看出这是政府网站或政务新媒体的检查通报,不能导入;请确认文件是否选对。'
  return {
    ...nothing,
    kind: null,
    provenance: {},
    checks: [check('not-a-circular', 'block', reason, null)],
    quarantine: quarantineOf(removed, sources),
  }
}

const emptyReading: ReturnType<typeof readPaper> = {
  title: null,
  issuer: null,
  docNumber: null,
  issuedOn: null,
  publishedOn: null,
  period: null,
  window: null,
  subject: null,
  addressees: [],
  deadlines: [],
  contacts: [],
  totals: {},
  annexRows: 0,
  recheck: null,
  findings: [],
  disagreeing: [],
  repeats: [],
  anonymous: [],
  escalation: null,
}

const quarantineOf = (removed: Removed[], sources: ProvenanceCollector): Draft['quarantine'] =>
  removed.map(({ place, reason }) => ({ ...sources.bytesOf(place), reason }))
