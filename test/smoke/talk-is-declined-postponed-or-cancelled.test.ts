// What the leader can do beside agreeing: not now, with the reason kept; later; and after a yes, calling it off, of which
// only those hear who had been invited.
import { expect, test } from 'vitest'
import { circulatedTwice, openOffice, staff } from '../harness.js'
import { acts, hushed, scheduled, talkWith } from '../harness/talk.js'

test('declined with a reason: the officer is told, the unit never hears of it', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { civil, leader, officer } = office
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  await leader.clicks('暂不约谈')
  leader.expects('理由')
  await leader.says('已由市长当面要求整改')
  leader.expects('已记录:暂不约谈')
  await office.minutesPass(5)
  expect(officer.expects('暂不约谈').text).toContain('已由市长当面要求整改')
  await office.clockTo('2024-08-22 17:25')
  expect(await talkWith(office, 'civil')).toMatchObject({ id, state: 'declined' })
  const unit = office.ear.all.filter((one) => one.userid.startsWith('civil') && one.item.text.includes('约谈建议'))
  expect(unit).toEqual([])
  civil.leader.readsAll()
  office.mindsNothingElse()
})

test('postponed in words: asked again on that day, not before', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { leader } = office
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  await leader.says(`暂缓约谈 ${id} 9月3日`)
  leader.expects('暂缓决定')
  await office.clockTo('2024-09-02 17:25')
  hushed(office)
  await office.clockTo('2024-09-03 09:20')
  leader.expects('约谈建议(待决定)')
  office.mindsNothingElse()
})

test('cancelled: who was invited is told once; an approval nobody outside knows of is cancelled silently', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { civil, leader } = office
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  await leader.clicks('同意约谈')
  await acts(office, id, scheduled('2024-08-28 15:00'))
  await office.minutesPass(5)
  civil.leader.expects('约谈通知')
  await leader.says('取消约谈 已整改到位')
  leader.expects('已取消')
  await office.minutesPass(5)
  for (const person of [civil.leader, civil.liaison]) expect(person.expects('约谈取消').text).toContain('已整改到位')
  await office.clockTo('2024-08-29 17:20')
  const told = office.ear.all.filter((one) => one.item.text.startsWith('约谈取消'))
  expect(told).toHaveLength(2)

  const silent = await openOffice({ history: circulatedTwice })
  await silent.publishesFor(['civil'])
  const second = (await talkWith(silent, 'civil')).id
  await acts(silent, second, { kind: 'approve' }, staff.leader)
  await acts(silent, second, { kind: 'cancel', reason: '不再需要' }, staff.leader)
  await silent.clockTo('2024-08-22 17:20')
  expect(silent.ear.all.filter((one) => one.item.text.startsWith('约谈取消'))).toEqual([])
  office.mindsNothingElse()
  silent.mindsNothingElse()
})
