// An annex handed in after the circular was read: its findings join those of the text. What stands in both is one finding;
// counts without names that it answers are marked; what does not add up is said, never repaired.
import type { AnnexEntry, Correction } from './draft-corrections.js'
import type { AnonymousCount, Check, Draft, DraftFinding, Provenance } from './draft.js'
import { grouped, plainName, sameProblem, sameSubject, subjectKey } from './finding-sameness.js'

/** What was read out of the annex. */
export interface Annex {
  findings: DraftFinding[]
  /** For each finding: JSON pointer within it (`/unit`, `/document/number`) → where the value stands. */
  provenance: Record<string, Provenance[]>[]
  checks: Check[]
}

/** What taking in the annex would do to the draft as it stands. */
export function joinAnnex(
  draft: Draft,
  annex: Annex,
  file: { digest: string; fileName: string },
): Correction & { kind: 'annex' } {
  const partners = new Partners(draft)
  let next = draft.findings.length
  const places = annex.findings.map((finding) => partners.take(finding) ?? next++)
  const entries = annex.findings.map((finding, index): AnnexEntry => {
    const at = places[index] ?? next
    const joins = at < draft.findings.length ? at : null
    const row = {
      joins,
      finding: { ...finding, source: 'annex' as const },
      places: placesOf(annex, index, file.fileName),
    }
    return joins === null ? row : judgedBy(row, draft.findings[joins])
  })
  const answers = draft.anonymousCounts.map((count) => annex.findings.filter((finding) => answersTo(count, finding)))
  const answered = answers.flatMap((list, index) => (list.length > 0 ? [index] : []))
  const checks = [
    ...annex.checks.map((check) => ({ ...check, where: movedTo(check.where, places) })),
    ...draft.anonymousCounts.flatMap((count, index) => countCheck(count, answers[index] ?? [], file.fileName)),
    ...totalsChecks(draft.totals, entries, draft, file.fileName),
  ]
  return {
    kind: 'annex',
    ...file,
    entries,
    answered,
    checks,
  }
}

/** An annex without verdicts does not take back what the text judged. */
function judgedBy(row: AnnexEntry, text: DraftFinding | undefined): AnnexEntry {
  const { finding, places } = row
  const silent = finding.severity === 'minor' && finding.verdict == null && finding.veto !== true
  if (!silent || text === undefined) return row
  const { severity: _severity, veto: _veto, ...others } = places
  return { ...row, finding: { ...finding, severity: text.severity, veto: text.veto }, places: others }
}

/** `/findings/0/unit` of the annex under its place in the draft. */
function movedTo(where: string | null, places: readonly number[]): string | null {
  const [, index, rest] = /^\/findings\/(\d+)(.*)$/.exec(where ?? '') ?? []
  const at = index === undefined ? undefined : places[Number(index)]
  return at === undefined ? null : `/findings/${at}${rest}`
}

/** The findings of the text, each of which one annex row may tell again. */
class Partners {
  private readonly taken = new Set<number>()
  private readonly bySubject: Map<string, number[]>

  constructor(private readonly draft: Draft) {
    const indices = [...draft.findings.keys()]
    this.bySubject = grouped(indices, (index) => subjectKey(draft.findings[index] ?? { account: null }))
  }

  /** The same words first, then the same problem; a bare verdict (不合格) gives way to the row that says why. */
  take(row: DraftFinding): number | undefined {
    const same = (this.bySubject.get(subjectKey(row)) ?? []).flatMap((index) => {
      const one = this.draft.findings[index]
      return one !== undefined && !this.taken.has(index) && sameSubject(one, row) ? [{ index, one }] : []
    })
    const exact = same.find(({ one }) => plainName(one.problem) === plainName(row.problem))
    const found = exact ?? same.find(({ one }) => one.problem === '不合格' || sameProblem(one, row))
    if (found !== undefined) this.taken.add(found.index)
    return found?.index
  }
}

/** Field → places of a row, each naming the annex: its offsets are not those of the circular. */
function placesOf(annex: Annex, index: number, file: string): AnnexEntry['places'] {
  const read = Object.entries(annex.provenance[index] ?? {})
  return Object.fromEntries(read.map(([pointer, list]) => [pointer.slice(1), list.map((place) => inFile(place, file))]))
}

/** The place, saying in which file it lies. */
export const inFile = (place: Provenance, file: string): Provenance =>
  place.kind === 'typed' ? place : { ...place, file }

const answersTo = (count: AnonymousCount, finding: DraftFinding): boolean =>
  count.indicator !== null && finding.indicator !== null
    ? count.indicator === finding.indicator
    : plainName(finding.problem).includes(plainName(count.problem)) ||
      plainName(count.problem).includes(plainName(finding.problem))

function countCheck(count: AnonymousCount, named: readonly DraftFinding[], fileName: string): Check[] {
  if (named.length === 0 || count.count === null || named.length === count.count) return []
  const message = `正文说“${count.problem}”${count.count}个,附件“${fileName}”列出${named.length}个,请核对。`
  return [{ code: 'annex-count-differs', level: 'warn', message, where: null }]
}

const kinds = [
  ['accountsUnqualified', 'account', '账号'],
  ['sitesUnqualified', 'site', '网站'],
] as const

/** The failed subjects of text and annex together against the number the text states. */
function totalsChecks(
  totals: Draft['totals'],
  entries: readonly AnnexEntry[],
  draft: Draft,
  fileName: string,
): Check[] {
  const joined = new Map(entries.flatMap((one) => (one.joins === null ? [] : [[one.joins, one.finding] as const])))
  const all = [
    ...draft.findings.map((one, index) => joined.get(index) ?? one).filter((one) => one.struck === undefined),
    ...entries.flatMap((one) => (one.joins === null ? [one.finding] : [])),
  ]
  return kinds.flatMap(([key, field, name]): Check[] => {
    const stated = totals[key]
    const failed = all.filter((one) => one.severity === 'fail' && one[field] !== null)
    const listed = new Set(failed.map((one) => `${plainName(one[field])}|${plainName(one.platform)}`)).size
    if (typeof stated !== 'number' || listed === 0 || listed === stated) return []
    const message = `正文说不合格${name}${stated}个,加上附件“${fileName}”是${listed}个,请核对。`
    return [{ code: 'annex-total-mismatch', level: 'warn', message, where: '/totals' }]
  })
}
