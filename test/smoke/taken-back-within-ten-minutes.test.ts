// 撤回: within ten minutes and while nobody decided, the cases are what they were before.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('a reply is taken back and the reviewer is not asked any more', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  const before = await office.row('W24Q3-003')
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('等待复核')
  const card = reviewer.expects('整改反馈待复核')
  await office.minutesPass(9)
  await culture.liaison.says('撤回')
  culture.liaison.expects('已撤回:W24Q3-003')
  expect(await office.row('W24Q3-003')).toEqual(before)
  await reviewer.clicks('通过', { messageId: card.messageId, force: true })
  reviewer.expects('对方已撤回')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'issued', fixed: 'none' })
})

test('after eleven minutes it stands', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('等待复核')
  reviewer.expects('整改反馈待复核')
  await office.minutesPass(11)
  await culture.liaison.says('撤回')
  culture.liaison.expects('没有可以撤回的内容')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'replied' })
})
