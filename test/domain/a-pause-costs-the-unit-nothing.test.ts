// 暂缓 stands between the unit and its deadline, never against it: ending a pause takes no day away, being paused is no
// signature, and nobody is chased for one meanwhile (design.md §2).
import { expect, it, test } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { block, checkIn, endBlock } from '../../src/domain/case-pauses.js'
import type { CaseFacts } from '../../src/domain/case.js'
import type { Day } from '../../src/domain/day.js'
import { stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { at, freshCase, publishedAt } from './facts.js'

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code)
  return result.value
}
const paused = (facts: CaseFacts, on: string): CaseFacts =>
  must(block(calendar, policy, facts, at(on), '平台注销办理中', null))
const rulesOf = (facts: CaseFacts): string[] =>
  stepsOf(facts, policy, calendar, { clauseNamesTalk: false, lateBefore: false }).map((one) => one.rule)

it.each<[resumedOn: string, due: Day]>([
  ['2024-08-28 11:10', '2024-09-10'],
  ['2024-09-05 10:10', '2024-09-10'],
  // Less than a returned reply gets was left.
  ['2024-09-09 10:10', '2024-09-12'],
  ['2024-10-10 10:10', '2024-10-14'],
])('resumed %s: due %s', (on, due) => {
  const resumed = must(endBlock(calendar, policy, paused(freshCase(), '2024-08-28 10:10'), at(on), null))
  expect(resumed.deadline).toEqual({ kind: 'day', on: due, time: null })
})

test('an hour that was printed stays with its day', () => {
  const facts = freshCase({ deadline: { kind: 'day', on: '2024-09-10', time: '12:00' } })
  const resumed = must(endBlock(calendar, policy, paused(facts, '2024-08-28 10:10'), at('2024-08-29 10:10'), null))
  expect(resumed.deadline).toEqual(facts.deadline)
})

test('who never signed has not signed by a pause, and is not chased for it meanwhile', () => {
  const facts = paused(freshCase({ noticedAt: publishedAt }), '2024-08-21 10:10')
  expect(rulesOf(facts)).not.toContain('unsigned-deputy')
  expect(rulesOf(facts)).not.toContain('unsigned-office')
  expect(rulesOf(facts)).toContain('check-in')
  const resumed = must(endBlock(calendar, policy, facts, at('2024-08-21 14:10'), null))
  expect(resumed).toMatchObject({ state: 'issued', acknowledgedAt: null })
  expect(rulesOf(resumed)).toContain('unsigned-deputy')
})

test('who says how it stands has received it', () => {
  const facts = must(checkIn(calendar, policy, paused(freshCase(), '2024-08-21 10:10'), at('2024-08-22 10:10'), null))
  expect(facts).toMatchObject({ state: 'blocked', acknowledgedAt: at('2024-08-22 10:10') })
  expect(must(endBlock(calendar, policy, facts, at('2024-08-23 10:10'), null)).state).toBe('acknowledged')
})
