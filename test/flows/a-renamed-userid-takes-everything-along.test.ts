// wecom.md §1.9: a userid became another one. Who prepared something stays who prepared it, what was told is told, what is on
// its way goes to the new one; the directory says it, or a clerk.
import { expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { hear } from '../../src/flows/hear.js'
import { leaveContact, returnContact } from '../../src/flows/leave-contact.js'
import { setMessageForm } from '../../src/flows/message-form.js'
import { renameContact } from '../../src/flows/rename-contact.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { tellResult } from '../../src/outbox/enqueue.js'
import { actorOf } from '../../src/store/registry.js'
import { at } from '../engine/small-world.js'
import { hears } from './hearing.js'
import { draft, finding, now, openOffice, type SmallOffice } from './office.js'
import { engineOf } from './playing-engine.js'

const renamed = (from: string, to: string) => ({ kind: 'renamed', from, to }) as const

test('nothing is told twice: the plan goes on where it was', async () => {
  const told = async (office: SmallOffice, rename: boolean): Promise<string[]> => {
    await office.publishes(await office.imports(draft([finding()])))
    const engine = engineOf(office, now)
    await engine.to(at('2024-08-21 12:00'))
    if (rename) await hear(office.context, renamed('WATER-1', 'shuiwu.1'), engine.now())
    await engine.to(at('2024-09-12 18:00'))
    const sent = await office.store.read.message.findMany({ where: { state: 'sent' }, orderBy: { id: 'asc' } })
    return sent.map(({ to, kind, plannedOn }) => `${plannedOn} ${kind} ${to === 'shuiwu.1' ? 'water-1' : to}`)
  }
  const asBefore = await told(await openOffice(), false)
  const office = await openOffice()
  expect((await told(office, true)).filter((line) => !line.includes(' task '))).toEqual(
    asBefore.filter((line) => !line.includes(' task ')),
  )
  const { read } = office.store
  expect(asBefore.filter((line) => line.endsWith('water-1')).length).toBeGreaterThan(2)
  expect(await read.message.count({ where: { to: 'water-1' } })).toBe(0)
  expect(
    await read.obligation.count({ where: { OR: [{ userid: 'water-1' }, { key: { endsWith: '/water-1' } }] } }),
  ).toBe(0)
  expect(await read.obligation.count({ where: { key: { endsWith: '/shuiwu.1' } } })).toBeGreaterThan(2)
})

test('a message on its way goes to the new userid, and its card acts for it', async () => {
  const office = await openOffice()
  const [no = ''] = await office.publishes(await office.imports(draft([finding()])))
  const engine = engineOf(office, now)
  await engine.to(at('2024-08-21 12:00'))
  await office.store.write((tx) =>
    tellResult(
      tx,
      officialCalendar,
      { to: 'water-1', content: { type: 'text', text: '已同意' } },
      at('2024-08-21 18:30'),
    ),
  )
  await hear(office.context, renamed('water-1', 'shuiwu.1'), at('2024-08-21 18:31'))
  const { read } = office.store
  expect(await read.message.findFirst({ where: { kind: 'result' } })).toMatchObject({
    to: 'shuiwu.1',
    state: 'pending',
  })
  const card = await read.message.findFirstOrThrow({ where: { to: 'shuiwu.1', kind: 'plan' } })
  const click = { kind: 'click', key: 'ack', taskId: card.id, responseCode: null } as const
  await hears(office, { ...click, from: 'shuiwu.1' }, at('2024-08-21 18:32'))
  expect(await read.case.findUnique({ where: { no } })).toMatchObject({ acknowledgedBy: 'shuiwu.1' })
})

test('who prepared a circular may not approve it under a new userid', async () => {
  const office = await openOffice()
  const { context } = office
  await office.store.write(
    async (tx) =>
      void (await tx.person.update({ where: { userid: 'office-1' }, data: { roles: '["officer","leader"]' } })),
  )
  const id = await office.imports(draft([finding()]))
  await office.must(confirmCircular(context, id, 'office-1', {}, now))
  await office.must(submitCircular(context, id, 'office-1', now))
  await office.must(renameContact(context, 'office-lead', 'lead.9', 'office-lead', now))
  await hear(context, renamed('office-1', 'jingban.1'), now)
  expect(await office.refusal(approveCircular(context, id, 'jingban.1', now))).toBe(
    await office.refusal(approveCircular(context, id, 'JINGBAN.1', now)),
  )
  expect(await office.store.read.circular.findUnique({ where: { id } })).toMatchObject({
    state: 'submitted',
    importedBy: 'jingban.1',
    submittedBy: 'jingban.1',
  })
  await office.must(approveCircular(context, id, 'lead.9', now))
})

test('the form of their messages, a chat they began anew and tasks about them go along', async () => {
  const office = await openOffice()
  const { context, store } = office
  await office.must(setMessageForm(context, 'culture-1', true, 'culture-1', now))
  await office.must(leaveContact(context, 'culture-1', 'office-1', now))
  const chat = { topic: '[]', list: '[]' }
  await store.write(async (tx) => {
    await tx.chat.deleteMany()
    await tx.chat.create({ data: { ...chat, userid: 'culture-1', topic: '["W24Q3-001"]' } })
    await tx.chat.create({ data: { ...chat, userid: 'wenlv.1' } })
  })
  await office.must(renameContact(context, 'culture-1', 'wenlv.1', 'office-1', now))
  const { read } = store
  expect(await read.person.findUnique({ where: { userid: 'wenlv.1' } })).toMatchObject({ textOnly: true, leftAt: now })
  expect(await read.chat.findMany()).toMatchObject([{ userid: 'wenlv.1', topic: '["W24Q3-001"]' }])
  await office.must(returnContact(context, 'wenlv.1', 'office-1', now))
  expect(await read.task.count({ where: { kind: 'left', closedAt: null } })).toBe(0)
  expect(await actorOf(read, 'wenlv.1', now)).toMatchObject({ left: false })
})

test('the callback twice is once; two people are never made one; strangers change nothing', async () => {
  const office = await openOffice()
  const { context, store } = office
  await hear(context, renamed('culture-1', 'wenlv.1'), now)
  const once = await store.read.auditEntry.count()
  await hear(context, renamed('culture-1', 'wenlv.1'), now)
  await hear(context, renamed('nobody', 'somebody'), now)
  expect(await store.read.auditEntry.count()).toBe(once)
  await hear(context, renamed('wenlv.1', 'WATER-1'), now)
  expect(await store.read.person.count({ where: { userid: { in: ['wenlv.1', 'water-1'] } } })).toBe(2)
  const task = await store.read.task.findFirstOrThrow({ where: { key: 'renamed/wenlv.1/WATER-1' } })
  expect(task.text).toContain('名册里两个都有')
})

test('a clerk is refused in words: unknown, taken, no userid, no right', async () => {
  const office = await openOffice()
  const { context } = office
  expect(await office.refusal(renameContact(context, 'nobody', 'x', 'office-1', now))).toBe('unknown-person')
  expect(await office.refusal(renameContact(context, 'water-1', 'Culture-1', 'office-1', now))).toBe('userid-taken')
  expect(await office.refusal(renameContact(context, 'water-1', '张 三', 'office-1', now))).toBe('bad-userid')
  expect(await office.refusal(renameContact(context, 'water-1', 'water-9', 'water-2', now))).toBe('role-missing')
  await office.must(renameContact(context, 'water-1', 'Water-1', 'office-1', now))
})
