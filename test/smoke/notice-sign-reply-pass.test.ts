// The plain story: a circular in, one notice to each unit, signed, answered in the unit's own words, passed, closed.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('a unit is told once, signs, answers and is closed', async () => {
  const office = await openOffice()
  const { water, culture, civil, county, school, reviewer } = office
  const { cases } = await office.publishes()
  expect(cases).toEqual(['W24Q3-001', 'W24Q3-002', 'W24Q3-003', 'W24Q3-004', 'W24Q3-005'])
  await office.clockTo('2024-08-21 09:20')
  const notice = water.liaison.expectsNotice()
  expect(notice.text).toContain('W24Q3-001')
  expect(notice.text).toContain('W24Q3-002')
  for (const unit of [culture, civil, school]) unit.liaison.expectsNotice()
  county.liaison.expects('所辖单位')
  for (const unit of [water, civil]) unit.leader.expects('通报问题告知')

  for (const unit of [water, culture, civil, school]) {
    await unit.liaison.clicks('签收')
    unit.liaison.expects('已签收')
  }
  await water.liaison.says('全部已整改 公众号已恢复每周更新,链接已修复')
  water.liaison.expects('等待复核')
  reviewer.expects('整改反馈待复核')
  await reviewer.clicks('通过')
  reviewer.expects('已通过并销号:W24Q3-001、W24Q3-002')
  water.liaison.expects('复核通过,已销号:W24Q3-001、W24Q3-002')
  expect(await office.row('W24Q3-001')).toMatchObject({ state: 'closed', fixed: 'accepted', dueOn: '2024-09-10' })
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'acknowledged', fixed: 'none' })
})
