// Adding, subtracting and counting working days are one arithmetic: what one gives, the others give back.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkdays,
  officialCalendar as calendar,
  subtractWorkdays,
  workdaysBetween,
} from '../../src/domain/calendar.js'
import { addDays } from '../../src/domain/day.js'

const anyDay = fc.integer({ min: 0, max: 8 * 365 }).map((n) => addDays('2019-01-01', n))
const someDays = fc.integer({ min: 1, max: 40 })

describe('working days', () => {
  it('lands on a working day, and as many working days lie between', () => {
    fc.assert(
      fc.property(anyDay, someDays, (day, n) => {
        const later = addWorkdays(calendar, day, n)
        expect(calendar.isWorkday(later)).toBe(true)
        expect(workdaysBetween(calendar, day, later)).toBe(n)
      }),
    )
  })

  it('takes away what was added, from a working day', () => {
    fc.assert(
      fc.property(anyDay, someDays, (any, n) => {
        const day = addWorkdays(calendar, any, 0)
        expect(subtractWorkdays(calendar, addWorkdays(calendar, day, n), n)).toBe(day)
        expect(addWorkdays(calendar, subtractWorkdays(calendar, day, n), n)).toBe(day)
      }),
    )
  })

  it('never goes back when the day or the number grows', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), someDays, (day, shift, n) => {
        expect(addWorkdays(calendar, addDays(day, shift), n) >= addWorkdays(calendar, day, n)).toBe(true)
        expect(addWorkdays(calendar, day, n + 1) > addWorkdays(calendar, day, n)).toBe(true)
        expect(subtractWorkdays(calendar, day, n + 1) < subtractWorkdays(calendar, day, n)).toBe(true)
      }),
    )
  })

  it('keeps a working day and leaves a day off when nothing is added', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = addWorkdays(calendar, day, 0)
        const last = subtractWorkdays(calendar, day, 0)
        if (calendar.isWorkday(day)) expect([next, last]).toEqual([day, day])
        else {
          expect(last < day && day < next).toBe(true)
          expect(workdaysBetween(calendar, last, next)).toBe(1)
        }
      }),
    )
  })

  it('counts none to the same or an earlier day, and adds up over a day between', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(50), fc.nat(50), (a, toB, toC) => {
        const b = addDays(a, toB)
        const c = addDays(b, toC)
        expect(workdaysBetween(calendar, b, a)).toBe(0)
        expect(workdaysBetween(calendar, a, c)).toBe(workdaysBetween(calendar, a, b) + workdaysBetween(calendar, b, c))
      }),
    )
  })
})
