// Everything due for one person on one day is one message; a later rung for the same case takes the place of an earlier.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { defaultPolicy as policy, type RuleName } from '../../src/domain/policy.js'
import { type DueItem, mergeDue } from '../../src/domain/queue.js'
import { at } from './facts.js'

const now = at('2024-09-11 09:05')
const owed = (rule: RuleName, subject = 'B24Q3-001', given: Partial<DueItem> = {}): DueItem => ({
  key: `${subject}/${rule}`,
  subject,
  circularId: 'baoji',
  rule,
  until: null,
  ...given,
})
const decide = (items: DueItem[], { today = 0, got = 0, contact = true, when = now } = {}) =>
  mergeDue(items, { today, byCircular: new Map([['baoji', got]]) }, contact, when, policy, calendar)

describe('one message', () => {
  it('holds all cases and rules of one person', () => {
    const items = [owed('overdue'), owed('overdue', 'B24Q3-002'), owed('notice', 'B24Q4-001', { circularId: 'next' })]
    expect(decide(items)).toEqual({ send: items, settle: [], wait: [] })
  })
  it('takes along a paper of a talk, which does not count', () => {
    const items = [owed('overdue'), owed('talk-invite', 'talk-1')]
    expect(decide(items, { today: 1 })).toMatchObject({ send: [items[1]], wait: [{ item: items[0] }] })
  })
})

describe('a later rung', () => {
  it.each<[RuleName, RuleName]>([
    ['remind-due', 'remind-before'],
    ['overdue', 'remind-before'],
    ['overdue', 'remind-due'],
    ['overdue', 'manual'],
    ['overdue', 'unsigned-deputy'],
    ['escalate', 'overdue'],
  ])('%s takes the place of %s', (later, earlier) => {
    const items = [owed(earlier), owed(later)]
    expect(decide(items)).toEqual({
      send: [items[1]],
      settle: [{ item: items[0], outcome: 'superseded', reason: `overtaken:${later}` }],
      wait: [],
    })
  })
  it.each<RuleName>(['notice', 'notice-leader', 'notice-supervisor'])('never takes the place of the %s', (notice) => {
    const items = [owed(notice), owed('overdue')]
    expect(decide(items).send).toEqual(items)
  })
  it('takes nothing from another case', () => {
    const items = [owed('remind-due', 'B24Q3-001'), owed('overdue', 'B24Q3-002')]
    expect(decide(items).send).toEqual(items)
  })
  it('takes nothing when it makes no sense any more itself', () => {
    const passed = owed('remind-due', 'B24Q3-001', { until: at('2024-09-11 09:00') })
    const asked = owed('manual')
    expect(decide([passed, asked])).toMatchObject({ send: [asked], settle: [{ item: passed, reason: 'passed' }] })
  })
})

describe('the budget', () => {
  it('moves what is over the day to the next working day', () =>
    expect(decide([owed('overdue')], { today: 1 }).wait).toEqual([
      { item: owed('overdue'), until: at('2024-09-12 09:05') },
    ]))
  it('drops a reminder that would come too late by then, with the reason', () => {
    const reminder = owed('remind-due', 'B24Q3-001', { until: at('2024-09-12 00:00') })
    expect(decide([reminder], { today: 1 }).settle).toEqual([
      { item: reminder, outcome: 'skipped', reason: 'budget-day' },
    ])
  })
  it.each([
    [4, 'send'],
    [5, 'settle'],
    [9, 'settle'],
  ])('after %i pushes about the circular a reminder is in %s', (got, where) => {
    const decided = decide([owed('remind-before')], { got })
    expect(decided.send.length).toBe(where === 'send' ? 1 : 0)
    expect(decided.settle.map((one) => one.reason)).toEqual(where === 'send' ? [] : ['budget-circular'])
  })
  it('never drops what is overdue', () => expect(decide([owed('overdue')], { got: 9 }).send).toEqual([owed('overdue')]))
  it('is not for staff', () =>
    expect(decide([owed('manual')], { today: 3, got: 9, contact: false }).send).toHaveLength(1))
})

describe('outside the window', () => {
  it.each([
    ['2024-09-11 08:00', '2024-09-11 09:05'],
    ['2024-09-11 12:30', '2024-09-11 14:05'],
    ['2024-09-14 18:00', '2024-09-18 09:05'],
  ])('at %s everything waits for %s', (when, until) => {
    const items = [owed('overdue'), owed('talk-invite', 'talk-1')]
    expect(decide(items, { when: at(when) })).toEqual({
      send: [],
      settle: [],
      wait: items.map((item) => ({ item, until: at(until) })),
    })
  })
})
