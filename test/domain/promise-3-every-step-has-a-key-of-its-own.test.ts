// Promise 3: one key per obligation. Two steps that would share one would be taken for one another, or written twice and
// refused for ever: after a long holiday two weekly questions fell on the same working day.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { addDays, dayOf } from '../../src/domain/day.js'
import { obligationKey, type Step, stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { talkSteps } from '../../src/domain/talk-plan.js'
import { at } from './facts.js'
import { instants, livedCases } from './random-lives.js'
import { talk } from './talk-facts.js'

const keysOf = (steps: readonly Step[]): string[] => steps.map((step) => obligationKey('x', step, step.act))
const shared = (steps: readonly Step[]): string[] => {
  const keys = keysOf(steps)
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}

it('in the plan of any case', () => {
  fc.assert(
    fc.property(livedCases, ({ facts, policy }) => {
      expect(shared(stepsOf(facts, policy, calendar, { clauseNamesTalk: true, lateBefore: true }))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('in the plan of a talk that nobody decides, whenever it is proposed or put off', () => {
  const often = { ...defaultPolicy, talk: { ...defaultPolicy.talk, undecidedRepeatDays: 3 } }
  fc.assert(
    fc.property(instants('2024-01-02', 800), fc.boolean(), (proposedAt, weekly) => {
      const policy = weekly ? defaultPolicy : often
      expect(shared(talkSteps(talk({ proposedAt }), policy, calendar))).toEqual([])
      const postponed = talk({ proposedAt, state: 'postponed', postponedTo: addDays(dayOf(proposedAt), 3) })
      expect(shared(talkSteps(postponed, policy, calendar))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('over the Spring Festival of 2025 the leader is asked once, not for two weeks at once', () => {
  const undecided = talkSteps(talk({ proposedAt: at('2025-01-14 09:05') }), defaultPolicy, calendar)
  const days = undecided.filter((step) => step.rule === 'talk-undecided').map((step) => dayOf(step.dueAt))
  expect(days.filter((day) => day === '2025-02-05')).toHaveLength(1)
})
