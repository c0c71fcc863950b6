// An answer that came by OA is recorded by a clerk; from then on the unit is left alone, whatever the deadline says.
import { expect, test } from 'vitest'
import { submitReply } from '../../src/flows/submit-reply.js'
import { openOffice, staff } from '../harness.js'

const byOa = (nos: string[]) =>
  ({ by: staff.officer, nos, text: '链接已修复', channel: 'oa', oaNumber: '望文旅函〔2024〕18号' }) as const

test('the unit hears nothing more and the paper counts as received', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-21 15:10')
  await office.does((context, now) => submitReply(context, byOa(['W24Q3-003']), now))
  expect(reviewer.expects('整改反馈待复核').text).toContain('望文旅函〔2024〕18号')
  await reviewer.clicks('通过')
  reviewer.expects('已通过并销号')
  office.leader.expects('整改情况汇总')
  await office.clockTo('2024-09-20 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'closed', reported: 'received' })
})

test('even when it is sent back, the unit is reached by its own way', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-21 15:10')
  await office.does((context, now) => submitReply(context, byOa(['W24Q3-003']), now))
  await reviewer.clicks('退回')
  await reviewer.says('附件没有盖章')
  reviewer.readsAll()
  await office.clockTo('2024-09-05 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  // The unit is not written to, so somebody of the office must know that the paper came back.
  expect(
    (await office.openTasks()).filter((one) => one.text.includes('W24Q3-003') || one.text.includes('望川市文化旅游局')),
  ).not.toEqual([])
  office.mindsNothingElse()
})
