// The same problem circulated twice before: a talk is proposed at publishing, and only the leader's yes, then time and
// place, let an invitation leave. Held, its commitment is followed to the end.
import { expect, test } from 'vitest'
import { runTalk } from '../../src/flows/run-talk.js'
import { circulatedTwice, openOffice, staff } from '../harness.js'

test('proposed, approved, scheduled by text, confirmed, held, followed up, ended', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { civil, leader, officer } = office
  await office.publishes()
  await office.clockTo('2024-08-21 09:40')
  const proposal = leader.expects('约谈建议')
  expect(proposal.text).toContain('2次')
  for (const one of office.ear.all) one.expected = true
  await leader.clicks('同意约谈')
  leader.expects('已同意约谈')
  await office.minutesPass(5)
  officer.expects('请回复时间和地点')
  for (const person of [civil.leader, civil.liaison]) person.expectsNothing()
  await officer.says('时间 8月28日 15:00,地点 市政府3号楼201')
  officer.expects('约谈望川市民政局定于8月28日15:00')
  await office.minutesPass(5)
  expect(civil.leader.expects('约谈通知').text).toMatch(/8月28日15:00[\s\S]*市政府3号楼201[\s\S]*\[确认参加\]/)
  civil.liaison.expects('约谈通知')
  await civil.leader.clicks('确认参加')
  civil.leader.expects('已确认参加')

  await office.clockTo('2024-08-28 17:00')
  for (const one of office.ear.all) one.expected = true
  const { id } = await office.sandbox.service.store.read.talk.findFirstOrThrow()
  const commitments = [{ text: '注销停更账号', dueOn: '2024-09-06' }]
  const hold = { kind: 'hold', minutes: '已说明情况', commitments } as const
  await office.does((context, now) => runTalk(context, id, hold, staff.officer, now))
  await office.clockTo('2024-09-06 09:20')
  expect(civil.leader.expects('约谈承诺到期').text).toContain('注销停更账号')
  await office.does((context, now) => runTalk(context, id, { kind: 'keep', index: 0, note: '' }, staff.officer, now))
  expect(await office.sandbox.service.store.read.talk.findFirstOrThrow()).toMatchObject({
    state: 'ended',
    decidedBy: staff.leader,
  })
  expect((await office.openTasks()).filter((one) => one.kind.startsWith('talk'))).toEqual([])
  office.mindsNothingElse()
})

test('a broken commitment reaches the leader once, then the ladder ends', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { leader, officer } = office
  await office.publishesFor(['civil'])
  await leader.clicks('同意约谈')
  await office.minutesPass(5)
  await officer.says('时间 8月28日 15:10')
  officer.expects('请回复时间和地点')
  officer.expects('还缺地点')
  await officer.says('市政府3号楼201')
  officer.expects('地点市政府3号楼201')
  await office.clockTo('2024-08-28 17:00')
  const { id } = await office.sandbox.service.store.read.talk.findFirstOrThrow()
  const commitments = [{ text: '注销停更账号', dueOn: '2024-09-06' }]
  const hold = { kind: 'hold', minutes: '', commitments } as const
  await office.does((context, now) => runTalk(context, id, hold, staff.officer, now))
  await office.clockTo('2024-09-11 17:30')
  expect(leader.expects('约谈承诺未见落实').text).toContain('注销停更账号')
  await office.clockTo('2025-03-03 17:30')
  expect(office.ear.open(leader.userid).filter((one) => one.item.text.includes('承诺'))).toEqual([])
  office.mindsNothingElse()
})
