// A page of the ledger is a window into all that is filtered: in every order, both ways, the pages put together are what
// reckoning over every case gives, and so are the figures; a search finds by number, unit, account and words.
import { expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { clockStopped, isOpen } from '../../src/domain/case.js'
import { overdueWorkdays } from '../../src/domain/deadline.js'
import type { FlowContext } from '../../src/flows/context.js'
import { exportFiltered, type LedgerAsked, ledgerFigures, readLedger } from '../../src/flows/read-ledger.js'
import { type CaseRow, factsOf, openCases } from '../../src/store/cases.js'
import { draft, finding, openOffice, unitNames } from './office.js'

const at = new Date('2024-09-18T10:00:00+08:00')
const none: LedgerAsked = {
  circularId: null,
  unitId: null,
  state: null,
  late: false,
  dueDays: null,
  waiting: null,
  severity: null,
  text: null,
}
const orders = ['deadline', 'number', 'unit', 'state'] as const

/** Two circulars, units in turn, every state that has a look of its own, days around a holiday. */
async function ledger(): Promise<{ context: FlowContext; rows: CaseRow[]; nos: string[] }> {
  const office = await openOffice()
  const { context, store } = office
  const units = [unitNames.water, unitNames.culture]
  const some = (n: number, word: string) =>
    draft(
      Array.from({ length: n }, (_, i) =>
        finding({ unit: units[i % 2] ?? '', account: `${word}${i}`, problem: `${word}栏目${i % 3}未更新` }),
      ),
      { title: word },
    )
  const nos = [
    ...(await office.publishes(await office.imports(some(11, '甲')))),
    ...(await office.publishes(await office.imports(some(6, '乙')))),
  ]
  const days = ['2024-09-13', '2024-09-14', '2024-09-16', '2024-09-17', '2024-09-18', '2024-09-19', null]
  const states = ['issued', 'acknowledged', 'replied', 'returned', 'closed', 'blocked', 'withdrawn', 'acknowledged']
  const changes = nos.map((no, i) => {
    const state = states[i % states.length] ?? ''
    const waits = state === 'replied' ? { waitingFor: 'reply', waitingSince: at } : {}
    const held = i === 8 ? { frozen: JSON.stringify({ since: at, reviewOn: '2024-10-08' }) } : {}
    const blocked = { reason: '注销中', since: at, checkInOn: '2024-09-30' }
    const paused = state === 'blocked' ? { blocked: JSON.stringify(blocked) } : {}
    const data = { state, dueOn: days[i % days.length] ?? null, severity: i % 4 ? 'minor' : 'fail' }
    return { where: { no }, data: { ...data, ...waits, ...held, ...paused } }
  })
  await store.write(async (tx) => {
    for (const change of changes) await tx.case.update(change)
  })
  const rows = await store.read.case.findMany({ include: { unit: true }, orderBy: { no: 'asc' } })
  return { context, rows, nos }
}

async function pagesOf(context: FlowContext, asked: LedgerAsked, order: (typeof orders)[number], descending: boolean) {
  const found: string[] = []
  for (let skip = 0; ; skip += 4) {
    const { total, rows } = await readLedger(context, asked, { order, descending, skip, take: 4 }, at)
    found.push(...rows.map((one) => one.row.no))
    if (found.length >= total) return found
  }
}

const isLate = (row: CaseRow): boolean =>
  !clockStopped(factsOf(row)) && overdueWorkdays(officialCalendar, factsOf(row).deadline, at) > 0

test('every order goes through all there is, once, and back the other way', async () => {
  const office = await ledger()
  for (const order of orders) {
    const there = await pagesOf(office.context, none, order, false)
    expect(there.toSorted(), order).toEqual(office.nos.toSorted())
    expect(await pagesOf(office.context, none, order, true), order).toEqual(there.toReversed())
  }
  expect(await pagesOf(office.context, none, 'number', false)).toEqual(office.nos)
  const byDay = new Map(office.rows.map((row) => [row.no, row.dueOn ?? '9999']))
  const days = (await pagesOf(office.context, none, 'deadline', false)).map((no) => byDay.get(no) ?? '')
  expect(days).toEqual(days.toSorted())
})

test('filters, figures and the export keep what reckoning over every case keeps', async () => {
  const { context, rows } = await ledger()
  const unitId = rows[0]?.unitId ?? ''
  const kept: [Partial<LedgerAsked>, (row: CaseRow) => boolean][] = [
    [{ state: 'open' }, (row) => isOpen(factsOf(row).state)],
    [{ state: 'returned' }, (row) => row.state === 'returned'],
    [{ late: true }, isLate],
    [{ waiting: 'any' }, (row) => row.waitingFor !== null],
    [{ waiting: 'dispute' }, () => false],
    [{ severity: 'fail', state: 'open' }, (row) => row.severity === 'fail' && isOpen(factsOf(row).state)],
    [{ unitId, late: true }, (row) => row.unitId === unitId && isLate(row)],
    [{ circularId: rows[0]?.circularId ?? '' }, (row) => row.circularId === rows[0]?.circularId],
    [{ dueDays: 1 }, (row) => !clockStopped(factsOf(row)) && ['2024-09-18', '2024-09-19'].includes(row.dueOn ?? '')],
  ]
  for (const [asked, keeps] of kept) {
    const found = await pagesOf(context, { ...none, ...asked }, 'number', false)
    const wanted = rows.filter(keeps).map((row) => row.no)
    expect(found.toSorted(), JSON.stringify(asked)).toEqual(wanted.toSorted())
  }
  expect(rows.some(isLate)).toBe(true)
  const open = (await openCases(context.store.read)).length
  const waiting = rows.filter((row) => row.waitingFor !== null).length
  expect(await ledgerFigures(context, at)).toEqual({ open, late: rows.filter(isLate).length, waiting })
  const exported = await exportFiltered(context, { ...none, state: 'returned' }, at)
  const wanted = rows.filter((row) => row.state === 'returned').map((row) => row.no)
  expect(exported.ok && exported.value.map((one) => one.caseNo)).toEqual(wanted)
})

test('a search finds by number, unit, account and words, among what is filtered', async () => {
  const { context, rows, nos } = await ledger()
  const search = (text: string, more: Partial<LedgerAsked> = {}) =>
    pagesOf(context, { ...none, ...more, text }, 'number', false)
  expect(await search(nos[3]?.toLowerCase() ?? '')).toEqual([nos[3]])
  expect(await search('乙栏目')).toEqual(rows.filter((row) => row.problem.includes('乙栏目')).map((row) => row.no))
  expect(await search('甲10')).toEqual(rows.filter((row) => row.accountName === '甲10').map((row) => row.no))
  const ofWater = rows.filter((row) => row.unit.name === unitNames.water)
  expect((await search(unitNames.water)).toSorted()).toEqual(ofWater.map((row) => row.no).toSorted())
  expect(await search('乙栏目', { state: 'closed' })).toEqual(
    rows.filter((row) => row.problem.includes('乙栏目') && row.state === 'closed').map((row) => row.no),
  )
  expect(await search('没有这样的')).toEqual([])
  const nothing = await exportFiltered(context, { ...none, text: '没有这样的' }, at)
  expect(nothing).toMatchObject({ ok: false, code: 'nothing-found' })
})
