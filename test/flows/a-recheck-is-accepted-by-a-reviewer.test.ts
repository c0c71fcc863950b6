// The recheck of a circular against the cases of the period before: one task at publishing, nothing by itself, and what a
// reviewer accepts: a case is closed, or a new one points to the closed one.
import { expect, test } from 'vitest'
import type { LastPeriodRecheck } from '../../src/domain/draft.js'
import { acceptRecheck } from '../../src/flows/accept-recheck.js'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { exportLedger } from '../../src/flows/export-ledger.js'
import { recheckOf } from '../../src/flows/recheck-circular.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const october = new Date('2024-11-20T09:20:00+08:00')
const recheck: LastPeriodRecheck = {
  period: { year: 2024, quarter: 3 },
  result: '',
  entries: [
    { name: '望川水务', platform: null, unit: null, result: 'fixed' },
    { name: '望川河长', platform: null, unit: null, result: 'notFixed' },
    { name: '文旅望川', platform: null, unit: null, result: 'notFixed' },
  ],
}
const place = { start: 0, end: 12, text: '“望川河长”', kind: 'exact' as const }

/** Third quarter published, 002 closed; fourth quarter published with a recheck of it. */
async function twoQuarters(): Promise<{ office: SmallOffice; id: string }> {
  const office = await openOffice()
  const third = draft([
    finding(),
    finding({ account: '望川河长', problem: '服务功能链接无法打开' }),
    finding({ unit: '望川市文化旅游局', account: '文旅望川' }),
  ])
  await office.publishes(await office.imports(third))
  const reply = { by: 'water-1', nos: ['W24Q3-002'], text: '已修复', channel: 'cli', oaNumber: null } as const
  await office.must(submitReply(office.context, reply, now))
  await office.must(decideSubmission(office.context, ['W24Q3-002'], { kind: 'close' }, staff.reviewer, now))
  const fourth = draft([finding({ unit: '望川市民政局', account: '望川民政', platform: '今日头条' })], {
    title: '关于2024年第四季度全市政务新媒体检查情况的通报',
    issuedOn: '2024-11-18',
    period: { year: 2024, quarter: 4 },
    deadline: { text: '于12月10日前', date: '2024-12-10', base: 'absolute', workingDays: null },
    lastPeriodRecheck: recheck,
    provenance: { '/lastPeriodRecheck/names': [place] },
  })
  const id = await office.imports(fourth)
  await office.publishes(id, october)
  return { office, id }
}

const ledger = async (office: SmallOffice) => {
  const rows = await exportLedger(office.context, null, october)
  return Object.fromEntries(rows.map((row) => [row.caseNo, [row.state, row.repeatOf]]))
}

test('publishing raises one task and applies nothing', async () => {
  const { office, id } = await twoQuarters()
  expect(await ledger(office)).toEqual({
    'W24Q3-001': ['issued', []],
    'W24Q3-002': ['closed', []],
    'W24Q3-003': ['issued', []],
    'W24Q4-001': ['issued', []],
  })
  const tasks = await office.store.read.task.findMany({ where: { kind: 'recheck' } })
  expect(tasks).toMatchObject([{ closedAt: null, text: expect.stringMatching(/1\. W24Q3-001.*2\. W24Q3-002/) }])
  expect(tasks[0]?.text).not.toContain('W24Q3-003')
  const proposals = await recheckOf(office.store.read, await office.shows(id), october)
  expect(proposals.map((one) => one.act)).toEqual(['close', 'again', 'stays'])
})

test('a reviewer accepts them one after the other; twice is once; then the task is done', async () => {
  const { office, id } = await twoQuarters()
  const accept = (numbers: number[], by: string = staff.reviewer) =>
    acceptRecheck(office.context, id, numbers, by, october)
  expect(await office.must(accept([1]))).toMatchObject({ closed: ['W24Q3-001'], opened: [] })
  expect(await office.refusal(accept([1]))).toBe('nothing-to-accept')
  expect(await office.must(accept([2]))).toMatchObject({ closed: [], opened: ['W24Q4-002'] })
  expect(await office.refusal(accept([2]))).toBe('nothing-to-accept')
  expect(await ledger(office)).toEqual({
    'W24Q3-001': ['closed', []],
    'W24Q3-002': ['closed', []],
    'W24Q3-003': ['issued', []],
    'W24Q4-001': ['issued', []],
    'W24Q4-002': ['issued', ['W24Q3-002']],
  })
  const opened = await office.store.read.case.findUniqueOrThrow({ where: { no: 'W24Q4-002' } })
  expect(opened).toMatchObject({ problem: '服务功能链接无法打开', dueOn: '2024-12-10', accountName: '望川河长' })
  expect(JSON.parse(opened.provenance)).toEqual([place])
  expect(await office.store.read.task.count({ where: { kind: 'recheck', closedAt: null } })).toBe(0)
})

test('refused: the wrong person, no such number, one of them wrong', async () => {
  const { office, id } = await twoQuarters()
  const before = await office.rows()
  const accept = (numbers: number[], by: string = staff.reviewer) =>
    acceptRecheck(office.context, id, numbers, by, october)
  expect(await office.refusal(accept([1], staff.officer))).toBe('role-missing')
  expect(await office.refusal(accept([9]))).toBe('no-proposal')
  expect(await office.refusal(accept([1, 3]))).toBe('nothing-to-accept')
  expect(await office.rows()).toEqual(before)
})
