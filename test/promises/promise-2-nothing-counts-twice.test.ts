// Promise 2: however often, late or mixed up callbacks arrive, they count once: shuffles, copies at the same moment and
// copies long afterwards end in the state that one of each gives. (Ten thousand at once: promise-2-ten-thousand-callbacks.)
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../src/base/ids.js'
import { takeInbox } from '../../src/engine/steps/take-inbox.js'
import { eventXml, messageXml } from '../../src/sandbox/callback-xml.js'
import { dedupeKeyOf } from '../../src/wecom/callback.js'
import { type Office, openOffice } from '../harness.js'

const head = (office: Office, from: string) => ({
  corpId: office.sandbox.settings.wecom?.corpId ?? '',
  agentId: office.sandbox.settings.wecom?.agentId ?? 0,
  from,
  at: office.now(),
})

const text = (office: Office, from: string, id: string, words: string): string =>
  messageXml(head(office, from), 'text', id, [['Content', words]])

async function signing(office: Office, from: string): Promise<string> {
  const card = await office.sandbox.service.store.read.message.findFirstOrThrow({ where: { to: from, kind: 'plan' } })
  return eventXml(head(office, from), 'template_card_event', [
    ['EventKey', 'ack'],
    ['TaskId', card.id],
    ['CardType', 'button_interaction'],
    ['ResponseCode', `code-${from}`],
  ])
}

/** State that must not depend on order or number of arrivals. */
async function stateOf(office: Office) {
  const { read } = office.sandbox.service.store
  const select = { no: true, state: true, waitingFor: true, fixed: true, round: true, dueOn: true } as const
  const cases = await read.case.findMany({ orderBy: { no: 'asc' }, select })
  const by = { by: true, kind: true, state: true } as const
  const submissions = await read.submission.findMany({ where: { channel: 'chat' }, select: by })
  const cards = await read.message.findMany({
    where: { subject: { contains: 'submission' } },
    select: { to: true, kind: true },
  })
  const sorted = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
  return { cases: sorted(cases), submissions: sorted(submissions), cards: sorted(cards) }
}

/** Keeps and understands, without the sending. */
async function arrive(office: Office, said: readonly string[]): Promise<void> {
  const { store, world } = office.sandbox.service
  const receivedAt = office.now()
  await Promise.all(
    said.map((content) => store.keepArrival({ id: newId(), dedupeKey: dedupeKeyOf(content), content, receivedAt })),
  )
  await takeInbox(world, receivedAt)
}

async function dumpOf(office: Office) {
  const { read } = office.sandbox.service.store
  const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id)
  return {
    cases: await read.case.findMany({ where: { state: { not: 'closed' } } }),
    submissions: ids(await read.submission.findMany()),
    messages: ids(await read.message.findMany()),
  }
}

/** The morning before anybody spoke: everything the acts changed is put back. */
async function putBack(office: Office, dump: Awaited<ReturnType<typeof dumpOf>>): Promise<void> {
  await office.sandbox.service.store.write(async (tx) => {
    await tx.caseEvent.deleteMany({ where: { caseNo: { in: dump.cases.map((row) => row.no) } } })
    for (const row of dump.cases) await tx.case.update({ where: { no: row.no }, data: row })
    await tx.submission.deleteMany({ where: { id: { notIn: dump.submissions } } })
    await tx.message.deleteMany({ where: { id: { notIn: dump.messages } } })
    await tx.arrival.deleteMany()
    await tx.cardUpdate.deleteMany()
    await tx.chat.deleteMany()
  })
}

test('60 shuffles with copies end where one of each, one by one, ends', async () => {
  const office = await openOffice()
  await office.publishesFor(['culture', 'civil', 'school'])
  office.mindsNothingElse()
  const said = [
    await signing(office, 'culture-1'),
    await signing(office, 'school-1'),
    text(office, 'culture-1', '7000001', '已整改 W24Q3-003 互动功能已开通'),
    text(office, 'civil-1', '7000002', '有异议 W24Q3-004 该账号已移交'),
    text(office, 'school-1', '7000003', '申请延期 W24Q3-005 9月20日 原因:改版'),
  ]
  // The test is the only one that takes the inbox from here on.
  await office.sandbox.service.heart.stop()
  const dump = await dumpOf(office)
  for (const one of said) await arrive(office, [one])
  const expected = await stateOf(office)
  expect(expected.submissions).toHaveLength(3)
  const arrivals = fc
    .array(fc.nat(said.length - 1), { maxLength: 5 })
    .chain((copies) => fc.shuffledSubarray([...said.keys(), ...copies], { minLength: said.length + copies.length }))
  await fc.assert(
    fc.asyncProperty(arrivals, fc.nat(5), async (order, cut) => {
      await putBack(office, dump)
      const mixed = order.flatMap((index) => said[index] ?? [])
      // Some in one moment, the rest later, and all of it once more.
      await arrive(office, mixed.slice(0, cut))
      await arrive(office, [...mixed.slice(cut), ...mixed])
      expect(await stateOf(office)).toEqual(expected)
    }),
    { numRuns: 60, seed: 20240821 },
  )
}, 120_000)

test('over the wire, six copies at once and three afterwards are one reply and one answer', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通', { concurrent: 5, repeat: 3 })
  culture.liaison.expects('等待复核')
  culture.liaison.expectsNothing()
  reviewer.expects('整改反馈待复核')
  reviewer.expectsNothing()
})

test('a copy that comes a day later has no effect and is answered 200', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  const xml = text(office, 'culture-1', '8000001', '已整改 W24Q3-003 互动功能已开通')
  const { emulator } = office.sandbox
  expect((await emulator.deliver(xml, { from: 'culture-1' })).status).toBe(200)
  await office.settles()
  await reviewer.clicks('退回')
  await reviewer.says('仍打不开,9月3日前')
  await office.clockTo('2024-08-22 10:10')
  for (const person of [reviewer, culture.liaison, culture.deputy]) person.readsAll()
  for (const timestampOffset of [0, -86_400]) {
    expect((await emulator.deliver(xml, { from: 'culture-1', timestampOffset })).status).toBe(200)
    await office.settles()
  }
  culture.liaison.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'returned' })
})
