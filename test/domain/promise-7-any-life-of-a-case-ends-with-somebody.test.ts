// Promise 7 over everything that can be done to a case, pauses, freezes and hand-overs included, under any policy: while it
// is open its plan ends with the office, and when it is not the unit's turn the unit hears nothing.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { isOpen } from '../../src/domain/case.js'
import { stepsOf } from '../../src/domain/plan.js'
import { livedCases } from './random-lives.js'

const context = { clauseNamesTalk: false, lateBefore: false }
const ofUnits = ['liaison', 'deputy', 'leader', 'supervisor']

it('an open case has a task of the office to come, or was answered by other ways', () => {
  fc.assert(
    fc.property(livedCases, ({ facts, policy }) => {
      if (!isOpen(facts.state)) return
      const steps = stepsOf(facts, policy, calendar, context)
      const last = steps.filter((step) => step.act === 'task').at(-1)
      if (last !== undefined) {
        expect(last.until).toBeNull()
        return
      }
      // Left alone: its unit answers by OA, phone or paper, and a clerk has the task. A deadline from receipt counts only
      // once somebody was told; until a notice arrives it is the missing signature that the office is told of.
      const startsWithReceipt = facts.deadline.kind === 'from-receipt' && facts.acknowledgedAt !== null
      expect(facts.outside || startsWithReceipt).toBe(true)
    }),
    { numRuns: 150 },
  )
})

it('what waits for the office, is frozen or was answered by other ways asks nothing of the unit', () => {
  fc.assert(
    fc.property(livedCases, ({ facts, policy }) => {
      if (facts.waiting === null && facts.frozen === null && !facts.outside) return
      for (const step of stepsOf(facts, policy, calendar, context))
        if (step.act === 'push' && step.to.some((to) => ofUnits.includes(to))) expect(step.rule).toBe('hand-over')
    }),
    { numRuns: 150 },
  )
})

it('a paused case is asked after on its days, never about its deadline', () => {
  fc.assert(
    fc.property(livedCases, ({ facts, policy }) => {
      if (facts.blocked === null || facts.waiting !== null || facts.frozen !== null || facts.outside) return
      const rules = stepsOf(facts, policy, calendar, context).map((step) => step.rule)
      expect(rules).toContain('check-in-late')
      for (const rule of ['remind-before', 'remind-due', 'overdue', 'escalate']) expect(rules).not.toContain(rule)
    }),
    { numRuns: 150 },
  )
})
