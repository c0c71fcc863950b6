// Looks again before a message leaves (WeCom may have been down for days): in the window, worded for today, and every
// obligation in it still part of the plan. What is not goes back to the plan, which words it anew.
import { isOpen } from '../../domain/case.js'
import { dayOf } from '../../domain/day.js'
import { obligationKey, type Step, stepsOf } from '../../domain/plan.js'
import type { Policies } from '../../domain/policy.js'
import { inSendWindow, nextSendInstant } from '../../domain/send-window.js'
import { talkSteps } from '../../domain/talk.js'
import { casesByNos, factsOf } from '../../store/cases.js'
import { circularContexts } from '../../store/circular-contexts.js'
import type { Tx } from '../../store/db.js'
import { copyIsSwallowed, mayHaveArrived, settleMessage } from '../../outbox/settle.js'
import { giveBack, type MessageRow } from '../../store/messages.js'
import { talkFactsOf } from '../../store/talks.js'
import type { World } from '../world.js'

/** True: send it. False: it waits for the window, or its obligations went back to the plan. */
export async function stillRight(
  tx: Tx,
  world: World,
  message: MessageRow,
  stale: boolean,
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
  if (message.kind === 'result' || message.kind === 'task') return true
  // A message that may have arrived is only ever repeated as it was, never worded anew.
  if (mayHaveArrived(message)) return true
  if (message.plannedOn === dayOf(now) && !stale) return true
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

/**
 * Which of these messages carry an obligation that is no longer part of the plan (answered, closed, decided meanwhile).
 * Asked once for a whole batch just before it leaves.
 */
export async function noLongerPlanned(
  tx: Tx,
  world: World,
  messages: readonly MessageRow[],
  policies: Policies,
): Promise<Set<string>> {
  const to = new Map(messages.map((message) => [message.id, message.to]))
  const owed = await tx.obligation.findMany({ where: { messageId: { in: [...to.keys()] }, outcome: 'owed' } })
  const subjects = [...new Set(owed.map((one) => one.subjectId))]
  const rows = await casesByNos(tx, subjects)
  const circulars = await circularContexts(tx, rows)
  const steps = new Map<string, Step[]>()
  for (const row of rows) {
    const facts = factsOf(row)
    steps.set(row.no, stepsOf(facts, policies.of(row.policyVersion), world.calendar, circulars.contextOf(facts)))
  }
  for (const talk of await tx.talk.findMany({ where: { id: { in: subjects } } }))
    steps.set(talk.id, talkSteps(talkFactsOf(talk), policies.current, world.calendar))
  const stale = new Set<string>()
  for (const { key, subjectId, messageId } of owed) {
    if (messageId === null) continue
    const planned = (steps.get(subjectId) ?? []).some(
      (step) => obligationKey(subjectId, step, to.get(messageId) ?? '') === key,
    )
    if (!planned) stale.add(messageId)
  }
  return stale
}
