// The plan of a Baoji case (published Wednesday 21 August 2024, 9:30, due Tuesday 10 September) rung by rung, with the
// days and minutes of design.md §4, and what bends it: weekends, returns, extensions, answers, deadlines on days off.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import type { CaseFacts } from '../../src/domain/case.js'
import { isoOf } from '../../src/domain/day.js'
import { obligationKey, type Step, stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy, type RuleName } from '../../src/domain/policy.js'
import { at, freshCase, publishedAt } from './facts.js'

const clause = { clauseNamesTalk: true, lateBefore: false }
const noClause = { clauseNamesTalk: false, lateBefore: false }
const plan = (given: Partial<CaseFacts> = {}, circular = noClause): Step[] =>
  stepsOf(freshCase(given), defaultPolicy, calendar, circular)
/** `remind-before 09-06 09:05 liaison`. */
const lines = (steps: readonly Step[]): string[] =>
  steps.map(
    (step) =>
      `${step.rule} ${isoOf(step.dueAt).slice(5, 16).replace('T', ' ')} ${step.to.join('+')}${step.act === 'push' ? '' : ` ${step.act}`}`,
  )
const dayOfRule = (steps: readonly Step[], rule: RuleName): string | null => {
  const step = steps.find((one) => one.rule === rule)
  return step === undefined ? null : isoOf(step.dueAt).slice(0, 16).replace('T', ' ')
}

describe('nobody answers', () => {
  it('tells, reminds, calls and escalates on the agreed days', () => {
    expect(lines(plan({ supervisorId: 'office', severity: 'fail' }, clause))).toEqual([
      'notice 08-21 09:31 liaison',
      'notice-supervisor 08-21 09:31 supervisor',
      'notice-leader 08-21 09:31 leader',
      'unsigned-deputy 08-22 09:31 deputy',
      'unsigned-office 08-23 09:31 officer task',
      'remind-before 09-06 09:05 liaison',
      'remind-due 09-10 09:05 liaison',
      'overdue 09-11 09:05 liaison+deputy+leader',
      'escalate 09-13 09:05 supervisor+office-leader',
      'escalate 09-13 09:05 officer task',
      'talk-proposed 09-13 09:05  propose-talk',
    ])
  })
  it('tells the leader of fails and repeats only, the supervising unit only where there is one', () => {
    expect(lines(plan()).filter((line) => line.startsWith('notice'))).toEqual(['notice 08-21 09:31 liaison'])
    expect(lines(plan({ repeated: true }))).toContain('notice-leader 08-21 09:31 leader')
    expect(lines(plan({ severity: 'fail' }))).toContain('notice-leader 08-21 09:31 leader')
  })
  it('publishes in the next window when published at night', () => {
    const night = at('2024-08-23 22:00')
    const steps = plan({ openedAt: night, roundAt: night })
    expect(dayOfRule(steps, 'notice')).toBe('2024-08-26 09:05')
    expect(dayOfRule(steps, 'unsigned-deputy')).toBe('2024-08-27 09:05')
  })
})

describe('who signs or answers', () => {
  it('signed: nobody asks for a receipt any more, the reminders stay', () => {
    const rules = plan({ state: 'acknowledged', acknowledgedAt: publishedAt }).map((step) => step.rule)
    expect(rules).not.toContain('unsigned-deputy')
    expect(rules).not.toContain('unsigned-office')
    expect(rules).toEqual(expect.arrayContaining(['remind-before', 'remind-due', 'overdue']))
  })
  it.each(['reply', 'extension', 'dispute'] as const)(
    '%s waits: the office is the late one, the unit hears nothing',
    (what) => {
      const since = at('2024-08-30 15:10')
      expect(lines(plan({ waiting: { for: what, since } }, clause))).toEqual([
        'review-late 09-04 09:05 reviewer',
        'review-escalated 09-06 09:05 office-leader',
        'review-escalated 09-06 09:05 officer task',
      ])
    },
  )
  it('answered another way: no message', () =>
    expect(plan({ outside: true, state: 'returned', round: 1 }, clause).filter((step) => step.act === 'push')).toEqual(
      [],
    ))
  it.each(['closed', 'withdrawn'] as const)('%s: nothing at all', (state) =>
    expect(plan({ state }, clause)).toEqual([]),
  )
})

describe('no reminder within one working day of the notice', () => {
  it.each<[string, string | null, string | null]>([
    // deadline, remind-before, remind-due
    ['2024-08-21', null, null],
    ['2024-08-22', null, null],
    ['2024-08-23', null, '2024-08-23 09:05'],
    ['2024-08-26', null, '2024-08-26 09:05'],
    ['2024-08-27', '2024-08-23 09:05', '2024-08-27 09:05'],
  ])('due %s', (on, before, due) => {
    const steps = plan({ deadline: { kind: 'day', on, time: null } })
    expect([dayOfRule(steps, 'remind-before'), dayOfRule(steps, 'remind-due')]).toEqual([before, due])
  })
  it('counts from the day the notice really went out', () => {
    const steps = plan({ noticedAt: at('2024-09-09 10:10') })
    expect([dayOfRule(steps, 'remind-before'), dayOfRule(steps, 'remind-due')]).toEqual([null, null])
  })
})

describe('a deadline on a day off', () => {
  it('stays; the message of the day leaves on the last working day before it', () => {
    const openedAt = at('2022-09-26 10:10')
    const steps = plan({ openedAt, roundAt: openedAt, deadline: { kind: 'day', on: '2022-10-15', time: null } })
    expect(dayOfRule(steps, 'remind-before')).toBe('2022-10-12 09:05')
    expect(dayOfRule(steps, 'remind-due')).toBe('2022-10-14 09:05')
    expect(steps.find((step) => step.rule === 'remind-due')?.until).toEqual(at('2022-10-16 00:00'))
    expect(dayOfRule(steps, 'overdue')).toBe('2022-10-17 09:05')
    expect(dayOfRule(steps, 'escalate')).toBe('2022-10-19 09:05')
  })
  it('counts make-up Saturdays and skips the holiday', () => {
    const steps = plan({ deadline: { kind: 'day', on: '2024-09-13', time: null } })
    expect(dayOfRule(steps, 'overdue')).toBe('2024-09-14 09:05')
    expect(dayOfRule(steps, 'escalate')).toBe('2024-09-19 09:05')
  })
})

describe('other deadlines', () => {
  it('with an hour: the message of the day makes sense until that hour', () => {
    const steps = plan({ deadline: { kind: 'day', on: '2024-09-10', time: '12:00' } })
    expect(steps.find((step) => step.rule === 'remind-due')?.until).toEqual(at('2024-09-10 12:00'))
  })
  it.each<[string, CaseFacts['deadline']]>([
    ['none', { kind: 'none' }],
    ['from a receipt to come', { kind: 'from-receipt', count: 5, unit: 'workdays' }],
  ])('%s: nothing is reminded or late', (_, deadline) =>
    expect(plan({ deadline }, clause).map((step) => step.rule)).toEqual([
      'notice',
      'unsigned-deputy',
      'unsigned-office',
    ]),
  )
})

describe('a talk is proposed', () => {
  it.each<[string, Partial<CaseFacts>, typeof clause, boolean]>([
    ['by the clause of the circular, for any finding', {}, clause, true],
    [
      'by the rule of the office for a fail of a unit late before',
      { severity: 'fail' },
      { clauseNamesTalk: false, lateBefore: true },
      true,
    ],
    ['not for a fail alone', { severity: 'fail' }, noClause, false],
    ['not for a minor finding of a unit late before', {}, { clauseNamesTalk: false, lateBefore: true }, false],
  ])('%s', (_, given, circular, proposed) =>
    expect(plan(given, circular).some((step) => step.act === 'propose-talk')).toBe(proposed),
  )
})

describe('keys', () => {
  const keys = (given: Partial<CaseFacts>): string[] =>
    plan(given, clause).map((step) => `${obligationKey('B24Q3-001', step, 'edu-1')}/${step.act}`)

  it('are the same every time, and tell every step apart', () => {
    expect(keys({})).toEqual(keys({}))
    expect(new Set(keys({})).size).toBe(keys({}).length)
  })
  it('change with an extended deadline for what depends on it, and only for that', () => {
    const before = new Set(keys({}))
    const fresh = plan({ deadline: { kind: 'day', on: '2024-09-20', time: null } }, clause)
      .filter((step) => !before.has(`${obligationKey('B24Q3-001', step, 'edu-1')}/${step.act}`))
      .map((step) => step.rule)
    expect(new Set(fresh)).toEqual(new Set(['remind-before', 'remind-due', 'overdue', 'escalate', 'talk-proposed']))
  })
  it('change with the round, and the notice is not told again', () => {
    const given = { state: 'returned', round: 1, roundAt: at('2024-09-02 10:10') } as const
    const before = new Set(keys({}))
    expect(keys(given).filter((key) => before.has(key))).toEqual([])
    expect(plan(given).map((step) => step.rule)).not.toContain('notice')
  })
  it('tell one 催办 from the next', () => {
    const [first] = plan({ remindAskedAt: at('2024-08-26 10:10') }).filter((step) => step.rule === 'manual')
    const [second] = plan({ remindAskedAt: at('2024-08-27 10:10') }).filter((step) => step.rule === 'manual')
    expect(first?.occurrence).not.toBe(second?.occurrence)
  })
})

it('催办 leaves in the next window, at the latest two working days later (contract §8.4)', () => {
  const [step] = plan({ remindAskedAt: at('2024-09-13 18:10') }).filter((one) => one.rule === 'manual')
  expect(step?.dueAt).toEqual(at('2024-09-14 09:05'))
  expect(step?.until !== null && step !== undefined && step.until <= at('2024-09-20 09:05')).toBe(true)
})
