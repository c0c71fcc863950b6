// Promise 2: however often, late or mixed up callbacks arrive, they count once: shuffles, copies at the same moment and
// copies long afterwards end in the state that one of each gives.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventXml, messageXml } from '../../src/sandbox/callback-xml.js'
import { type Office, openOffice } from '../harness.js'

interface Said {
  from: string
  xml: string
}

const corp = (office: Office) => ({
  corpId: office.sandbox.settings.wecom?.corpId ?? '',
  agentId: office.sandbox.settings.wecom?.agentId ?? 0,
})

/** What three liaisons say and click, each in one order of their own. */
async function acts(office: Office): Promise<Said[]> {
  const at = office.now()
  const said: Said[] = []
  let id = 7_000_000
  const say = (from: string, text: string): void => {
    said.push({ from, xml: messageXml({ ...corp(office), from, at }, 'text', String(id++), [['Content', text]]) })
  }
  for (const from of ['culture-1', 'civil-1', 'school-1']) {
    const card = await office.sandbox.service.store.read.message.findFirstOrThrow({ where: { to: from, kind: 'plan' } })
    said.push({
      from,
      xml: eventXml({ ...corp(office), from, at }, 'template_card_event', [
        ['EventKey', 'ack'],
        ['TaskId', card.id],
        ['CardType', 'button_interaction'],
        ['ResponseCode', `code-${from}`],
      ]),
    })
  }
  say('culture-1', '已整改 W24Q3-003 互动功能已开通')
  say('civil-1', '有异议 W24Q3-004 该账号已移交')
  say('school-1', '申请延期 W24Q3-005 9月20日 原因:改版')
  return said
}

/** State that must not depend on order or number of arrivals. */
async function stateOf(office: Office) {
  const { read } = office.sandbox.service.store
  const cases = await read.case.findMany({
    orderBy: { no: 'asc' },
    select: { no: true, state: true, waitingFor: true, fixed: true, round: true, dueOn: true },
  })
  const submissions = await read.submission.findMany({
    where: { channel: 'chat' },
    select: { by: true, kind: true, state: true },
  })
  const cards = await read.message.groupBy({ by: ['to', 'kind'], where: { kind: 'task' }, _count: true })
  const sorted = <T>(rows: T[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
  return { cases: sorted(cases), submissions: sorted(submissions), cards: sorted(cards) }
}

async function deliverAll(office: Office, said: readonly Said[], together: boolean): Promise<void> {
  const { emulator } = office.sandbox
  const one = async (act: Said, index: number): Promise<void> => {
    // Without a name no queue keeps the order: everything is on its way at once.
    const delivery = await emulator.deliver(act.xml, together ? { from: `way-${index}` } : { from: act.from })
    expect(delivery.status).toBe(200)
  }
  if (together) await Promise.all(said.map(one))
  else for (const [index, act] of said.entries()) await one(act, index)
  await office.settles()
}

/** A fresh morning in the same office: everything the acts changed is put back. */
async function putBack(office: Office, dump: Awaited<ReturnType<typeof dumpOf>>): Promise<void> {
  await office.sandbox.service.store.write(async (tx) => {
    for (const row of dump.cases) await tx.case.update({ where: { no: row.no }, data: row })
    await tx.caseEvent.deleteMany({ where: { id: { notIn: dump.events } } })
    await tx.submission.deleteMany({ where: { id: { notIn: dump.submissions } } })
    await tx.message.deleteMany({ where: { id: { notIn: dump.messages } } })
    await tx.arrival.deleteMany()
    await tx.cardUpdate.deleteMany()
    await tx.chat.deleteMany()
  })
}
async function dumpOf(office: Office) {
  const { read } = office.sandbox.service.store
  return {
    cases: await read.case.findMany(),
    events: (await read.caseEvent.findMany({ select: { id: true } })).map((row) => row.id),
    submissions: (await read.submission.findMany({ select: { id: true } })).map((row) => row.id),
    messages: (await read.message.findMany({ select: { id: true } })).map((row) => row.id),
  }
}

test('200 shuffles with copies end where one of each, one by one, ends', async () => {
  const office = await openOffice()
  await office.publishesFor(['culture', 'civil', 'school'])
  office.mindsNothingElse()
  const said = await acts(office)
  const dump = await dumpOf(office)
  await deliverAll(office, said, false)
  const expected = await stateOf(office)
  expect(expected.submissions).toHaveLength(3)
  const indices = said.map((_, index) => index)
  const arrivals = fc
    .array(fc.constantFrom(...indices), { maxLength: 6 })
    .chain((copies) =>
      fc.shuffledSubarray([...indices, ...copies.map((copy) => copy + 100)], {
        minLength: indices.length + copies.length,
      }),
    )
    .map((order) => order.map((index) => index % 100))
  await fc.assert(
    fc.asyncProperty(arrivals, fc.boolean(), async (order, together) => {
      await putBack(office, dump)
      await deliverAll(
        office,
        order.flatMap((index) => said[index] ?? []),
        together,
      )
      expect(await stateOf(office)).toEqual(expected)
    }),
    { numRuns: 200, seed: 20240821 },
  )
}, 120_000)

test('a copy that comes a day later has no effect and is answered 200', async () => {
  const office = await openOffice()
  await office.publishesFor(['culture'])
  const { emulator } = office.sandbox
  const xml = messageXml({ ...corp(office), from: 'culture-1', at: office.now() }, 'text', '8000001', [
    ['Content', '已整改 W24Q3-003 互动功能已开通'],
  ])
  expect((await emulator.deliver(xml, { from: 'culture-1' })).status).toBe(200)
  await office.settles()
  office.culture.liaison.expects('等待复核')
  office.reviewer.expects('整改反馈待复核')
  await office.reviewer.clicks('退回')
  await office.reviewer.says('仍打不开,9月3日前')
  for (const person of [office.reviewer, office.culture.liaison]) person.readsAll()
  await office.clockTo('2024-08-22 10:10')
  for (const timestampOffset of [0, -86_400]) {
    expect((await emulator.deliver(xml, { from: 'culture-1', timestampOffset })).status).toBe(200)
    await office.settles()
  }
  office.culture.liaison.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'returned' })
})
