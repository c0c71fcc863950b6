// 为什么 of a talk's papers: the clause they rest on, who decided, and that they are outside the budget; before the decision the
// listing shows what would come.
import { expect, test } from 'vitest'
import { listMessages } from '../../src/flows/explain-list.js'
import { explain } from '../../src/flows/explain-message.js'
import { actorOf } from '../../src/store/registry.js'
import { openOffice, staff } from '../harness.js'

test('the proposal to talk names its clause, and the weekly question is still to come', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishesFor(['culture'])
  await office.clockTo('2024-09-13 17:30')
  const { read } = office.context.store
  const actor = await actorOf(read, staff.officer, office.now())
  if (actor === null) expect.fail('no officer')
  const card = await read.message.findFirstOrThrow({ where: { to: staff.leader, kind: 'paper' } })
  const why = await explain(read, office.context, actor, card.id, office.now())
  if (!why.ok || why.value.kind !== 'message') expect.fail('not explained')
  expect(why.value.message.cause).toContain('逾期整改不到位的,将按程序进行约谈')
  expect(why.value.message.cause).toMatch(/9月13日09:05由系统提出约谈望川市文化旅游局,尚未决定/)
  expect(why.value.message.cause).toContain('不计条数')

  const listed = await listMessages(read, office.context, actor, { to: staff.leader, coming: true }, office.now())
  if (!listed.ok) expect.fail(listed.message)
  const question = listed.value.find((line) => line.rules.includes('talk-undecided'))
  expect(question).toMatchObject({ at: '2024-09-23T09:05:00+08:00', to: staff.leader, caseNos: ['W24Q3-003'] })
  const asked = await explain(read, office.context, actor, question?.id ?? '', office.now())
  expect(asked).toMatchObject({
    ok: true,
    value: { kind: 'paper', words: expect.stringContaining('每周提醒负责人一次') },
  })
})
