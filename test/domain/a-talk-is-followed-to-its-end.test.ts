// What a talk owes whom, from the proposal to the last rung (design.md §4, §5): asked once, after five working days once
// a week; invited when scheduled; its commitments followed; then the ladder ends.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { isoOf } from '../../src/domain/day.js'
import type { Step } from '../../src/domain/plan.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { holdTalk, keepCommitment, type TalkFacts, talkSteps } from '../../src/domain/talk.js'
import { at } from './facts.js'

const talk = (given: Partial<TalkFacts>): TalkFacts => ({
  id: 'talk-1',
  state: 'proposed',
  proposedBy: 'system',
  proposedAt: at('2024-09-13 09:05'),
  decidedBy: null,
  decidedAt: null,
  postponedTo: null,
  schedule: null,
  invitedAt: null,
  heldAt: null,
  commitments: [],
  ...given,
})
const lines = (given: Partial<TalkFacts>, most = 9): string[] =>
  talkSteps(talk(given), defaultPolicy, calendar)
    .slice(0, most)
    .map(
      (step: Step) =>
        `${step.rule} ${isoOf(step.dueAt).slice(5, 16).replace('T', ' ')} ${step.to.join('+')}${step.act === 'push' ? '' : ` ${step.act}`}`,
    )

it('proposed: the leader is asked at once, after five working days once a week', () =>
  expect(lines({}, 4)).toEqual([
    'talk-proposed 09-13 09:05 office-leader',
    // 14, 18, 19, 20 and 23 September are the five working days.
    'talk-undecided 09-23 09:05 office-leader',
    'talk-undecided 09-30 09:05 office-leader',
    'talk-undecided 10-08 09:05 office-leader',
  ]))

it('proposed: after a month down only the question of the present week makes sense', () => {
  const weekly = talkSteps(talk({}), defaultPolicy, calendar).filter((step) => step.rule === 'talk-undecided')
  const now = at('2024-10-16 09:10')
  expect(weekly.filter((step) => step.dueAt <= now && (step.until === null || step.until > now))).toHaveLength(1)
})

it('postponed: comes up again on that day, not before', () =>
  expect(lines({ state: 'postponed', postponedTo: '2024-10-08', decidedBy: 'leader' }, 1)[0]).toMatch(
    / 10-08 09:05 office-leader$/,
  ))

it('approved: the officer is asked for time and place, and has a task after three working days', () =>
  expect(lines({ state: 'approved', decidedBy: 'leader', decidedAt: at('2024-09-13 10:10') })).toEqual([
    'talk-schedule 09-13 10:10 officer',
    'talk-schedule 09-19 09:05 officer task',
  ]))

const schedule = { at: '2024-09-20T15:00:00+08:00', place: '会议室', presider: null }
it('invited: leader and liaison of the unit, and the office sees to the confirmation and the record', () => {
  const given = { state: 'invited', decidedBy: 'leader', schedule, invitedAt: at('2024-09-14 12:10') } as const
  expect(lines(given)).toEqual([
    'talk-invite 09-14 14:05 leader+liaison',
    'talk-unconfirmed 09-18 09:05 officer task',
    'talk-record 09-23 09:05 officer task',
  ])
  expect(lines({ ...given, state: 'confirmed' })).toEqual([
    'talk-invite 09-14 14:05 leader+liaison',
    'talk-record 09-23 09:05 officer task',
  ])
})

it('a changed time is an invitation of its own', () => {
  const occurrence = (invitedAt: string): number | undefined =>
    talkSteps(
      talk({ state: 'invited', decidedBy: 'leader', schedule, invitedAt: at(invitedAt) }),
      defaultPolicy,
      calendar,
    )[0]?.occurrence
  expect(occurrence('2024-09-14 12:10')).not.toBe(occurrence('2024-09-18 10:10'))
})

describe('held', () => {
  const commitments = [
    { text: '补报备案', dueOn: '2024-09-30', keptAt: null, keptBy: null },
    { text: '注销账号', dueOn: '2024-10-05', keptAt: null, keptBy: null },
  ]
  const held = { state: 'held', decidedBy: 'leader', heldAt: at('2024-09-20 16:10'), commitments } as const

  it('each commitment is followed on its day, then told to the leader, then no more', () =>
    expect(lines({ ...held, commitments: commitments.slice(0, 1) })).toEqual([
      'talk-follow-up 09-30 09:05 leader',
      'talk-follow-up 09-30 09:05 officer task',
      'talk-last 10-10 09:05 office-leader',
    ]))
  it('a commitment on a day off is asked for on the next working day', () =>
    expect(lines({ ...held, commitments: commitments.slice(1) })[0]).toBe('talk-follow-up 10-08 09:05 leader'))
  it('what was kept is asked for no more, and the last one ends the talk', () => {
    const now = at('2024-09-29 10:10')
    const one = keepCommitment(talk(held), 0, 'office-1', now)
    if (!one.ok) throw new Error(one.code)
    expect(one.value.state).toBe('held')
    expect(talkSteps(one.value, defaultPolicy, calendar)).toHaveLength(3)
    const two = keepCommitment(one.value, 1, 'office-1', now)
    if (!two.ok) throw new Error(two.code)
    expect(two.value.state).toBe('ended')
    expect(talkSteps(two.value, defaultPolicy, calendar)).toEqual([])
    expect(keepCommitment(one.value, 2, 'office-1', now)).toMatchObject({ code: 'no-commitment' })
  })
})

it('held without commitments: nothing is left to follow, the talk has ended', () => {
  const confirmed = talk({ state: 'confirmed', decidedBy: 'leader', schedule, invitedAt: at('2024-09-14 12:10') })
  const held = holdTalk(confirmed, [], at('2024-09-20 16:10'))
  if (!held.ok) throw new Error(held.code)
  expect(talkSteps(held.value, defaultPolicy, calendar)).toEqual([])
  expect(held.value.state).toBe('ended')
})
