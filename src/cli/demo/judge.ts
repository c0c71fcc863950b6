// Judges the quarter by the promises of design.md §9 (1 to 9 and 12): from the database, the emulator's record and a few
// attempts at mischief. Every broken promise is one line; none means the demo may end with 0.
import { readFile } from 'node:fs/promises'
import { samplePath } from '../../base/package-root.js'
import { officialCalendar } from '../../domain/calendar.js'
import { dayOf } from '../../domain/day.js'
import { defaultPolicy } from '../../domain/policy.js'
import { inSendWindow } from '../../domain/send-window.js'
import type { Draft } from '../../domain/draft.js'
import { runCycle } from '../../engine/cycle.js'
import { approveCircular } from '../../flows/approve-circular.js'
import { auditHead } from '../../store/audit.js'
import { casesWithoutNextStep } from '../../store/cases.js'
import { casesWithTask } from '../../store/tasks.js'
import { importSample, leader } from '../sample-office.js'
import { fourTimes } from './cast.js'
import type { Stage } from './stage.js'

type Verdict = [promise: number, holds: boolean, what: string]

export async function judge(stage: Stage, circularId: string): Promise<string[]> {
  const verdicts = [
    ...(await heardOnce(stage)),
    ...(await owedOnce(stage)),
    ...(await sameAgain(stage)),
    ...(await neverTooMuch(stage)),
    ...(await nextSteps(stage)),
    ...(await talksApproved(stage)),
    ...(await printedWords(stage, circularId)),
    ...(await mischief(stage, circularId)),
  ]
  const promises = [...new Set(verdicts.map(([promise]) => promise))].sort((a, b) => a - b)
  const broken = verdicts
    .filter(([, holds]) => !holds)
    .map(([promise, , what]) => `承诺${promise}被打破 / promise ${promise} broken: ${what}`)
  stage.terminal.line(
    `\n承诺检查:${promises.join('、')},${broken.length === 0 ? '全部成立' : `${broken.length}处不成立`}`,
    `\npromises ${promises.join(', ')}: ${broken.length === 0 ? 'all kept' : `${broken.length} broken`}`,
  )
  return broken
}

/** 1 and 2: every callback on disk and understood, the one that came four times counted once. */
async function heardOnce(stage: Stage): Promise<Verdict[]> {
  const { read } = stage.office.service.store
  const open = await read.arrival.count({ where: { state: { not: 'settled' } } })
  const replies = await read.submission.count({ where: { by: fourTimes } })
  return [
    [1, open === 0, `${open} arrivals not settled`],
    [2, replies === 1, `${replies} replies out of one callback`],
  ]
}

/** 3 and 4: every obligation ended in a word, and what the database says was sent is what arrived. */
async function owedOnce(stage: Stage): Promise<Verdict[]> {
  const { service, emulator } = stage.office
  const { read } = service.store
  const owed = await read.obligation.count({ where: { outcome: 'owed' } })
  const hanging = await read.message.count({ where: { state: { in: ['pending', 'sending'] } } })
  const sent = new Set(
    (await read.message.findMany({ where: { state: 'sent' }, select: { wecomId: true } })).map((one) => one.wecomId),
  )
  const arrived = emulator.sent().filter((one) => one.delivered)
  const unknown = arrived.filter((one) => !sent.has(one.messageId)).length
  const byTask = arrived.filter((one) => one.taskId !== null).map((one) => `${one.taskId}/${one.to}`)
  return [
    [3, owed === 0 && hanging === 0, `${owed} obligations and ${hanging} messages without an end`],
    [
      4,
      unknown === 0 && sent.size === arrived.length,
      `${sent.size} sent, ${arrived.length} arrived, ${unknown} unknown`,
    ],
    [4, new Set(byTask).size === byTask.length, 'a card arrived twice'],
  ]
}

/** 5: two more cycles at the same instant change nothing. */
async function sameAgain(stage: Stage): Promise<Verdict[]> {
  const { world } = stage.office.service
  const before = await auditHead(world.store.read)
  for (let turn = 0; turn < 2; turn++) await runCycle(world, stage.now())
  return [[5, (await auditHead(world.store.read)) === before, 'a cycle with nothing due changed something']]
}

/** 6: window, budget and merging held at every message. */
async function neverTooMuch(stage: Stage): Promise<Verdict[]> {
  const rows = await stage.office.service.store.read.message.findMany({
    where: { state: 'sent', kind: { not: 'answer' } },
  })
  const outside = rows.filter(
    (row) => row.settledAt === null || !inSendWindow(officialCalendar, defaultPolicy, row.settledAt),
  )
  const perDay = new Map<string, number>()
  const perCircular = new Map<string, number>()
  for (const row of rows.filter((one) => one.counted)) {
    const day = `${row.to}/${dayOf(row.settledAt ?? row.createdAt)}`
    perDay.set(day, (perDay.get(day) ?? 0) + 1)
    for (const id of JSON.parse(row.circularIds) as string[])
      perCircular.set(`${row.to}/${id}`, (perCircular.get(`${row.to}/${id}`) ?? 0) + 1)
  }
  const { budget } = defaultPolicy
  return [
    [6, outside.length === 0, `${outside.length} messages outside the send window`],
    [6, Math.max(0, ...perDay.values()) <= budget.perDay, 'more than the daily budget'],
    [6, Math.max(0, ...perCircular.values()) <= budget.perCircular, 'more than the budget of the circular'],
  ]
}

/** 7: every open case has a next step or a task. */
async function nextSteps(stage: Stage): Promise<Verdict[]> {
  const { read } = stage.office.service.store
  const covered = await casesWithTask(read)
  const lost = (await casesWithoutNextStep(read)).filter((one) => !covered.has(one.no))
  return [[7, lost.length === 0, `no next step: ${lost.map((one) => one.no).join(' ')}`]]
}

/** 8: no invitation without the decision of another person with the leader's role. */
async function talksApproved(stage: Stage): Promise<Verdict[]> {
  const talks = await stage.office.service.store.read.talk.findMany({ where: { invitedAt: { not: null } } })
  const wild = talks.filter(
    (talk) => talk.decidedBy !== leader || talk.decidedBy === talk.proposedBy || talk.decidedAt === null,
  )
  return [[8, wild.length === 0 && talks.length > 0, `${wild.length} of ${talks.length} invitations without approval`]]
}

/** 9: every problem printed in a message stands in the paper where its provenance says. */
async function printedWords(stage: Stage, circularId: string): Promise<Verdict[]> {
  const row = await stage.office.service.store.read.circular.findUniqueOrThrow({ where: { id: circularId } })
  const draft = JSON.parse(row.draft) as Draft
  const bytes = await readFile(samplePath('baoji-2024q3.txt'))
  const wrong = Object.entries(draft.provenance).filter(([, places]) =>
    places.some(
      (place) => !('start' in place) || bytes.subarray(place.start, place.end).toString('utf8') !== place.text,
    ),
  )
  const without = draft.findings.filter(
    (_, index) => (draft.provenance[`/findings/${index}/problem`] ?? []).length === 0,
  )
  return [
    [
      9,
      wrong.length === 0 && without.length === 0,
      `${wrong.length} places do not match, ${without.length} problems without a place`,
    ],
  ]
}

/** 12: bad input gets its refusal and changes nothing. */
async function mischief(stage: Stage, circularId: string): Promise<Verdict[]> {
  const { service, emulator } = stage.office
  const before = await auditHead(service.store.read)
  const forged = await emulator.say(fourTimes, '全部已整改', { badSignature: true })
  const stale = await emulator.say(fourTimes, '全部已整改', { timestampOffset: -3600 })
  const junk = await fetch(`${service.url}/wecom/callback?msg_signature=x&timestamp=1&nonce=2`, {
    method: 'POST',
    body: 'not xml',
  })
  const again = await approveCircular(stage.context, circularId, leader, stage.now())
  const same = await importSample(service)
  const after = await auditHead(service.store.read)
  return [
    [
      12,
      forged.status === 403 && stale.status === 403 && junk.status === 400,
      `forged ${forged.status}, stale ${stale.status}, junk ${junk.status}`,
    ],
    [12, !again.ok && same === circularId && before === after, 'a second approval or import changed something'],
  ]
}
