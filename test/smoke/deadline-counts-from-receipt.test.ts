// 收到通报后5个工作日内: day 1 is the working day after WeCom accepted the notice; 12 September gives the 20th, over the
// make-up Saturday and the holiday (contract §4).
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('a notice accepted on 12 September is due on the 20th', async () => {
  const office = await openOffice({ start: '2024-09-12 08:50' })
  const { civil } = office
  await office.publishes('receipt')
  expect(await office.row('W24Q3-001')).toMatchObject({ dueOn: null })
  await office.clockTo('2024-09-12 09:20')
  expect(civil.liaison.expectsNotice().text).toContain('收到后5个工作日内')
  civil.leader.expects('通报问题告知')
  expect(await office.row('W24Q3-001')).toMatchObject({ dueOn: '2024-09-20' })
  await civil.liaison.clicks('签收')
  civil.liaison.expects('9月20日')
  await office.clockTo('2024-09-18 17:30')
  civil.liaison.expects('整改即将到期')
  await office.clockTo('2024-09-20 17:30')
  civil.liaison.expects('整改今日到期')
  expect(await office.row('W24Q3-001')).toMatchObject({ overdueWorkdays: 0 })
})
