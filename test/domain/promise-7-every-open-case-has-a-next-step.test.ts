// Promise 7, at the level of the plan: whatever has been done to a case, as long as it is open and its unit is to be
// reached through the bot, its ladder ends with a task of the office; a waiting answer ends with one too.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import * as cases from '../../src/domain/case.js'
import * as requests from '../../src/domain/case-requests.js'
import { addDays, dayOf } from '../../src/domain/day.js'
import { stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { freshCase, publishedAt } from './facts.js'

type Act = (facts: cases.CaseFacts, now: Date) => Result<cases.CaseFacts>
const acts: Act[] = [
  cases.acknowledge,
  (facts, now) => cases.reply(facts, now, false),
  (facts, now) => cases.returnReply(calendar, policy, facts, now, null),
  (facts, now) => cases.returnReply(calendar, policy, facts, now, addDays(dayOf(now), 20)),
  (facts, now) => requests.askExtension(facts, now, addDays(dayOf(now), 40)),
  (facts, now) => requests.grantExtension(facts, now, addDays(dayOf(now), 30)),
  (facts, now) => requests.refuseExtension(calendar, policy, facts, now),
  requests.dispute,
  (facts, now) => requests.rejectDispute(calendar, policy, facts, now),
  cases.askReminder,
  (facts, now) => ({ ok: true, value: cases.noticed(calendar, facts, now) }),
]
const someActs = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.integer({ min: 1, max: 100 })), { maxLength: 10 })

it('after any acts of unit and office', () => {
  fc.assert(
    fc.property(someActs, fc.boolean(), (sequence, clauseNamesTalk) => {
      let facts = freshCase()
      let now = publishedAt
      for (const [act, hours] of sequence) {
        now = new Date(now.getTime() + hours * 3_600_000)
        const result = acts[act]?.(facts, now)
        if (result?.ok === true) facts = result.value
      }
      const steps = stepsOf(facts, policy, calendar, { clauseNamesTalk, lateBefore: false })
      const last = steps.filter((step) => step.act === 'task').at(-1)
      expect(last).toBeDefined()
      expect(last?.until).toBeNull()
      // Nothing is said to the unit after the office has its task: the ladder ends there.
      for (const step of steps.filter((one) => one.dueAt > (last?.dueAt ?? now)))
        expect(['manual', 'hand-over']).toContain(step.rule)
      // Whoever takes the unit over is told where the case stands; that asks nothing of them.
      if (facts.waiting !== null)
        for (const step of steps.filter((one) => one.rule !== 'hand-over'))
          expect(step.to.some((to) => ['liaison', 'deputy', 'leader', 'supervisor'].includes(to))).toBe(false)
    }),
    { numRuns: 200 },
  )
})
