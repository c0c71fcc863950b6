// Promise 3: one key per obligation, and every one ends in a word. What may have arrived is repeated only while WeCom
// would swallow the copy, then shown to a person; what never arrives leads to the deputy and to a task.
import { expect, test } from 'vitest'
import type { SentItem } from '../../src/sandbox/index.js'
import { circulatedTwice, openOffice, staff } from '../harness.js'

const sendCalls = (office: Awaited<ReturnType<typeof openOffice>>): number =>
  office.sandbox.emulator.calls()['message/send']?.total ?? 0

test('an answer lost on the way is asked for again and nobody reads it twice', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.clockTo('2024-08-21 09:20')
  await office.sandbox.emulator.setFaults({ acceptedThenReset: 3 })
  await office.publishes()
  await office.minutesPass(20)
  culture.liaison.expectsNotice()
  culture.liaison.expectsNothing()
  const texts = office.ear.all.map((one) => `${one.userid} ${one.item.text}`)
  expect(new Set(texts).size).toBe(texts.length)
  const open = await office.sandbox.service.store.read.obligation.count({ where: { outcome: { notIn: ['sent'] } } })
  expect(open).toBe(0)
  office.mindsNothingElse()
})

test('a fate unknown for longer than the duplicate window is shown to a person, never sent again', async () => {
  const office = await openOffice()
  await office.clockTo('2024-08-21 09:20')
  await office.sandbox.emulator.setFaults({ acceptedThenReset: true })
  await office.publishes()
  await office.clockTo('2024-08-21 16:50')
  const { read } = office.sandbox.service.store
  const uncertain = await read.message.findMany({ where: { state: 'uncertain', kind: 'plan' } })
  expect(uncertain.length).toBeGreaterThan(0)
  const copies = new Map<string, SentItem[]>()
  for (const item of office.sandbox.emulator.sent()) {
    const key = JSON.stringify([item.to, item.raw])
    copies.set(key, [...(copies.get(key) ?? []), item])
  }
  for (const tries of copies.values()) {
    const instants = tries.map((one) => one.at.getTime())
    expect(Math.max(...instants) - Math.min(...instants)).toBeLessThan(14_400_000)
    expect(tries.filter((one) => one.delivered)).toHaveLength(1)
  }
  expect((await office.openTasks()).filter((one) => one.kind === 'uncertain').length).toBe(
    await read.message.count({ where: { state: 'uncertain' } }),
  )
  await office.sandbox.emulator.setFaults({ acceptedThenReset: false })
  const before = sendCalls(office)
  await office.clockTo('2024-08-21 17:25')
  expect(
    await read.message.count({ where: { id: { in: uncertain.map((one) => one.id) }, state: { not: 'uncertain' } } }),
  ).toBe(0)
  expect(sendCalls(office) - before).toBeLessThanOrEqual(uncertain.length)
  office.mindsNothingElse()
})

test('a service that was down past the duplicate window does not send again what may have arrived', async () => {
  const office = await openOffice()
  await office.publishesFor(['culture'])
  await office.clockTo('2024-09-06 09:04')
  await office.sandbox.emulator.setFaults({ acceptedThenReset: 1 })
  await office.clockTo('2024-09-06 09:05')
  await office.outageUntil('2024-09-06 14:20')
  await office.clockTo('2024-09-06 17:25')
  const reminders = office.ear.all.filter((one) => one.userid === 'culture-1' && one.item.text.includes('整改即将到期'))
  expect(reminders).toHaveLength(1)
  expect((await office.openTasks()).map((one) => one.kind)).toContain('uncertain')
  office.mindsNothingElse()
})

test('a dead receiver: the obligation says who was told, the deputy stands in, the officer has a task', async () => {
  const office = await openOffice()
  await office.sandbox.emulator.setFaults({ partInvalid: ['culture-1'] })
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-22 09:20')
  const { read } = office.sandbox.service.store
  const mine = await read.obligation.findMany({ where: { subjectId: 'W24Q3-003', rule: 'notice' } })
  expect(mine.find((one) => one.userid === 'culture-1')).toMatchObject({ outcome: 'dead' })
  expect(mine.find((one) => one.userid === 'culture-1')?.reason).toContain('office')
  expect(mine.find((one) => one.userid === 'culture-2')).toMatchObject({ outcome: 'sent' })
  expect(await office.openTasks()).toContainEqual(
    expect.objectContaining({ kind: 'unreachable', assignee: staff.officer }),
  )
  office.mindsNothingElse()
})

test('over a whole story no obligation is left without its word', async () => {
  const office = await openOffice({ history: circulatedTwice })
  office.mindsNothingElse()
  await office.publishes()
  await office.clockTo('2024-08-21 09:40')
  await office.water.liaison.says('1 已整改 已恢复更新')
  await office.reviewer.clicks('退回')
  await office.reviewer.says('没有更新记录,8月30日前')
  await office.leader.clicks('同意约谈')
  await office.clockTo('2024-08-26 10:10')
  await office.culture.liaison.says('已整改 互动功能已开通')
  await office.reviewer.clicks('通过')
  await office.officer.says('催办 W24Q3-005')
  await office.clockTo('2024-12-31 17:30')
  const rows = await office.sandbox.service.store.read.obligation.findMany()
  expect(rows.filter((one) => one.outcome === 'owed')).toEqual([])
  expect(rows.filter((one) => one.outcome !== 'sent' && (one.reason ?? '') === '')).toEqual([])
  expect(rows.filter((one) => one.settledAt === null)).toEqual([])
  expect(
    await office.sandbox.service.store.read.message.count({ where: { state: { in: ['pending', 'sending'] } } }),
  ).toBe(0)
})
