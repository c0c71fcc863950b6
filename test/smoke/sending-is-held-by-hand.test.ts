// A leader holds everything planned, with a reason: nothing planned leaves, what was composed goes back to the plan, who writes
// is still answered, and after the release what is due then leaves once.
import { expect, test } from 'vitest'
import { planDue } from '../../src/engine/steps/plan-due.js'
import { sendOwed } from '../../src/engine/steps/send-owed.js'
import { holdSending } from '../../src/flows/hold-sending.js'
import { releaseHold } from '../../src/flows/release-hold.js'
import { type Office, openOffice, staff } from '../harness.js'

const hold = (office: Office, reason = '名册有误,核对后再发') =>
  office.does((context, now) => holdSending(context, reason, staff.leader, now))
const release = (office: Office) => office.does((context, now) => releaseHold(context, staff.leader, now))

test('nothing planned leaves until the release, then what is due leaves once', async () => {
  const office = await openOffice()
  const { water, leader } = office
  await hold(office)
  await office.publishes()
  await office.clockTo('2024-08-22 10:00')
  water.liaison.expectsNothing()
  expect((await office.openTasks()).map((one) => one.text).join()).toContain('原因:名册有误,核对后再发')
  await leader.says('今日')
  leader.expects('计划消息已暂停发送,放行后继续:名册有误')
  await water.liaison.says('进度')
  water.liaison.expects('未办结的事项')
  await release(office)
  await office.minutesPass(2)
  expect(water.liaison.expects('整改').text).toContain('整改')
  expect(await office.openTasks()).not.toContainEqual(expect.objectContaining({ kind: 'hold' }))
  await office.minutesPass(30)
  water.liaison.expectsNothing()
  office.mindsNothingElse()
})

test('what was composed before the holding and not yet tried goes back to the plan', async () => {
  const office = await openOffice()
  await office.publishes()
  const { store, heart } = office.sandbox.service
  await heart.stop()
  const { world } = office.sandbox.service
  const at = new Date('2024-08-21T09:10:00+08:00')
  await planDue(world, at)
  expect(await store.read.message.count({ where: { kind: 'plan', state: 'pending' } })).toBeGreaterThan(0)
  await hold(office)
  const report = await sendOwed(world, at)
  expect(report.sent).toBe(0)
  const back = await store.read.message.findMany({ where: { kind: 'plan' } })
  expect(new Set(back.map((one) => `${one.state} ${one.reason ?? ''}`))).toEqual(new Set(['superseded held']))
  await planDue(world, at)
  expect(await store.read.message.count({ where: { kind: 'plan', state: 'pending' } })).toBe(0)
  await release(office)
  await planDue(world, at)
  expect(await store.read.message.count({ where: { kind: 'plan', state: 'pending' } })).toBe(back.length)
  office.mindsNothingElse()
})

test('with a reason, by a leader, once; the chain says who held and who let go', async () => {
  const office = await openOffice()
  const { context } = office
  const at = office.now()
  const refusal = async (reason: string, by: string) => {
    const result = await holdSending(context, reason, by, at)
    return result.ok ? 'done' : result.code
  }
  expect(await refusal(' ', staff.leader)).toBe('hold-reason-missing')
  expect(await refusal('名册有误', staff.officer)).toBe('role-missing')
  expect(await refusal('名册有误', staff.leader)).toBe('done')
  expect(await refusal('再停一次', staff.leader)).toBe('already-held')
  expect(await release(office)).toEqual({ wasHeld: true })
  expect(await release(office)).toEqual({ wasHeld: false })
  const acts = await context.store.read.auditEntry.findMany({ where: { subject: 'engine' }, orderBy: { seq: 'asc' } })
  expect(acts.map((one) => [one.act, one.actor])).toEqual([
    ['sending-held', staff.leader],
    ['hold-released', staff.leader],
  ])
  office.mindsNothingElse()
})
