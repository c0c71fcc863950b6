// The same problem circulated twice before: a talk is proposed at publishing, and only the leader's yes, then time and
// place, let an invitation leave. Held, its minutes go out, the report comes in, is checked by another person, and it ends.
import { expect, test } from 'vitest'
import { circulatedTwice, openOffice, staff } from '../harness.js'
import { acts, expectOnlyToldTo, hushed, record, talkWith } from '../harness/talk.js'

test('proposed, approved, scheduled, confirmed, held, reported, verified, ended', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { civil, leader, officer, reviewer } = office
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  expect(office.ear.all.find((one) => one.item.text.startsWith('约谈建议'))?.item.text).toMatch(
    /被通报2次[\s\S]*W24Q3-T1/,
  )
  await leader.clicks('查看明细')
  expect(leader.expects('约谈材料 W24Q3-T1').text).toMatch(
    /整改通知→[\s\S]*已发[\s\S]*单位说:没有反馈[\s\S]*此前通报:2023年第四季度通报/,
  )
  await leader.clicks('同意约谈')
  leader.expects('已同意约谈')
  await office.minutesPass(5)
  officer.expects('请回复时间和地点')
  for (const person of [civil.leader, civil.liaison]) person.expectsNothing()
  await officer.says('时间 8月28日 15:00,地点 市政府3号楼201,主持 办公室分管负责人')
  officer.expects('约谈望川市民政局定于8月28日15:00')
  await office.minutesPass(5)
  expect(civil.leader.expects('约谈通知').text).toMatch(
    /8月28日15:00[\s\S]*市政府3号楼201[\s\S]*本人参加[\s\S]*主持[\s\S]*书面汇报材料[\s\S]*\[确认参加\]/,
  )
  civil.liaison.expects('约谈通知')
  await civil.liaison.says('约谈确认')
  civil.liaison.expects('只有被约谈单位的负责人可以确认参加')
  await civil.leader.clicks('确认参加')
  civil.leader.expects('已确认参加')

  await office.clockTo('2024-08-28 16:10')
  hushed(office)
  const commitments = [{ text: '注销停更账号', dueOn: '2024-09-06' }]
  await acts(office, id, { kind: 'hold', record, commitments, reportDueOn: null })
  await office.minutesPass(5)
  for (const person of [civil.leader, civil.liaison])
    expect(person.expects('约谈纪要').text).toMatch(/一个月内恢复更新或注销[\s\S]*书面整改报告请于9月4日前/)
  await office.clockTo('2024-09-02 10:10')
  await civil.liaison.says('约谈报告 OA文号 望民函〔2024〕7号 账号已注销')
  civil.liaison.expects('已登记望川市民政局的书面报告')
  await office.minutesPass(5)
  expect(reviewer.expects('请核查').text).toContain('望民函〔2024〕7号')
  await reviewer.says('约谈核查 通过 平台已查不到')
  reviewer.expects('核查通过')
  await office.clockTo('2024-09-06 09:20')
  expect(civil.leader.expects('约谈承诺到期').text).toContain('注销停更账号')
  hushed(office)
  await acts(office, id, { kind: 'keep', index: 0 })
  expect(await talkWith(office, 'civil')).toMatchObject({ state: 'ended', decidedBy: staff.leader })
  expect((await office.openTasks()).filter((one) => one.kind.startsWith('talk'))).toEqual([])
  expectOnlyToldTo(office, id, ['civil-1', 'civil-lead', ...Object.values(staff)])
  office.mindsNothingElse()
})

test('a report that never comes and a check that fails reach the leader once, then the ladder ends', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { leader, officer, civil } = office
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  await leader.clicks('同意约谈')
  await office.minutesPass(5)
  await officer.says('时间 8月28日 15:10')
  officer.expects('请回复时间和地点')
  officer.expects('还缺地点')
  await officer.says('市政府3号楼201')
  officer.expects('地点市政府3号楼201')
  await office.clockTo('2024-08-28 17:00')
  await officer.says(`约谈情况 ${id} 民政局说明了情况 参加:民政局分管负责人 要求:恢复更新 承诺:恢复更新@9月13日`)
  officer.expects('承诺1项')
  await office.clockTo('2024-09-04 09:30')
  civil.leader.expects('书面整改报告9月4日到期')
  await office.clockTo('2024-09-09 17:30')
  leader.expects('约谈后未收到书面整改报告')
  await acts(office, id, { kind: 'report', channel: 'paper', oaNumber: null, text: '已恢复更新' })
  await acts(office, id, { kind: 'verify', holds: false, note: '账号仍停更' }, staff.reviewer)
  await office.clockTo('2024-09-10 17:30')
  expect(leader.expects('约谈后核查未通过').text).toContain('账号仍停更')
  hushed(office)
  await office.clockTo('2025-03-03 17:30')
  expect(office.ear.all.filter((one) => !one.expected && /约谈/.test(one.item.text.slice(0, 12)))).toEqual([])
  expect(await talkWith(office, 'civil')).toMatchObject({ state: 'failed' })
  office.mindsNothingElse()
})
