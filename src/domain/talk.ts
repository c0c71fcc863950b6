// The life of a talk (约谈): proposed by rule, decided by the leader, scheduled, invited, confirmed, held, its
// commitments followed to the end. No path leads to an invitation without the decision of another person (promise 8).
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays, type Calendar } from './calendar.js'
import { addDays, type Day, dayOf } from './day.js'
import type { Step } from './plan.js'
import type { Policy } from './policy.js'
import { nextSendInstant, windowOpening } from './send-window.js'

export type TalkState =
  | 'proposed'
  | 'postponed'
  | 'approved'
  | 'declined'
  | 'invited'
  | 'confirmed'
  | 'held'
  | 'ended'
  | 'withdrawn'

export interface Commitment {
  text: string
  dueOn: Day
  keptAt: string | null
  keptBy: string | null
}

export interface Schedule {
  /** Instant, ISO 8601 with offset. */
  at: string
  place: string
  presider: string | null
}

export interface TalkFacts {
  id: string
  state: TalkState
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  postponedTo: Day | null
  schedule: Schedule | null
  invitedAt: Date | null
  heldAt: Date | null
  commitments: Commitment[]
}

export const talkStateName: Record<TalkState, string> = {
  proposed: '待决定',
  postponed: '暂缓决定',
  approved: '已同意,待排期',
  declined: '暂不约谈',
  invited: '已通知',
  confirmed: '已确认参加',
  held: '已约谈',
  ended: '已办结',
  withdrawn: '已撤回',
}

/** States in which a talk is still somebody's business. */
export const talkIsOpen = (state: TalkState): boolean => !['declined', 'ended', 'withdrawn'].includes(state)

const wrongState = (talk: TalkFacts, act: string) =>
  refused('talk-state', `这项约谈现在是“${talkStateName[talk.state]}”,不能${act}。`)

/** 同意约谈, by a leader who did not propose it. */
export function approveTalk(talk: TalkFacts, by: string, now: Date): Result<TalkFacts> {
  if (talk.state !== 'proposed' && talk.state !== 'postponed') return wrongState(talk, '同意')
  if (talk.proposedBy === by) return refused('same-person', '提出约谈建议的人不能自己批准,请由另一位负责人决定。')
  return done({ ...talk, state: 'approved', decidedBy: by, decidedAt: now })
}

/** 暂不约谈, with a reason. */
export function declineTalk(talk: TalkFacts, by: string, reason: string, now: Date): Result<TalkFacts> {
  if (talk.state !== 'proposed' && talk.state !== 'postponed') return wrongState(talk, '否决')
  if (reason.trim() === '') return refused('reason-missing', '暂不约谈要写明理由。')
  return done({ ...talk, state: 'declined', decidedBy: by, decidedAt: now })
}

/** Comes up again on that day. */
export function postponeTalk(talk: TalkFacts, by: string, to: Day, now: Date): Result<TalkFacts> {
  if (talk.state !== 'proposed' && talk.state !== 'postponed') return wrongState(talk, '暂缓')
  if (to <= dayOf(now)) return refused('postpone-past', `${to}不在今天之后,请给以后的日期。`)
  return done({ ...talk, state: 'postponed', postponedTo: to, decidedBy: by })
}

/** Sets time and place; the invitation is owed from then on. May be changed until the talk is held. */
export function scheduleTalk(talk: TalkFacts, schedule: Schedule, now: Date): Result<TalkFacts> {
  if (talk.state !== 'approved' && talk.state !== 'invited' && talk.state !== 'confirmed')
    return wrongState(talk, '排期')
  if (talk.decidedBy === null) return refused('not-approved', '约谈须先由负责人同意。')
  if (new Date(schedule.at) <= now) return refused('schedule-past', '约谈时间已经过去,请给以后的时间。')
  return done({ ...talk, state: 'invited', schedule, invitedAt: now })
}

/** 确认参加. */
export function confirmTalk(talk: TalkFacts): Result<TalkFacts> {
  if (talk.state === 'confirmed') return done(talk)
  if (talk.state !== 'invited') return wrongState(talk, '确认')
  return done({ ...talk, state: 'confirmed' })
}

/** The talk took place; its commitments are followed. */
export function holdTalk(
  talk: TalkFacts,
  commitments: readonly Omit<Commitment, 'keptAt' | 'keptBy'>[],
  now: Date,
): Result<TalkFacts> {
  if (talk.state !== 'invited' && talk.state !== 'confirmed') return wrongState(talk, '记录为已约谈')
  if (talk.schedule !== null && new Date(talk.schedule.at) > now)
    return refused('not-yet', '约谈时间还没有到,不能记录为已约谈。')
  const open = commitments.map((one) => ({ ...one, keptAt: null, keptBy: null }))
  // Without commitments there is nothing left to follow.
  return done({ ...talk, state: open.length === 0 ? 'ended' : 'held', heldAt: now, commitments: open })
}

/** A commitment was kept; with the last one the talk ends. */
export function keepCommitment(talk: TalkFacts, index: number, by: string, now: Date): Result<TalkFacts> {
  if (talk.state !== 'held') return wrongState(talk, '记录承诺落实')
  if (talk.commitments[index] === undefined) return refused('no-commitment', `没有第${index + 1}项承诺。`)
  const commitments = talk.commitments.map((one, at) =>
    at === index ? { ...one, keptAt: one.keptAt ?? now.toISOString(), keptBy: one.keptBy ?? by } : one,
  )
  const state = commitments.every((one) => one.keptAt !== null) ? 'ended' : 'held'
  return done({ ...talk, state, commitments })
}

/** What the talk owes people, and when. Same shape and same ledger as the plan of a case. */
export function talkSteps(talk: TalkFacts, policy: Policy, calendar: Calendar): Step[] {
  const opening = (day: Day): Date => windowOpening(calendar, policy, day)
  const after = (at: Date, workdays: number): Date => opening(addWorkdays(calendar, dayOf(at), workdays))
  const base = { occurrence: 0, round: 0, until: null, act: 'push' as const }
  switch (talk.state) {
    case 'proposed':
    case 'postponed':
      return undecidedSteps(talk, policy, calendar)
    case 'approved': {
      const at = talk.decidedAt ?? talk.proposedAt
      return [
        { ...base, rule: 'talk-schedule', dueAt: nextSendInstant(calendar, policy, at), to: ['officer'] },
        { ...base, rule: 'talk-schedule', dueAt: after(at, policy.talk.officeWorkdays), to: ['officer'], act: 'task' },
      ]
    }
    case 'invited':
    case 'confirmed': {
      const invitedAt = talk.invitedAt ?? talk.proposedAt
      const occurrence = Math.floor(invitedAt.getTime() / 1000)
      const invite = nextSendInstant(calendar, policy, invitedAt)
      const heldAt = talk.schedule === null ? invitedAt : new Date(talk.schedule.at)
      const steps: Step[] = [{ ...base, occurrence, rule: 'talk-invite', dueAt: invite, to: ['leader', 'liaison'] }]
      if (talk.state === 'invited')
        steps.push({
          ...base,
          occurrence,
          rule: 'talk-unconfirmed',
          dueAt: after(invite, 1),
          to: ['officer'],
          act: 'task',
        })
      steps.push({ ...base, occurrence, rule: 'talk-record', dueAt: after(heldAt, 1), to: ['officer'], act: 'task' })
      return steps
    }
    case 'held':
      return commitmentSteps(talk, policy, calendar)
    case 'declined':
    case 'ended':
    case 'withdrawn':
      return []
  }
}

/** The card at once; then, after five working days undecided (or on the day it was postponed to), once a week. */
function undecidedSteps(talk: TalkFacts, policy: Policy, calendar: Calendar): Step[] {
  const base = { round: 0, until: null, act: 'push' as const, to: ['office-leader' as const] }
  const postponed = talk.state === 'postponed' ? talk.postponedTo : null
  const again = postponed ?? addWorkdays(calendar, dayOf(talk.proposedAt), policy.talk.undecidedWorkdays)
  const steps: Step[] = []
  if (talk.state === 'proposed')
    steps.push({
      ...base,
      rule: 'talk-proposed',
      occurrence: 0,
      dueAt: nextSendInstant(calendar, policy, talk.proposedAt),
    })
  // A year of weekly questions is enough for any plan; the state changes or the office's task list has it by then.
  for (let week = 0; week < 52; week++) {
    const day = addWorkdays(calendar, addDays(again, week * policy.talk.undecidedRepeatDays), 0)
    const dueAt = windowOpening(calendar, policy, day)
    const until = windowOpening(calendar, policy, addDays(day, policy.talk.undecidedRepeatDays))
    steps.push({ ...base, rule: 'talk-undecided', occurrence: Number(day.replaceAll('-', '')), dueAt, until })
  }
  return steps
}

function commitmentSteps(talk: TalkFacts, policy: Policy, calendar: Calendar): Step[] {
  return talk.commitments.flatMap((one, index): Step[] => {
    if (one.keptAt !== null) return []
    const base = { occurrence: index, round: 0, until: null }
    const dueOn = addWorkdays(calendar, one.dueOn, 0)
    const dueAt = windowOpening(calendar, policy, dueOn)
    const last = windowOpening(calendar, policy, addWorkdays(calendar, dueOn, policy.talk.lastWorkdays))
    return [
      { ...base, rule: 'talk-follow-up', dueAt, to: ['leader'], act: 'push' },
      { ...base, rule: 'talk-follow-up', dueAt, to: ['officer'], act: 'task' },
      { ...base, rule: 'talk-last', dueAt: last, to: ['office-leader'], act: 'push' },
    ]
  })
}
