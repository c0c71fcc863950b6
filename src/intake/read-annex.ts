// An annex that arrives alone (.xlsx and .csv above all, also a table in a page, a Word document, a PDF or a text): the
// same recognisers as for the annex inside a circular, without a head. What the columns did not give is said in checks.
import { done, refused, type Result } from '../base/result.js'
import type { Check, DraftFinding, Provenance, Quarantined } from '../domain/draft.js'
import { isTainted } from './advertising.js'
import { AnnexFindingChecks, checkAnnexPaper } from './checks/annex.js'
import { type PaperFile, sourceOf } from './formats/open.js'
import type { Source } from './formats/source.js'
import { kindOf } from './formats/kind.js'
import { sheetSources } from './formats/xlsx/source.js'
import { findingOf } from './finding-of.js'
import { type OfficePhrase, withOfficePhrases } from './indicators.js'
import { judge } from './judge.js'
import type { Item } from './item.js'
import type { Paper } from './paper.js'
import { outOfText, ProvenanceCollector } from './provenance.js'
import { takeApart } from './read-circular.js'
import { isFindingTable, readAnnexItems } from './recognisers/annex-items.js'
import { refuseSecret } from './secrecy.js'

/** An annex; `phrases` are the office's own wordings of problems. */
export type AnnexFile = PaperFile & { phrases?: OfficePhrase[] }

/** Findings with, for each, JSON pointer within it (`/unit`, `/document/number`) → where the value was read. */
export interface AnnexPart {
  findings: DraftFinding[]
  provenance: Record<string, Provenance[]>[]
}

/** What is known when all of an annex was read. */
export interface AnnexEnd {
  /** Rows of the tables that list findings. */
  rows: number
  checks: Check[]
  quarantine: Quarantined[]
}

export type AnnexReading = AnnexPart & AnnexEnd

const noTable = refused(
  'no-annex-table',
  '文件里没有认出问题清单:需要一张表格,表头写明单位或账号、网站名称和存在的问题;请检查表头后再导入。',
)

/**
 * Reads an annex. Refusals are values with one Chinese sentence: those of `readCircular`, and a file without a table that
 * lists findings (`no-annex-table`). Severity and veto are what the annex itself says.
 */
export async function readAnnex(file: AnnexFile): Promise<Result<AnnexReading>> {
  const all: AnnexPart = { findings: [], provenance: [] }
  const end = await readAnnexInParts(file, ({ findings, provenance }) => {
    for (const finding of findings) all.findings.push(finding)
    for (const places of provenance) all.provenance.push(places)
  })
  return end.ok ? done({ ...all, ...end.value }) : end
}

/**
 * The same for an annex too long to hold: `take` gets the findings some thousand rows at a time. A refusal may come after
 * parts were given out (a secrecy mark further down); what was taken is then to be dropped.
 */
export async function readAnnexInParts(
  file: AnnexFile,
  take: (part: AnnexPart) => void | Promise<void>,
): Promise<Result<AnnexEnd>> {
  const sources = await sourcesOf(file)
  if (!sources.ok) return sources
  const reader = new AnnexReader()
  for (const source of sources.value) {
    const read = withOfficePhrases(file.phrases ?? [], () => reader.read(source))
    const part = read.ok ? read.value : read
    if (!part.ok) return part
    await take(part.value)
    file.onProgress?.(reader.rows, null)
  }
  return reader.rows === 0 ? noTable : done(reader.end())
}

/** A long workbook comes in parts, so that it is never held as one text. */
async function sourcesOf(file: PaperFile): Promise<Result<Iterable<Source>>> {
  const kind = await kindOf(file.bytes, file.fileName)
  if (!kind.ok) return kind
  if (kind.value === 'xlsx') return sheetSources(file.bytes, file.onProgress)
  const source = await sourceOf(kind.value, file)
  return source.ok ? done([source.value]) : source
}

/** Without its circular nobody knows whether any subject failed; only the annex's own columns and title can say so. */
const nothingSaid = { website: false, 'new-media': false }

class AnnexReader {
  rows = 0
  private readonly said = new Set<string>()
  private readonly checks: Check[] = []
  private readonly quarantine: Quarantined[] = []
  private readonly findingChecks = new AnnexFindingChecks()

  /** Reads one source; refused when it bears a secrecy mark. */
  read(source: Source): Result<AnnexPart> {
    const { paper, removed } = takeApart(source)
    const secret = refuseSecret(paper.lines, paper.lines.length)
    if (secret !== null) return secret
    this.rows += paper.tables.filter(isFindingTable).reduce((sum, table) => sum + table.rows.length, 0)
    const items = readAnnexItems(paper).filter((item) => !isAdvertised(item, paper))
    const sources = new ProvenanceCollector(source)
    const part: AnnexPart = { findings: [], provenance: [] }
    for (const judged of judge(items, [], [], nothingSaid)) {
      const finding = findingOf(judged, '', sources)
      const places = sources.handOver()
      part.findings.push(finding)
      part.provenance.push(places)
      this.findingChecks.add(finding, places['/problem'])
    }
    for (const { place, reason } of removed) this.quarantine.push(...sources.quarantined(place, reason))
    for (const { place, reason } of source.setAside) this.quarantine.push(outOfText(place, reason))
    for (const one of checkAnnexPaper(paper, removed)) this.keepCheck(one)
    return done(part)
  }

  end(): AnnexEnd {
    return { rows: this.rows, checks: [...this.checks, ...this.findingChecks.checks()], quarantine: this.quarantine }
  }

  /** Parts of one sheet say the same about their columns. */
  private keepCheck(one: Check): void {
    if (this.said.has(one.message)) return
    this.said.add(one.message)
    this.checks.push(one)
  }
}

const isAdvertised = (item: Item, paper: Paper): boolean =>
  [item.unit, item.account, item.site].some((read) => read !== null && isTainted(read.value, paper.adWords))
