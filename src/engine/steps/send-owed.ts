// Sends what is owed and may leave now: claim, look again whether it is still right, call, settle. The throttle is
// ours (domain/throttle.ts); a block of the whole channel holds everything until it ends.
import { dayOf } from '../../domain/day.js'
import { isOpen } from '../../domain/case.js'
import { obligationKey, stepsOf } from '../../domain/plan.js'
import { defaultPolicy, policyOf } from '../../domain/policy.js'
import { inSendWindow, nextSendInstant } from '../../domain/send-window.js'
import { mayLeaveAt } from '../../domain/throttle.js'
import { talkSteps } from '../../domain/talk.js'
import { abandoned, claim, sendable } from '../../outbox/claim.js'
import { type Attempt, duplicateWindowSeconds, settleMessage } from '../../outbox/settle.js'
import { casesByNos, factsOf } from '../../store/cases.js'
import { circularContexts } from '../../store/circular-contexts.js'
import type { Tx } from '../../store/db.js'
import { contentOf, giveBack, type MessageRow } from '../../store/messages.js'
import { writeSetting } from '../../store/settings.js'
import { talkFactsOf } from '../../store/talks.js'
import type { World } from '../world.js'

export interface SendReport {
  sent: number
  notSent: number
  released: number
}

const concurrency = 6

export async function sendOwed(world: World, now: Date): Promise<SendReport> {
  const report: SendReport = { sent: 0, notSent: 0, released: 0 }
  for (const message of await abandoned(world.store.read, now))
    await world.store.write((tx) =>
      settleMessage(tx, world.calendar, message, { kind: 'uncertain', code: 'sender-died' }, now),
    )
  const lately = await sentLately(world, now)
  for (;;) {
    const messages = await sendable(world.store.read, now, 200)
    if (messages.length === 0) return report
    let blocked = false
    const queue = [...messages]
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined && !blocked; next = queue.shift())
        blocked = (await sendOne(world, next, lately, now, report)) || blocked
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    if (blocked) return report
  }
}

interface Sent {
  to: string
  at: Date
}

async function sentLately(world: World, now: Date): Promise<Sent[]> {
  const since = new Date(now.getTime() - 60_000)
  const rows = await world.store.read.message.findMany({
    where: { triedAt: { gt: since } },
    select: { to: true, triedAt: true },
    orderBy: { triedAt: 'asc' },
  })
  return rows.flatMap(({ to, triedAt }) => (triedAt === null ? [] : [{ to, at: triedAt }]))
}

/** True if the channel is blocked. */
async function sendOne(
  world: World,
  message: MessageRow,
  lately: Sent[],
  now: Date,
  report: SendReport,
): Promise<boolean> {
  const toPerson = lately.filter((one) => one.to === message.to).map((one) => one.at)
  const leaveAt = mayLeaveAt(
    world.rate,
    lately.map((one) => one.at),
    toPerson,
    now,
  )
  if (leaveAt > now) {
    await world.store.write(
      async (tx) =>
        void (await tx.message.updateMany({
          where: { id: message.id, state: 'pending' },
          data: { notBefore: leaveAt },
        })),
    )
    return false
  }
  lately.push({ to: message.to, at: now })
  const taken = await world.store.write(async (tx): Promise<MessageRow | null> => {
    if (!(await stillRight(tx, world, message, now))) {
      report.released++
      return null
    }
    return (await claim(tx, message.id, now)) ? await tx.message.findUnique({ where: { id: message.id } }) : null
  })
  if (taken === null) return false
  const attempt = await world.messenger.send({
    to: taken.to,
    taskId: taken.id,
    content: contentOf(taken),
    duplicateWindowSeconds: taken.kind === 'plan' ? duplicateWindowSeconds : 0,
  })
  await world.store.write(async (tx) => {
    await settleMessage(tx, world.calendar, taken, attempt, now)
    if (attempt.kind === 'blocked')
      await block(tx, attempt.code, new Date(now.getTime() + attempt.afterMs), attempt.alarm, now)
    if (attempt.kind === 'ok') await tx.setting.deleteMany({ where: { key: 'channel-alarm' } })
  })
  count(world, taken, attempt, report)
  return attempt.kind === 'blocked'
}

function count(world: World, message: MessageRow, attempt: Attempt, report: SendReport): void {
  if (attempt.kind === 'ok' && !attempt.value.unreachable) report.sent++
  else report.notSent++
  if (attempt.kind !== 'ok')
    world.logger.warn({ message: message.id, outcome: attempt.kind, code: attempt.code }, 'message not sent')
}

/** Everything pending waits for the end of a block; an alarm stays until a message leaves again. */
async function block(tx: Tx, code: string, until: Date, alarm: boolean, now: Date): Promise<void> {
  await tx.message.updateMany({ where: { state: 'pending', notBefore: { lt: until } }, data: { notBefore: until } })
  if (alarm) await writeSetting(tx, 'channel-alarm', { code, since: now.toISOString(), until: until.toISOString() })
}

/**
 * Looks again before a message leaves (WeCom may have been down for days): in the window, worded for today, and every
 * obligation in it still part of the plan. What is not goes back to the plan, which words it anew. True: send it.
 */
async function stillRight(tx: Tx, world: World, message: MessageRow, now: Date): Promise<boolean> {
  if (message.kind === 'answer') return true
  if (!inSendWindow(world.calendar, defaultPolicy, now)) {
    const notBefore = nextSendInstant(world.calendar, defaultPolicy, now)
    await tx.message.updateMany({ where: { id: message.id, state: 'pending' }, data: { notBefore } })
    return false
  }
  if (message.kind === 'result' || message.kind === 'task') return true
  // A message that may have arrived is only ever repeated as it was, never worded anew.
  if (message.reason?.startsWith('uncertain') === true) return true
  if (message.plannedOn === dayOf(now) && (await stillPlanned(tx, world, message))) return true
  const subjects = await giveBack(tx, message.id)
  await tx.message.updateMany({
    where: { id: message.id, state: 'pending' },
    data: { state: 'superseded', reason: 'planned anew', settledAt: now },
  })
  await tx.case.updateMany({
    where: { no: { in: subjects }, state: { notIn: ['closed', 'withdrawn'] } },
    data: { nextDueAt: now },
  })
  await tx.talk.updateMany({ where: { id: { in: subjects } }, data: { nextDueAt: now } })
  const ended = (await casesByNos(tx, subjects)).filter((row) => !isOpen(factsOf(row).state)).map((row) => row.no)
  await tx.obligation.updateMany({
    where: { subjectId: { in: ended }, outcome: 'owed', messageId: null },
    data: { outcome: 'superseded', reason: 'case ended', settledAt: now },
  })
  return false
}

async function stillPlanned(tx: Tx, world: World, message: MessageRow): Promise<boolean> {
  const owed = await tx.obligation.findMany({ where: { messageId: message.id, outcome: 'owed' } })
  const nos = owed.map((one) => one.subjectId)
  const rows = await casesByNos(tx, nos)
  const circulars = await circularContexts(tx, rows)
  const keys = new Set<string>()
  for (const row of rows) {
    const facts = factsOf(row)
    const steps = stepsOf(facts, policyOf(row.policyVersion), world.calendar, circulars.contextOf(facts))
    for (const step of steps) keys.add(obligationKey(facts.no, step, message.to))
  }
  for (const talk of await tx.talk.findMany({ where: { id: { in: nos } } }))
    for (const step of talkSteps(talkFactsOf(talk), defaultPolicy, world.calendar))
      keys.add(obligationKey(talk.id, step, message.to))
  return owed.every((one) => keys.has(one.key))
}
