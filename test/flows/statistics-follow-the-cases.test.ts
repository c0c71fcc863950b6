// The office's figures out of what really happened: replies, returns, disputes, by circular and by days; read page by page,
// by those who may read everything.
import { expect, test } from 'vitest'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { readStatistics, type StatisticsAsked } from '../../src/flows/read-statistics.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { submitRequest } from '../../src/flows/submit-request.js'
import { draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const later = (day: string): Date => new Date(`${day}T10:20:00+08:00`)
const all: StatisticsAsked = { circular: null, unit: null, from: null, to: null }

async function livedThrough(): Promise<SmallOffice> {
  const office = await openOffice()
  const { context } = office
  const accounts = ['望川水务', '望川河长', '水务一', '水务二', '水务三', '水务四']
  const third = accounts.map((account) =>
    finding({ account, indicator: account.startsWith('望川') ? null : 'nm-stale-2w' }),
  )
  await office.publishes(await office.imports(draft(third)))
  await office.store.write((tx) => tx.case.updateMany({ data: { noticedAt: now } }))
  const replies = async (nos: string[], on: string): Promise<void> =>
    void (await office.must(
      submitReply(context, { by: 'water-1', nos, text: '已整改', channel: 'cli', oaNumber: null }, later(on)),
    ))
  const decides = async (nos: string[], on: string, decision: Parameters<typeof decideSubmission>[2]): Promise<void> =>
    void (await office.must(decideSubmission(context, nos, decision, staff.reviewer, later(on))))
  const five = ['001', '002', '003', '004', '005'].map((no) => `W24Q3-${no}`)
  await replies(five.slice(0, 4), '2024-08-23')
  await replies(five.slice(4), '2024-09-13')
  await decides(five.slice(1), '2024-09-13', { kind: 'close' })
  await decides(five.slice(0, 1), '2024-09-13', { kind: 'return', reason: '链接仍打不开', until: null })
  await replies(five.slice(0, 1), '2024-09-18')
  await decides(five.slice(0, 1), '2024-09-18', { kind: 'close' })
  const dispute = { by: 'water-1', nos: ['W24Q3-006'], reason: '不是我单位的账号', kind: 'dispute' } as const
  await office.must(submitRequest(context, dispute, later('2024-08-22')))
  await decides(['W24Q3-006'], '2024-08-23', { kind: 'uphold', reason: '属实' })
  const fourth = draft([finding({ unit: '望川市民政局', account: '望川民政', platform: '今日头条' })], {
    title: '第四季度通报',
    issuedOn: '2024-11-18',
    period: { year: 2024, quarter: 4 },
    deadline: { text: '于12月10日前', date: '2024-12-10', base: 'absolute', workingDays: null },
  })
  await office.publishes(await office.imports(fourth), later('2024-11-20'))
  return office
}

const read = (office: SmallOffice, asked: StatisticsAsked = all, by: string = staff.leader) =>
  readStatistics(office.context, asked, by, later('2024-11-21'))

test('in time, time to fix, returned, disputes, open over time', async () => {
  const office = await livedThrough()
  const { cases } = await office.must(read(office))
  expect(cases.total).toEqual({
    cases: 6,
    open: 1,
    onTime: { count: 4, of: 5, share: 80 },
    fix: { cases: 5, median: 2, p90: 19 },
    returned: { count: 1, of: 5, share: 20 },
  })
  expect(cases.disputes).toEqual({ raised: 1, upheld: 1, rejected: 0, waiting: 0 })
  expect(cases.byIndicator.map((one) => [one.key, one.cases, one.onTime])).toEqual([
    ['', 3, { count: 2, of: 2, share: null }],
    ['nm-stale-2w', 3, { count: 2, of: 3, share: null }],
  ])
  expect(cases.byQuarter.map((one) => [one.key, one.cases])).toEqual([
    ['2024Q3', 5],
    ['2024Q4', 1],
  ])
  expect(cases.months.map((one) => [one.month, one.open])).toEqual([
    ['2024-08', 5],
    ['2024-09', 0],
    ['2024-10', 0],
    ['2024-11', 1],
  ])
})

test('of one circular, of some days', async () => {
  const office = await livedThrough()
  const one = await office.must(read(office, { ...all, circular: 'w24q4' }))
  expect(one.cases.total.cases).toBe(1)
  expect(one.burden).toMatchObject({ answers: null, results: null })
  const until = await office.must(read(office, { ...all, to: '2024-11-19' }))
  expect(until.cases.byQuarter.map((group) => group.key)).toEqual(['2024Q3'])
  const from = await office.must(read(office, { ...all, from: '2024-11-20', to: '2024-11-20' }))
  expect(from.cases.byQuarter.map((group) => group.key)).toEqual(['2024Q4'])
})

test('refused: who may not read everything, no such circular, days the wrong way round', async () => {
  const office = await openOffice()
  expect(await office.refusal(read(office, all, 'water-1'))).toBe('role-missing')
  expect(await office.refusal(read(office, { ...all, circular: 'W99' }))).toBe('no-circular')
  expect(await office.refusal(read(office, { ...all, from: '2024-09-02', to: '2024-09-01' }))).toBe('days-reversed')
})
