// What a unit was told on paper before duban followed the case: the notices of its publishing are settled in the ledger
// before the plan first looks, so that they never leave; reminders and everything later go their normal way.
import type { Calendar } from '../domain/calendar.js'
import type { CaseFacts } from '../domain/case.js'
import type { Directory } from '../domain/directory.js'
import { obligationKey, type Step, stepsOf } from '../domain/plan.js'
import type { Policy, RuleName } from '../domain/policy.js'
import type { NewObligation } from '../store/messages.js'

/** What publishing owes: the notices, and the asking after a receipt nobody can give in WeCom. */
const atPublishing: readonly RuleName[] = [
  'notice',
  'notice-supervisor',
  'notice-leader',
  'unsigned-deputy',
  'unsigned-office',
]

/** @param facts the case as it was opened: issued, unsigned */
export function toldOutside(
  facts: CaseFacts,
  officer: string,
  directory: Directory,
  policy: Policy,
  calendar: Calendar,
  now: Date,
): NewObligation[] {
  const { no, unitId, supervisorId } = facts
  const steps = stepsOf(facts, policy, calendar, { clauseNamesTalk: false, lateBefore: false })
  return steps
    .filter((step) => atPublishing.includes(step.rule))
    .flatMap((step) =>
      peopleOf(step, directory.resolve(step.to, { unitId, supervisorId, officer })).map((userid) => ({
        key: obligationKey(no, step, userid),
        subjectId: no,
        round: step.round,
        rule: step.rule,
        userid,
        dueAt: step.dueAt,
        outcome: 'skipped' as const,
        reason: 'told-outside',
        settledAt: now,
        messageId: null,
      })),
    )
}

/** As the plan itself names who is owed a step: its people, nobody, or the office's own act. */
function peopleOf(step: Step, people: readonly string[]): readonly string[] {
  if (step.act !== 'push') return [`-${step.act}`]
  return people.length === 0 ? ['-'] : people
}
