// A freeze of a unit or a circular: nothing is asked of the unit, the clock stands still, the office is asked on a set day
// whether it still holds, and only a person ends it.
import { expect, test } from 'vitest'
import { freezeCases, thawCases } from '../../src/flows/freeze-cases.js'
import { openOffice, staff, unitNames } from '../harness.js'

test('a frozen unit hears nothing until it is thawed, and has its days back', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  culture.liaison.expects('已签收')
  await office.clockTo('2024-09-05 15:10')
  const input = { kind: 'unit', target: unitNames.culture, reason: '机构改革,职责划转', reviewOn: null } as const
  const { freezeId } = await office.does((context, now) => freezeCases(context, { ...input, by: staff.leader }, now))
  await office.clockTo('2024-09-20 09:00')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'acknowledged', overdueWorkdays: 0 })
  await office.clockTo('2024-09-20 09:30')
  expect((await office.openTasks()).map((one) => one.kind)).toContain('freeze-review')
  await office.does((context, now) => thawCases(context, freezeId, staff.leader, now))
  // Three working days were left on 5 September: Friday 20 September + 3, over no holiday.
  expect(await office.row('W24Q3-003')).toMatchObject({ dueOn: '2024-09-25' })
  expect((await office.openTasks()).map((one) => one.kind)).not.toContain('freeze-review')
  await office.clockTo('2024-09-25 17:30')
  culture.liaison.expects('整改今日到期')
  office.mindsNothingElse()
})

test('a circular published about a frozen unit waits for the thaw', async () => {
  const office = await openOffice()
  const { culture, water } = office
  const freeze = { kind: 'unit', target: unitNames.culture, reason: '机构改革', reviewOn: '2024-10-08' } as const
  const { freezeId } = await office.does((context, now) => freezeCases(context, { ...freeze, by: staff.leader }, now))
  await office.publishes()
  await office.clockTo('2024-08-21 17:30')
  water.liaison.expectsNotice()
  culture.liaison.expectsNothing()
  await office.does((context, now) => thawCases(context, freezeId, staff.leader, now))
  await office.clockTo('2024-08-22 09:30')
  culture.liaison.expectsNotice()
  office.mindsNothingElse()
})

test.each([
  ['an officer', staff.officer, unitNames.culture, '改革', 'role-missing'],
  ['without a reason', staff.leader, unitNames.culture, ' ', 'reason-missing'],
  ['an unknown unit', staff.leader, '望川市外事局', '改革', 'no-target'],
])('%s is refused and nothing is written', async (_, by, target, reason, code) => {
  const office = await openOffice()
  const input = { kind: 'unit', target, reason, reviewOn: null, by } as const
  const frozen = await freezeCases(office.context, input, office.now())
  expect(frozen.ok ? 'frozen' : frozen.code).toBe(code)
  expect(await office.context.store.read.freeze.count()).toBe(0)
})
