// The rehearsal shown before publishing is what happens if nobody answers: the same messages, to the same people, at the same
// minute, in the same words; what leaves besides is the office's own: its work list and the summary of the round.
import { expect, test } from 'vitest'
import { dayOf, isoOf, timeOf } from '../../src/domain/day.js'
import { plainText } from '../../src/domain/wording/push.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { rehearsalTotals, rehearseCircular } from '../../src/flows/rehearse-circular.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { readCircular } from '../../src/intake/index.js'
import { contentOf } from '../../src/store/messages.js'
import { type Office, openOffice, staff } from '../harness.js'
import { paperOf } from '../harness/papers.js'

async function submitted(office: Office): Promise<string> {
  const file = await paperOf('media')
  const draft = await office.does(() => readCircular(file))
  const input = { ...file, draft, url: null, by: staff.officer }
  const { circularId } = await office.does((context, now) => importCircular(context, input, now))
  await office.does((context, now) => confirmCircular(context, circularId, staff.officer, {}, now))
  await office.does((context, now) => submitCircular(context, circularId, staff.officer, now))
  return circularId
}

test('nobody answers: every rehearsed message and no other', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  const id = await submitted(office)
  const lines = await office.does((context, now) => rehearseCircular(context, id, 'none', now))
  const totals = await office.does((context, now) => rehearsalTotals(context, id, now))
  await office.does((context, now) => approveCircular(context, id, staff.leader, now))
  await office.clockTo('2024-09-18 17:25')
  const sent = await office.context.store.read.message.findMany({
    where: { kind: { in: ['plan', 'paper'] }, state: 'sent' },
    include: { obligations: true },
  })
  // How the round ended is told to the office's own leader, not to anybody the circular is about.
  const isSummary = (one: { obligations: { rule: string }[] }): boolean =>
    one.obligations.some((step) => step.rule === 'round-summary')
  const plan = sent.filter((message) => message.kind === 'plan' && !isSummary(message))
  const happened = plan.map((message) => {
    const at = message.settledAt ?? message.createdAt
    return `${dayOf(at)} ${timeOf(at)} ${message.to}\n${plainText(contentOf(message))}`
  })
  const rehearsed = lines
    .filter((line) => line.rule !== 'talk-proposed')
    .map((line) => `${line.at.slice(0, 16).replace('T', ' ')} ${line.to}\n${line.text}`)
  expect(happened.toSorted()).toEqual(rehearsed.toSorted())
  const proposals = sent.filter((message) => message.kind === 'paper')
  expect(proposals.map((one) => `${isoOf(one.settledAt ?? one.createdAt)} ${one.to}`).toSorted()).toEqual(
    lines
      .filter((line) => line.rule === 'talk-proposed')
      .map((line) => `${line.at} ${line.to}`)
      .toSorted(),
  )

  const counted = new Map<string, number>()
  for (const message of plan) if (message.counted) counted.set(message.to, (counted.get(message.to) ?? 0) + 1)
  expect(
    Object.fromEntries(totals.none.people.filter((one) => one.counted > 0).map((one) => [one.userid, one.counted])),
  ).toEqual(Object.fromEntries(counted))
})
