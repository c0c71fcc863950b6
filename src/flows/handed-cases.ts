// The rows of a handed-in ledger as circulars, findings and cases: matched to the registry by the rules of any circular,
// numbered like any other, and only as far along as the office's own record says.
import { newId, sha256 } from '../base/ids.js'
import type { Result } from '../base/result.js'
import { caseNumber, circularCode } from '../domain/case-number.js'
import { acknowledge, type CaseFacts, openedCase, reply } from '../domain/case.js'
import type { CellPlace, Draft, DraftFinding, Period } from '../domain/draft.js'
import { type Day, instantOf } from '../domain/day.js'
import type { HandedEntry, HandedFault } from '../domain/handed-ledger.js'
import { matchName } from '../domain/matching.js'
import { placesOf } from '../domain/place.js'
import { defaultPolicy } from '../domain/policy.js'
import { toJson } from '../store/json.js'
import { matchFindingAccount, matchUnit, type RegistryNames, unitInWords } from './match-names.js'
import type { DraftedCase } from './prepare-circular.js'

/** What the draft of a handed-in ledger is called; it was never read from a paper. */
export const handedKind = '移交台账'

/** A row with the unit and account it is about. */
export interface PlacedEntry {
  entry: HandedEntry
  finding: DraftFinding
  unitId: string
  supervisorId: string | null
  accountId: string | null
}

export interface HandedCase {
  placed: PlacedEntry
  /** As it was on the day it was handed out. */
  drafted: DraftedCase
  /** What the ledger says happened since, oldest first, each with the facts after it. */
  since: { type: 'acknowledged' | 'replied'; at: Date; facts: CaseFacts }[]
}

/** One 通报期次 of the ledger: what stands open becomes cases, what is done becomes history. */
export interface HandedCircular {
  id: string
  code: string
  title: string
  issuedOn: Day
  /** Digest of its rows: the same rows again are known, whatever file they come in. */
  digest: string
  draft: Draft
  cases: HandedCase[]
  history: PlacedEntry[]
}

/** Finds unit, supervising unit and account of every row; what is not found exactly is a fault of the row. */
export function placeEntries(
  entries: readonly HandedEntry[],
  names: RegistryNames,
  indicatorCode: (word: string) => string | null,
): { placed: PlacedEntry[]; faults: HandedFault[] } {
  const faults: HandedFault[] = []
  const issuer = { issuingOrg: names.office, repeatCases: [] }
  const placed = entries.flatMap((entry): PlacedEntry[] => {
    const { sheet, row } = entry
    const fault = (heading: string, message: string): PlacedEntry[] => {
      faults.push({ sheet, row, heading, message: message.replace(/请指定。$/, '请写全称').replace(/。$/, '') })
      return []
    }
    const finding = findingOf(entry, indicatorCode)
    const unit = matchUnit(issuer, finding, '', {}, names)
    if (unit.id === null) return fault('主办单位', unit.point?.message ?? '')
    const { supervisor } = entry
    const above = supervisor === null ? null : matchName(supervisor, names.units, { places: placesOf(names.office) })
    if (above !== null && above.kind !== 'exact') {
      const whom =
        above.kind === 'near' ? `,是不是${above.candidates.map((one) => unitInWords(one, names.units)).join('或')}` : ''
      return fault('主管单位', `名册里没有“${supervisor ?? ''}”${whom}`)
    }
    const account = matchFindingAccount(issuer, finding, unit.id, '', {}, names)
    if (account.point?.kind === 'choice') return fault('检查对象', account.point.message.replace(/;都不是.*$/, ''))
    const parentId = names.units.find((one) => one.id === unit.id)?.parentId ?? null
    const supervisorId = above === null ? parentId : above.id === unit.id ? null : above.id
    return [{ entry, finding, unitId: unit.id, supervisorId, accountId: account.id }]
  })
  return { placed, faults }
}

const findingOf = (entry: HandedEntry, indicatorCode: (word: string) => string | null): DraftFinding => ({
  unit: entry.unit,
  region: entry.region,
  account: entry.account,
  platform: entry.platform,
  site: entry.site,
  problem: entry.problem,
  indicator: entry.indicator === null ? null : indicatorCode(entry.indicator),
  veto: entry.veto,
  severity: entry.severity,
  source: 'annex',
  supervisingUnit: entry.supervisor,
})

/** @param taken codes of circulars that were given away before */
export function handedCirculars(
  placed: readonly PlacedEntry[],
  office: string | null,
  taken: ReadonlySet<string>,
  now: Date,
): HandedCircular[] {
  const groups = new Map<string, PlacedEntry[]>()
  for (const one of placed) groups.set(one.entry.circular, [...(groups.get(one.entry.circular) ?? []), one])
  const codes = new Set(taken)
  return [...groups].map(([title, rows]) => {
    const issuedOn = rows.map((one) => one.entry.openedOn).sort()[0] ?? ''
    const code = circularCode({ issuingOrg: office, period: periodIn(title), issuedOn }, codes)
    codes.add(code)
    const id = newId()
    const open = rows.filter((one) => one.entry.state !== 'closed')
    const digest = sha256(toJson([handedKind, title, rows.map((one) => ({ ...one.entry, sheet: '', row: 0 }))]))
    return {
      id,
      code,
      title,
      issuedOn,
      digest,
      draft: draftOfRows(title, office, issuedOn, open),
      cases: open.map((one, index) => {
        const drafted = caseOf(one, index, id, code)
        return { placed: one, drafted, since: sinceThen(one.entry, drafted.facts, now) }
      }),
      history: rows.filter((one) => one.entry.state === 'closed'),
    }
  })
}

/** `2024年第三季度通报`, `2024年8月…`: the period a ledger names its circulars by. */
function periodIn(title: string): Period | null {
  const plain = title.normalize('NFKC')
  const [, year] = /(20\d\d)年/.exec(plain) ?? []
  if (year === undefined) return null
  const [, quarter] = /第?([一二三四1-4])季度/.exec(plain) ?? []
  const [, month] = /年(\d{1,2})月/.exec(plain) ?? []
  if (quarter !== undefined) return { year: Number(year), quarter: '一二三四'.indexOf(quarter) + 1 || Number(quarter) }
  return month === undefined ? { year: Number(year) } : { year: Number(year), month: Number(month) }
}

const placeOf = (entry: HandedEntry, text: string): CellPlace => ({
  part: entry.sheet,
  row: entry.row,
  column: entry.problemColumn,
  page: null,
  text,
  kind: 'exact',
})

function draftOfRows(title: string, office: string | null, issuedOn: Day, open: readonly PlacedEntry[]): Draft {
  const docNumber = /^[^《》]*〔\d{4}〕\d+号$/.test(title) ? title : null
  return {
    title,
    docNumber,
    issuingOrg: office,
    kind: handedKind,
    issuedOn,
    publishedOn: null,
    period: periodIn(title),
    dataWindow: null,
    docSubject: null,
    addressees: [],
    deadline: null,
    deadlines: [],
    contacts: [],
    totals: {},
    lastPeriodRecheck: null,
    findings: open.map((one) => one.finding),
    repeatCases: [],
    anonymousCounts: [],
    escalationClause: null,
    provenance: Object.fromEntries(
      open.map((one, index) => [`/findings/${index}/problem`, [placeOf(one.entry, one.entry.problem)]]),
    ),
    checks: [],
    quarantine: [],
  }
}

/** When the office worked that day; a day without an hour stands for its first. */
const at = (day: Day): Date => instantOf(day, defaultPolicy.window[0]?.from ?? 0)

/** Signed; answered on paper and waiting for review. An answer without a day came in today. */
function sinceThen(entry: HandedEntry, opened: CaseFacts, now: Date): HandedCase['since'] {
  const since: HandedCase['since'] = []
  const add = (type: 'acknowledged' | 'replied', when: Date, next: Result<CaseFacts>): void => {
    if (next.ok) since.push({ type, at: when, facts: next.value })
  }
  if (entry.acknowledgedOn !== null) {
    const when = at(entry.acknowledgedOn)
    add('acknowledged', when, acknowledge(opened, when))
  }
  if (entry.state === 'replied') {
    const when = entry.doneOn === null ? now : at(entry.doneOn)
    add('replied', when, reply(since.at(-1)?.facts ?? opened, when, true))
  }
  return since
}

/** The case as it was on the day it was handed out; what happened since is added as events. */
function caseOf(placed: PlacedEntry, index: number, circularId: string, code: string): DraftedCase {
  const { entry, finding, unitId, supervisorId, accountId } = placed
  const { reported } = entry
  const facts = openedCase(
    {
      no: caseNumber(code, index + 1),
      circularId,
      unitId,
      supervisorId,
      severity: entry.severity,
      repeated: false,
      deadline: entry.dueOn === null ? { kind: 'none' } : { kind: 'day', on: entry.dueOn, time: null },
      reported: reported === null ? 'notAsked' : reported.on === null ? 'due' : 'received',
    },
    at(entry.openedOn),
  )
  const resolved = { finding, index, unitId, accountId }
  return { facts, seq: index + 1, resolved, places: [placeOf(entry, entry.problem)], repeats: [], talkBasis: null }
}
