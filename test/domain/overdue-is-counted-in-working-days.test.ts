// Overdue is never stored: it follows from the deadline and now, in working days, make-up weekends included.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { instantOf } from '../../src/domain/day.js'
import { type Deadline, overdueWorkdays } from '../../src/domain/deadline.js'
import { at } from './facts.js'

const friday: Deadline = { kind: 'day', on: '2024-09-13', time: null }
const noon: Deadline = { kind: 'day', on: '2024-04-16', time: '12:00' }

describe('a deadline on Friday 13 September 2024', () => {
  it.each([
    ['2024-09-12 18:00', 0],
    ['2024-09-13 23:59', 0],
    ['2024-09-14 00:00', 1], // Saturday made up
    ['2024-09-14 15:00', 1],
    ['2024-09-15 09:00', 1], // Mid-Autumn holiday
    ['2024-09-16 09:00', 1],
    ['2024-09-17 23:59', 1],
    ['2024-09-18 00:00', 2],
    ['2024-09-18 12:00', 2],
    ['2024-09-19 09:00', 3],
    ['2024-09-20 09:00', 4],
  ])('is overdue at %s by %i working days', (now, days) =>
    expect(overdueWorkdays(calendar, friday, at(now))).toBe(days),
  )
})

describe('a deadline with an hour', () => {
  it('holds until that hour', () => expect(overdueWorkdays(calendar, noon, at('2024-04-16 11:59'))).toBe(0))
  it('has passed after it, but no working day has gone by on the day itself', () =>
    expect(overdueWorkdays(calendar, noon, at('2024-04-16 12:00'))).toBe(0))
  it('is overdue by one on the next working day', () =>
    expect(overdueWorkdays(calendar, noon, at('2024-04-17 09:00'))).toBe(1))
})

describe('deadlines that cannot be overdue', () => {
  it('none is set', () => expect(overdueWorkdays(calendar, { kind: 'none' }, at('2030-01-01 09:00'))).toBe(0))
  it('it counts from a receipt that has not happened', () =>
    expect(
      overdueWorkdays(calendar, { kind: 'from-receipt', count: 5, unit: 'workdays' }, at('2030-01-01 09:00')),
    ).toBe(0))
})

it('never shrinks as time goes by', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 })
  fc.assert(
    fc.property(minutes, minutes, (a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)].map((n) => instantOf('2024-09-01', n)) as [Date, Date]
      expect(overdueWorkdays(calendar, friday, late)).toBeGreaterThanOrEqual(overdueWorkdays(calendar, friday, early))
    }),
  )
})
