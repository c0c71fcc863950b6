// The totals of a rehearsal: per person and per unit against the budget, the heaviest day, and who is never told.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { totalsOf } from '../../src/domain/rehearsal-totals.js'
import { type Answers, playPlan, type RehearsalInput } from '../../src/domain/rehearsal.js'
import { fourCases, smallOffice } from './small-office.js'

const inputOf = (unreachable: string[] = []): RehearsalInput => ({
  facts: fourCases(),
  terms: () => ({ policy, circular: { clauseNamesTalk: true, lateBefore: false }, officer: 'office-1' }),
  talksAtPublishing: [],
  directory: smallOffice(unreachable),
  policy,
  calendar,
})
const totals = (answers: Answers, unreachable: string[] = []) => {
  const input = inputOf(unreachable)
  return totalsOf(playPlan(input, answers), input)
}

describe('nobody answers', () => {
  const { people, units, busiest, overCaps, tasks, untold, messages } = totals('none')

  it('every person with their messages, what counts, and the heaviest day', () => {
    expect(people.find((one) => one.userid === 'town-1')).toEqual({
      userid: 'town-1',
      units: ['扶风县段家镇人民政府'],
      messages: 4,
      counted: 4,
      busiest: { on: '2024-08-21', counted: 1 },
      perCircular: 4,
    })
    expect(people.find((one) => one.userid === 'office-lead')).toMatchObject({ units: [], messages: 4, counted: 0 })
    expect(people.reduce((sum, one) => sum + one.messages, 0)).toBe(messages)
  })

  it('every unit with the messages of its contacts, the unit above too', () => {
    expect(units).toContainEqual({ unit: '扶风县人民政府办公室', messages: 2, counted: 2, people: 1 })
    expect(units).toContainEqual({ unit: '扶风县段家镇人民政府', messages: 7, counted: 7, people: 3 })
  })

  it('nobody is over the caps; the day of the overdue notices is the heaviest', () => {
    expect(overCaps).toEqual([])
    expect(busiest).toEqual({ on: '2024-09-11', messages: 9 })
    expect(tasks).toBe(8)
    expect(untold).toEqual([])
  })
})

it('the more answer, the fewer messages', () => {
  const [none, half, all] = [totals('none'), totals('half'), totals('all')].map((one) => one.messages)
  expect(none).toBeGreaterThan(half ?? 0)
  expect(half).toBeGreaterThan(all ?? 0)
})

it('a unit nobody of whom can be reached is named with its cases', () => {
  const { untold } = totals('none', ['edu-1', 'edu-2', 'edu-lead'])
  expect(untold).toMatchObject([{ unit: '宝鸡市教育局', caseNos: ['B24Q3-001'] }])
  expect(untold[0]?.rules).toContain('notice')
})

it('what does not fit a tighter budget is counted as dropped, and the overdue notice is not', () => {
  const input = { ...inputOf(), policy: { ...policy, budget: { ...policy.budget, perCircular: 2 } } }
  const tight = totalsOf(playPlan(input, 'none'), input)
  expect(tight.dropped).toBeGreaterThan(0)
  expect(tight.people.find((one) => one.userid === 'town-1')?.perCircular).toBe(2)
})
