// What a 催办 will do is read off two plays, with and without it: who gets it and when, what it is merged with or gives way
// to, what it uses up, and which later reminder has to go because of it.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import type { CaseFacts } from '../../src/domain/case.js'
import { reminderPlan, type ReminderPlan } from '../../src/domain/manual-reminder.js'
import { obligationKey, stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy, type Policy } from '../../src/domain/policy.js'
import { playPlan, type RehearsalInput } from '../../src/domain/rehearsal.js'
import { at } from './facts.js'
import { fourCases, smallOffice } from './small-office.js'

const told = {
  noticedAt: at('2024-08-21 09:31'),
  acknowledgedAt: at('2024-08-21 10:00'),
  state: 'acknowledged',
} as const

interface Given {
  now: string
  /** Counted pushes the town's liaison got: today, and about the circular. */
  today?: number
  ever?: number
  unreachable?: string[]
  policy?: Policy
}

function planned({ now, today = 0, ever = 1, unreachable = [], policy = defaultPolicy }: Given): ReminderPlan {
  const instant = at(now)
  const facts = fourCases(told)
  const circular = { clauseNamesTalk: true, lateBefore: false }
  const terms = () => ({ policy, circular, officer: 'office-1' })
  const directory = smallOffice(unreachable)
  // What was due before now has left.
  const settled = new Map(
    facts.flatMap((one) =>
      stepsOf(one, policy, calendar, circular)
        .filter((step) => step.dueAt < instant)
        .flatMap((step) =>
          [
            ...directory.resolve(step.to, { unitId: one.unitId, supervisorId: one.supervisorId, officer: 'office-1' }),
            '-',
            `-${step.act}`,
          ].map((userid) => [obligationKey(one.no, step, userid), 'closed'] as const),
        ),
    ),
  )
  const received = new Map([['town-1', { today, byCircular: new Map([[facts[0]?.circularId ?? '', ever]]) }]])
  const input: RehearsalInput = {
    facts,
    terms,
    talksAtPublishing: [],
    directory,
    policy,
    calendar,
    from: { at: instant, settled, received },
  }
  const ask = (one: CaseFacts): CaseFacts => (one.unitId === 'town' ? { ...one, remindAskedAt: instant } : one)
  return reminderPlan({
    asked: new Set(['B24Q3-002', 'B24Q3-003']),
    base: playPlan(input, 'none'),
    played: playPlan({ ...input, facts: facts.map(ask) }, 'none'),
    input,
    now: instant,
  })
}

describe('a reminder of two cases of one unit', () => {
  it('leaves at once in the window, as one message of its own', () => {
    expect(planned({ now: '2024-08-28 10:10' }).people).toMatchObject([
      {
        userid: 'town-1',
        unit: '扶风县段家镇人民政府',
        caseNos: ['B24Q3-002', 'B24Q3-003'],
        leavesAt: '2024-08-28T10:10:00+08:00',
        mergedWith: [],
        usesOne: true,
        circulars: [{ used: 1, after: 2 }],
      },
    ])
  })

  it('waits for the next working day when today’s message was had', () => {
    expect(planned({ now: '2024-08-30 10:10', today: 1 }).people).toMatchObject([
      { leavesAt: '2024-09-02T09:05:00+08:00', usedToday: 1, usesOne: true },
    ])
  })

  it('gives way to the planned reminder of that morning, and then costs nothing', () => {
    const { people, dropped } = planned({ now: '2024-09-05 20:10' })
    expect(people).toMatchObject([
      {
        caseNos: ['B24Q3-002', 'B24Q3-003'],
        leavesAt: '2024-09-06T09:05:00+08:00',
        mergedWith: [{ rule: 'remind-before', caseNos: ['B24Q3-002', 'B24Q3-003'] }],
        usesOne: false,
      },
    ])
    expect(dropped).toEqual([])
  })

  it('is dropped, and said to be, when the budget of the circular is used up', () => {
    const { people, dropped } = planned({ now: '2024-08-28 10:10', ever: 5 })
    expect(people).toEqual([])
    expect(dropped).toEqual([
      {
        userid: 'town-1',
        unit: '扶风县段家镇人民政府',
        caseNos: ['B24Q3-002', 'B24Q3-003'],
        reason: 'budget-circular',
      },
    ])
  })

  it('names the later reminder that it pushes out of the budget', () => {
    expect(planned({ now: '2024-08-28 10:10', ever: 3 }).displaced).toEqual([
      { userid: 'town-1', rule: 'remind-due', caseNos: ['B24Q3-002', 'B24Q3-003'], on: '2024-09-10' },
    ])
    expect(planned({ now: '2024-08-28 10:10', ever: 2 }).displaced).toEqual([])
  })

  it('goes to the deputy where the liaison is gone, and to nobody where both are', () => {
    expect(planned({ now: '2024-08-28 10:10', unreachable: ['town-1'] }).people).toMatchObject([{ userid: 'town-2' }])
    expect(planned({ now: '2024-08-28 10:10', unreachable: ['town-1', 'town-2'] })).toMatchObject({
      people: [],
      nobody: [{ unit: '扶风县段家镇人民政府', caseNos: ['B24Q3-002', 'B24Q3-003'] }],
    })
  })

  it('says when the engine will hold it', () => {
    expect(planned({ now: '2024-08-28 10:10', policy: { ...defaultPolicy, ceiling: 0 } }).overCeiling).toBe(1)
    expect(planned({ now: '2024-08-28 10:10' }).overCeiling).toBeNull()
  })
})
