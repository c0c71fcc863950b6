// "不是我们的": the office hands the case to the unit whose matter it is. The new unit gets a notice and time of its own,
// the old one is told that it is done with it, and nothing of the old plan leaves any more.
import { expect, test } from 'vitest'
import { handOverCases } from '../../src/flows/hand-over-cases.js'
import { openOffice, staff, unitNames } from '../harness.js'

const toWater = { nos: ['W24Q3-003'], to: unitNames.water, until: null, reason: '账号已移交水务局', by: staff.officer }

test('a dispute that waits is upheld by the hand-over', async () => {
  const office = await openOffice()
  const { culture, water, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('有异议 该账号已移交水务局')
  culture.liaison.expects('已登记异议')
  reviewer.expects('异议待处理')
  await office.clockTo('2024-09-09 15:10')
  reviewer.readsAll()
  office.leader.readsAll()
  await office.does((context, now) => handOverCases(context, toWater, now))
  culture.liaison.expects(/W24Q3-003已改由望川市水务局负责[\s\S]*无需再处理/)
  expect(water.liaison.expectsNotice().text).toContain('W24Q3-003')
  // One working day was left; the new unit gets at least three.
  expect(await office.row('W24Q3-003')).toMatchObject({ unit: unitNames.water, state: 'issued', dueOn: '2024-09-12' })
  await culture.liaison.says('W24Q3-003 已整改')
  culture.liaison.expects('不是您单位的事项')
  await water.liaison.says('W24Q3-003 已整改 互动功能已开通')
  water.liaison.expects('等待复核')
  await reviewer.clicks('通过')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'closed' })
  office.mindsNothingElse()
})

test('after a return the new unit starts afresh with a notice', async () => {
  const office = await openOffice()
  const { culture, civil, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改')
  await reviewer.clicks('退回')
  await reviewer.says('仍无互动功能')
  for (const person of [culture.liaison, reviewer]) person.readsAll()
  await office.does((context, now) =>
    handOverCases(context, { ...toWater, to: unitNames.civil, until: '2024-09-04' }, now),
  )
  culture.liaison.expects('无需再处理')
  // The new unit had its one message of this day already.
  await office.clockTo('2024-08-22 09:30')
  expect(civil.liaison.expectsNotice().text).toContain('9月4日')
  await office.clockTo('2024-09-05 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  expect(
    civil.liaison
      .readsAll()
      .map((item) => item.text)
      .join('\n'),
  ).toContain('整改逾期通知')
  office.mindsNothingElse()
})

test.each([
  ['to nobody', { ...toWater, to: '望川市外事局' }, 'no-target'],
  ['to itself', { ...toWater, to: unitNames.culture }, 'same-unit'],
  ['without a reason', { ...toWater, reason: '' }, 'reason-missing'],
  ['by a contact', { ...toWater, by: 'culture-1' }, 'role-missing'],
])('%s is refused', async (_, input, code) => {
  const office = await openOffice()
  await office.publishesFor(['culture'])
  const handed = await handOverCases(office.context, input, office.now())
  expect(handed.ok ? 'handed over' : handed.code).toBe(code)
  office.mindsNothingElse()
})
