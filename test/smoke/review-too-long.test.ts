// A reply lies undecided: after three working days the reviewer is reminded, after five the leader is told; never the unit.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('the office chases itself', async () => {
  const office = await openOffice()
  const { culture, reviewer, leader } = office
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-23 10:10')
  await culture.liaison.says('已整改 互动功能已开通')
  for (const person of [culture.liaison, culture.deputy]) person.readsAll()
  reviewer.expects('整改反馈待复核')
  await office.clockTo('2024-08-27 17:30')
  reviewer.expectsNothing()
  await office.clockTo('2024-08-28 09:20')
  expect(reviewer.expects('待办提醒').text).toContain('W24Q3-003')
  leader.expectsNothing()
  await office.clockTo('2024-08-30 09:20')
  expect(leader.expects('待办超时').text).toContain('W24Q3-003')
  await office.clockTo('2024-09-12 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ overdueWorkdays: 0 })
})
