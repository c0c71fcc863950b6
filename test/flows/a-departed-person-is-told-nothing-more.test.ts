// The directory says that somebody left: what was on its way to them is taken back or passed on, every obligation keeps
// its word, and being listed anew undoes it.
import { expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { readCallList } from '../../src/flows/call-list.js'
import { finishTask } from '../../src/flows/finish-task.js'
import { hear } from '../../src/flows/hear.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { handOver, tellResult } from '../../src/outbox/enqueue.js'
import { eventsOf } from '../../src/store/cases.js'
import { actorOf } from '../../src/store/registry.js'
import { registryText } from '../harness/registry.js'
import { draft, finding, now, openOffice } from './office.js'

const text = (words: string) => ({ type: 'text' as const, text: words })

test('a result goes to the deputy, work of the office to a colleague, and who left keeps no power', async () => {
  const { store, context } = await openOffice()
  await store.write(async (tx) => {
    await tellResult(tx, officialCalendar, { to: 'culture-1', content: text('已同意') }, now)
    await handOver(tx, officialCalendar, { to: 'office-1', content: text('请处理') }, now)
  })
  await hear(context, { kind: 'departed', from: 'CULTURE-1' }, now)
  await hear(context, { kind: 'departed', from: 'office-1' }, now)
  const messages = await store.read.message.findMany({ orderBy: { id: 'asc' } })
  expect(messages.map(({ to, state, reason }) => ({ to, state, reason }))).toEqual([
    { to: 'culture-1', state: 'superseded', reason: 'handed-on' },
    { to: 'office-1', state: 'superseded', reason: 'handed-on' },
    { to: 'culture-2', state: 'pending', reason: null },
    { to: 'office-2', state: 'pending', reason: null },
  ])
  expect(messages[2]?.content).toContain('原发望川市文化旅游局联络员,现转您')
  expect(await actorOf(store.read, 'culture-1', now)).toMatchObject({ left: true, contactOf: [] })
  expect(await actorOf(store.read, 'office-1', now)).toMatchObject({ left: true, roles: [] })
  const tasks = await store.read.task.findMany({ where: { kind: 'left' }, orderBy: { key: 'asc' } })
  expect(tasks.map((one) => one.text)).toEqual([
    expect.stringContaining('文化旅游局备岗接手'),
    expect.stringContaining('办公室经办(office-1)已调离(企业微信通讯录)'),
  ])
})

test('the same word twice is one task; nobody in the registry is none', async () => {
  const { store, context } = await openOffice()
  await hear(context, { kind: 'departed', from: 'culture-1' }, now)
  await hear(context, { kind: 'departed', from: 'culture-1' }, now)
  await hear(context, { kind: 'departed', from: 'somebody-else' }, now)
  expect(await store.read.task.count({ where: { kind: 'left' } })).toBe(1)
})

test('an import that lists them as before leaves them gone; listed anew they are back', async () => {
  const { store, context } = await openOffice()
  await hear(context, { kind: 'departed', from: 'culture-1' }, now)
  const without = JSON.parse(registryText()) as { units: { contacts: { userid: string }[] }[] }
  for (const unit of without.units) unit.contacts = unit.contacts.filter((one) => one.userid !== 'culture-1')
  const left = async () => (await store.read.person.findUniqueOrThrow({ where: { userid: 'culture-1' } })).leftAt
  const aliased = registryText().replace('"aliases":["市政府办公室"]', '"aliases":["市政府办公室","市府办"]')
  expect((await importRegistry(context, aliased, false, now)).ok).toBe(true)
  expect(await left()).not.toBeNull()
  expect((await importRegistry(context, JSON.stringify(without), false, now)).ok).toBe(true)
  expect((await importRegistry(context, registryText(), false, now)).ok).toBe(true)
  expect(await left()).toBeNull()
  expect(await store.read.task.count({ where: { kind: 'left', closedAt: null } })).toBe(0)
})

test('with nobody left the office calls, and the call is written on the cases', async () => {
  const office = await openOffice()
  const { store, context } = office
  const id = await office.imports(draft([finding({ unit: '望川市文化旅游局', account: '文旅望川' })]))
  const [no = ''] = await office.publishes(id)
  await hear(context, { kind: 'departed', from: 'culture-2' }, now)
  await hear(context, { kind: 'departed', from: 'culture-1' }, now)
  const task = await store.read.task.findFirstOrThrow({ where: { key: { startsWith: 'left/culture-1/' } } })
  expect(task.text).toContain('没有其他能收到消息的联络员,请打电话(望川市文化旅游局分管负责人(分管负责人))')
  expect((await readCallList(store.read, null, now)).map((one) => one.taskId)).toContain(task.id)
  const finished = await office.must(finishTask(context, task.id, 'office-2', '分管负责人,上午十点', now))
  expect(finished.told).toEqual([no])
  const events = await eventsOf(store.read, no)
  expect(events.at(-1)).toMatchObject({ type: 'told-by-phone', by: 'office-2' })
  expect(await office.refusal(finishTask(context, task.id, 'office-2', '再打一次', now))).toBe('task-done')
})
