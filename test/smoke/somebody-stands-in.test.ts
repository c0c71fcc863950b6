// 代办: for its days the stand-in gets what the person's role gets, marked so, and may do what the person may; never both
// sides of a decision that needs two people.
import { expect, test } from 'vitest'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { setStandIn } from '../../src/flows/stand-in.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { readCircular } from '../../src/intake/index.js'
import { openOffice, staff } from '../harness.js'
import { paperOf } from '../harness/papers.js'

const days = { fromOn: '2024-08-21', untilOn: '2024-08-23' }

test('a liaison is stood in for, and is told again afterwards', async () => {
  const office = await openOffice()
  const { culture, officer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  culture.liaison.readsAll()
  await culture.liaison.says('9月5日到9月9日由 culture-lead 代办')
  culture.liaison.expects('由望川市文化旅游局分管负责人代您办理')
  await office.clockTo('2024-09-05 11:50')
  const handed = culture.leader.expects('整改事项交接').text
  expect(handed).toContain('代望川市文化旅游局联络员办理')
  await office.clockTo('2024-09-06 17:30')
  culture.leader.expects(/代望川市文化旅游局联络员[\s\S]*整改即将到期/)
  culture.liaison.expectsNothing()
  // Back on the day it is due.
  await office.clockTo('2024-09-10 17:30')
  culture.liaison.expects('整改今日到期')
  culture.leader.expectsNothing()
  officer.expectsNothing()
})

test('the reviewer’s stand-in gets the cards and decides, but not on what they answered themself', async () => {
  const office = await openOffice()
  const { culture, officer, reviewer, leader } = office
  await office.publishesFor(['culture'])
  await office.does((context, now) =>
    setStandIn(context, { userid: staff.reviewer, standIn: staff.officer, ...days }, staff.leader, now),
  )
  await office.minutesPass(3)
  officer.expects('由您代办公室复核办理')
  await office.minutesPass(3)
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.readsAll()
  reviewer.expectsNothing()
  expect(officer.expects('整改反馈待复核').text).toContain('代办公室复核')
  await officer.clicks('通过')
  officer.expects('已通过并销号')
  culture.liaison.expects('已销号')
  leader.expects('整改情况汇总')
})

test('nobody is both sides: neither by standing in nor by being stood in for', async () => {
  const office = await openOffice()
  const file = await paperOf('media')
  const draft = await office.does(() => readCircular(file))
  const { circularId } = await office.does((context, now) =>
    importCircular(context, { ...file, draft, url: null, by: staff.officer }, now),
  )
  await office.does((context, now) => confirmCircular(context, circularId, staff.officer, {}, now))
  await office.does((context, now) => submitCircular(context, circularId, staff.officer, now))
  // The drafter acts for the leader: still the drafter.
  await office.does((context, now) =>
    setStandIn(
      context,
      { userid: staff.leader, standIn: staff.officer, fromOn: '2024-08-21', untilOn: '2024-08-21' },
      staff.leader,
      now,
    ),
  )
  const own = await approveCircular(office.context, circularId, staff.officer, office.now())
  expect(own).toMatchObject({ ok: false, code: 'same-person' })
  // The leader, whose place the drafter took on that day, is no other person either.
  const stoodInFor = await approveCircular(office.context, circularId, staff.leader, office.now())
  expect(stoodInFor).toMatchObject({ ok: false, code: 'same-person' })
  // An officer may not say who acts for the leader.
  const detour = await setStandIn(
    office.context,
    { userid: staff.leader, standIn: staff.reviewer, ...days },
    staff.officer,
    office.now(),
  )
  expect(detour).toMatchObject({ ok: false, code: 'role-missing' })
  office.mindsNothingElse()
})

test('a reviewer who stands in for who answered does not review it', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  const registered = await setStandIn(
    office.context,
    { userid: 'culture-1', standIn: staff.reviewer, ...days },
    staff.officer,
    office.now(),
  )
  expect(registered).toMatchObject({ ok: false, code: 'stand-in-not-of-unit' })
  await office.does((context, now) => decideSubmission(context, ['W24Q3-003'], { kind: 'close' }, staff.reviewer, now))
  office.mindsNothingElse()
})

test('said unclearly, the bot says how', async () => {
  const office = await openOffice()
  await office.reviewer.says('下周由 office-1 代办')
  office.reviewer.expects('请这样说:8月26日到9月2日由某某代办')
  await office.reviewer.says('8月26日到9月2日由 office-9 代办')
  office.reviewer.expects('名册里没有“office-9”')
  await office.reviewer.says('结束代办')
  office.reviewer.expects('现在没有代办')
})
