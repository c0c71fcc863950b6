// 催办 逾期: the officer sees whom it reaches, when and at what cost, confirms, and exactly that happens; the same day a
// second time is refused, and who waits for the office or answered outside is left alone.
import { expect, test } from 'vitest'
import { openOffice, staff } from '../harness.js'
import { submitReply } from '../../src/flows/submit-reply.js'

test('all that is late is shown first and reminded after 确认', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  const { water, culture, civil, officer } = office
  await office.publishesFor(['water', 'culture', 'civil'])
  await office.clockTo('2024-09-11 17:30')
  const outside = { by: staff.officer, nos: ['W24Q3-004'], text: '已整改', channel: 'oa', oaNumber: 'OA-7' } as const
  await office.does((context, now) => submitReply(context, outside, now))
  for (const person of [water.liaison, culture.liaison, civil.liaison, officer]) person.readsAll()

  await office.clockTo('2024-09-12 08:30')
  await officer.says('催办 逾期')
  const cost = officer.expects('催办:').text
  expect(cost).toMatch(/2个单位3项/)
  expect(cost).toMatch(/望川市水务局:W24Q3-001、W24Q3-002,2024-09-12 09:05发出,占用1条。该联络员W24Q3已收\d条\(上限6\)/)
  expect(cost).toContain('W24Q3-004的反馈正等办公室处理')
  expect(cost).toContain('回复“确认”发出')
  await office.clockTo('2024-09-12 09:30')
  water.liaison.expectsNothing()

  await officer.says('催办 逾期')
  expect(officer.expects('催办:').text).toContain('2024-09-12 09:31发出')
  await officer.says('确认')
  officer.expects('催办已登记:W24Q3-001、W24Q3-002、W24Q3-003')
  await office.clockTo('2024-09-12 09:40')
  expect(water.liaison.expects('整改催办').text).toContain('W24Q3-002')
  culture.liaison.expects('整改催办')
  civil.liaison.expectsNothing()

  await officer.says('催办 望川市水务局')
  expect(officer.expects('今天已催办过').text).toContain('9月12日09:31已发出')
  await office.clockTo('2024-09-13 17:30')
  water.liaison.expectsNothing()
})

test('without 确认 nothing leaves', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishesFor(['water', 'culture'])
  await office.clockTo('2024-09-11 17:30')
  for (const { liaison } of [office.water, office.culture]) liaison.readsAll()
  await office.officer.says('催办 逾期')
  office.officer.expects('回复“确认”发出')
  await office.officer.says('取消')
  office.officer.expects('没有改动')
  await office.clockTo('2024-09-12 17:30')
  office.water.liaison.expectsNothing()
  office.culture.liaison.expectsNothing()
})
