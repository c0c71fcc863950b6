// Promise 5 for the engine's steps: each runs twice in a row, and late; the second time changes nothing, and being late
// writes what being on time would have written.
import { expect, test } from 'vitest'
import { auditPlans } from '../../src/engine/steps/audit-plans.js'
import { fetchEvidence } from '../../src/engine/steps/fetch-evidence.js'
import { planDue } from '../../src/engine/steps/plan-due.js'
import { sendOwed } from '../../src/engine/steps/send-owed.js'
import { takeInbox } from '../../src/engine/steps/take-inbox.js'
import { updateCards } from '../../src/engine/steps/update-cards.js'
import type { World } from '../../src/engine/world.js'
import { messageXml } from '../../src/sandbox/callback-xml.js'
import { type Office, openOffice } from '../harness.js'

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`)

/** Everything a second run could have changed. */
async function everything(office: Office): Promise<string> {
  const { read } = office.sandbox.service.store
  const rows = [
    await read.case.findMany({ orderBy: { no: 'asc' } }),
    await read.message.findMany({ orderBy: { id: 'asc' } }),
    await read.obligation.findMany({ orderBy: { key: 'asc' } }),
    await read.submission.findMany({ orderBy: { id: 'asc' } }),
    await read.talk.findMany({ orderBy: { id: 'asc' } }),
    await read.task.findMany({ orderBy: { id: 'asc' } }),
    await read.evidence.findMany({ orderBy: { id: 'asc' } }),
    await read.cardUpdate.findMany({ orderBy: { id: 'asc' } }),
    await read.auditEntry.findMany({ orderBy: { seq: 'asc' } }),
  ]
  return JSON.stringify([rows, office.sandbox.emulator.sent().length])
}

async function quietOffice(): Promise<{ office: Office; world: World }> {
  const office = await openOffice()
  office.mindsNothingElse()
  return { office, world: office.sandbox.service.world }
}

async function twice(office: Office, step: () => Promise<unknown>): Promise<void> {
  const before = await everything(office)
  await step()
  const once = await everything(office)
  expect(once, 'the step had something to do').not.toBe(before)
  await step()
  expect(await everything(office), 'the second run changed something').toBe(once)
}

test('plan, send', async () => {
  const { office, world } = await quietOffice()
  await office.publishes()
  await office.sandbox.service.heart.stop()
  await twice(office, () => planDue(world, at('2024-08-21 09:10')))
  await twice(office, () => sendOwed(world, at('2024-08-21 09:10')))
  await twice(office, () => planDue(world, at('2024-08-22 09:10')))
})

test('inbox, cards, evidence, audit', async () => {
  const { office, world } = await quietOffice()
  await office.publishesFor(['culture', 'civil'])
  // The steps are run by hand from here on; a bell between two runs would be a third.
  await office.sandbox.service.heart.stop()
  const { store } = office.sandbox.service
  const now = office.now()
  const head = { corpId: 'ww', agentId: 1, from: 'culture-1', at: now }
  const content = messageXml(head, 'text', '5', [['Content', '已整改 互动功能已开通']])
  await store.keepArrival({ id: 'one', dedupeKey: 'one', content, receivedAt: now })
  await twice(office, () => takeInbox(world, now))
  await sendOwed(world, now)
  const picture = messageXml(head, 'image', '6', [['MediaId', 'no-such-medium']])
  await store.keepArrival({ id: 'two', dedupeKey: 'two', content: picture, receivedAt: now })
  await takeInbox(world, now)
  await twice(office, () => fetchEvidence(world, now))
  const undo = messageXml(head, 'text', '7', [['Content', '撤回']])
  await store.keepArrival({ id: 'three', dedupeKey: 'three', content: undo, receivedAt: now })
  await takeInbox(world, now)
  await twice(office, () => updateCards(world, now))
  await store.write(
    async (tx) => void (await tx.case.update({ where: { no: 'W24Q3-004' }, data: { nextDueAt: null } })),
  )
  await twice(office, () => auditPlans(world, at('2024-08-21 09:40')))
  office.expectsError(/without a next step/)
})

test('an inbox that two cycles take at once is understood once', async () => {
  const { office, world } = await quietOffice()
  await office.publishesFor(['culture'])
  await office.sandbox.service.heart.stop()
  const now = office.now()
  const head = { corpId: 'ww', agentId: 1, from: 'culture-1', at: now }
  const content = messageXml(head, 'text', '5', [['Content', '已整改 互动功能已开通']])
  await office.sandbox.service.store.keepArrival({ id: 'one', dedupeKey: 'one', content, receivedAt: now })
  await Promise.all([takeInbox(world, now), takeInbox(world, now), takeInbox(world, now)])
  expect(await office.sandbox.service.store.read.submission.count({ where: { by: 'culture-1' } })).toBe(1)
  expect(await office.sandbox.service.store.read.message.count({ where: { to: 'culture-1', kind: 'answer' } })).toBe(1)
})

test('late is the same: an hour after nine the ledger is what it would have been at nine', async () => {
  const keysAt = async (local: string): Promise<string[]> => {
    const { office, world } = await quietOffice()
    await office.publishes()
    await planDue(world, at(local))
    await sendOwed(world, at(local))
    const rows = await office.sandbox.service.store.read.obligation.findMany({ orderBy: { key: 'asc' } })
    return rows
      .map((row) => `${row.key} ${row.dueAt.toISOString()} ${row.outcome}`)
      .map((row) => row.replace(/^\S+?\//, ''))
  }
  expect(await keysAt('2024-08-21 10:40')).toEqual(await keysAt('2024-08-21 09:05'))
})
