// A reply that does not hold is sent back with a reason and a new deadline, and is closed when it is fixed.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('the reviewer names reason and day in one text', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('等待复核')
  reviewer.expects('整改反馈待复核')
  await reviewer.clicks('退回')
  reviewer.expects('请回复退回')
  await reviewer.says('留言功能仍打不开,9月3日前')
  reviewer.expects('已退回')
  expect(culture.liaison.expects('复核退回').text).toMatch(/留言功能仍打不开[\s\S]*9月3日/)
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'returned', fixed: 'returned', dueOn: '2024-09-03' })
  await culture.liaison.says('已整改 留言功能已修复')
  culture.liaison.expects('等待复核')
  reviewer.expects('整改反馈待复核')
  await reviewer.clicks('通过')
  reviewer.expects('已通过并销号')
  culture.liaison.expects('已销号')
  office.leader.expects('整改情况汇总')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'closed', fixed: 'accepted' })
})

test('without a day the unit has three more working days', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  await reviewer.clicks('退回')
  await reviewer.says('留言功能仍打不开')
  // Wednesday; Thursday, Friday, Monday.
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'returned', dueOn: '2024-08-26' })
  for (const person of [culture.liaison, reviewer]) person.readsAll()
})
