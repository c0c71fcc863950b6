// Pauses of a case: 暂缓 while the platform cancels an account or cannot cancel it (check-in dates take the place of the
// deadline), and 冻结 of a whole unit or circular. Both stop the clock, both end by a person, and both are asked after.
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays, type Calendar } from './calendar.js'
import { type CaseFacts, deadlineAfterStop, stateOfRound, whileNothingWaits, whileOpen } from './case.js'
import { type Day, dayOf } from './day.js'
import type { Deadline } from './deadline.js'
import type { Policy } from './policy.js'

/** 申请暂缓: 注销办理中, or the platform cannot cancel. Waits for the office like any request. */
export function askBlock(facts: CaseFacts, now: Date): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  const free = whileNothingWaits(facts, '再申请暂缓')
  if (!free.ok) return free
  if (facts.blocked !== null) return refused('blocked', `${facts.no}已经暂缓,有进展请直接告知。`)
  return done({
    ...facts,
    state: facts.state === 'issued' ? 'acknowledged' : facts.state,
    acknowledgedAt: facts.acknowledgedAt ?? now,
    waiting: { for: 'block', since: now },
  })
}

/**
 * 同意暂缓, or the office pauses the case by itself (a request need not stand). `checkInOn` null = the policy's working
 * days from now.
 */
export function block(
  calendar: Calendar,
  policy: Policy,
  facts: CaseFacts,
  now: Date,
  reason: string,
  checkInOn: Day | null,
): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (facts.waiting !== null && facts.waiting.for !== 'block') return whileNothingWaits(facts, '暂缓')
  if (facts.blocked !== null) return refused('blocked', `${facts.no}已经暂缓,可以改约告知进展的日期。`)
  if (reason.trim() === '') return refused('reason-missing', '暂缓要写明原因,例如:平台注销办理中。')
  const day = checkInDay(calendar, policy, now, checkInOn)
  if (!day.ok) return day
  const blocked = { reason: reason.trim(), since: now, checkInOn: day.value }
  return done({ ...facts, state: 'blocked', waiting: null, blocked })
}

/** 告知进展: the unit (or a clerk for it) said how it stands, so it knows of the case; asked again on the next day. */
export function checkIn(
  calendar: Calendar,
  policy: Policy,
  facts: CaseFacts,
  now: Date,
  next: Day | null,
): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (facts.blocked === null) return refused('not-blocked', `${facts.no}没有暂缓,请按期限整改并反馈。`)
  const day = checkInDay(calendar, policy, now, next)
  if (!day.ok) return day
  const acknowledgedAt = facts.acknowledgedAt ?? now
  return done({ ...facts, acknowledgedAt, blocked: { ...facts.blocked, checkInOn: day.value } })
}

/** 恢复: the deadline counts again. `until` null = the old day, but at least as long as a returned reply gets. */
export function endBlock(
  calendar: Calendar,
  policy: Policy,
  facts: CaseFacts,
  now: Date,
  until: Day | null,
): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (facts.blocked === null) return refused('not-blocked', `${facts.no}没有暂缓,不需要恢复。`)
  const today = dayOf(now)
  if (until !== null && until < today) return refused('deadline-past', `新期限${until}已经过去,请给今天或以后的日期。`)
  return done({
    ...facts,
    state: stateOfRound(facts),
    blocked: null,
    deadline: resumed(calendar, policy, facts, today, until),
  })
}

function resumed(calendar: Calendar, policy: Policy, { deadline }: CaseFacts, today: Day, until: Day | null): Deadline {
  const on = until ?? addWorkdays(calendar, today, policy.returnWorkdays)
  return until === null && deadline.kind === 'day' && deadline.on >= on ? deadline : { kind: 'day', on, time: null }
}

function checkInDay(calendar: Calendar, policy: Policy, now: Date, asked: Day | null): Result<Day> {
  const today = dayOf(now)
  if (asked !== null && asked <= today) return refused('check-in-past', `${asked}不在今天之后,请给以后的日期。`)
  return done(asked ?? addWorkdays(calendar, today, policy.pause.checkInWorkdays))
}

/** 冻结. What waits at the office goes on there; nothing is asked of the unit. A second freeze changes nothing. */
export function freeze(facts: CaseFacts, now: Date, reviewOn: Day): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  return done(facts.frozen === null ? { ...facts, frozen: { since: now, reviewOn } } : facts)
}

/** 解冻: the working days that were left are given back, at least the policy's. */
export function thaw(calendar: Calendar, policy: Policy, facts: CaseFacts, now: Date): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (facts.frozen === null) return refused('not-frozen', `${facts.no}没有冻结。`)
  const deadline = deadlineAfterStop(calendar, policy, facts.deadline, facts.frozen.since, now)
  return done({ ...facts, frozen: null, deadline })
}
