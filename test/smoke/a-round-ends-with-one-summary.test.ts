// 整改情况汇总: the leader gets one short brief when the last case ends, or three working days after the deadline; once,
// after an outage too.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('when the last case ends', async () => {
  const office = await openOffice()
  const { culture, leader, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.readsAll()
  reviewer.expects('整改反馈待复核')
  await reviewer.clicks('通过')
  reviewer.readsAll()
  culture.liaison.readsAll()
  await office.minutesPass(3)
  const { text } = leader.expects('整改情况汇总')
  expect(text).toContain('共5项:已销号5')
  expect(text).toContain('没有逾期未整改的事项')
  expect(text).toContain('可请经办人生成(W24Q3)')
  await office.clockTo('2024-09-30 17:30')
  leader.expectsNothing()
})

test('three working days after the deadline with what is late, once over an outage', async () => {
  const office = await openOffice()
  const { leader } = office
  await office.publishesFor(['culture', 'water'])
  await office.clockTo('2024-09-12 17:30')
  leader.expectsNothing()
  await office.outageUntil('2024-09-18 08:00')
  await office.clockTo('2024-09-20 17:30')
  const summaries = office.ear.all.filter((one) => one.item.text.includes('整改情况汇总'))
  expect(summaries.map((one) => one.userid)).toEqual([leader.userid])
  const text = summaries[0]?.item.text ?? ''
  expect(text).toMatch(/逾期未整改3项:W24Q3-001\(望川市水务局\)、W24Q3-002\(望川市水务局\)、W24Q3-003/)
  expect(text).toMatch(/约谈:待决定\d/)
  office.mindsNothingElse()
})
