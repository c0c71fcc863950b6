// What a talk owes whom, from the proposal to the last rung (design.md §4, §5): asked once, after five working days once
// a week; invited when scheduled; minutes, report, check and commitments followed; then the ladder ends.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { isoOf } from '../../src/domain/day.js'
import type { Step } from '../../src/domain/plan.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { type Absence, type TalkFacts } from '../../src/domain/talk.js'
import { talkSteps } from '../../src/domain/talk-plan.js'
import { at } from './facts.js'
import { held, invited, talk } from './talk-facts.js'

const lines = (facts: TalkFacts, most = 12): string[] =>
  talkSteps(facts, defaultPolicy, calendar)
    .slice(0, most)
    .map(
      (step: Step) =>
        `${step.rule} ${isoOf(step.dueAt).slice(5, 16).replace('T', ' ')} ${step.to.join('+')}${step.act === 'push' ? '' : ` ${step.act}`}`,
    )
const rulesOf = (facts: TalkFacts): string[] => talkSteps(facts, defaultPolicy, calendar).map((step) => step.rule)

it('proposed: the leader is asked at once, after five working days once a week', () =>
  expect(lines(talk(), 4)).toEqual([
    'talk-proposed 09-13 09:05 office-leader',
    // 14, 18, 19, 20 and 23 September are the five working days.
    'talk-undecided 09-23 09:05 office-leader',
    'talk-undecided 09-30 09:05 office-leader',
    'talk-undecided 10-08 09:05 office-leader',
  ]))

it('proposed: after a month down only the question of the present week makes sense', () => {
  const weekly = talkSteps(talk(), defaultPolicy, calendar).filter((step) => step.rule === 'talk-undecided')
  const now = at('2024-10-16 09:10')
  expect(weekly.filter((step) => step.dueAt <= now && (step.until === null || step.until > now))).toHaveLength(1)
})

it('postponed: comes up again on that day, not before', () =>
  expect(lines(talk({ state: 'postponed', postponedTo: '2024-10-08', decidedBy: 'leader' }), 1)[0]).toMatch(
    / 10-08 09:05 office-leader$/,
  ))

const decided = { decidedBy: 'leader', decidedAt: at('2024-09-13 10:10') } as const
it('approved: the officer is asked for time and place, and has a task after three working days', () =>
  expect(lines(talk({ ...decided, state: 'approved' }))).toEqual([
    'talk-schedule 09-13 10:10 officer',
    'talk-schedule 09-19 09:05 officer task',
  ]))

describe('entrusted to the county office', () => {
  const entrusted = talk({ ...decided, state: 'entrusted', entrustedTo: 'county', entrustedAt: at('2024-09-13 10:10') })
  it('its liaison and leader are asked, chased once, then the office has a task', () =>
    expect(lines(entrusted)).toEqual([
      'talk-entrust 09-13 10:10 supervisor+supervisor-leader',
      'talk-entrust-late 09-19 09:05 supervisor',
      'talk-entrust-late 09-24 09:05 officer task',
    ]))
  it('once it has set a day it is asked once how it went, then the office has the task', () =>
    expect(lines(invited({ entrustedTo: 'county' })).slice(-2)).toEqual([
      'talk-record 09-23 09:05 supervisor',
      'talk-record 09-26 09:05 officer task',
    ]))
})

it('invited: leader and liaison of the unit, and the office sees to the confirmation and the record', () => {
  expect(lines(invited())).toEqual([
    'talk-invite 09-14 14:05 leader+liaison',
    'talk-unconfirmed 09-18 09:05 officer task',
    'talk-record 09-23 09:05 officer task',
  ])
  expect(lines(invited({ state: 'confirmed' }))).toEqual([
    'talk-invite 09-14 14:05 leader+liaison',
    'talk-record 09-23 09:05 officer task',
  ])
})

it('a changed time is an invitation of its own', () => {
  const occurrence = (invitedAt: string) =>
    talkSteps(invited({ invitedAt: at(invitedAt) }), defaultPolicy, calendar)[0]?.occurrence
  expect(occurrence('2024-09-14 12:10')).not.toBe(occurrence('2024-09-18 10:10'))
})

describe('an absence', () => {
  const absence = (excused: boolean): Absence => ({
    who: '教育局分管负责人',
    reason: '出差',
    excused,
    at: '2024-09-19T10:10:00+08:00',
    recordedBy: 'office-1',
  })
  const missed = (excused: boolean) =>
    talk({ ...decided, state: 'approved', unitTold: true, absences: [absence(excused)] })
  it('is never the end: the officer is asked for a new date, as a question of its own', () => {
    expect(lines(missed(true))).toEqual(['talk-schedule 09-19 10:10 officer', 'talk-schedule 09-24 09:05 officer task'])
    const first = talkSteps(talk({ ...decided, state: 'approved' }), defaultPolicy, calendar)[0]
    expect(talkSteps(missed(true), defaultPolicy, calendar)[0]?.occurrence).not.toBe(first?.occurrence)
  })
  it('without an excuse is told to the office’s leader, once', () =>
    expect(lines(missed(false))[0]).toBe('talk-absent 09-19 10:10 office-leader'))
})

describe('cancelled', () => {
  const cancelled = (given: Partial<TalkFacts>) =>
    rulesAndAudience(talk({ ...decided, state: 'cancelled', endedAt: at('2024-09-18 10:10'), ...given }))
  const rulesAndAudience = (facts: TalkFacts) =>
    talkSteps(facts, defaultPolicy, calendar).map((step) => `${step.rule} ${step.to.join('+')}`)
  it.each<[Partial<TalkFacts>, string[]]>([
    [{}, []],
    [{ unitTold: true }, ['talk-cancelled leader+liaison']],
    [{ countyTold: true, entrustedTo: 'county' }, ['talk-cancelled supervisor+supervisor-leader']],
    [
      { unitTold: true, countyTold: true, entrustedTo: 'county' },
      ['talk-cancelled leader+liaison+supervisor+supervisor-leader'],
    ],
  ])('tells who was told before, and nobody else: %o', (given, expected) => expect(cancelled(given)).toEqual(expected))
})

describe('held', () => {
  const commitments = [
    { text: '补报备案', dueOn: '2024-09-30', keptAt: null, keptBy: null },
    { text: '注销账号', dueOn: '2024-10-05', keptAt: null, keptBy: null },
  ]

  it('the minutes go to the unit once, the report is followed on its day, then told to the leader, then no more', () =>
    expect(lines(held())).toEqual([
      'talk-minutes 09-20 16:10 leader+liaison',
      'talk-report 09-27 09:05 leader+liaison',
      'talk-report 09-29 09:05 officer task',
      'talk-report-missing 10-08 09:05 office-leader',
    ]))
  it('each commitment is followed on its day, then told to the leader, then no more', () =>
    expect(lines(held({ commitments: commitments.slice(0, 1) })).slice(4)).toEqual([
      'talk-follow-up 09-30 09:05 leader',
      'talk-follow-up 09-30 09:05 officer task',
      'talk-last 10-10 09:05 office-leader',
    ]))
  it('a commitment on a day off is asked for on the next working day', () =>
    expect(lines(held({ commitments: commitments.slice(1) }))[4]).toBe('talk-follow-up 10-08 09:05 leader'))
  it('a report waits for a reviewer, and the office’s own delay is a task', () => {
    const report = { at: '2024-09-26T10:10:00+08:00', channel: 'oa', oaNumber: '12号', text: '', by: 'edu-1' } as const
    expect(lines(held({ state: 'reported', report })).slice(1)).toEqual([
      'talk-verify 09-26 10:10 reviewer',
      'talk-verify 09-30 09:05 officer task',
    ])
  })
  it('a check that fails is told to the office’s leader, and the ladder ends', () => {
    const verification = { holds: false, note: '仍停更', at: '2024-09-27T10:10:00+08:00', by: 'office-2' }
    expect(rulesOf(held({ state: 'failed', verification }))).toEqual(['talk-minutes', 'talk-failed'])
  })
  it('ended: nothing is owed but minutes that did not leave yet', () =>
    expect(rulesOf(held({ state: 'ended' }))).toEqual(['talk-minutes']))
})

it.each(['declined', 'withdrawn'] as const)('%s owes nothing', (state) => expect(rulesOf(talk({ state }))).toEqual([]))
