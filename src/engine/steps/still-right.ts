// Looks again before a message leaves (WeCom may have been down for days): in the window, worded for today, and every
// obligation in it still part of the plan. What is not goes back to the plan, which words it anew.
import { isOpen } from '../../domain/case.js'
import { dayOf } from '../../domain/day.js'
import { obligationKey, type Step, stepsOf } from '../../domain/plan.js'
import type { Directory } from '../../domain/directory.js'
import type { Policies } from '../../domain/policy.js'
import { roundSteps } from '../../domain/round.js'
import { inSendWindow, nextSendInstant } from '../../domain/send-window.js'
import { holdsAt } from '../../domain/stand-in.js'
import { talkSteps } from '../../domain/talk-plan.js'
import { passOn } from '../../outbox/part-with.js'
import { casesByNos, factsOf } from '../../store/cases.js'
import { circularContexts } from '../../store/circular-contexts.js'
import type { Tx } from '../../store/db.js'
import { isHeldByHand } from '../../store/hold.js'
import { copyIsSwallowed, leaveUncertain, mayHaveArrived, settleMessage } from '../../outbox/settle.js'
import { giveBack, type MessageRow } from '../../store/messages.js'
import { readDirectory } from '../../store/registry.js'
import { lookAtRounds, roundFacts } from '../../store/rounds.js'
import { talkFactsOf } from '../../store/talks.js'
import type { World } from '../world.js'
import { subjectsByIds } from './known.js'

/** True: send it. False: it waits for the window, or its obligations went back to the plan. */
export async function stillRight(
  tx: Tx,
  world: World,
  message: MessageRow,
  { stale, away, held }: Look,
  policies: Policies,
  now: Date,
): Promise<boolean> {
  if (message.kind === 'answer') return true
  if (mayHaveArrived(message) && !copyIsSwallowed(message, now)) {
    await settleMessage(tx, world.calendar, message, { kind: 'uncertain', code: 'unknown' }, now)
    return false
  }
  if (!inSendWindow(world.calendar, policies.current, now)) {
    const notBefore = nextSendInstant(world.calendar, policies.current, now)
    await tx.message.updateMany({ where: { id: message.id, state: 'pending' }, data: { notBefore } })
    return false
  }
  if (message.kind === 'result' || message.kind === 'task') {
    if (away?.people.has(message.to) !== true || mayHaveArrived(message)) return true
    await passOn(tx, message, away.directory, now)
    return false
  }
  // A message that may have arrived is only ever repeated as it was, never worded anew; what it says must still hold.
  if (mayHaveArrived(message)) {
    if (!stale.has(message.id)) return true
    await leaveUncertain(tx, message, 'outdated', now)
    return false
  }
  if (message.plannedOn === dayOf(now) && !stale.has(message.id) && !held) return true
  const subjects = await giveBack(tx, message.id)
  await tx.message.updateMany({
    where: { id: message.id, state: 'pending' },
    data: { state: 'superseded', reason: held ? 'held' : 'planned anew', settledAt: now },
  })
  await tx.case.updateMany({
    where: { no: { in: subjects }, state: { notIn: ['closed', 'withdrawn'] } },
    data: { nextDueAt: now },
  })
  await tx.talk.updateMany({ where: { id: { in: subjects } }, data: { nextDueAt: now } })
  await lookAtRounds(tx, subjects, now)
  const ended = (await casesByNos(tx, subjects)).filter((row) => !isOpen(factsOf(row).state)).map((row) => row.no)
  await tx.obligation.updateMany({
    where: { subjectId: { in: ended }, outcome: 'owed', messageId: null },
    data: { outcome: 'superseded', reason: 'case ended', settledAt: now },
  })
  return false
}

/** What was seen of a whole batch of messages just before it leaves. */
export interface Look {
  /** Messages that carry an obligation no longer part of the plan (answered, closed, decided meanwhile), or no longer theirs. */
  stale: ReadonlySet<string>
  /** People who are gone or stood in for; null: none of the receivers. */
  away: { people: ReadonlySet<string>; directory: Directory } | null
  /** Receivers who see no cards. */
  textOnly: ReadonlySet<string>
  /** A person holds planned sending: what was composed goes back to the plan. */
  held: boolean
}

/** Asked once for a whole batch. */
export async function lookAtBatch(
  tx: Tx,
  world: World,
  messages: readonly MessageRow[],
  policies: Policies,
  now: Date,
): Promise<Look> {
  const to = new Map(messages.map((message) => [message.id, message.to]))
  const owed = await tx.obligation.findMany({ where: { messageId: { in: [...to.keys()] }, outcome: 'owed' } })
  const subjects = await subjectsByIds(tx, [...new Set(owed.map((one) => one.subjectId))])
  const { rows, talks, rounds } = subjects
  const circulars = await circularContexts(tx, rows)
  const facts = await roundFacts(tx, rounds)
  const steps = new Map<string, Step[]>()
  for (const row of rows) {
    const own = factsOf(row)
    steps.set(row.no, stepsOf(own, policies.of(row.policyVersion), world.calendar, circulars.contextOf(own)))
  }
  for (const talk of talks) steps.set(talk.id, talkSteps(talkFactsOf(talk), policies.current, world.calendar))
  for (const [id, own] of facts) steps.set(id, roundSteps(own, policies.current, world.calendar))
  const away = await awayAmong(tx, [...new Set(to.values())], now)
  const stale = new Set<string>()
  for (const { key, subjectId, messageId } of owed) {
    if (messageId === null) continue
    const userid = to.get(messageId) ?? ''
    const planned = (steps.get(subjectId) ?? []).some((step) => obligationKey(subjectId, step, userid) === key)
    if (!planned || away?.people.has(userid) === true) stale.add(messageId)
  }
  return { stale, away, textOnly: await textOnlyAmong(tx, [...new Set(to.values())]), held: await isHeldByHand(tx) }
}

async function textOnlyAmong(tx: Tx, receivers: readonly string[]): Promise<Set<string>> {
  const where = { userid: { in: [...receivers] }, textOnly: true }
  return new Set((await tx.person.findMany({ where, select: { userid: true } })).map((one) => one.userid))
}

async function awayAmong(tx: Tx, receivers: readonly string[], now: Date): Promise<Look['away']> {
  const userid = { in: [...receivers] }
  const gone = await tx.person.findMany({
    where: { userid, OR: [{ unreachableAt: { not: null } }, { leftAt: { not: null } }] },
    select: { userid: true },
  })
  const stoodInFor = (await tx.standIn.findMany({ where: { userid } })).filter((one) => holdsAt(one, now))
  const people = new Set([...gone, ...stoodInFor].map((one) => one.userid))
  return people.size === 0 ? null : { people, directory: await readDirectory(tx, now) }
}
