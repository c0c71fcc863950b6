// Everything people can do to a talk, and who may: one pure function from facts, act, person and now to the changed facts
// or a refusal. No path leads to an invitation without the approval of another person who decides as leader (promise 8).
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays, type Calendar } from './calendar.js'
import { type Day, dayOf, isoOf } from './day.js'
import type { Policy } from './policy.js'
import { type Actor, isSamePerson } from './roles.js'
import {
  type Commitment,
  emptyRecord,
  isArranged,
  isUndecided,
  type MeetingRecord,
  recordParts,
  type Schedule,
  type TalkChannel,
  type TalkFacts,
  talkIsOpen,
  talkStateName,
} from './talk.js'
import { mayAct } from './talk-authority.js'

export type TalkAct =
  | { kind: 'approve' }
  | { kind: 'decline'; reason: string }
  /** `reason`: what the decision waits for, if it is said. */
  | { kind: 'postpone'; to: Day; reason?: string }
  /** By the rules alone: the matter was settled before the decision. */
  | { kind: 'withdraw'; reason: string }
  | { kind: 'entrust'; to: string }
  | { kind: 'schedule'; schedule: Schedule }
  /** `who`: name and office of who confirmed, where a clerk records it; null = the actor. */
  | { kind: 'confirm'; who: string | null; how: TalkChannel }
  | { kind: 'absent'; who: string | null; reason: string; excused: boolean }
  | { kind: 'cancel'; reason: string }
  /** `each`: what differs between the units of a collective talk. */
  | { kind: 'hold'; record: MeetingRecord; commitments: Pledge[]; reportDueOn: Day | null; each?: readonly OfUnit[] }
  | { kind: 'report'; channel: TalkChannel; oaNumber: string | null; text: string }
  | { kind: 'verify'; holds: boolean; note: string }
  | { kind: 'keep'; index: number }
  /** 终结 by the leader, whatever is still open. */
  | { kind: 'conclude'; reason: string }

/** What the unit says it will do, and until when. */
export type Pledge = Pick<Commitment, 'text' | 'dueOn'>

/** One unit's part of a collective talk. */
export interface OfUnit {
  talk: string
  record: MeetingRecord
  commitments: readonly Pledge[]
}

/** What time and rules an act needs beside the facts. */
export interface ActContext {
  calendar: Calendar
  policy: Policy
  now: Date
}

/** Carries out an act of a person on a talk. */
export function actOnTalk(talk: TalkFacts, act: TalkAct, actor: Actor, context: ActContext): Result<TalkFacts> {
  const allowed = mayAct(talk, act, actor)
  if (!allowed.ok) return allowed
  const changed = apply(talk, act, actor, context)
  if (!changed.ok || talkIsOpen(changed.value.state)) return changed
  return done({ ...changed.value, endedAt: context.now })
}

const wrongState = (talk: TalkFacts, act: string) =>
  refused('talk-state', `约谈${talk.id}现在是“${talkStateName[talk.state]}”,不能${act}。`)

function apply(talk: TalkFacts, act: TalkAct, actor: Actor, context: ActContext): Result<TalkFacts> {
  const { now } = context
  const by = actor.userid
  switch (act.kind) {
    case 'approve':
      return approve(talk, actor, now)
    case 'decline':
      if (!isUndecided(talk.state)) return wrongState(talk, '否决')
      if (act.reason.trim() === '') return refused('reason-missing', '暂不约谈要写明理由。')
      return done({ ...talk, state: 'declined', decidedBy: by, decidedAt: now })
    case 'postpone':
      if (!isUndecided(talk.state)) return wrongState(talk, '暂缓')
      if (act.to <= dayOf(now)) return refused('postpone-past', `${act.to}不在今天之后,请给以后的日期。`)
      return done({ ...talk, state: 'postponed', postponedTo: act.to, decidedBy: by })
    case 'withdraw':
      return isUndecided(talk.state) ? done({ ...talk, state: 'withdrawn' }) : wrongState(talk, '撤回')
    case 'entrust':
      if (talk.state !== 'approved') return wrongState(talk, '委托县区')
      return done({ ...talk, state: 'entrusted', entrustedTo: act.to, entrustedAt: now })
    case 'schedule':
      return schedule(talk, act.schedule, now)
    case 'confirm':
      return confirm(talk, { who: act.who ?? by, how: act.how, at: isoOf(now), recordedBy: by })
    case 'absent':
      return absent(talk, act, by, now)
    case 'cancel':
      if (!isArranged(talk.state)) return wrongState(talk, '取消')
      if (act.reason.trim() === '') return refused('reason-missing', '取消约谈要写明理由,会告知已通知的单位。')
      return done({ ...talk, state: 'cancelled' })
    case 'hold':
      return hold(talk, act, context)
    case 'report':
      return report(talk, act, by, now)
    case 'verify':
      return verify(talk, act, actor, now)
    case 'keep':
      return keep(talk, act.index, by, now)
    case 'conclude':
      if (!['held', 'reported', 'verified'].includes(talk.state)) return wrongState(talk, '终结')
      if (act.reason.trim() === '') return refused('reason-missing', '终结约谈要写明理由。')
      return done({ ...talk, state: 'ended' })
  }
}

/** 同意约谈, by a leader who did not propose it. Where a county office is to hold it, the request is owed from then on. */
function approve(talk: TalkFacts, actor: Actor, now: Date): Result<TalkFacts> {
  if (!isUndecided(talk.state)) return wrongState(talk, '同意')
  if (isSamePerson(actor, talk.proposedBy, dayOf(talk.proposedAt)))
    return refused('same-person', '提出约谈建议的人(或与其互为代办的人)不能自己批准,请由另一位负责人决定。')
  const decided = { ...talk, decidedBy: actor.userid, decidedAt: now }
  return done(
    talk.entrustedTo === null
      ? { ...decided, state: 'approved' }
      : { ...decided, state: 'entrusted', entrustedAt: now },
  )
}

/** Sets time and place; the invitation is owed from then on. The same schedule again changes nothing. */
function schedule(talk: TalkFacts, wanted: Schedule, now: Date): Result<TalkFacts> {
  if (!isArranged(talk.state)) return wrongState(talk, '排期')
  if (talk.decidedBy === null || talk.decidedAt === null) return refused('not-approved', '约谈须先由负责人同意。')
  if (new Date(wanted.at) <= now) return refused('schedule-past', '约谈时间已经过去,请给以后的时间。')
  if (wanted.place.trim() === '') return refused('reason-missing', '约谈要写明地点。')
  if (talk.schedule !== null && sameSchedule(talk.schedule, wanted)) return done(talk)
  return done({ ...talk, state: 'invited', schedule: wanted, invitedAt: now, confirmation: null })
}

const sameSchedule = (one: Schedule, other: Schedule): boolean =>
  (['at', 'place', 'presider', 'bring', 'contact'] as const).every((part) => one[part] === other[part])

function confirm(talk: TalkFacts, confirmation: NonNullable<TalkFacts['confirmation']>): Result<TalkFacts> {
  if (talk.state === 'confirmed') return done(talk)
  if (talk.state !== 'invited') return wrongState(talk, '确认')
  return done({ ...talk, state: 'confirmed', confirmation })
}

/** Who does not come is given a new date, excused or not: an absence is never the end of it. */
function absent(
  talk: TalkFacts,
  { who, reason, excused }: Extract<TalkAct, { kind: 'absent' }>,
  by: string,
  now: Date,
): Result<TalkFacts> {
  if (talk.state !== 'invited' && talk.state !== 'confirmed') return wrongState(talk, '登记缺席')
  if (reason.trim() === '') return refused('reason-missing', '缺席要写明原因。')
  return done({
    ...talk,
    state: talk.entrustedTo === null ? 'approved' : 'entrusted',
    schedule: null,
    confirmation: null,
    absences: [...talk.absences, { who: who ?? by, reason, excused, at: isoOf(now), recordedBy: by }],
  })
}

/** The talk took place. Said again before the report is in, it completes the record. */
function hold(talk: TalkFacts, act: Extract<TalkAct, { kind: 'hold' }>, context: ActContext): Result<TalkFacts> {
  const { now, policy, calendar } = context
  const again = talk.state === 'held'
  if (!again && talk.state !== 'invited' && talk.state !== 'confirmed') return wrongState(talk, '记录为已约谈')
  if (talk.schedule !== null && new Date(talk.schedule.at) > now)
    return refused('not-yet', '约谈时间还没有到,不能记录为已约谈。')
  const due = act.reportDueOn ?? talk.reportDueOn ?? addWorkdays(calendar, dayOf(now), policy.talk.reportWorkdays)
  const own = act.each?.find((one) => one.talk === talk.id)
  const pledges = own === undefined ? act.commitments : [...act.commitments, ...own.commitments]
  const past = [due, ...pledges.map((one) => one.dueOn)].find((day) => day < dayOf(now))
  if (past !== undefined && past !== talk.reportDueOn)
    return refused('deadline-past', `期限${past}已经过去,请给今天或以后的日期。`)
  const fresh = pledges.filter((one) => !talk.commitments.some((known) => samePledge(known, one)))
  return done({
    ...talk,
    state: 'held',
    heldAt: talk.heldAt ?? now,
    record: completed(completed(talk.record, act.record), own?.record ?? emptyRecord),
    commitments: [...talk.commitments, ...fresh.map((one) => ({ ...one, keptAt: null, keptBy: null }))],
    reportDueOn: due,
  })
}

const samePledge = (one: Pledge, other: Pledge): boolean => one.text === other.text && one.dueOn === other.dueOn

/** What was written down before stays where the new record is silent. */
function completed(before: MeetingRecord | null, now: MeetingRecord): MeetingRecord {
  if (before === null) return now
  const parts = recordParts.map((part) => [part, now[part].trim() === '' ? before[part] : now[part]])
  return { ...emptyRecord, ...Object.fromEntries(parts) }
}

function report(
  talk: TalkFacts,
  { channel, oaNumber, text }: Extract<TalkAct, { kind: 'report' }>,
  by: string,
  now: Date,
): Result<TalkFacts> {
  if (talk.state !== 'held') return wrongState(talk, '登记书面报告')
  if (text.trim() === '' && oaNumber === null) return refused('reason-missing', '请写明报告的内容,或经OA报送的文号。')
  return done({ ...talk, state: 'reported', report: { at: isoOf(now), channel, oaNumber, text, by } })
}

/** 核查 by somebody who did not report: it holds and the talk ends (with its last commitment), or the last rung. */
function verify(
  talk: TalkFacts,
  { holds, note }: Extract<TalkAct, { kind: 'verify' }>,
  actor: Actor,
  now: Date,
): Result<TalkFacts> {
  if (talk.state !== 'reported' || talk.report === null) return wrongState(talk, '登记核查意见')
  if (isSamePerson(actor, talk.report.by, dayOf(new Date(talk.report.at))))
    return refused('same-person', '报告(或登记报告)整改情况的人不能自己核查,请由另一位同事核查。')
  if (!holds && note.trim() === '') return refused('reason-missing', '核查未通过要写明发现的问题。')
  const verification = { holds, note, at: isoOf(now), by: actor.userid }
  if (!holds) return done({ ...talk, state: 'failed', verification })
  return done({ ...talk, state: allKept(talk.commitments) ? 'ended' : 'verified', verification })
}

/** A commitment was kept; once the report is verified, the last one ends the talk. */
function keep(talk: TalkFacts, index: number, by: string, now: Date): Result<TalkFacts> {
  if (talk.state !== 'held' && talk.state !== 'reported' && talk.state !== 'verified')
    return wrongState(talk, '记录承诺落实')
  if (talk.commitments[index] === undefined) return refused('no-commitment', `没有第${index + 1}项承诺。`)
  const commitments = talk.commitments.map((one, at) =>
    at === index ? { ...one, keptAt: one.keptAt ?? isoOf(now), keptBy: one.keptBy ?? by } : one,
  )
  const state = talk.state === 'verified' && allKept(commitments) ? 'ended' : talk.state
  return done({ ...talk, state, commitments })
}

const allKept = (commitments: readonly Commitment[]): boolean => commitments.every((one) => one.keptAt !== null)
