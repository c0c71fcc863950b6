// Promise 6 over random lives of one contact: whatever falls due when, and however irregularly the engine looks, at most
// one counted push a working day, reminders within the circular's budget, everything in the window, nothing lost.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { addDays, type Day, dayOf, instantOf } from '../../src/domain/day.js'
import { defaultPolicy as policy, type RuleName } from '../../src/domain/policy.js'
import { type DueItem, isCounted, mergeDue, type Merged } from '../../src/domain/queue.js'
import { inSendWindow } from '../../src/domain/send-window.js'

const reminders: RuleName[] = ['remind-before', 'remind-due', 'manual', 'unsigned-deputy']
const rules: RuleName[] = [
  'notice',
  'notice-supervisor',
  'notice-leader',
  'overdue',
  'escalate',
  'talk-invite',
  'talk-follow-up',
  ...reminders,
]
const start: Day = '2024-08-21'

interface Life {
  items: { item: DueItem; dueAt: Date }[]
  looks: Date[]
}
const item = fc.record({
  subject: fc.integer({ min: 1, max: 6 }).map((n) => `B24Q3-00${n}`),
  circularId: fc.constantFrom('a', 'b'),
  rule: fc.constantFrom(...rules),
  afterMinutes: fc.integer({ min: 0, max: 40 * 1440 }),
  lastsMinutes: fc.option(fc.integer({ min: 60, max: 5 * 1440 }), { nil: null }),
})
const life: fc.Arbitrary<Life> = fc
  .tuple(
    fc.array(item, { maxLength: 40 }),
    fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 30, maxLength: 120 }),
  )
  .map(([drawn, gaps]) => {
    let minutes = 0
    const looks = gaps.map((gap) => instantOf(start, (minutes += gap)))
    // Beside the irregular looks one every morning, so that everything finds its day.
    for (let day = 0; day < 60; day++) looks.push(instantOf(addDays(start, day), 9 * 60 + 7))
    const items = drawn.map(({ afterMinutes, lastsMinutes, ...one }, index) => ({
      dueAt: instantOf(start, afterMinutes),
      item: {
        ...one,
        key: `${one.subject}/${one.rule}/${index}`,
        until: lastsMinutes === null ? null : instantOf(start, afterMinutes + lastsMinutes),
      },
    }))
    return { items, looks: looks.sort((a, b) => a.getTime() - b.getTime()) }
  })

interface Played {
  pushes: { at: Date; items: readonly DueItem[] }[]
  settled: Merged['settle']
  left: DueItem[]
}

/** The engine in small: what is due and unsettled is decided, and the ledger remembers it. */
function play({ items, looks }: Life, contact = true): Played {
  const played: Played = { pushes: [], settled: [], left: [] }
  const closed = new Set<string>()
  const today = new Map<Day, number>()
  const byCircular = new Map<string, number>()
  for (const now of looks) {
    const due = items.filter((one) => one.dueAt <= now && !closed.has(one.item.key)).map((one) => one.item)
    const merged = mergeDue(due, { today: today.get(dayOf(now)) ?? 0, byCircular }, contact, now, policy, calendar)
    expect(merged.send.length + merged.settle.length + merged.wait.length).toBe(due.length)
    for (const { until } of merged.wait) expect(until > now).toBe(true)
    for (const one of [...merged.send, ...merged.settle.map((settled) => settled.item)]) closed.add(one.key)
    played.settled.push(...merged.settle)
    if (merged.send.length === 0) continue
    played.pushes.push({ at: now, items: merged.send })
    if (!merged.send.some((one) => isCounted(one.rule))) continue
    today.set(dayOf(now), (today.get(dayOf(now)) ?? 0) + 1)
    for (const id of new Set(merged.send.map((one) => one.circularId)))
      byCircular.set(id, (byCircular.get(id) ?? 0) + 1)
  }
  played.left = items.map((one) => one.item).filter((one) => !closed.has(one.key))
  return played
}

const always = (name: string, check: (played: Played, life: Life) => void): void =>
  it(name, () =>
    fc.assert(
      fc.property(life, (one) => check(play(one), one)),
      { numRuns: 25 },
    ),
  )

describe('a contact of a unit', () => {
  always('gets at most one counted push a day', ({ pushes }) => {
    const days = pushes.filter((push) => push.items.some((one) => isCounted(one.rule))).map((push) => dayOf(push.at))
    expect(new Set(days).size).toBe(days.length)
  })

  always('gets everything in the window of a working day', ({ pushes }) => {
    for (const push of pushes) expect(inSendWindow(calendar, policy, push.at)).toBe(true)
  })

  always('gets no reminder beyond the budget of a circular, less the one kept for what is overdue', ({ pushes }) => {
    const limit = policy.budget.perCircular - policy.budget.reservedForOverdue
    for (const id of ['a', 'b']) {
      const counted = pushes.filter((push) => push.items.some((one) => one.circularId === id && isCounted(one.rule)))
      for (const [before, push] of counted.entries())
        if (push.items.some((one) => one.circularId === id && reminders.includes(one.rule)))
          expect(before).toBeLessThan(limit)
    }
  })

  always('loses nothing: every item leaves or ends in a word', ({ left, settled }) => {
    expect(left).toEqual([])
    for (const { outcome, reason } of settled) {
      expect(['superseded', 'skipped']).toContain(outcome)
      expect(reason).not.toBe('')
    }
  })

  always('is never spared what is overdue for the sake of the budget', ({ settled }) => {
    for (const { item: one, reason } of settled)
      if (!reminders.includes(one.rule)) expect(reason).not.toBe('budget-circular')
  })

  always('hears nothing that has passed', ({ pushes }) => {
    for (const push of pushes)
      for (const one of push.items) expect(one.until === null || push.at < one.until).toBe(true)
  })
})

it('staff of the office are under the window, not under the budget', () => {
  fc.assert(
    fc.property(life, (one) => {
      const { pushes, settled } = play(one, false)
      for (const push of pushes) expect(inSendWindow(calendar, policy, push.at)).toBe(true)
      for (const { reason } of settled) expect(reason.startsWith('budget')).toBe(false)
    }),
    { numRuns: 15 },
  )
})
