// What a talk owes people, and when: same shape and same ledger as the plan of a case. The office's own delays are chased
// as the unit's are; every rung comes once, then a task or a note to the leader, and the ladder ends.
import { addWorkdays, type Calendar } from './calendar.js'
import { addDays, type Day, dayOf } from './day.js'
import type { Step } from './plan.js'
import type { Audience, Policy } from './policy.js'
import { nextSendInstant, windowOpening } from './send-window.js'
import type { TalkFacts } from './talk.js'

/** Steps that put a talk before its unit or the county office; none may exist without an approval (promise 8). */
export const invitingRules: ReadonlySet<Step['rule']> = new Set(['talk-invite', 'talk-entrust'])

export function talkSteps(talk: TalkFacts, policy: Policy, calendar: Calendar): Step[] {
  const when = timesOf(policy, calendar)
  switch (talk.state) {
    case 'proposed':
    case 'postponed':
      return undecidedSteps(talk, policy, calendar)
    case 'approved':
      return [...absenceSteps(talk, when), ...scheduleSteps(talk, policy, when)]
    case 'entrusted':
      return [...absenceSteps(talk, when), ...entrustSteps(talk, policy, when)]
    case 'invited':
    case 'confirmed':
      return [...invitationSteps(talk, when), ...recordSteps(talk, policy, when)]
    case 'held':
      return [...minutesSteps(talk, when), ...reportSteps(talk, policy, when), ...commitmentSteps(talk, policy, when)]
    case 'reported':
      return [...minutesSteps(talk, when), ...verifySteps(talk, policy, when), ...commitmentSteps(talk, policy, when)]
    case 'verified':
      return [...minutesSteps(talk, when), ...commitmentSteps(talk, policy, when)]
    case 'failed':
      return [...minutesSteps(talk, when), ...failedSteps(talk, when)]
    case 'ended':
      return minutesSteps(talk, when)
    case 'cancelled':
      return cancelledSteps(talk, when)
    case 'declined':
    case 'withdrawn':
      return []
  }
}

interface Times {
  /** The next minute at which a message may leave. */
  soon(at: Date): Date
  /** The opening of that many working days later. */
  after(at: Date, workdays: number): Date
  /** The opening of that day, or of the next working day. */
  on(day: Day): Date
}

const timesOf = (policy: Policy, calendar: Calendar): Times => ({
  soon: (at) => nextSendInstant(calendar, policy, at),
  after: (at, workdays) => windowOpening(calendar, policy, addWorkdays(calendar, dayOf(at), workdays)),
  on: (day) => windowOpening(calendar, policy, addWorkdays(calendar, day, 0)),
})

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

function step(rule: Step['rule'], dueAt: Date, to: Audience[], more: Partial<Step> = {}): Step {
  return { rule, dueAt, to, occurrence: 0, round: 0, until: null, act: 'push', ...more }
}

/** The card at once; then, after five working days undecided (or on the day it was postponed to), once a week. */
function undecidedSteps(talk: TalkFacts, policy: Policy, calendar: Calendar): Step[] {
  const postponed = talk.state === 'postponed' ? talk.postponedTo : null
  const again = postponed ?? addWorkdays(calendar, dayOf(talk.proposedAt), policy.talk.undecidedWorkdays)
  const steps: Step[] = []
  if (talk.state === 'proposed')
    steps.push(step('talk-proposed', nextSendInstant(calendar, policy, talk.proposedAt), ['office-leader']))
  // A year of weekly questions is enough for any plan; the state changes or the office's task list has it by then.
  for (let week = 0; week < 52; week++) {
    const day = addWorkdays(calendar, addDays(again, week * policy.talk.undecidedRepeatDays), 0)
    const until = windowOpening(calendar, policy, addDays(day, policy.talk.undecidedRepeatDays))
    const occurrence = Number(day.replaceAll('-', ''))
    // Over a long holiday two weeks end on the same working day, and it is one question.
    if (steps.at(-1)?.occurrence === occurrence) continue
    const dueAt = windowOpening(calendar, policy, day)
    steps.push(step('talk-undecided', dueAt, ['office-leader'], { occurrence, until }))
  }
  return steps
}

/** When the present search for a date began: the decision, or the last absence. */
function searchingSince(talk: TalkFacts): Date {
  const absence = talk.absences.at(-1)
  if (absence !== undefined) return new Date(absence.at)
  return talk.entrustedAt ?? talk.decidedAt ?? talk.proposedAt
}

function scheduleSteps(talk: TalkFacts, policy: Policy, when: Times): Step[] {
  const since = searchingSince(talk)
  const occurrence = talk.absences.length
  return [
    step('talk-schedule', when.soon(since), ['officer'], { occurrence }),
    step('talk-schedule', when.after(since, policy.talk.officeWorkdays), ['officer'], { occurrence, act: 'task' }),
  ]
}

/** 委托约谈: the county office is asked, chased once, then it is the office's to call. */
function entrustSteps(talk: TalkFacts, policy: Policy, when: Times): Step[] {
  const since = searchingSince(talk)
  const occurrence = talk.absences.length
  const { officeWorkdays } = policy.talk
  return [
    step('talk-entrust', when.soon(since), ['supervisor', 'supervisor-leader'], { occurrence }),
    step('talk-entrust-late', when.after(since, officeWorkdays), ['supervisor'], { occurrence }),
    step('talk-entrust-late', when.after(since, officeWorkdays * 2), ['officer'], { occurrence, act: 'task' }),
  ]
}

/** 无故缺席 is told to the office's leader; an excused one is not. */
function absenceSteps(talk: TalkFacts, when: Times): Step[] {
  const last = talk.absences.at(-1)
  if (last === undefined || last.excused) return []
  return [step('talk-absent', when.soon(new Date(last.at)), ['office-leader'], { occurrence: talk.absences.length })]
}

function invitationSteps(talk: TalkFacts, when: Times): Step[] {
  const invitedAt = talk.invitedAt ?? talk.proposedAt
  const occurrence = seconds(invitedAt)
  const invite = when.soon(invitedAt)
  const steps = [step('talk-invite', invite, ['leader', 'liaison'], { occurrence })]
  if (talk.state === 'invited')
    steps.push(step('talk-unconfirmed', when.after(invite, 1), ['officer'], { occurrence, act: 'task' }))
  return steps
}

/** Who held it writes it down: a county office is asked once, then the office's own clerk sees to it. */
function recordSteps(talk: TalkFacts, policy: Policy, when: Times): Step[] {
  const invitedAt = talk.invitedAt ?? talk.proposedAt
  const occurrence = seconds(invitedAt)
  const heldAt = talk.schedule === null ? invitedAt : new Date(talk.schedule.at)
  const late = when.after(heldAt, 1)
  if (talk.entrustedTo === null) return [step('talk-record', late, ['officer'], { occurrence, act: 'task' })]
  const later = when.after(heldAt, 1 + policy.talk.officeWorkdays)
  return [
    step('talk-record', late, ['supervisor'], { occurrence }),
    step('talk-record', later, ['officer'], { occurrence, act: 'task' }),
  ]
}

/** 约谈纪要 to the unit, once. */
const minutesSteps = (talk: TalkFacts, when: Times): Step[] =>
  talk.heldAt === null ? [] : [step('talk-minutes', when.soon(talk.heldAt), ['leader', 'liaison'])]

function reportSteps(talk: TalkFacts, policy: Policy, when: Times): Step[] {
  if (talk.reportDueOn === null) return []
  const dueAt = when.on(talk.reportDueOn)
  return [
    step('talk-report', dueAt, ['leader', 'liaison']),
    step('talk-report', when.after(dueAt, 1), ['officer'], { act: 'task' }),
    step('talk-report-missing', when.after(dueAt, policy.talk.lastWorkdays), ['office-leader']),
  ]
}

/** 核查 waits for the office: its delay is chased too. */
function verifySteps(talk: TalkFacts, policy: Policy, when: Times): Step[] {
  if (talk.report === null) return []
  const since = new Date(talk.report.at)
  const occurrence = seconds(since)
  return [
    step('talk-verify', when.soon(since), ['reviewer'], { occurrence }),
    step('talk-verify', when.after(since, policy.talk.officeWorkdays), ['officer'], { occurrence, act: 'task' }),
  ]
}

function commitmentSteps(talk: TalkFacts, policy: Policy, when: Times): Step[] {
  return talk.commitments.flatMap((one, occurrence): Step[] => {
    if (one.keptAt !== null) return []
    const dueAt = when.on(one.dueOn)
    const last = when.after(dueAt, policy.talk.lastWorkdays)
    return [
      step('talk-follow-up', dueAt, ['leader'], { occurrence }),
      step('talk-follow-up', dueAt, ['officer'], { occurrence, act: 'task' }),
      step('talk-last', last, ['office-leader'], { occurrence }),
    ]
  })
}

/** 核查未通过: the last rung. */
const failedSteps = (talk: TalkFacts, when: Times): Step[] =>
  talk.verification === null ? [] : [step('talk-failed', when.soon(new Date(talk.verification.at)), ['office-leader'])]

/** Who was invited, or asked to invite, is told that it does not take place; nobody else is. */
function cancelledSteps(talk: TalkFacts, when: Times): Step[] {
  const to: Audience[] = [
    ...(talk.unitTold ? (['leader', 'liaison'] as const) : []),
    ...(talk.countyTold ? (['supervisor', 'supervisor-leader'] as const) : []),
  ]
  return to.length === 0 || talk.endedAt === null ? [] : [step('talk-cancelled', when.soon(talk.endedAt), to)]
}
