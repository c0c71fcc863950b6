// A circular as a whole: chased while it waits for approval, summed up once when its round is over or late.
import { expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { instantOf, isoOf } from '../../src/domain/day.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { type RoundFacts, roundSteps } from '../../src/domain/round.js'
import { type RoundBrief, roundSummary } from '../../src/domain/wording/round-summary.js'

const facts: RoundFacts = {
  circularId: 'c',
  state: 'published',
  submittedAt: instantOf('2024-08-20', 600),
  dueOn: '2024-09-10',
  open: 3,
  endedAt: null,
}
const steps = (given: Partial<RoundFacts>) =>
  roundSteps({ ...facts, ...given }, defaultPolicy, officialCalendar).map(
    (step) => `${isoOf(step.dueAt).slice(0, 16)} ${step.rule} ${step.act} ${step.to.join()}`,
  )

test.each<[string, Partial<RoundFacts>, string[]]>([
  ['late', {}, ['2024-09-13T09:05 round-summary push office-leader']],
  [
    'ended early',
    { open: 0, endedAt: instantOf('2024-09-02', 610) },
    ['2024-09-02T10:10 round-summary push office-leader'],
  ],
  [
    'ended in the evening',
    { open: 0, endedAt: instantOf('2024-09-02', 1200) },
    ['2024-09-03T09:05 round-summary push office-leader'],
  ],
  [
    'ended after it was told as late',
    { open: 0, endedAt: instantOf('2024-09-20', 610) },
    ['2024-09-13T09:05 round-summary push office-leader'],
  ],
  ['without a deadline', { dueOn: null }, []],
  ['draft', { state: 'confirmed' }, []],
  [
    'waiting for approval',
    { state: 'submitted' },
    ['2024-08-23T09:05 approval-late push office-leader', '2024-08-27T09:05 approval-escalated task officer'],
  ],
])('%s', (_, given, expected) => {
  expect(steps(given)).toEqual(expected)
})

test('handed in again is another waiting', () => {
  const [first] = roundSteps({ ...facts, state: 'submitted' }, defaultPolicy, officialCalendar)
  const again = { ...facts, state: 'submitted' as const, submittedAt: instantOf('2024-08-22', 600) }
  const [second] = roundSteps(again, defaultPolicy, officialCalendar)
  expect(first?.occurrence).not.toBe(second?.occurrence)
})

test('counts and numbers in the order of the cases, however many', () => {
  const brief: RoundBrief = {
    code: 'B24Q3',
    title: '通报',
    states: [
      { state: 'issued', count: 40 },
      { state: 'closed', count: 2 },
    ],
    late: Array.from({ length: 40 }, (_, index) => ({
      no: `B24Q3-${String(index + 1).padStart(3, '0')}`,
      unit: '教育局',
    })),
    talks: [{ state: '待决定', count: 1 }],
    waiting: { count: 2, longestWorkdays: 4 },
  }
  const text = roundSummary(brief, '2024-09-13')
  expect(text).toMatch(/共42项:已下发40,已销号2。[\s\S]*逾期未整改40项:B24Q3-001\(教育局\)、B24Q3-002/)
  expect(text).toContain('等40项')
  expect(text).toMatch(/约谈:待决定1。[\s\S]*等待办公室处理2项,最长已等4个工作日/)
  expect(Buffer.byteLength(text)).toBeLessThan(2048)
})
