// 今日 shows each person of the office what waits for them, by the roles they have; its buttons open the lists, 待复核 brings the
// oldest as cards that act, and 逾期 reminds only after its cost was shown. Clicks and words say the same.
import { expect, test } from 'vitest'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { readCircular } from '../../src/intake/index.js'
import { circulatedTwice, openOffice, staff } from '../harness.js'
import { paperOf } from '../harness/papers.js'

test('nothing waits: one sentence; a contact is told that this is the office’s', async () => {
  const office = await openOffice()
  const { reviewer, water } = office
  await reviewer.says('今日')
  reviewer.expects('今日没有等您办理的事')
  await water.liaison.says('今日')
  expect(
    water.liaison
      .readsAll()
      .map((one) => one.text)
      .join(),
  ).not.toContain('待复核')
})

test('the reviewer passes from the cards that 待复核 brings; at most three come along', async () => {
  const office = await openOffice()
  const { reviewer, water, culture, civil, school } = office
  await office.publishes()
  await office.minutesPass(30)
  for (const unit of [water, culture, civil, school]) {
    await unit.liaison.says('已整改 已恢复更新')
    await office.minutesPass(2)
  }
  await office.minutesPass(30)
  for (const one of office.ear.all) one.expected = true

  await reviewer.says('今日')
  const day = reviewer.expects(/^今日 8月21日\(星期三\)/)
  expect(day.text).toMatch(/待复核.4件/)
  expect(day.text).not.toMatch(/待审批|约谈/)
  await reviewer.clicks('待复核')
  expect(reviewer.expects('待办理(反馈、延期、异议)').text).toMatch(/\(\d+项\)/)
  const cards = reviewer.readsAll()
  expect(cards).toHaveLength(3)
  for (const card of cards) expect(card.text).toMatch(/\[通过\]/)

  await reviewer.clicks('通过')
  reviewer.expects(/通过|办结/)
  await office.minutesPass(10)
  for (const one of office.ear.all) one.expected = true
  await reviewer.says('待复核')
  reviewer.expects('待办理(反馈、延期、异议)')
  expect(reviewer.readsAll()).toHaveLength(3)
  await reviewer.says('今日')
  expect(reviewer.expects('今日 8月21日').text).toMatch(/待复核.3件/)
  office.mindsNothingElse()
})

test('逾期: the list, a card that reminds, the cost first, and nothing leaves before 确认', async () => {
  const office = await openOffice()
  const { officer, water, culture, school } = office
  await office.publishes()
  await office.clockTo('2024-09-12 10:40')
  for (const one of office.ear.all) one.expected = true
  await officer.says('今日')
  expect(officer.expects('今日 9月12日').text).toMatch(/逾期.5项/)
  await officer.clicks('逾期')
  officer.expects(/^逾期未整改\(5项\)/)
  officer.expects(/逾期未整改[\s\S]*\[催办\]/)
  await officer.clicks('催办')
  officer.expects('回复“确认”发出,回复“取消”不发')
  for (const unit of [water, culture, school]) unit.liaison.expectsNothing()
  await officer.says('取消')
  officer.readsAll()
  await office.minutesPass(3)
  for (const unit of [water, culture, school]) unit.liaison.expectsNothing()
  office.mindsNothingElse()
})

test('the leader sees what waits for a decision: a circular, and a talk', async () => {
  const office = await openOffice({ history: circulatedTwice })
  const { leader, officer } = office
  await office.publishes()
  const file = await paperOf('sites')
  const draft = await office.does(() => readCircular(file))
  const { circularId } = await office.does((context, now) =>
    importCircular(context, { ...file, draft, url: null, by: staff.officer }, now),
  )
  await office.does((context, now) => confirmCircular(context, circularId, staff.officer, {}, now))
  await office.does((context, now) => submitCircular(context, circularId, staff.officer, now))
  await office.minutesPass(30)
  for (const one of office.ear.all) one.expected = true
  await leader.says('今日')
  const day = leader.expects('今日 8月21日')
  expect(day.text).toMatch(/待审批.1份通报/)
  expect(day.text).toMatch(/约谈.1项\(待决定\)/)
  await leader.clicks('约谈')
  leader.expects(/W24Q3-T1/)
  // The officer prepared it: it is not theirs to approve, and the talk is not theirs to decide.
  await officer.says('今日')
  expect(
    officer
      .readsAll()
      .map((one) => one.text)
      .join(),
  ).not.toMatch(/待审批|待决定/)
  office.mindsNothingElse()
})

test('a button of yesterday’s card still opens the list of now; who left the office is told so', async () => {
  const office = await openOffice()
  const { reviewer } = office
  await office.publishes()
  await office.clockTo('2024-09-12 10:40')
  for (const one of office.ear.all) one.expected = true
  await reviewer.says('今日')
  reviewer.expects('今日 9月12日')
  await office.aDayPasses()
  for (const one of office.ear.all) one.expected = true
  await reviewer.clicks('逾期')
  reviewer.expects(/^逾期未整改\(5项\)/)
  await office.sandbox.service.store.write(
    async (tx) => void (await tx.person.update({ where: { userid: staff.reviewer }, data: { roles: '[]' } })),
  )
  reviewer.readsAll()
  await reviewer.clicks('逾期')
  reviewer.expects('这是办公室的卡片,您现在不能操作')
  office.mindsNothingElse()
})
