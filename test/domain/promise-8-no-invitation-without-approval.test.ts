// Promise 8, no talk by accident: everything anybody can do to a talk, in every order up to six acts deep. Wherever the
// unit is or was invited, another person than the proposer has decided it; the plan owes no invitation before.
import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { dayOf, isoOf } from '../../src/domain/day.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { type Actor, may, type StaffRole } from '../../src/domain/roles.js'
import {
  approveTalk,
  confirmTalk,
  declineTalk,
  holdTalk,
  keepCommitment,
  postponeTalk,
  scheduleTalk,
  type TalkFacts,
  talkIsOpen,
  talkSteps,
} from '../../src/domain/talk.js'
import { at } from './facts.js'

const hourMs = 3_600_000
const later = (now: Date, hours: number): Date => new Date(now.getTime() + hours * hourMs)
const people = ['proposer', 'leader', 'other']

const proposed = (proposedBy: string): TalkFacts => ({
  id: 'talk-1',
  state: 'proposed',
  proposedBy,
  proposedAt: at('2024-09-13 09:05'),
  decidedBy: null,
  decidedAt: null,
  postponedTo: null,
  schedule: null,
  invitedAt: null,
  heldAt: null,
  commitments: [],
})

type Act = { name: string; try(talk: TalkFacts, now: Date): Result<TalkFacts> }
const acts: Act[] = [
  ...people.flatMap((by): Act[] => [
    { name: `${by} approves`, try: (talk, now) => approveTalk(talk, by, now) },
    { name: `${by} declines`, try: (talk, now) => declineTalk(talk, by, '已在整改', now) },
    { name: `${by} postpones`, try: (talk, now) => postponeTalk(talk, by, dayOf(later(now, 48)), now) },
    { name: `${by} records a kept commitment`, try: (talk, now) => keepCommitment(talk, 0, by, now) },
  ]),
  {
    name: 'is scheduled',
    try: (talk, now) => scheduleTalk(talk, { at: isoOf(later(now, 12)), place: '会议室', presider: null }, now),
  },
  { name: 'is confirmed', try: confirmTalk },
  { name: 'is held', try: (talk, now) => holdTalk(talk, [{ text: '补报备案', dueOn: '2024-10-31' }], now) },
  { name: 'is held without commitments', try: (talk, now) => holdTalk(talk, [], now) },
]

interface Reached {
  talk: TalkFacts
  path: string[]
}

/** Every state that can be reached, each with one way there. A day passes with every act. */
function explore(from: TalkFacts, depth: number): Reached[] {
  let level: Reached[] = [{ talk: from, path: [] }]
  const all = new Map<string, Reached>()
  for (let step = 1; step <= depth; step++) {
    const now = later(from.proposedAt, 24 * step)
    const next = new Map<string, Reached>()
    for (const { talk, path } of level) {
      // Doing nothing for a day is a move too.
      next.set(JSON.stringify(talk), { talk, path })
      for (const act of acts) {
        const result = act.try(talk, now)
        if (result.ok) next.set(JSON.stringify(result.value), { talk: result.value, path: [...path, act.name] })
        else expect(result.message.endsWith('。')).toBe(true)
      }
    }
    level = [...next.values()]
    for (const one of level) all.set(JSON.stringify(one.talk), one)
  }
  return [...all.values()]
}

const reached = people.flatMap((proposer) => explore(proposed(proposer), 6))
const invited: ReadonlySet<TalkFacts['state']> = new Set(['approved', 'invited', 'confirmed', 'held', 'ended'])

describe('whatever is done to a talk', () => {
  it('reaches every state there is', () => {
    const states = new Set(reached.map((one) => one.talk.state))
    expect([...states].sort()).toEqual([
      'approved',
      'confirmed',
      'declined',
      'ended',
      'held',
      'invited',
      'postponed',
      'proposed',
    ])
  })

  it('leads to an invitation only through the approval of another person', () => {
    for (const { talk, path } of reached) {
      if (!invited.has(talk.state)) continue
      expect(talk.decidedBy, path.join(', ')).not.toBeNull()
      expect(talk.decidedBy, path.join(', ')).not.toBe(talk.proposedBy)
      expect(path, path.join(', ')).toContain(`${talk.decidedBy} approves`)
    }
  })

  it('owes no invitation before', () => {
    const wrong = reached.filter(({ talk }) => {
      const steps = talkSteps(talk, defaultPolicy, calendar)
      const invites = steps.some((step) => step.rule === 'talk-invite')
      const toUnit = steps.some((step) =>
        step.to.some((one) => one === 'leader' || one === 'liaison' || one === 'deputy'),
      )
      return (invites && talk.state !== 'invited' && talk.state !== 'confirmed') || (toUnit && !invited.has(talk.state))
    })
    expect(wrong.map((one) => one.path)).toEqual([])
  })

  it('leaves no undecided talk without a question, and no ended one with any', () => {
    for (const { talk } of reached) {
      if (talkIsOpen(talk.state) && talk.state !== 'held')
        expect(talkSteps(talk, defaultPolicy, calendar).length).toBeGreaterThan(0)
      if (!talkIsOpen(talk.state)) expect(talkSteps(talk, defaultPolicy, calendar)).toEqual([])
    }
  })

  it('never comes back from an end', () => {
    for (const state of ['declined', 'ended', 'withdrawn'] as const)
      for (const act of acts)
        expect(act.try({ ...proposed('proposer'), state, decidedBy: 'leader' }, at('2024-09-20 10:10')).ok).toBe(false)
  })
})

describe('the proposal of the rules themselves', () => {
  it('is decided by any leader, never by itself', () => {
    expect(approveTalk(proposed('system'), 'leader', at('2024-09-14 10:10')).ok).toBe(true)
    expect(approveTalk(proposed('system'), 'system', at('2024-09-14 10:10'))).toMatchObject({ code: 'same-person' })
  })
})

describe('the role', () => {
  const actor = (...roles: StaffRole[]): Actor => ({ userid: 'x', roles, contactOf: [] })
  it.each<[StaffRole, boolean]>([
    ['leader', true],
    ['officer', false],
    ['reviewer', false],
    ['admin', false],
  ])('of %s decides talks: %s', (role, allowed) => expect(may(actor(role), 'decide-talk').ok).toBe(allowed))
  it('is asked of contacts and strangers too', () => {
    expect(may({ ...actor(), contactOf: [{ unitId: 'edu', role: 'leader' }] }, 'decide-talk')).toMatchObject({
      code: 'role-missing',
    })
    expect(may(null, 'decide-talk')).toMatchObject({ code: 'unknown-person' })
  })
})

describe('the refusals', () => {
  const approved = { ...proposed('proposer'), state: 'approved', decidedBy: 'leader' } as const
  const now = at('2024-09-14 10:10')
  it.each<[string, Result<TalkFacts>, string]>([
    ['the proposer approves', approveTalk(proposed('leader'), 'leader', now), 'same-person'],
    ['declined without a reason', declineTalk(proposed('proposer'), 'leader', ' ', now), 'reason-missing'],
    ['postponed to today', postponeTalk(proposed('proposer'), 'leader', '2024-09-14', now), 'postpone-past'],
    [
      'scheduled before it is approved',
      scheduleTalk(proposed('proposer'), { at: '2024-09-20T15:00:00+08:00', place: 'x', presider: null }, now),
      'talk-state',
    ],
    [
      'scheduled for yesterday',
      scheduleTalk(approved, { at: '2024-09-13T15:00:00+08:00', place: 'x', presider: null }, now),
      'schedule-past',
    ],
    ['confirmed before it is scheduled', confirmTalk(approved), 'talk-state'],
    ['held before it is scheduled', holdTalk(approved, [], now), 'talk-state'],
    [
      'held before its time',
      holdTalk(
        { ...approved, state: 'invited', schedule: { at: '2024-09-20T15:00:00+08:00', place: 'x', presider: null } },
        [],
        now,
      ),
      'not-yet',
    ],
  ])('%s', (_, result, code) => expect(result).toMatchObject({ ok: false, code }))
})
