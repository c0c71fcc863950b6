// 委托约谈: behind the leader's approval the county office above the unit is asked; it sets the day, holds the talk and reports
// back in the chat. It is chased once, then the office has a task. Nobody else reads of it.
import { expect, test } from 'vitest'
import { applyForTalk } from '../../src/flows/propose-talk.js'
import { type Office, openOffice, staff } from '../harness.js'
import { acts, expectOnlyToldTo, talkWith } from '../harness/talk.js'

const application = {
  unit: '松谷县教育局',
  caseNos: ['W24Q3-005'],
  reason: '栏目长期空白',
  calls: 'principal',
  by: 'county',
} as const

/** Applied for by the officer, agreed to by the leader: the county office is asked from then on. */
async function entrusted(): Promise<{ office: Office; id: string }> {
  const office = await openOffice()
  const { county, school, leader, officer } = office
  await office.publishesFor(['school'])
  const { id } = await office.does((context, now) => applyForTalk(context, application, staff.officer, now))
  await office.minutesPass(5)
  expect(leader.expects('约谈建议').text).toMatch(/主要负责人[\s\S]*委托松谷县人民政府办公室/)
  county.liaison.expectsNothing()
  await leader.clicks('同意约谈')
  leader.expects('将请县区办公室组织')
  await office.minutesPass(5)
  for (const person of [county.liaison, county.leader])
    expect(person.expects('请组织约谈:松谷县教育局').text).toContain('主要负责人')
  for (const person of [school.liaison, school.leader, officer]) person.expectsNothing()
  return { office, id }
}

test('asked, chased once, then the office has a task', async () => {
  const { office } = await entrusted()
  await office.clockTo('2024-08-26 17:20')
  office.county.liaison.expects('【催问】')
  expect((await office.openTasks()).map((one) => one.kind)).not.toContain('talk-entrust-late')
  await office.clockTo('2024-08-29 17:20')
  expect((await office.openTasks()).map((one) => one.kind)).toContain('talk-entrust-late')
  office.county.liaison.expectsNothing()
  office.mindsNothingElse()
})

test('arranged, held and told by the county office, followed by the office', async () => {
  const { office, id } = await entrusted()
  const { county, school } = office
  await county.liaison.says(`约谈 ${id} 时间 8月22日 15:00,地点 县政府301`)
  county.liaison.expects('定于8月22日15:00')
  await office.minutesPass(5)
  for (const person of [school.leader, school.liaison])
    expect(person.expects('约谈通知').text).toMatch(/县政府301[\s\S]*主要负责人[\s\S]*松谷县人民政府办公室负责人/)
  await acts(office, id, { kind: 'confirm', who: '松谷县教育局主要负责人', how: 'phone' })

  await office.clockTo('2024-08-23 09:30')
  county.liaison.expects('请回复:约谈情况')
  await county.liaison.says('约谈情况 参加:教育局主要负责人 要求:充实栏目 承诺:栏目补齐@9月13日')
  county.liaison.expects('承诺1项')
  await office.minutesPass(5)
  school.leader.expects('约谈纪要')
  expect(await talkWith(office, 'school')).toMatchObject({ state: 'held', decidedBy: staff.leader })
  expect((await office.openTasks()).filter((one) => one.kind.startsWith('talk'))).toEqual([])
  expectOnlyToldTo(office, id, ['county-1', 'county-lead', 'school-1', 'school-lead', ...Object.values(staff)])
  office.mindsNothingElse()
})

test('others neither learn of it nor move it', async () => {
  const office = await openOffice()
  await office.publishesFor(['school'])
  const { id } = await office.does((context, now) => applyForTalk(context, application, staff.officer, now))
  await acts(office, id, { kind: 'approve' }, staff.leader)
  const { water, school } = office
  for (const person of [water.liaison, water.leader]) {
    await person.says(`约谈 ${id}`)
    person.expects(`没有编号为${id}的约谈`)
    await person.says(`约谈 ${id} 时间 9月2日 15:00,地点 水务局`)
    person.expects(`没有编号为${id}的约谈`)
  }
  await school.leader.says(`约谈 ${id} 时间 9月2日 15:00,地点 教育局`)
  school.leader.expects('需要officer')
  expect((await talkWith(office, 'school')).state).toBe('entrusted')
  office.mindsNothingElse()
})
