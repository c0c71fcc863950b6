// The plan of a case, computed from its facts, its pinned policy and the calendar; nothing here is stored. A step says
// who is owed what from when on and until when it makes sense. What was settled is known by the step's key alone.
import { addWorkdays, type Calendar, subtractWorkdays } from './calendar.js'
import { type Blocked, type CaseFacts, type Frozen, isOpen } from './case.js'
import { type Day, dayOf, instantOf, minuteOf } from './day.js'
import { lastWorkdayBy, passesAt } from './deadline.js'
import { type Audience, type Policy, type RuleName, type ToldRule, toldRules } from './policy.js'
import { nextSendInstant, windowOpening } from './send-window.js'
import { lateTrigger, type TalkContext } from './talk-trigger.js'

export interface Step {
  rule: RuleName
  /** Tells the same rule of one round apart: the deadline it is for, the submission it waits on; 0 for the first. */
  occurrence: number
  round: number
  dueAt: Date
  /** After this instant the step no longer makes sense; null = as long as the case needs it. */
  until: Date | null
  to: Audience[]
  /** A message, a task for the office, or a proposal to talk. */
  act: 'push' | 'task' | 'propose-talk'
}

/** Key of an obligation: (case or talk, round, rule, occurrence) and the person it is owed to. */
export const obligationKey = (
  subject: string,
  step: Pick<Step, 'round' | 'rule' | 'occurrence'>,
  userid: string,
): string => `${subject}/${step.round}/${step.rule}/${step.occurrence}/${userid}`

const asNumber = (day: Day): number => Number(day.replaceAll('-', ''))

/** Every step the case still has or ever had in its present round, in the order of their due times. */
export function stepsOf(facts: CaseFacts, policy: Policy, calendar: Calendar, circular: TalkContext): Step[] {
  if (!isOpen(facts.state)) return []
  if (facts.waiting !== null)
    return [...waitingSteps(facts, policy, calendar), ...handOverSteps(facts)].map((step) => toldBy(policy, step))
  if (facts.outside) return []
  if (facts.frozen !== null) return [freezeStep(facts.frozen, facts.round, policy, calendar)]
  const steps = [
    ...publishingSteps(facts, policy, calendar),
    ...(facts.blocked === null
      ? [...deadlineSteps(facts, policy, calendar), ...amendedSteps(facts, policy, calendar)]
      : checkInSteps(facts.blocked, facts.round, policy, calendar)),
    ...manualSteps(facts, policy, calendar),
    ...handOverSteps(facts),
  ]
  if (facts.blocked === null && facts.deadline.kind === 'day')
    steps.push(...proposalSteps(facts, facts.deadline.on, policy, calendar, circular))
  return steps.map((step) => toldBy(policy, step)).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}

/** A push goes to whom the office's rules name for its rung; the other steps to whom the plan names. */
const toldBy = (policy: Policy, step: Step): Step =>
  step.act === 'push' && isTold(step.rule) ? { ...step, to: [...policy.told[step.rule]] } : step

const isTold = (rule: RuleName): rule is ToldRule => (toldRules as readonly RuleName[]).includes(rule)

/** The office is the late one while a reply, extension or dispute waits for it. */
function waitingSteps(facts: CaseFacts, policy: Policy, calendar: Calendar): Step[] {
  const since = facts.waiting?.since ?? facts.openedAt
  const day = dayOf(since)
  const common = { occurrence: Math.floor(since.getTime() / 1000), round: facts.round, until: null }
  const late = windowOpening(calendar, policy, addWorkdays(calendar, day, policy.ladder.officeLate))
  const escalated = windowOpening(calendar, policy, addWorkdays(calendar, day, policy.ladder.officeEscalated))
  return [
    { ...common, rule: 'review-late', dueAt: late, to: ['reviewer'], act: 'push' },
    { ...common, rule: 'review-escalated', dueAt: escalated, to: ['office-leader'], act: 'push' },
    { ...common, rule: 'review-escalated', dueAt: escalated, to: ['officer'], act: 'task' },
  ]
}

function publishingSteps(facts: CaseFacts, policy: Policy, calendar: Calendar): Step[] {
  if (facts.round !== facts.noticeRound) return []
  const at = nextSendInstant(calendar, policy, facts.roundAt)
  const common = { occurrence: 0, round: facts.round, until: null, act: 'push' as const }
  const steps: Step[] = [{ ...common, rule: 'notice', dueAt: at, to: ['liaison'] }]
  if (facts.supervisorId !== null) steps.push({ ...common, rule: 'notice-supervisor', dueAt: at, to: ['supervisor'] })
  if (facts.severity === 'fail' || facts.repeated)
    steps.push({ ...common, rule: 'notice-leader', dueAt: at, to: ['leader'] })
  // Whoever the office paused a case for was spoken to; days to check in take the place of the signature too.
  if (facts.acknowledgedAt === null && facts.blocked === null) {
    const from = facts.noticedAt ?? at
    const after = (workdays: number): Date =>
      nextSendInstant(calendar, policy, instantOf(addWorkdays(calendar, dayOf(from), workdays), minuteOf(from)))
    steps.push({ ...common, rule: 'unsigned-deputy', dueAt: after(policy.ladder.unsignedDeputy), to: ['deputy'] })
    steps.push({
      ...common,
      rule: 'unsigned-office',
      dueAt: after(policy.ladder.unsignedOffice),
      to: ['officer'],
      act: 'task',
    })
  }
  return steps
}

function deadlineSteps(facts: CaseFacts, policy: Policy, calendar: Calendar): Step[] {
  if (facts.deadline.kind !== 'day') return []
  const { on, time } = facts.deadline
  const { ladder } = policy
  const common = { occurrence: asNumber(on), round: facts.round, act: 'push' as const }
  const opening = (day: Day): Date => windowOpening(calendar, policy, day)
  const lastDay = lastWorkdayBy(calendar, on)
  const told = dayOf(facts.round > facts.noticeRound ? facts.roundAt : (facts.noticedAt ?? facts.roundAt))
  const quietBefore = addWorkdays(calendar, told, ladder.quietAfterNotice + 1)
  const quiet = (day: Day): boolean => day < quietBefore
  const steps: Step[] = []
  const before = subtractWorkdays(calendar, lastDay, ladder.remindBefore)
  if (!quiet(before))
    steps.push({ ...common, rule: 'remind-before', dueAt: opening(before), until: instantOf(lastDay), to: ['liaison'] })
  if (!quiet(lastDay))
    steps.push({ ...common, rule: 'remind-due', dueAt: opening(lastDay), until: passesAt(on, time), to: ['liaison'] })
  const overdueAt = opening(addWorkdays(calendar, on, ladder.overdue))
  const escalateAt = opening(addWorkdays(calendar, on, ladder.escalate))
  steps.push({ ...common, rule: 'overdue', dueAt: overdueAt, until: null, to: ['liaison', 'deputy', 'leader'] })
  steps.push({ ...common, rule: 'escalate', dueAt: escalateAt, until: null, to: ['supervisor', 'office-leader'] })
  steps.push({ ...common, rule: 'escalate', dueAt: escalateAt, until: null, to: ['officer'], act: 'task' })
  return steps
}

/** 期限调整: who was told another day is told the new one, once. */
function amendedSteps(facts: CaseFacts, policy: Policy, calendar: Calendar): Step[] {
  const { amendedAt, noticedAt, round } = facts
  if (amendedAt === null || noticedAt === null || noticedAt >= amendedAt) return []
  const dueAt = nextSendInstant(calendar, policy, amendedAt)
  const occurrence = Math.floor(amendedAt.getTime() / 1000)
  return [{ rule: 'deadline-amended', occurrence, round, dueAt, until: null, to: ['liaison'], act: 'push' }]
}

/** 暂缓: the unit is asked how it stands; who does not answer is called by a clerk, not asked again. */
function checkInSteps({ checkInOn }: Blocked, round: number, policy: Policy, calendar: Calendar): Step[] {
  const common = { occurrence: asNumber(checkInOn), round }
  const dueAt = windowOpening(calendar, policy, lastWorkdayBy(calendar, checkInOn))
  const lateAt = windowOpening(calendar, policy, addWorkdays(calendar, checkInOn, policy.pause.lateWorkdays))
  return [
    { ...common, rule: 'check-in', dueAt, until: lateAt, to: ['liaison'], act: 'push' },
    { ...common, rule: 'check-in-late', dueAt: lateAt, until: null, to: ['officer'], act: 'task' },
  ]
}

/** 冻结: nothing is asked of the unit; the office is asked whether it still holds. */
const freezeStep = ({ reviewOn }: Frozen, round: number, policy: Policy, calendar: Calendar): Step => ({
  rule: 'freeze-review',
  occurrence: asNumber(reviewOn),
  round,
  dueAt: windowOpening(calendar, policy, addWorkdays(calendar, reviewOn, 0)),
  until: null,
  to: ['officer'],
  act: 'task',
})

/** 接手: whoever answers for the unit later than the notice is told once where the case stands (domain/due.ts says who). */
function handOverSteps({ noticedAt, noticeRound }: CaseFacts): Step[] {
  if (noticedAt === null) return []
  const common = { occurrence: 0, round: noticeRound, until: null, act: 'push' as const }
  return [{ ...common, rule: 'hand-over', dueAt: noticedAt, to: ['liaison'] }]
}

/** 约谈建议: one for each deadline, by the circular's clause or the office's rules. */
function proposalSteps(facts: CaseFacts, on: Day, policy: Policy, calendar: Calendar, circular: TalkContext): Step[] {
  const late = lateTrigger(facts, policy, circular)
  if (late === null) return []
  const common = { occurrence: asNumber(on), round: facts.round, until: null, to: [] }
  const dueAt = windowOpening(calendar, policy, addWorkdays(calendar, on, late.workdays))
  return [{ ...common, rule: 'talk-proposed', dueAt, act: 'propose-talk' }]
}

/** 催办: in the next free window, at the latest two working days later (contract §8.4). */
function manualSteps(facts: CaseFacts, policy: Policy, calendar: Calendar): Step[] {
  // One that was asked before the present round is answered by it.
  if (facts.remindAskedAt === null || facts.remindAskedAt < facts.roundAt) return []
  const dueAt = nextSendInstant(calendar, policy, facts.remindAskedAt)
  const until = windowOpening(calendar, policy, addWorkdays(calendar, dayOf(dueAt), 3))
  const occurrence = Math.floor(facts.remindAskedAt.getTime() / 1000)
  return [{ rule: 'manual', occurrence, round: facts.round, dueAt, until, to: ['liaison'], act: 'push' }]
}

/** A later rung makes an earlier one for the same person pointless. The notice itself is never overtaken. */
const order: RuleName[] = ['unsigned-deputy', 'manual', 'remind-before', 'remind-due', 'overdue', 'escalate']

/** Whether `later`, due for the same person and case, takes the place of `earlier`. */
export function overtakes(later: RuleName, earlier: RuleName): boolean {
  if (earlier === 'hand-over') return later === 'notice'
  return order.indexOf(earlier) >= 0 && order.indexOf(later) > order.indexOf(earlier)
}
