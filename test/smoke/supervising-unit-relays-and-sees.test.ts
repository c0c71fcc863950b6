// The unit above gets the list of its units' findings once, sees how they stand, says that it passed them on, and cannot
// answer in their place.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('told once, sees, relays, does not answer for them', async () => {
  const office = await openOffice()
  const { county } = office
  await office.publishesFor(['school'])
  await county.liaison.says('进度')
  expect(county.liaison.expects('下级单位未办结的事项').text).toContain('W24Q3-005')
  await county.liaison.says('已转达')
  county.liaison.expects('已登记转达:W24Q3-005')
  await county.liaison.says('已转达')
  county.liaison.expects('都已登记转达')
  await county.liaison.says('W24Q3-005 已整改')
  county.liaison.expects('不是您单位的事项')
  const events = await office.context.store.read.caseEvent.findMany({ where: { caseNo: 'W24Q3-005', type: 'relayed' } })
  expect(events.map((one) => one.by)).toEqual(['county-1'])
  expect(await office.row('W24Q3-005')).toMatchObject({ state: 'issued' })
  office.mindsNothingElse()
})

test('a unit with nobody below has nothing to relay', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已转达')
  culture.liaison.expects('没有需要转达的事项')
  office.mindsNothingElse()
})
