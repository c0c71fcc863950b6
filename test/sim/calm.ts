// Phase two: nothing goes wrong any more. The office answers what is owed (or nobody does, by seed), time passes, and at its
// end everything owed is settled, the engine is idle, and looking again changes nothing.
import { addDays, dayOf, instantOf } from '../../src/domain/day.js'
import { nextDueAt, runCycle } from '../../src/engine/cycle.js'
import { type Decision, decideSubmission } from '../../src/flows/decide-submission.js'
import { finishTask } from '../../src/flows/finish-task.js'
import { thawCases } from '../../src/flows/freeze-cases.js'
import { releaseHold } from '../../src/flows/release-hold.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { Broken } from './broken.js'
import type { Life } from './life.js'
import { foretold, isAsForetold, landed } from './rehearsed.js'

export async function becomesCalm(life: Life): Promise<void> {
  life.faults = false
  life.putFuseOut()
  life.wire.weather = 'fair'
  life.tell('calm')
  const answered = life.chance.happens(0.5)
  // What was held back and what had backed off comes round within a working day.
  await days(life, 4)
  if (answered) for (let round = 0; round < 6 && (await somethingIsOwed(life)); round++) await officeAnswers(life)
  const expected = answered ? null : await foretold(life, 25)
  const since = life.wire.landed.length
  await days(life, 25)
  isAsForetold(expected, await landed(life, since))
  await isSettled(life, answered)
}

async function days(life: Life, count: number): Promise<void> {
  await life.lives(instantOf(addDays(dayOf(life.now), count), 17 * 60 + 45))
  await life.watch.afterAct()
}

const open = { state: { notIn: ['closed', 'withdrawn'] } }
const talking = { endedAt: null }

const somethingIsOwed = async ({ store: { read } }: Life): Promise<boolean> =>
  (await read.case.count({ where: open })) + (await read.talk.count({ where: talking })) > 0

/** A diligent office: what waits is decided, what is open was answered by OA, talks are held and their word kept. */
async function officeAnswers(life: Life): Promise<void> {
  const { read } = life.store
  const { now } = life
  await life.acts('release', (context) => releaseHold(context, 'office-lead', now))
  for (const { id } of await read.freeze.findMany({ where: { liftedAt: null } }))
    await life.acts('lifts a freeze', (context) => thawCases(context, id, 'office-lead', now))
  for (const { no, waitingFor } of await read.case.findMany({ where: open, orderBy: { no: 'asc' } })) {
    const decision = waitingFor === null ? undefined : decisions[waitingFor]
    if (decision !== undefined)
      await life.acts(`${decision.kind} ${no}`, (context) =>
        decideSubmission(context, [no], decision, 'office-lead', now),
      )
    const input = { by: 'office-1', nos: [no], text: '已整改', channel: 'oa' as const, oaNumber: 'OA' }
    if (waitingFor !== 'reply') await life.acts(`${no} by OA`, (context) => submitReply(context, input, now))
    // Never by who answered.
    for (const by of ['office-2', 'office-3'])
      await life.acts(`close ${no}`, (context) => decideSubmission(context, [no], { kind: 'close' }, by, now))
  }
  for (const { id } of await read.talk.findMany({ where: { endedAt: null } })) {
    const decline = { kind: 'decline', reason: '已办结' } as const
    await life.acts(`declines ${id}`, (context) => runTalk(context, id, decline, 'office-lead', now))
    const conclude = { kind: 'conclude', reason: '已落实' } as const
    await life.acts(`concludes ${id}`, (context) => runTalk(context, id, conclude, 'office-lead', now))
    const cancel = { kind: 'cancel', reason: '已落实' } as const
    await life.acts(`cancels ${id}`, (context) => runTalk(context, id, cancel, 'office-lead', now))
  }
  for (const { id } of await read.task.findMany({ where: { closedAt: null } }))
    await life.acts('task is done', (context) => finishTask(context, id, 'office-1', '已电话告知', now))
  await days(life, 3)
}

const decisions: Record<string, Decision | undefined> = {
  extension: { kind: 'refuse', reason: '请按期整改' },
  dispute: { kind: 'reject', reason: '请按期整改' },
  block: { kind: 'refuse-pause', reason: '请按期整改' },
}

async function isSettled(life: Life, answered: boolean): Promise<void> {
  const { read } = life.store
  await life.cycle()
  const left = {
    messages: await read.message.count({ where: { state: { in: ['pending', 'sending'] } } }),
    arrivals: await read.arrival.count({ where: { state: { not: 'settled' } } }),
    cards: await read.cardUpdate.count({ where: { state: 'pending' } }),
    evidence: await read.evidence.count({ where: { state: 'owed' } }),
    owed: await read.obligation.count({ where: { outcome: 'owed' } }),
    open: answered ? await read.case.count({ where: open }) : 0,
    submissions: answered ? await read.submission.count({ where: { state: 'open' } }) : 0,
    talks: answered ? await read.talk.count({ where: talking }) : 0,
  }
  for (const [what, count] of Object.entries(left)) if (count > 0) throw new Broken(`${count} ${what} left in the calm`)
  const next = await nextDueAt(life.world, life.now)
  if (next !== null && next <= life.now) throw new Broken('something stays due in the calm')
  const before = await everything(life)
  await runCycle(life.world, life.now)
  if ((await everything(life)) !== before) throw new Broken('a second cycle changed something')
  await life.watch.chain()
}

async function everything({ store: { read }, wire }: Life): Promise<string> {
  return JSON.stringify([
    await read.case.findMany({ orderBy: { no: 'asc' } }),
    await read.message.findMany({ orderBy: { id: 'asc' } }),
    await read.obligation.findMany({ orderBy: { key: 'asc' } }),
    await read.talk.findMany({ orderBy: { id: 'asc' } }),
    await read.task.findMany({ orderBy: { id: 'asc' } }),
    await read.auditEntry.count(),
    wire.landed.length,
  ])
}
