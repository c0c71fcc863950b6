// The intake pipeline, one stage after the other: file → source (text, grids, the way back) → clean text → rubbish out →
// paper in parts → recognisers → reconciled, judged findings → draft with provenance and checks. A new kind of circular is
// a new recogniser, a new kind of file a new reader in formats/; never another pipeline.
import { done, type Result } from '../base/result.js'
import type { Draft } from '../domain/draft.js'
import { check } from './checks/check.js'
import { checkDraft } from './checks/index.js'
import { clean } from './clean/index.js'
import { draftOf } from './draft-of.js'
import { openSource, type PaperFile } from './formats/open.js'
import type { Source } from './formats/source.js'
import { isCircular } from './genre.js'
import { type OfficePhrase, withOfficePhrases } from './indicators.js'
import { type Paper, paperOf } from './paper.js'
import { outOfText, ProvenanceCollector } from './provenance.js'
import { readPaper } from './reading.js'
import { isFindingTable } from './recognisers/annex-items.js'
import { readTitle } from './recognisers/title.js'
import { type Removed, takeOutRubbish } from './rubbish.js'
import { refuseSecret } from './secrecy.js'

/**
 * Reads a published circular of any kind of file into a draft. Refusals (empty, too large, a kind that is not read, broken,
 * encrypted, a scan, a secrecy mark) are values with one Chinese sentence; what is no circular is a draft with a `block`
 * check. `phrases` are the office's own wordings of problems; an unknown indicator among them is refused. Never throws on
 * any bytes.
 */
export async function readCircular(file: PaperFile & { phrases?: OfficePhrase[] }): Promise<Result<Draft>> {
  const source = await openSource(file)
  if (!source.ok) return source
  const read = withOfficePhrases(file.phrases ?? [], () => readSource(source.value))
  return read.ok ? read.value : read
}

function readSource(source: Source): Result<Draft> {
  const { paper, removed } = takeApart(source)
  const secret = refuseSecret(paper.lines, signatureLine(paper))
  if (secret !== null) return secret
  const title = readTitle(paper)
  return done(
    isCircular(paper, title) ? circularDraft(paper, source, removed, title) : otherPaper(paper, source, removed),
  )
}

/** Cleans a source and takes it apart. */
export function takeApart(source: Source): { paper: Paper; removed: Removed[] } {
  const cleaned = takeOutRubbish(clean(source.text))
  return { paper: paperOf(cleaned.text, cleaned.adWords, source.grids), removed: cleaned.removed }
}

/** The line on which the signature begins; the imprint lies behind it. */
function signatureLine(paper: Paper): number {
  const place = paper.prose.from[paper.paragraphs[paper.bodyEnd]?.start ?? paper.prose.text.length]
  if (place === undefined) return paper.lines.length
  const index = paper.lines.findIndex((line) => (paper.whole.from[line.start] ?? 0) >= place)
  return index < 0 ? paper.lines.length : index
}

function circularDraft(paper: Paper, file: Source, removed: Removed[], title: ReturnType<typeof readTitle>): Draft {
  const sources = new ProvenanceCollector(file)
  const reading = readPaper(paper, title)
  const draft = draftOf(paper, reading, sources)
  return {
    ...draft,
    checks: checkDraft({ draft, paper, reading, removed }),
    quarantine: quarantineOf(removed, sources, file),
  }
}

/** Something else than a circular: nothing is read out of it, and it can go no further. */
function otherPaper(paper: Paper, file: Source, removed: Removed[]): Draft {
  const sources = new ProvenanceCollector(file)
  const nothing = draftOf({ ...paper, adWords: [] }, emptyReading, sources)
  const reason = paper.tables.some(isFindingTable)
    ? '没有看出通报正文,看起来是一份附件表格;请在导入通报后把它作为该通报的附件补交。'
    : paper.paragraphs.length === 0 && paper.tables.length === 0
      ? '文件里没有可读的文字。'
      : '没有看出这是政府网站或政务新媒体的检查通报,不能导入;请确认文件是否选对。'
  return {
    ...nothing,
    kind: null,
    provenance: {},
    checks: [check('not-a-circular', 'block', reason, null)],
    quarantine: quarantineOf(removed, sources, file),
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

/** What was taken out of the text, and what the file itself hid. */
const quarantineOf = (removed: Removed[], sources: ProvenanceCollector, file: Source): Draft['quarantine'] => [
  ...removed.flatMap(({ place, reason }) => sources.quarantined(place, reason)),
  ...file.setAside.map(({ place, reason }) => outOfText(place, reason)),
]
