// Plans for a play of thousands of cases. Most cases of a circular differ in number and unit only, and a step list knows
// neither: it is computed once for all that share the rest, and so is who stands behind a role at a unit.
import type { CaseFacts } from './case.js'
import type { Planned } from './due.js'
import { type Step, stepsOf } from './plan.js'
import type { Audience } from './policy.js'
import type { CaseTerms, RehearsalInput } from './rehearsal.js'

export class RehearsalPlans {
  readonly #steps = new Map<string, Step[]>()
  readonly #people = new Map<string, readonly string[]>()
  readonly #later = new Map<readonly Step[], { after: Date; steps: Step[] }>()

  constructor(private readonly input: RehearsalInput) {}

  /** The whole plan of a case in its present facts. */
  of(facts: CaseFacts): Planned {
    const { no, circularId, unitId, supervisorId } = facts
    const terms = this.input.terms(facts)
    const { directory, from } = this.input
    const behind = { unitId, supervisorId, officer: terms.officer }
    return {
      subject: no,
      circularId,
      steps: this.#stepsFor(facts, terms),
      audience: (to) => this.#behind(to, unitId, supervisorId, terms.officer),
      // Cases that run already may have been told to people who stand there no more.
      ...(from === undefined ? {} : { standing: (to) => directory.standing(to, behind) }),
    }
  }

  /** The same plan without the steps that were due by `now`. */
  after(plan: Planned, now: Date): Planned {
    const known = this.#later.get(plan.steps)
    if (known?.after.getTime() === now.getTime()) return { ...plan, steps: known.steps }
    const steps = plan.steps.filter((step) => step.dueAt > now)
    this.#later.set(plan.steps, { after: now, steps })
    return { ...plan, steps }
  }

  #stepsFor(facts: CaseFacts, { policy, circular }: CaseTerms): Step[] {
    const { supervisorId } = facts
    const key = JSON.stringify([
      { ...facts, no: '', unitId: '', circularId: '', supervisorId: supervisorId === null ? null : '' },
      policy.version,
      circular,
    ])
    const known = this.#steps.get(key)
    if (known !== undefined) return known
    const steps = stepsOf(facts, policy, this.input.calendar, circular)
    this.#steps.set(key, steps)
    return steps
  }

  #behind(
    to: readonly Audience[],
    unitId: string,
    supervisorId: string | null,
    officer: string | null,
  ): readonly string[] {
    const key = `${unitId}\n${supervisorId ?? ''}\n${officer ?? ''}\n${to.join()}`
    const known = this.#people.get(key)
    if (known !== undefined) return known
    const people = this.input.directory.resolve(to, { unitId, supervisorId, officer })
    this.#people.set(key, people)
    return people
  }
}
