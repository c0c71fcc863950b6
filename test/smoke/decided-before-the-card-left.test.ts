// A reply comes in the evening, so its card waits for the morning; somebody decides before. No card about a matter that
// is already decided reaches the reviewer.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('the card that waited is superseded by the decision', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-21 18:10')
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('等待复核')
  reviewer.expectsNothing()
  await reviewer.says('通过 W24Q3-003')
  reviewer.expects('已通过并销号')
  await office.clockTo('2024-08-22 17:10')
  culture.liaison.expects('复核通过,已销号')
  reviewer.expectsNothing()
  office.leader.expects('整改情况汇总')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'closed' })
})
