// What a unit asks about a case and the office decides: 延期 and 异议, and the refusal of a 暂缓. Meanwhile nobody is reminded; what the office took
// of the unit's time is given back.
import { done, type Result, refused } from '../base/result.js'
import type { Calendar } from './calendar.js'
import {
  type CaseFacts,
  deadlineAfterStop,
  stateOfRound,
  waitingName,
  whileNothingWaits,
  whileOpen,
  withdraw,
} from './case.js'
import { type Day, dayOf } from './day.js'
import { type Deadline, passesAt } from './deadline.js'
import type { Policy } from './policy.js'

/** 申请延期, before the deadline has passed. */
export function askExtension(facts: CaseFacts, now: Date, until: Day): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  const free = whileNothingWaits(facts, '再申请延期')
  if (!free.ok) return free
  if (facts.blocked !== null)
    return refused('blocked', `${facts.no}已暂缓,不按期限催办,不需要申请延期;有进展请直接告知。`)
  if (until <= dayOf(now)) return refused('extension-past', `申请延到${until}不在今天之后,请给以后的日期。`)
  if (facts.deadline.kind === 'day') {
    if (now >= passesAt(facts.deadline.on, facts.deadline.time))
      return refused('extension-late', `${facts.no}已过整改期限,延期要在到期前申请;请直接反馈整改情况。`)
    if (until <= facts.deadline.on)
      return refused('extension-earlier', `申请的${until}不晚于现在的期限${facts.deadline.on}。`)
  }
  const state = facts.state === 'issued' ? 'acknowledged' : facts.state
  const acknowledgedAt = facts.acknowledgedAt ?? now
  return done({ ...facts, state, acknowledgedAt, waiting: { for: 'extension', since: now } })
}

/** 同意延期 to `until`. */
export function grantExtension(facts: CaseFacts, now: Date, until: Day): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (facts.waiting?.for !== 'extension') return refused('nothing-asked', `${facts.no}没有待处理的延期申请。`)
  if (until < dayOf(now)) return refused('deadline-past', `新期限${until}已经过去,请给今天或以后的日期。`)
  if (facts.deadline.kind === 'day' && until < facts.deadline.on)
    return refused('extension-earlier', `同意的${until}早于现在的期限${facts.deadline.on}。`)
  return done({ ...facts, waiting: null, deadline: { kind: 'day', on: until, time: null } })
}

/** 不同意延期: the old deadline stands, but the days the office took are given back, at least the policy's. */
export const refuseExtension = (calendar: Calendar, policy: Policy, facts: CaseFacts, now: Date): Result<CaseFacts> =>
  refuseRequest('extension', calendar, policy, facts, now)

/** 不同意暂缓: as with an extension. */
export const refuseBlock = (calendar: Calendar, policy: Policy, facts: CaseFacts, now: Date): Result<CaseFacts> =>
  refuseRequest('block', calendar, policy, facts, now)

function refuseRequest(
  asked: 'extension' | 'block',
  calendar: Calendar,
  policy: Policy,
  facts: CaseFacts,
  now: Date,
): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  if (facts.waiting?.for !== asked) return refused('nothing-asked', `${facts.no}没有待处理的${waitingName[asked]}。`)
  return done({ ...facts, waiting: null, deadline: givenBack(calendar, policy, facts, now) })
}

/** 有异议: stops the clock. */
export function dispute(facts: CaseFacts, now: Date): Result<CaseFacts> {
  const open = whileOpen(facts)
  if (!open.ok) return open
  const free = whileNothingWaits(facts, '再提异议')
  if (!free.ok) return free
  return done({
    ...facts,
    state: 'disputed',
    blocked: null,
    acknowledgedAt: facts.acknowledgedAt ?? now,
    waiting: { for: 'dispute', since: now },
  })
}

/** 异议成立: the finding is struck. */
export function upholdDispute(facts: CaseFacts): Result<CaseFacts> {
  if (facts.waiting?.for !== 'dispute') return refused('nothing-disputed', `${facts.no}没有待处理的异议。`)
  return withdraw(facts)
}

/** 异议不成立: gives back the days that were left when it was raised, at least the policy's. */
export function rejectDispute(calendar: Calendar, policy: Policy, facts: CaseFacts, now: Date): Result<CaseFacts> {
  if (facts.waiting?.for !== 'dispute') return refused('nothing-disputed', `${facts.no}没有待处理的异议。`)
  return done({
    ...facts,
    state: stateOfRound(facts),
    waiting: null,
    deadline: givenBack(calendar, policy, facts, now),
  })
}

const givenBack = (calendar: Calendar, policy: Policy, facts: CaseFacts, now: Date): Deadline =>
  facts.waiting === null
    ? facts.deadline
    : deadlineAfterStop(calendar, policy, facts.deadline, facts.waiting.since, now)
