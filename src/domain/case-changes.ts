// Changes the office makes to a running case: another unit answers for it, or the deadline of its whole circular moves.
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays, type Calendar } from './calendar.js'
import { type CaseFacts, whileOpen } from './case.js'
import { type Day, dayOf } from './day.js'
import type { Deadline } from './deadline.js'
import type { Policy } from './policy.js'

/**
 * 改派: another unit answers from now on. It is told afresh, in a round of its own, and gets at least as long as a
 * returned reply. While something waits at the office only the unit changes; what waits is still decided.
 * @param until new deadline; null = the old one where it leaves enough time
 */
export function handOver(
  calendar: Calendar,
  policy: Policy,
  facts: CaseFacts,
  to: { unitId: string; supervisorId: string | null },
  now: Date,
  until: Day | null,
): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (to.unitId === facts.unitId) return refused('same-unit', `${facts.no}现在就由这个单位负责,不需要改派。`)
  if (until !== null && until <= dayOf(now))
    return refused('deadline-past', `新期限${until}不在今天之后,请给以后的日期。`)
  const moved = { ...facts, ...to, noticedAt: null }
  if (facts.waiting !== null && facts.waiting.for !== 'dispute') return done(moved)
  const round = facts.round + 1
  return done({
    ...moved,
    state: 'issued',
    round,
    noticeRound: round,
    roundAt: now,
    acknowledgedAt: null,
    repliedAt: null,
    waiting: null,
    fixed: 'none',
    outside: false,
    remindAskedAt: null,
    blocked: null,
    deadline:
      until === null ? enoughTime(calendar, policy, facts.deadline, now) : { kind: 'day', on: until, time: null },
  })
}

function enoughTime(calendar: Calendar, policy: Policy, deadline: Deadline, now: Date): Deadline {
  if (deadline.kind !== 'day') return deadline
  const least = addWorkdays(calendar, dayOf(now), policy.returnWorkdays)
  return deadline.on >= least ? deadline : { kind: 'day', on: least, time: null }
}

/**
 * 调整期限 of a whole circular. A case with a later day of its own (an extension, a return) keeps it, and who has that day
 * already is not told again. `before`: the circular's deadline as it was.
 */
export function amendDeadline(facts: CaseFacts, before: Deadline, on: Day, now: Date): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (on <= dayOf(now)) return refused('deadline-past', `新期限${on}不在今天之后,请给以后的日期。`)
  const { deadline } = facts
  if (deadline.kind === 'day' && deadline.on === on) return refused('same-day', `${facts.no}的期限已经是${on}。`)
  const common = deadline.kind !== 'day' || (before.kind === 'day' && deadline.on === before.on && facts.round === 0)
  if (!common && deadline.kind === 'day' && deadline.on >= on)
    return refused('own-deadline', `${facts.no}另有期限${deadline.on},不受影响。`)
  return done({ ...facts, deadline: { kind: 'day', on, time: null }, amendedAt: now })
}
