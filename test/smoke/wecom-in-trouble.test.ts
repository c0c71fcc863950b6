// WeCom is down for a day, blocks for frequency, or refuses our address: nothing is lost, nothing is doubled, and the
// office can see why nothing leaves.
import { expect, test } from 'vitest'
import { type Office, openOffice } from '../harness.js'

const readiness = async (office: Office): Promise<{ status: number; body: { alarm: string | null } }> => {
  const response = await fetch(`${office.sandbox.service.url}/readyz`)
  return { status: response.status, body: (await response.json()) as { alarm: string | null } }
}

test('after a day down each person gets one message in today’s words', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  culture.liaison.expects('已签收')
  await office.clockTo('2024-09-09 18:00')
  culture.liaison.expects('整改即将到期')
  await office.sandbox.emulator.setFaults({ down: 'closed' })
  await office.clockTo('2024-09-11 08:00')
  await office.sandbox.emulator.setFaults({ down: false })
  await office.clockTo('2024-09-11 17:30')
  const late = culture.liaison.expects('整改逾期通知')
  expect(late.text).toContain('逾期1个工作日')
  for (const person of [culture.deputy, culture.leader]) person.expects('整改逾期通知')
  const due = await office.sandbox.service.store.read.obligation.findFirst({
    where: { rule: 'remind-due', userid: culture.liaison.userid },
  })
  expect(due?.outcome).toMatch(/superseded|skipped/)
})

test('45009 pauses for sixty seconds and resumes by itself', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.clockTo('2024-08-21 09:10')
  await office.sandbox.emulator.setFaults({ frequency: true })
  await office.publishes()
  const calls = (): number => office.sandbox.emulator.calls()['message/send']?.total ?? 0
  const after = calls()
  expect(after).toBeGreaterThan(0)
  await office.sandbox.emulator.setFaults({ frequency: false })
  await office.settles()
  expect(calls()).toBe(after)
  culture.liaison.expectsNothing()
  await office.minutesPass(1.1)
  culture.liaison.expectsNotice()
  const each = new Map<string, number>()
  for (const { userid } of office.ear.all) each.set(userid, (each.get(userid) ?? 0) + 1)
  expect(Math.max(...each.values())).toBe(1)
  office.mindsNothingElse()
})

test('60020 raises an alarm and is tried again after thirty minutes', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.clockTo('2024-08-21 09:10')
  await office.sandbox.emulator.setFaults({ untrustedIp: true })
  await office.publishes()
  const calls = (): number => office.sandbox.emulator.calls()['message/send']?.total ?? 0
  const after = calls()
  expect((await readiness(office)).body.alarm).toMatch(/60020/)
  await office.minutesPass(25)
  expect(calls()).toBe(after)
  await office.sandbox.emulator.setFaults({ untrustedIp: false })
  await office.minutesPass(8)
  culture.liaison.expectsNotice()
  expect((await readiness(office)).body.alarm).toBeNull()
  office.mindsNothingElse()
})
