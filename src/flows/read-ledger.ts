// The ledger as people page through it: filters in the trade's words become conditions of today, a page comes back as rows
// with what is late reckoned. What is filtered can be exported whole.
import { done, type Result, refused } from '../base/result.js'
import { type CaseFacts, type CaseState, clockStopped, type WaitingFor } from '../domain/case.js'
import { addDays, dayOf } from '../domain/day.js'
import { lateBefore, overdueWorkdays } from '../domain/deadline.js'
import type { LedgerRow } from '../domain/ledger.js'
import { circulatedBefore, type RepeatLink } from '../domain/repeat.js'
import { factsOf } from '../store/cases.js'
import { fromJson } from '../store/json.js'
import {
  countCases,
  type LedgerFilter,
  type LedgerOrder,
  ledgerRows,
  type LedgerPageRow,
  ledgerWindow,
  whereOf,
} from '../store/ledger-page.js'
import { searchLedger } from '../store/ledger-search.js'
import type { FlowContext } from './context.js'
import { exportCases } from './export-ledger.js'

/** What people filter by; null = does not matter. */
export interface LedgerAsked {
  circularId: string | null
  unitId: string | null
  state: CaseState | 'open' | null
  late: boolean
  /** Due on one of the days from today to this many days on. */
  dueDays: number | null
  waiting: WaitingFor | 'any' | null
  severity: 'fail' | 'minor' | null
  text: string | null
}

export interface LedgerPage {
  total: number
  /** A search found more than it can name. */
  isCut: boolean
  rows: LedgerEntry[]
}

export interface LedgerEntry {
  row: LedgerPageRow
  facts: CaseFacts
  /** Working days; 0 while on time or while the clock stands still. */
  overdueWorkdays: number
  repeatOf: string[]
}

export async function readLedger(
  context: FlowContext,
  asked: LedgerAsked,
  window: { order: LedgerOrder; descending: boolean; skip: number; take: number },
  now: Date,
): Promise<LedgerPage> {
  const tx = context.store.read
  const { filter, isCut } = await filterOf(context, asked, now)
  const { total, nos } = await ledgerWindow(tx, whereOf(filter), window)
  const rows = (await ledgerRows(tx, nos)).map((row): LedgerEntry => {
    const facts = factsOf(row)
    return {
      row,
      facts,
      overdueWorkdays: clockStopped(facts) ? 0 : overdueWorkdays(context.calendar, facts.deadline, now),
      repeatOf: circulatedBefore(fromJson<RepeatLink[]>(row.repeats, [])),
    }
  })
  return { total, isCut, rows }
}

async function filterOf(
  { store, calendar }: FlowContext,
  asked: LedgerAsked,
  now: Date,
): Promise<{ filter: LedgerFilter; isCut: boolean }> {
  const { circularId, unitId, state, late, dueDays, waiting, severity, text } = asked
  const today = dayOf(now)
  const filter: LedgerFilter = {
    circularId,
    unitId,
    state,
    lateBefore: late ? lateBefore(calendar, now) : null,
    due: dueDays === null ? null : { from: today, to: addDays(today, dueDays) },
    waiting,
    severity,
    nos: null,
  }
  const said = (text ?? '').trim()
  if (said === '') return { filter, isCut: false }
  const { nos, isCut } = await searchLedger(store.read, said, filter)
  // What the search named was looked for among what is filtered.
  return { filter: { ...everything, nos }, isCut }
}

export interface LedgerFigures {
  open: number
  late: number
  waiting: number
}

/** How many cases are open, late, and wait for the office. */
export async function ledgerFigures({ store, calendar }: FlowContext, now: Date): Promise<LedgerFigures> {
  const tx = store.read
  return {
    open: await countCases(tx, { ...everything, state: 'open' }),
    late: await countCases(tx, { ...everything, lateBefore: lateBefore(calendar, now) }),
    waiting: await countCases(tx, { ...everything, waiting: 'any' }),
  }
}

const everything: LedgerFilter = {
  circularId: null,
  unitId: null,
  state: null,
  lateBefore: null,
  due: null,
  waiting: null,
  severity: null,
  nos: null,
}

/** Most cases one workbook of the console holds; composing more would make everybody else wait. */
export const exportMax = 3000

/** What is filtered, whole and by number. Refused where it is more than one workbook holds. */
export async function exportFiltered(
  context: FlowContext,
  asked: LedgerAsked,
  now: Date,
): Promise<Result<LedgerRow[]>> {
  const { filter, isCut } = await filterOf(context, asked, now)
  const window = { order: 'number', descending: false, skip: 0, take: exportMax } as const
  const { total, nos } = await ledgerWindow(context.store.read, whereOf(filter), window)
  if (total > exportMax || isCut)
    return refused(
      'too-many',
      `筛选出${isCut ? `超过${total}` : total}项,一次最多导出${exportMax}项。请按通报或单位再筛选,或在服务器上用 ledger --xlsx 导出全部。`,
    )
  if (total === 0) return refused('nothing-found', '没有符合筛选条件的事项,没有可导出的内容。')
  return done(await exportCases(context, nos, now))
}
