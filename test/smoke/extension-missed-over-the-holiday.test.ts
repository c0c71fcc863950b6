// An extension granted to Friday 13 September and missed: Saturday the 14th is a make-up working day, the 15th to the
// 17th are the Mid-Autumn holiday, so the first working day late is the 14th and the third the 19th.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('overdue steps count the make-up Saturday and skip the holiday', async () => {
  const office = await openOffice()
  const { culture, reviewer, leader } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  culture.liaison.expects('已签收')
  await office.clockTo('2024-09-04 10:10')
  await culture.liaison.says('申请延期 9月13日 原因:平台改版需要审核')
  culture.liaison.expects('申请延到9月13日')
  reviewer.expects('延期申请待处理')
  await reviewer.clicks('同意')
  reviewer.expects('已同意延期')
  culture.liaison.expects('新的期限是9月13日')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'acknowledged', dueOn: '2024-09-13' })

  await office.clockTo('2024-09-11 09:20')
  culture.liaison.expects('整改即将到期')
  await office.clockTo('2024-09-13 09:20')
  culture.liaison.expects('整改今日到期')
  // Three working days after the circular's own deadline.
  leader.expects('整改情况汇总')
  await office.clockTo('2024-09-14 08:59')
  culture.liaison.expectsNothing()
  await office.clockTo('2024-09-14 09:20')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expects('整改逾期通知')
  expect(await office.row('W24Q3-003')).toMatchObject({ overdueWorkdays: 1, escalation: 'overdue' })
  await office.clockTo('2024-09-18 17:30')
  leader.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ overdueWorkdays: 2 })
  await office.clockTo('2024-09-19 09:20')
  leader.expects('逾期未整改情况')
  leader.expects('约谈建议')
  expect(await office.row('W24Q3-003')).toMatchObject({ overdueWorkdays: 3 })
})

test('an extension refused gives at least two working days', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await office.clockTo('2024-09-10 10:10')
  for (const person of [culture.liaison, culture.deputy]) person.readsAll()
  await culture.liaison.says('申请延期 9月20日 原因:平台改版')
  culture.liaison.expects('申请延到9月20日')
  reviewer.expects('延期申请待处理')
  await reviewer.clicks('不同意')
  reviewer.expects('理由')
  await reviewer.says('改版不影响互动功能')
  reviewer.expects('已回复不同意延期')
  culture.liaison.expects('未获同意')
  expect(await office.row('W24Q3-003')).toMatchObject({ dueOn: '2024-09-12' })
})
