// Promise 7: every open case has a next step or a task that says why not; the auditor finds the one that has neither, and
// a heart that beats no more is an alarm of its own.
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { casesWithoutNextStep } from '../../src/store/cases.js'
import { casesWithTask } from '../../src/store/tasks.js'
import { type Office, openOffice } from '../harness.js'

async function lost(office: Office): Promise<string[]> {
  const { read } = office.sandbox.service.store
  const covered = await casesWithTask(read)
  return (await casesWithoutNextStep(read)).map((one) => one.no).filter((no) => !covered.has(no))
}

const people = ['culture-1', 'civil-1', 'water-1', 'school-1', 'culture-2', 'office-1', 'office-2', 'office-lead']
const words = [
  '全部已整改 已更新',
  '1 已整改 已更新',
  '申请延期 9月20日 原因:改版',
  '有异议 1 不是我们的账号',
  '撤回',
  '收到',
  '通过 W24Q3-003',
  '退回 W24Q3-003 栏目仍是空白',
  '退回 W24Q3-001 栏目仍是空白 9月6日',
  '催办 望川市民政局',
  '同意',
]

/** So that every kind of step is taken at least once before chance takes over. */
const opening: [string, string, number][] = [
  ['culture-1', '全部已整改 已更新', 5],
  ['office-2', '退回 W24Q3-003 栏目仍是空白', 5],
  ['water-1', '1 已整改 已更新', 5],
  ['office-2', '通过 W24Q3-001', 5],
  ['school-1', '申请延期 9月20日 原因:改版', 5],
]

test('random stories never leave a case behind', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishes()
  const act = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...words), fc.integer({ min: 3, max: 700 }))
  const story = fc.sample(act, { numRuns: 30, seed: 7 })
  for (const [userid, text, minutes] of [...opening, ...story]) {
    await office.person(userid).says(text)
    expect(await lost(office), `after ${userid}: ${text}`).toEqual([])
    await office.minutesPass(minutes)
    expect(await lost(office), `after ${userid}: ${text}`).toEqual([])
  }
  expect(await office.sandbox.service.store.read.case.count({ where: { round: { gt: 0 } } })).toBeGreaterThan(0)
  await office.clockTo('2024-12-31 17:25')
  expect(await lost(office)).toEqual([])
})

test('a case that lost its next step is found and put into a task', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishesFor(['culture'])
  await office.sandbox.service.store.write(
    async (tx) => void (await tx.case.update({ where: { no: 'W24Q3-003' }, data: { nextDueAt: null } })),
  )
  expect(await lost(office)).toEqual(['W24Q3-003'])
  await office.minutesPass(11)
  await office.settles()
  const task = (await office.openTasks()).find((one) => one.kind === 'no-next-step')
  expect(task?.text).toContain('W24Q3-003')
  expect(office.log.some((line) => line.msg.includes('without a next step'))).toBe(true)
  office.expectsError(/without a next step/)
})

test('/readyz is 503 once the heart has not beaten for a minute', async () => {
  const office = await openOffice()
  const { service } = office.sandbox
  await office.settles()
  const ready = async (): Promise<number> => (await fetch(`${service.url}/readyz`)).status
  expect(await ready()).toBe(200)
  await service.heart.stop()
  const beforeNow = performance.now()
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    vi.advanceTimersByTime(beforeNow + 61_000)
    expect(await ready()).toBe(503)
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
  } finally {
    vi.useRealTimers()
  }
})
