// The life of a case: issued → acknowledged → replied → closed, with returned, disputed, blocked and withdrawn.
// Every command is a pure function: facts, policy, calendar, now → the changed facts, or a refusal a person understands.
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays, type Calendar, workdaysBetween } from './calendar.js'
import { type Day, dayOf } from './day.js'
import { type Deadline, dueAfterReceipt, passesAt } from './deadline.js'
import type { Severity } from './draft.js'
import type { Policy } from './policy.js'

export type CaseState =
  | 'issued'
  | 'acknowledged'
  | 'replied'
  | 'returned'
  | 'disputed'
  | 'blocked'
  | 'closed'
  | 'withdrawn'
export type Fixed = 'none' | 'claimed' | 'accepted' | 'returned'
export type Reported = 'notAsked' | 'due' | 'received' | 'late'
export type WaitingFor = 'reply' | 'extension' | 'dispute' | 'block'

/** 暂缓: the platform is cancelling the account, or cannot; the unit tells how it stands instead of meeting the deadline. */
export interface Blocked {
  reason: string
  since: Date
  /** Day on which the unit is asked how it stands. */
  checkInOn: Day
}

/** 冻结: a freeze of the unit or of the circular. */
export interface Frozen {
  since: Date
  /** Day on which the office is asked whether the freeze still holds. */
  reviewOn: Day
}

/** What the rules need to know of a case; everything else about it is for reading only. */
export interface CaseFacts {
  no: string
  circularId: string
  unitId: string
  supervisorId: string | null
  severity: Severity
  /** It repeats an earlier finding (exact link). */
  repeated: boolean
  state: CaseState
  round: number
  openedAt: Date
  /** When the present round began: publishing, or the last return. */
  roundAt: Date
  deadline: Deadline
  noticedAt: Date | null
  acknowledgedAt: Date | null
  repliedAt: Date | null
  /** What waits for the office, and since when. The clock of the unit stands still meanwhile. */
  waiting: { for: WaitingFor; since: Date } | null
  fixed: Fixed
  reported: Reported
  /** Answered by OA, phone or paper: the unit is left alone from then on. */
  outside: boolean
  /** When the office last asked for a reminder by hand (催办). */
  remindAskedAt: Date | null
  /** Not null exactly in the state `blocked`. */
  blocked: Blocked | null
  frozen: Frozen | null
  /** The round that began with a notice: 0, or the one in which another unit took the case over. */
  noticeRound: number
  /** When the deadline of the whole circular was last amended. */
  amendedAt: Date | null
}

/** A case on the day it is opened: nothing was sent, said or decided about it yet. */
export function openedCase(
  own: Pick<
    CaseFacts,
    'no' | 'circularId' | 'unitId' | 'supervisorId' | 'severity' | 'repeated' | 'deadline' | 'reported'
  >,
  openedAt: Date,
): CaseFacts {
  return {
    ...own,
    state: 'issued',
    round: 0,
    openedAt,
    roundAt: openedAt,
    noticedAt: null,
    acknowledgedAt: null,
    repliedAt: null,
    waiting: null,
    fixed: 'none',
    outside: false,
    remindAskedAt: null,
    blocked: null,
    frozen: null,
    noticeRound: 0,
    amendedAt: null,
  }
}

/** Whether the case is still followed. */
export const isOpen = (state: CaseState): boolean => state !== 'closed' && state !== 'withdrawn'
const ended = (facts: CaseFacts): boolean => !isOpen(facts.state)

/** The state a case goes back to when a dispute or a pause ends: who never signed has not signed by it. */
export function stateOfRound({ round, noticeRound, acknowledgedAt }: CaseFacts): CaseState {
  if (round > noticeRound) return 'returned'
  return acknowledgedAt === null ? 'issued' : 'acknowledged'
}

const alreadyEnded = (facts: CaseFacts) =>
  refused('case-ended', `${facts.no}${facts.state === 'closed' ? '已销号' : '已撤销'},无需再处理。`)

/** Refused if the case has ended. Every command on a case asks this first. */
export const whileOpen = (facts: CaseFacts): Result<CaseFacts> => (ended(facts) ? alreadyEnded(facts) : done(facts))

/** Refused while a reply or request of the unit waits for the office. `act` completes 不能…. */
export const whileNothingWaits = (facts: CaseFacts, act: string): Result<CaseFacts> =>
  facts.waiting === null
    ? done(facts)
    : refused('already-waiting', `${facts.no}已有${waitingName[facts.waiting.for]}待办公室处理,不能${act}。`)

/** Whether the deadline does not count at present: the case waits for the office, is paused or frozen, or has ended. */
export const clockStopped = (facts: CaseFacts): boolean =>
  ended(facts) || facts.waiting !== null || facts.blocked !== null || facts.frozen !== null

/** WeCom accepted the notice: a deadline that counts from receipt becomes a day. */
export function noticed(calendar: Calendar, facts: CaseFacts, at: Date): CaseFacts {
  if (facts.noticedAt !== null) return facts
  const { deadline } = facts
  return {
    ...facts,
    noticedAt: at,
    deadline:
      deadline.kind === 'from-receipt'
        ? { kind: 'day', on: dueAfterReceipt(calendar, at, deadline.count, deadline.unit), time: null }
        : deadline,
  }
}

/** 签收. Received, never taken for fixed; a second time changes nothing. */
export function acknowledge(facts: CaseFacts, now: Date): Result<CaseFacts> {
  if (ended(facts)) return alreadyEnded(facts)
  if (facts.acknowledgedAt !== null) return done(facts)
  return done({ ...facts, state: facts.state === 'issued' ? 'acknowledged' : facts.state, acknowledgedAt: now })
}

/** 反馈. `outside`: it came by OA, phone or paper and a clerk recorded it. */
export function reply(facts: CaseFacts, now: Date, outside: boolean): Result<CaseFacts> {
  if (ended(facts)) return alreadyEnded(facts)
  if (facts.state === 'disputed')
    return refused('case-disputed', `${facts.no}正在处理异议,结果出来后再反馈;要放弃异议请先回“撤回”或联系办公室。`)
  const since = facts.waiting?.for === 'reply' ? facts.waiting.since : now
  return done({
    ...facts,
    state: 'replied',
    acknowledgedAt: facts.acknowledgedAt ?? now,
    repliedAt: now,
    waiting: { for: 'reply', since },
    fixed: 'claimed',
    outside: facts.outside || outside,
    blocked: null,
  })
}

/** 报送: the paper the circular asks for came in. */
export function reportReceived(facts: CaseFacts, now: Date): CaseFacts {
  const late = facts.deadline.kind === 'day' && now >= passesAt(facts.deadline.on, facts.deadline.time)
  return { ...facts, reported: late ? 'late' : 'received' }
}

/** 销号 after a review that found it fixed. */
export function close(facts: CaseFacts): Result<CaseFacts> {
  if (ended(facts)) return alreadyEnded(facts)
  if (facts.waiting?.for !== 'reply') return refused('nothing-to-review', `${facts.no}没有待复核的反馈,不能销号。`)
  return done(closed(facts))
}

/** 退回 with a new deadline; `until` null = the policy's working days from now. */
export function returnReply(
  calendar: Calendar,
  policy: Policy,
  facts: CaseFacts,
  now: Date,
  until: Day | null,
): Result<CaseFacts> {
  if (ended(facts)) return alreadyEnded(facts)
  if (facts.waiting?.for !== 'reply') return refused('nothing-to-review', `${facts.no}没有待复核的反馈,不能退回。`)
  const today = dayOf(now)
  if (until !== null && until < today) return refused('deadline-past', `新期限${until}已经过去,请给今天或以后的日期。`)
  return done({
    ...facts,
    state: 'returned',
    round: facts.round + 1,
    // A unit that took over while a reply waited was never told: its notice belongs to this round.
    noticeRound: facts.noticedAt === null ? facts.round + 1 : facts.noticeRound,
    roundAt: now,
    waiting: null,
    fixed: 'returned',
    deadline: { kind: 'day', on: until ?? addWorkdays(calendar, today, policy.returnWorkdays), time: null },
  })
}

const closed = (facts: CaseFacts): CaseFacts => ({
  ...facts,
  state: 'closed',
  waiting: null,
  blocked: null,
  frozen: null,
  fixed: 'accepted',
})

const withdrawn = (facts: CaseFacts): CaseFacts => ({
  ...facts,
  state: 'withdrawn',
  waiting: null,
  blocked: null,
  frozen: null,
})

/** 撤销: a corrected circular no longer lists the finding, or the office strikes it. What waited is done with. */
export function withdraw(facts: CaseFacts): Result<CaseFacts> {
  if (ended(facts)) return alreadyEnded(facts)
  return done(withdrawn(facts))
}

/** 复查销号: a later circular looked again and found it fixed; a person of the office vouches for it, reply or not. */
export function closeChecked(facts: CaseFacts): Result<CaseFacts> {
  if (ended(facts)) return alreadyEnded(facts)
  return done(closed(facts))
}

/** A deadline whose clock stood still since `stoppedAt`: the working days left then, at least the policy's; never earlier. */
export function deadlineAfterStop(
  calendar: Calendar,
  policy: Policy,
  deadline: Deadline,
  stoppedAt: Date,
  now: Date,
): Deadline {
  if (deadline.kind !== 'day') return deadline
  const left = workdaysBetween(calendar, dayOf(stoppedAt), deadline.on)
  const on = addWorkdays(calendar, dayOf(now), Math.max(left, policy.giveBackWorkdays))
  return on > deadline.on ? { kind: 'day', on, time: null } : deadline
}

/** 催办 by a person; only what really waits for the unit. */
export function askReminder(facts: CaseFacts, now: Date): Result<CaseFacts> {
  if (ended(facts)) return alreadyEnded(facts)
  if (facts.waiting !== null)
    return refused('already-waiting', `${facts.no}的${waitingName[facts.waiting.for]}正等办公室处理,不催办单位。`)
  if (facts.frozen !== null) return refused('frozen', `${facts.no}已冻结,冻结期间不催办单位。`)
  if (facts.outside) return refused('left-alone', `${facts.no}已由OA、电话或书面答复,不再打扰单位,请用原渠道联系。`)
  return done({ ...facts, remindAskedAt: now })
}

export const waitingName: Record<WaitingFor, string> = {
  reply: '反馈',
  extension: '延期申请',
  dispute: '异议',
  block: '暂缓申请',
}

export const stateName: Record<CaseState, string> = {
  issued: '已下发',
  acknowledged: '已签收',
  replied: '待复核',
  returned: '已退回',
  disputed: '异议处理中',
  blocked: '暂缓',
  closed: '已销号',
  withdrawn: '已撤销',
}
