// Promise 5: a cycle asks "due and not settled?". Run again it changes nothing; after a week's outage each person gets at
// most one message, in today's words, and what passed is recorded as superseded.
import { expect, test } from 'vitest'
import { runCycle } from '../../src/engine/cycle.js'
import { auditHead } from '../../src/store/audit.js'
import { openOffice } from '../harness.js'

test('cycles with nothing due change nothing at any hour of a story', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  const { world, store } = office.sandbox.service
  await office.publishes()
  for (const instant of [
    '2024-08-21 09:06',
    '2024-08-21 23:10',
    '2024-08-23 09:06',
    '2024-09-06 12:10',
    '2024-09-11 10:10',
    '2024-09-16 10:10',
  ]) {
    await office.clockTo(instant)
    const before = [
      await auditHead(store.read),
      await store.read.message.count(),
      office.sandbox.emulator.sent().length,
    ]
    for (let turn = 0; turn < 3; turn++) await runCycle(world, office.now())
    const after = [await auditHead(store.read), await store.read.message.count(), office.sandbox.emulator.sent().length]
    expect(after, instant).toEqual(before)
  }
})

test('two cycles at the same moment send once', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishes()
  const now = new Date('2024-08-21T09:10:00+08:00')
  const { world } = office.sandbox.service
  await Promise.all([runCycle(world, now), runCycle(world, now), runCycle(world, now)])
  await runCycle(world, now)
  const texts = office.ear.all.map((one) => one.userid)
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts).toContain('culture-1')
})

test('after a week down each person gets at most one message, in today’s words', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishes()
  await office.clockTo('2024-09-05 17:30')
  const before = office.ear.all.length
  await office.outageUntil('2024-09-12 10:10')
  await office.minutesPass(60)
  const since = office.ear.all.slice(before).filter((one) => !one.userid.startsWith('office'))
  const people = since.map((one) => one.userid)
  expect(people.length).toBeGreaterThan(0)
  expect(new Set(people).size).toBe(people.length)
  for (const { item } of since) expect(item.text).not.toMatch(/即将到期|今日到期/)
  expect(since.find((one) => one.userid === 'culture-1')?.item.text).toContain('逾期2个工作日')
  const passed = await office.sandbox.service.store.read.obligation.findMany({
    where: { rule: { in: ['remind-before', 'remind-due'] } },
  })
  expect(passed.length).toBeGreaterThan(0)
  for (const one of passed) expect(one.outcome).toMatch(/superseded|skipped/)
})

test('rungs that passed in an outage are recorded as superseded by the one that is due', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishesFor(['culture'])
  await office.outageUntil('2024-09-12 10:10')
  const { read } = office.sandbox.service.store
  const where = { subjectId: 'W24Q3-003', userid: 'culture-2' }
  const rows = await read.obligation.findMany({ where, select: { rule: true, outcome: true } })
  expect(rows).toContainEqual({ rule: 'unsigned-deputy', outcome: 'superseded' })
  expect(rows).toContainEqual({ rule: 'overdue', outcome: 'sent' })
})

test('an outage over the whole deadline ends in the same rungs as being awake', async () => {
  const rungs = async (outage: boolean): Promise<string[]> => {
    const office = await openOffice()
    office.mindsNothingElse()
    await office.publishesFor(['culture'])
    await office.clockTo('2024-09-05 17:30')
    if (outage) await office.outageUntil('2024-09-11 08:10')
    await office.clockTo('2024-09-30 17:25')
    const rows = await office.sandbox.service.store.read.obligation.findMany({
      where: { rule: { in: ['overdue', 'escalate', 'talk-proposed'] }, outcome: 'sent', subjectId: 'W24Q3-003' },
    })
    return rows.map((row) => `${row.rule} ${row.userid} ${row.settledAt?.toISOString().slice(0, 10) ?? ''}`).sort()
  }
  expect(await rungs(true)).toEqual(await rungs(false))
})
