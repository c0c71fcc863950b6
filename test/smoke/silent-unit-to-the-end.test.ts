// A unit that never answers is told at every rung, once, and then left: the ladder ends, nobody is nagged for ever.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('the ladder is climbed rung by rung and ends', async () => {
  const office = await openOffice()
  const { culture, leader, officer } = office
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-22 17:30')
  culture.deputy.expects('整改通知(尚未签收)')
  await office.clockTo('2024-08-23 17:30')
  expect((await office.openTasks()).map((one) => one.kind)).toContain('unsigned-office')
  await office.clockTo('2024-09-06 17:30')
  culture.liaison.expects('整改即将到期')
  await office.clockTo('2024-09-10 17:30')
  culture.liaison.expects('整改今日到期')
  await office.clockTo('2024-09-11 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expects('整改逾期通知')
  await office.clockTo('2024-09-13 17:30')
  leader.expects('逾期未整改情况')
  expect(leader.expects('整改情况汇总').text).toContain('W24Q3-003')
  expect(leader.expects('约谈建议').text).toContain('逾期整改不到位的,将按程序进行约谈')
  expect((await office.openTasks()).map((one) => one.kind)).toContain('escalate')
  expect(await office.row('W24Q3-003')).toMatchObject({ escalation: 'talk', talk: 'proposed', overdueWorkdays: 3 })

  await leader.clicks('暂不约谈')
  leader.expects('理由')
  await leader.says('先由分管副市长督促')
  leader.expects('已记录:暂不约谈')
  await office.clockTo('2024-09-14 17:30')
  officer.expects('暂不约谈')
  await office.clockTo('2025-03-03 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader, leader, officer]) person.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'issued', talk: 'declined' })
})
