// The burden statement: pushes by unit and month in the registry's order whatever the figures are, the limits, and what
// left outside the send window.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { BurdenTally, type MessageFigure } from '../../src/domain/statistics-burden.js'

const units = [
  { name: '望川市水务局', contacts: ['water-1', 'water-2'] },
  { name: '望川市民政局', contacts: ['civil-1', 'both-1', 'both-1'] },
  { name: '松谷县教育局', contacts: ['both-1'] },
]
const people = units.flatMap((one) => one.contacts)
const push = (to: string, local: string, more: Partial<MessageFigure> = {}): MessageFigure => ({
  to,
  kind: 'plan',
  counted: true,
  circularIds: ['c1'],
  sentAt: new Date(`${local.replace(' ', 'T')}:00+08:00`),
  ...more,
})
const burdenOf = (messages: readonly MessageFigure[], closed = 2) => {
  const tally = new BurdenTally(
    calendar,
    () => policy,
    (userid) => people.includes(userid),
  )
  for (const one of messages) tally.add(one)
  return tally.burden(units, closed, policy)
}

it('counts pushes by unit and month; who serves two units counts for each', () => {
  const burden = burdenOf([
    push('both-1', '2024-08-30 09:20'),
    push('water-1', '2024-08-30 09:20'),
    push('water-2', '2024-09-02 09:20'),
    push('office-1', '2024-09-02 09:20', { counted: false, kind: 'task' }),
    push('water-1', '2024-09-02 22:10', { counted: false, kind: 'answer' }),
    push('water-1', '2024-09-03 09:20', { counted: false, kind: 'result' }),
    push('water-1', '2024-09-03 09:20', { counted: false, kind: 'paper' }),
  ])
  expect(burden).toMatchObject({ pushes: 3, answers: 1, results: 1, papers: 1, perClosedCase: 1.5, outOfWindow: 0 })
  expect(burden.months).toEqual(['2024-08', '2024-09'])
  expect(burden.units).toEqual([
    { unit: '望川市水务局', pushes: { '2024-08': 1, '2024-09': 1 }, total: 2 },
    { unit: '望川市民政局', pushes: { '2024-08': 1 }, total: 1 },
    { unit: '松谷县教育局', pushes: { '2024-08': 1 }, total: 1 },
  ])
})

it('shows what went beyond the limits, and what left at the wrong time', () => {
  const burden = burdenOf([
    push('water-1', '2024-08-30 09:20'),
    push('water-1', '2024-08-30 15:20'),
    push('water-1', '2024-08-30 15:40'),
    push('water-1', '2024-08-31 09:20'),
    push('water-1', '2024-09-02 12:20'),
    push('office-1', '2024-09-02 21:20', { counted: false, kind: 'task' }),
    push('water-1', '2024-09-03 09:20', { circularIds: ['c1', 'c2'] }),
    push('water-1', '2024-09-04 09:20'),
  ])
  expect(burden).toMatchObject({ biggestDay: 3, daysBeyond: 1, biggestCircular: 7, circularsBeyond: 1, outOfWindow: 3 })
  expect(burdenOf([], 0)).toMatchObject({ pushes: 0, perClosedCase: null, biggestDay: 0 })
})

it('the order of the units does not depend on the figures', () => {
  const message = fc.tuple(fc.constantFrom(...people), fc.integer({ min: 1, max: 28 }))
  fc.assert(
    fc.property(fc.array(message, { maxLength: 60 }), (sent) => {
      const { units: told } = burdenOf(
        sent.map(([to, day]) => push(to, `2024-08-${String(day).padStart(2, '0')} 09:20`)),
      )
      const order = told.map((one) => units.findIndex((unit) => unit.name === one.unit))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }),
  )
})
