// The life of a circular as a whole, beside that of its cases: the office is chased for a draft nobody approves, and its
// leader is told once how the round ended. Same shape of steps and same ledger as the plan of a case.
import { addWorkdays, type Calendar } from './calendar.js'
import { type Day, dayOf } from './day.js'
import type { Step } from './plan.js'
import type { Policy } from './policy.js'
import { nextSendInstant, windowOpening } from './send-window.js'

export interface RoundFacts {
  circularId: string
  state: 'draft' | 'confirmed' | 'submitted' | 'published'
  /** When it was last handed to the leader. */
  submittedAt: Date | null
  /** The main deadline, else the last day among its cases; null where there is none. */
  dueOn: Day | null
  /** Cases that are still followed. */
  open: number
  /** When the last case ended; null while one is open, or if there never was one. */
  endedAt: Date | null
}

/** What a circular owes the office, and when. */
export function roundSteps(facts: RoundFacts, policy: Policy, calendar: Calendar): Step[] {
  switch (facts.state) {
    case 'draft':
    case 'confirmed':
      return []
    case 'submitted':
      return facts.submittedAt === null ? [] : approvalSteps(facts.submittedAt, policy, calendar)
    case 'published':
      return summaryStep(facts, policy, calendar)
  }
}

/** Handed to the leader and not approved: reminded once, then a task; a new handing in begins anew. */
function approvalSteps(submittedAt: Date, policy: Policy, calendar: Calendar): Step[] {
  const common = { occurrence: Math.floor(submittedAt.getTime() / 1000), round: 0, until: null }
  const after = (workdays: number): Date =>
    windowOpening(calendar, policy, addWorkdays(calendar, dayOf(submittedAt), workdays))
  const { officeLate, officeEscalated } = policy.ladder
  return [
    { ...common, rule: 'approval-late', dueAt: after(officeLate), to: ['office-leader'], act: 'push' },
    { ...common, rule: 'approval-escalated', dueAt: after(officeEscalated), to: ['officer'], act: 'task' },
  ]
}

/** 整改情况汇总: once, when the last case ends or so many working days after the deadline, whichever comes first. */
function summaryStep({ dueOn, endedAt }: RoundFacts, policy: Policy, calendar: Calendar): Step[] {
  const ended = endedAt === null ? null : nextSendInstant(calendar, policy, endedAt)
  const passed =
    dueOn === null ? null : windowOpening(calendar, policy, addWorkdays(calendar, dueOn, policy.ladder.roundSummary))
  const [dueAt] = [ended, passed].filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())
  if (dueAt === undefined) return []
  return [{ rule: 'round-summary', occurrence: 0, round: 0, dueAt, until: null, to: ['office-leader'], act: 'push' }]
}
