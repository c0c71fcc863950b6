// 为什么 of what is still to come: the case's words and deadline, the day reckoned, the approved plan; and what a person's
// act changes about it.
import { expect, test } from 'vitest'
import type { Actor } from '../../src/domain/roles.js'
import { listMessages } from '../../src/flows/explain-list.js'
import type { MessageLine } from '../../src/flows/message-line.js'
import { explain } from '../../src/flows/explain-message.js'
import { actorOf } from '../../src/store/registry.js'
import { type Office, openOffice, staff } from '../harness.js'

async function actorIn(office: Office, userid: string): Promise<Actor> {
  const actor = await actorOf(office.context.store.read, userid, office.now())
  if (actor === null) expect.fail(`nobody is ${userid}`)
  return actor
}

async function comingOf(office: Office, as: string, no: string): Promise<MessageLine[]> {
  const { read } = office.context.store
  const listed = await listMessages(
    read,
    office.context,
    await actorIn(office, as),
    { case: no, coming: true },
    office.now(),
  )
  if (!listed.ok) expect.fail(listed.message)
  return listed.value
}

async function whyOf(office: Office, as: string, id: string) {
  const why = await explain(office.context.store.read, office.context, await actorIn(office, as), id, office.now())
  if (!why.ok) expect.fail(why.message)
  return why.value
}

test('a reminder to come is part of the approved plan; after a return it follows from the return', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  const before = await comingOf(office, staff.officer, 'W24Q3-003')
  const reminder = before.find((line) => line.rules.includes('remind-before'))
  expect(reminder).toMatchObject({ at: '2024-09-06T09:05:00+08:00', to: 'culture-1', state: 'coming' })
  const why = await whyOf(office, staff.officer, reminder?.id ?? '')
  if (why.kind !== 'step') expect.fail(why.kind)
  expect(why.step.why).toContain('期限9月10日,往前第2个工作日是9月6日(9月7日至8日是周末)')
  expect(why.step.origin).toMatch(/^在批准的计划之内\(办公室分管负责人8月21日批准下发,计划摘要[0-9a-f]{12}\)$/)
  expect(why.story.sources[0]?.words).toMatch(/^原文“.+”\(文件media-2024q3\.txt第\d+行/)

  await culture.liaison.clicks('签收')
  await culture.liaison.says('为什么')
  const told = culture.liaison.expects('之后:2024-09-06 09:05 到期前提醒→联络员').text
  expect(told).not.toMatch(/culture-1|office-lead|文化旅游局联络员/)

  await culture.liaison.says('已整改 互动功能已开通')
  expect((await comingOf(office, staff.officer, 'W24Q3-003')).map((line) => line.rules)).not.toContainEqual([
    'remind-before',
  ])
  expect(await whyOf(office, 'culture-1', 'W24Q3-003')).toMatchObject({
    story: { stops: [expect.stringContaining('等办公室处理,期间不催办、不升级单位')] },
  })
  await reviewer.says('退回 W24Q3-003 没有更新记录 9月13日')
  const after = (await comingOf(office, staff.officer, 'W24Q3-003')).find((line) => line.rules.includes('remind-due'))
  const returned = await whyOf(office, staff.officer, after?.id ?? '')
  if (returned.kind !== 'step') expect.fail(returned.kind)
  expect(returned.step.origin).toMatch(/^计划之外:随办公室复核8月21日\d\d:\d\d复核退回产生$/)
  expect(returned.story.deadline.at(-1)).toContain('复核退回,现在的期限是9月13日')
})

test('a unit is told about its own matters only', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishesFor(['culture', 'water'])
  const { read } = office.context.store
  const asCulture = await actorIn(office, 'culture-1')
  const notice = await read.message.findFirstOrThrow({ where: { to: 'water-1', kind: 'plan' } })
  for (const id of [notice.id, 'W24Q3-001', 'W24Q3-001/0/notice/0/water-1'])
    expect(await explain(read, office.context, asCulture, id, office.now())).toMatchObject({
      ok: false,
      code: 'not-yours',
    })
  const own = await listMessages(read, office.context, asCulture, {}, office.now())
  if (!own.ok) expect.fail(own.message)
  expect(own.value.length).toBeGreaterThan(0)
  expect(own.value.flatMap((line) => line.caseNos).filter((no) => no !== 'W24Q3-003')).toEqual([])
  expect(JSON.stringify(own.value)).not.toMatch(/water|office-|culture-2/)
})
