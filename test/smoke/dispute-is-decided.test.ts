// A dispute stops the clock. Upheld, the finding is struck; rejected, the days that were left are given back.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('an upheld dispute withdraws the case and ends its plan', async () => {
  const office = await openOffice()
  const { water, reviewer } = office
  await office.publishesFor(['water'])
  await water.liaison.says('有异议 2 该链接由上级平台维护,当日系统升级')
  water.liaison.expects('已登记异议:W24Q3-002')
  expect(reviewer.expects('异议待处理').text).toContain('该链接由上级平台维护')
  await reviewer.clicks('同意')
  reviewer.expects('异议成立')
  water.liaison.expects('异议成立,已撤销:W24Q3-002')
  expect(await office.row('W24Q3-002')).toMatchObject({ state: 'withdrawn' })
  expect(await office.row('W24Q3-001')).toMatchObject({ state: 'issued' })
})

test('a rejected dispute gives back what was left, over the make-up Saturday', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  culture.liaison.expects('已签收')
  await office.clockTo('2024-09-04 10:10')
  await culture.liaison.says('有异议 不是我们的账号')
  culture.liaison.expects('已登记异议')
  reviewer.expects('异议待处理')
  await office.clockTo('2024-09-10 10:10')
  // Three working days undecided: the office is the late one, the unit hears nothing.
  reviewer.expects('待办提醒')
  culture.liaison.expectsNothing()
  await reviewer.clicks('不同意')
  reviewer.expects('理由')
  await reviewer.says('备案表上登记的是你局')
  reviewer.expects('已回复异议不成立')
  culture.liaison.expects('异议不成立')
  // Four working days were left on the 4th: the 11th, 12th, 13th and Saturday the 14th.
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'acknowledged', dueOn: '2024-09-14' })
})
