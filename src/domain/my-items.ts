// How a case stands for the unit that has to answer it, and what the unit can do about it now. What can be done is asked of
// the rules themselves: a page never offers what they would refuse.
import { addWorkdays, type Calendar } from './calendar.js'
import { askBlock, checkIn } from './case-pauses.js'
import { askExtension, dispute } from './case-requests.js'
import { acknowledge, type CaseFacts, isOpen, reply } from './case.js'
import { addDays, type Day, dayOf } from './day.js'
import { passesAt } from './deadline.js'
import type { Policy } from './policy.js'

/** In the order in which a unit looks at them. */
export const standings = ['late', 'returned', 'soon', 'open', 'paused', 'waiting', 'ended'] as const
export type Standing = (typeof standings)[number]

/** `soon`: within the working days before the deadline in which the office reminds, or a pause whose day of report has come. */
export function standingOf(calendar: Calendar, policy: Policy, facts: CaseFacts, now: Date): Standing {
  const { deadline, blocked } = facts
  const today = dayOf(now)
  if (!isOpen(facts.state)) return 'ended'
  if (facts.waiting !== null) return 'waiting'
  if (facts.frozen !== null) return 'paused'
  if (blocked !== null) return blocked.checkInOn <= today ? 'soon' : 'paused'
  if (deadline.kind === 'day' && now >= passesAt(deadline.on, deadline.time)) return 'late'
  if (facts.state === 'returned') return 'returned'
  const soonest = addWorkdays(calendar, today, policy.ladder.remindBefore)
  return deadline.kind === 'day' && deadline.on <= soonest ? 'soon' : 'open'
}

export const unitActs = ['acknowledge', 'reply', 'extension', 'dispute', 'pause', 'check-in'] as const
export type UnitAct = (typeof unitActs)[number]

/** The earliest day an extension can be asked to. */
export const earliestExtension = ({ deadline }: CaseFacts, now: Date): Day => {
  const today = dayOf(now)
  return addDays(deadline.kind === 'day' && deadline.on > today ? deadline.on : today, 1)
}

/** What the rules would take from the unit now. */
export function actsOfUnit(calendar: Calendar, policy: Policy, facts: CaseFacts, now: Date): UnitAct[] {
  const tried: Record<UnitAct, boolean> = {
    acknowledge: facts.acknowledgedAt === null && acknowledge(facts, now).ok,
    reply: reply(facts, now, false).ok,
    extension: askExtension(facts, now, earliestExtension(facts, now)).ok,
    dispute: dispute(facts, now).ok,
    pause: askBlock(facts, now).ok,
    'check-in': checkIn(calendar, policy, facts, now, null).ok,
  }
  return unitActs.filter((act) => tried[act])
}
