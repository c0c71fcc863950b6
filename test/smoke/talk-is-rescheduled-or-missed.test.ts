// A changed time is told once, as a change. Who cannot come says why and gets a new date; who does not come gets one too, and
// the leader hears of it. An absence never ends in silence.
import { expect, test } from 'vitest'
import { circulatedTwice, openOffice, staff } from '../harness.js'
import { acts, scheduled, talkWith } from '../harness/talk.js'

test('rescheduled, excused, missed, and at last held', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { civil, leader, officer } = office
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  await acts(office, id, { kind: 'approve' }, staff.leader)
  await office.minutesPass(5)
  officer.expects('请回复时间和地点')
  await acts(office, id, scheduled('2024-08-28 15:00'))
  await office.minutesPass(5)
  civil.leader.expects(/^约谈通知\n/)
  civil.liaison.expects(/^约谈通知\n/)

  // The same time again changes nothing; another one is told once, and must be confirmed anew.
  await acts(office, id, { kind: 'confirm', who: '民政局分管负责人', how: 'phone' })
  await acts(office, id, scheduled('2024-08-28 15:00'))
  expect((await talkWith(office, 'civil')).state).toBe('confirmed')
  await acts(office, id, scheduled('2024-08-29 15:00'))
  await office.minutesPass(5)
  for (const person of [civil.leader, civil.liaison])
    expect(person.expects('约谈通知(时间地点变更)').text).toContain('8月29日15:00')
  expect((await talkWith(office, 'civil')).state).toBe('invited')

  await civil.liaison.says('约谈请假 局长出差')
  civil.liaison.expects('只有被约谈单位的负责人可以说明缺席')
  await civil.leader.says('约谈请假 赴省里参加会议')
  civil.leader.expects('已登记请假')
  await office.minutesPass(5)
  expect(officer.expects('须另定时间').text).toContain('赴省里参加会议')
  await officer.says('时间 9月3日 15:00,地点 市政府3号楼201')
  officer.expects('定于9月3日15:00')
  await office.minutesPass(5)
  for (const person of [civil.leader, civil.liaison]) person.expects('9月3日15:00')

  await office.clockTo('2024-09-03 16:10')
  const missed = { kind: 'absent', who: '民政局分管负责人', reason: '未到场', excused: false } as const
  await acts(office, id, missed)
  await office.minutesPass(5)
  expect(leader.expects('约谈无故缺席').text).toContain('未到场')
  officer.expects('须另定时间')
  expect(await talkWith(office, 'civil')).toMatchObject({
    state: 'approved',
    absences: [{ excused: true }, { excused: false }],
  })
  const count = office.ear.all.filter((one) => one.userid === 'civil-lead' && one.item.text.startsWith('约谈通知'))
  expect(count).toHaveLength(3)
  office.mindsNothingElse()
})
