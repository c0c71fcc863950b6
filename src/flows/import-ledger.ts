// An office that starts in mid-quarter hands in the ledger it keeps: open rows become cases with their history, rows that are
// done become history, and nobody is told again what they were told on paper. All of it or nothing, by two people.
import { done, type Result, refused } from '../base/result.js'
import { digestOf } from '../domain/audit-chain.js'
import { addWorkdays } from '../domain/calendar.js'
import { addDays, daysBetween, dayOf } from '../domain/day.js'
import { type HandedEntry, type HandedFault, readHandedLedger } from '../domain/handed-ledger.js'
import { isSamePerson, may } from '../domain/roles.js'
import type { Sheet } from '../domain/sheet.js'
import { allCirculars, briefOfCircular, circularByDigest, readingOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { actorOf, readDirectory } from '../store/registry.js'
import { attempt, type FlowContext, importMs, mustHold } from './context.js'
import { refusedWithFaults } from './fault-list.js'
import { type HandedCircular, handedCirculars, handedKind, placeEntries } from './handed-cases.js'
import { registryNames } from './match-names.js'
import { relinkRepeats } from './relink-repeats.js'
import type { RepeatScope } from './repeat-world.js'
import { rehearseCases, type RehearsedLine } from './rehearse-circular.js'
import { toldOutside } from './told-outside.js'
import { writeHandedCircular } from './write-handed.js'

export interface LedgerToImport {
  sheets: readonly Sheet[]
  fileName: string
  bytes: Uint8Array
  /** userid of the officer who hands it in. */
  by: string
  /** userid of the leader who agrees. */
  approvedBy: string
  dryRun: boolean
  /** Code of an indicator by its code or Chinese name; null if there is none. */
  indicatorCode: (word: string) => string | null
}

export interface LedgerRowOutcome {
  sheet: string
  row: number
  circular: string
  unit: string
  subject: string
  problem: string
  /** case: followed from now on; history: known for repeats; known: was handed in before; skipped: no finding. */
  becomes: 'case' | 'history' | 'known' | 'skipped'
  caseNo: string | null
  state: HandedEntry['state'] | null
  dueOn: string | null
}

export interface LedgerImported {
  dryRun: boolean
  /** Every row was handed in before; nothing was written. */
  unchanged: boolean
  circulars: { code: string; title: string; cases: number; history: number }[]
  rows: LedgerRowOutcome[]
  /** Headings that mean nothing to us; their cells stay with the cases. */
  otherHeadings: string[]
  /** What would leave in the next five working days if nobody answered. */
  rehearsal: RehearsedLine[]
}

const rehearsedWorkdays = 5

export async function importLedger(
  context: FlowContext,
  input: LedgerToImport,
  now: Date,
): Promise<Result<LedgerImported>> {
  const today = dayOf(now)
  const ledger = readHandedLedger(input.sheets, today)
  if (ledger.entries.length === 0 && ledger.faults.length > 0) return faulty(ledger.faults)
  if (ledger.entries.length === 0) return refused('ledger-empty', '台账里没有一行问题,没有可导入的内容。')
  return await attempt(
    context.store,
    async (tx) => {
      mustHold(await twoPeople(tx, input, now))
      const names = await registryNames(tx)
      const { placed, faults: unplaced } = placeEntries(ledger.entries, names, input.indicatorCode)
      const faults = [...ledger.faults, ...unplaced].toSorted((a, b) => a.row - b.row)
      if (faults.length > 0) return faulty(faults)
      const stored = await allCirculars(tx)
      const all = handedCirculars(placed, names.office, new Set(stored.map((one) => one.code)), now)
      const fresh: HandedCircular[] = []
      for (const one of all) if ((await circularByDigest(tx, one.digest)) === null) fresh.push(one)
      const twin = fresh.find((one) => stored.some((other) => isHandedIn(other, one.title)))
      if (twin !== undefined)
        return refused(
          'ledger-other-version',
          `“${twin.title}”的台账此前已经导入过,这次的内容不同,不会重复立项;请在已有事项上办理,或只交还没有导入的期次。`,
        )
      const rehearsal = await rehearseNext(context, tx, fresh, input.by, now)
      const outcome: LedgerImported = {
        dryRun: input.dryRun,
        unchanged: fresh.length === 0,
        circulars: fresh.map(({ code, title, cases, history }) => ({
          code,
          title,
          cases: cases.length,
          history: history.length,
        })),
        rows: [...all.flatMap((one) => rowsOf(one, fresh.includes(one))), ...ledger.skipped.map(skippedRow)].sort(
          (a, b) => a.sheet.localeCompare(b.sheet, 'zh') || a.row - b.row,
        ),
        otherHeadings: ledger.otherHeadings,
        rehearsal,
      }
      if (input.dryRun) return done(outcome)
      const plan = digestOf(rehearsal)
      for (const one of fresh) await writeHandedCircular(tx, context, one, input, plan, now)
      if (fresh.length > 0) {
        const cause = { words: '台账移交', key: `ledger/${now.toISOString()}`, by: 'system' }
        await relinkRepeats(tx, context, scopeOfRows(fresh), cause, now)
      }
      return done(outcome)
    },
    importMs,
  )
}

/** The units and accounts of the rows: what was handed in earlier or later may repeat them. */
function scopeOfRows(fresh: readonly HandedCircular[]): RepeatScope {
  const placed = fresh.flatMap((one) => [...one.cases.map((own) => own.placed), ...one.history])
  return {
    unitIds: [...new Set(placed.map((one) => one.unitId))],
    accountIds: [...new Set(placed.flatMap((one) => one.accountId ?? []))],
  }
}

const faulty = (faults: readonly HandedFault[]) =>
  refusedWithFaults(
    'ledger-invalid',
    '台账有误:',
    faults.map(
      ({ sheet, row, heading, message }) => `${sheet}第${row}行${heading === null ? '' : `“${heading}”`}:${message}`,
    ),
  )

async function twoPeople(tx: Tx, { by, approvedBy }: LedgerToImport, now: Date): Promise<Result<null>> {
  const approver = mustHold(may(await actorOf(tx, approvedBy, now), 'approve-circular'))
  const officer = mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
  return isSamePerson(approver, officer.userid, dayOf(now)) || isSamePerson(officer, approver.userid, dayOf(now))
    ? refused('same-person', '经办人不能同意自己移交的台账,请由另一位负责人同意。')
    : done(null)
}

const isHandedIn = (row: { draft: string; title: string }, title: string): boolean =>
  row.title === title && readingOf(row).kind === handedKind

/** Plays the cases from now on, with the notices settled as the import settles them. */
async function rehearseNext(
  context: FlowContext,
  tx: Tx,
  fresh: readonly HandedCircular[],
  officer: string,
  now: Date,
): Promise<RehearsedLine[]> {
  const { calendar } = context
  const directory = await readDirectory(tx, now)
  const { current } = await readPolicies(tx)
  const drafted = fresh.flatMap((one) => one.cases.map((own) => own.drafted))
  const settled = new Map(
    drafted.flatMap((one) =>
      toldOutside(one.facts, officer, directory, current, calendar, now).map((told) => [told.key, 'closed'] as const),
    ),
  )
  const briefs = new Map(
    fresh.map((one) => [
      one.id,
      briefOfCircular({ ...one, url: null, dueOn: null, draft: toJson(one.draft), corrections: '[]' }),
    ]),
  )
  const last = addWorkdays(calendar, dayOf(now), rehearsedWorkdays)
  const play = {
    officer,
    clause: null,
    talksAtPublishing: [],
    from: { at: now, settled },
    maxDays: daysBetween(dayOf(now), addDays(last, 1)),
  }
  const today = fresh.flatMap((one) =>
    one.cases.map(({ drafted: own, since }) => ({ ...own, facts: since.at(-1)?.facts ?? own.facts })),
  )
  const lines = await rehearseCases(context, tx, today, briefs, play, 'none')
  return lines.filter((one) => one.at.slice(0, 10) <= last)
}

const rowsOf = (circular: HandedCircular, fresh: boolean): LedgerRowOutcome[] => {
  const row = (
    { sheet, row: at, unit, account, site, problem, state, dueOn }: HandedEntry,
    caseNo: string | null,
  ): LedgerRowOutcome => ({
    sheet,
    row: at,
    circular: circular.title,
    unit,
    subject: account ?? site ?? unit,
    problem,
    becomes: !fresh ? 'known' : state === 'closed' ? 'history' : 'case',
    caseNo: fresh ? caseNo : null,
    state,
    dueOn,
  })
  return [
    ...circular.cases.map(({ placed, drafted }) => row(placed.entry, drafted.facts.no)),
    ...circular.history.map((placed) => row(placed.entry, null)),
  ]
}

const skippedRow = ({ sheet, row, text }: { sheet: string; row: number; text: string }): LedgerRowOutcome => ({
  sheet,
  row,
  circular: '',
  unit: '',
  subject: text,
  problem: '',
  becomes: 'skipped',
  caseNo: null,
  state: null,
  dueOn: null,
})
