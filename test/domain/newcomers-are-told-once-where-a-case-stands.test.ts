// Who comes to a role later than a message was due is owed it only if nobody in their place got it; otherwise they are
// handed over what is open, once. Nobody is lost between two people, and nothing is told twice to one role.
import { expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import type { CaseFacts } from '../../src/domain/case.js'
import { instantOf } from '../../src/domain/day.js'
import { directoryOf, type Directory, type DirectoryUnit } from '../../src/domain/directory.js'
import { collectDue, type Planned, type Settled } from '../../src/domain/due.js'
import { stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import type { StandInPeriod } from '../../src/domain/stand-in.js'
import { freshCase } from './facts.js'

const openedAt = instantOf('2024-08-21', 600)
const later = instantOf('2024-08-27', 600)
const facts = freshCase({ no: 'B24Q3-001', unitId: 'edu', openedAt, roundAt: openedAt, noticedAt: openedAt })

interface People {
  contacts: DirectoryUnit['contacts']
  gone?: [string, Date][]
  standIns?: StandInPeriod[]
}

const directory = ({ contacts, gone = [], standIns = [] }: People, at: Date): Directory =>
  directoryOf(
    [{ id: 'edu', name: '教育局', parentId: null, contacts }],
    [{ userid: 'office-lead', roles: ['leader'] }],
    new Set(gone.map(([userid]) => userid)),
    { at, goneSince: new Map(gone), standIns, names: new Map() },
  )

function owed(people: People, settled: Settled, at: Date, given: Partial<CaseFacts> = {}): string[] {
  const own = directory(people, at)
  const context = { unitId: 'edu', supervisorId: null, officer: null }
  const planned: Planned = {
    subject: facts.no,
    circularId: facts.circularId,
    steps: stepsOf({ ...facts, ...given }, defaultPolicy, officialCalendar, {
      clauseNamesTalk: false,
      lateBefore: false,
    }),
    audience: (to) => own.resolve(to, context),
    standing: (to) => own.standing(to, context),
  }
  const due = collectDue([planned], settled, at)
  return [
    ...[...due.byPerson].flatMap(([userid, items]) => items.map((item) => `${item.rule}→${userid}`)),
    ...due.nobody.map((act) => `${act.step.rule}→nobody`),
    ...due.orphans.map(({ key, reason }) => `${key} ${reason}`),
  ].sort()
}

const notice = (userid: string): string => `B24Q3-001/0/notice/0/${userid}`
const told: Settled = new Map([
  [notice('edu-1'), 'closed'],
  ['B24Q3-001/0/unsigned-deputy/0/edu-2', 'closed'],
  ['B24Q3-001/0/unsigned-office/0/-task', 'closed'],
])
const liaison = { userid: 'edu-1', role: 'liaison' as const }
const deputy = { userid: 'edu-2', role: 'deputy' as const }

test('who was always there is owed nothing more', () => {
  expect(owed({ contacts: [liaison, deputy] }, told, later)).toEqual([])
})

test('a new liaison is handed the case over, once, and neither noticed nor chased for a receipt', () => {
  const contacts = [{ userid: 'edu-9', role: 'liaison' as const, since: instantOf('2024-08-26') }, deputy]
  expect(owed({ contacts }, told, later)).toEqual(['hand-over→edu-9'])
  const again: Settled = new Map([...told, ['B24Q3-001/0/hand-over/0/edu-9', 'closed']])
  expect(owed({ contacts }, again, later)).toEqual([])
})

test('the deputy of a liaison who left takes over what was told, and gets what was lost on them', () => {
  const gone: [string, Date][] = [['edu-1', instantOf('2024-08-26')]]
  expect(owed({ contacts: [liaison, deputy], gone }, told, later)).toEqual(['hand-over→edu-2'])
  const lost: Settled = new Map([...told, [notice('edu-1'), 'lost']])
  expect(owed({ contacts: [liaison, deputy], gone }, lost, later)).toEqual(['hand-over→edu-2', 'notice→edu-2'])
})

test('what was given back for somebody who is gone ends in a word', () => {
  const gone: [string, Date][] = [['edu-1', instantOf('2024-08-26')]]
  const open: Settled = new Map([...told, ['B24Q3-001/0/manual/1/edu-1', 'open'], [notice('edu-1'), 'open']])
  expect(owed({ contacts: [liaison, deputy], gone }, open, later)).toEqual([
    'B24Q3-001/0/manual/1/edu-1 no-longer-planned',
    `${notice('edu-1')} handed-on`,
    'hand-over→edu-2',
    'notice→edu-2',
  ])
})

test('a stand-in is handed the case over; the person back again is not told a second time', () => {
  const standIns = [{ userid: 'edu-1', standIn: 'edu-2', fromOn: '2024-08-26', untilOn: '2024-08-30', endedAt: null }]
  expect(owed({ contacts: [liaison, deputy], standIns }, told, later)).toEqual(['hand-over→edu-2'])
  const after: Settled = new Map([
    ...told,
    ['B24Q3-001/0/hand-over/0/edu-2', 'closed'],
    ['B24Q3-001/0/remind-before/20240902/edu-2', 'closed'],
  ])
  const deadline = { kind: 'day' as const, on: '2024-09-02', time: null }
  const monday = instantOf('2024-09-02', 545)
  expect(owed({ contacts: [liaison, deputy], standIns }, after, monday, { deadline })).toEqual(['remind-due→edu-1'])
})

test('nobody is called for a message that somebody got before they left', () => {
  const gone: [string, Date][] = [
    ['edu-1', instantOf('2024-08-26')],
    ['edu-2', instantOf('2024-08-26')],
  ]
  expect(owed({ contacts: [liaison, deputy], gone }, told, later)).toEqual([])
  expect(owed({ contacts: [liaison, deputy], gone }, new Map(), later)).toContain('notice→nobody')
})

test('another role’s message does not stand for one’s own', () => {
  const contacts = [liaison, { ...deputy, since: instantOf('2024-09-12') }]
  const deadline = { kind: 'day' as const, on: '2024-09-10', time: null }
  const overdue = (userid: string): [string, 'closed'] => [`B24Q3-001/0/overdue/20240910/${userid}`, 'closed']
  const at = instantOf('2024-09-12', 600)
  const first: Settled = new Map([...told, overdue('edu-1')])
  expect(owed({ contacts }, first, at, { deadline })).toContain('overdue→edu-2')
  const second: Settled = new Map([...first, overdue('edu-8')])
  expect(owed({ contacts }, second, at, { deadline })).not.toContain('overdue→edu-2')
})
