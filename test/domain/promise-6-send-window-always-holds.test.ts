// Promise 6, never at the wrong time: whatever the instant, the next one at which a message may leave is in a window of
// a working day and never on the full or half hour, where WeCom queues (wecom.md §5.23).
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { dayOf, instantOf, minuteOf } from '../../src/domain/day.js'
import { defaultPolicy, type Policy } from '../../src/domain/policy.js'
import { inSendWindow, nextSendInstant, nextWorkdayOpening, windowOpening } from '../../src/domain/send-window.js'
import { at } from './facts.js'

const instants = fc
  .integer({ min: 0, max: 800 * 24 * 60 * 60 })
  .map((s) => new Date(instantOf('2024-01-01').getTime() + s * 1000))
const windows = fc
  .tuple(
    fc.integer({ min: 420, max: 700 }),
    fc.integer({ min: 2, max: 90 }),
    fc.integer({ min: 720, max: 1000 }),
    fc.integer({ min: 2, max: 200 }),
  )
  .map(
    ([from, long, later, lasts]): Policy => ({
      ...defaultPolicy,
      window: [
        { from, to: Math.min(from + long, 719) },
        { from: later, to: later + lasts },
      ],
    }),
  )

describe('any instant', () => {
  it('is followed by one in the window, on a working day, off the peaks', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const next = nextSendInstant(calendar, defaultPolicy, now)
        const minute = minuteOf(next)
        expect(next >= now).toBe(true)
        expect(inSendWindow(calendar, defaultPolicy, next)).toBe(true)
        expect(calendar.isWorkday(dayOf(next))).toBe(true)
        expect(minute % 30).not.toBe(0)
        expect((minute >= 545 && minute <= 710) || (minute >= 845 && minute <= 1040)).toBe(true)
        expect(nextSendInstant(calendar, defaultPolicy, next)).toEqual(next)
      }),
      { numRuns: 150 },
    )
  })

  it('is followed by the same kind of instant whatever windows an office sets', () => {
    fc.assert(
      fc.property(instants, windows, (now, policy) => {
        const next = nextSendInstant(calendar, policy, now)
        expect(next >= now).toBe(true)
        expect(inSendWindow(calendar, policy, next)).toBe(true)
        expect(nextSendInstant(calendar, policy, next)).toEqual(next)
        expect(inSendWindow(calendar, policy, windowOpening(calendar, policy, dayOf(now)))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('leaves no earlier minute unused', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const next = nextSendInstant(calendar, defaultPolicy, now)
        const skipped = Math.ceil((next.getTime() - now.getTime()) / 60_000)
        const minutes = Array.from({ length: skipped }, (_, minute) => new Date(now.getTime() + minute * 60_000))
        expect(minutes.filter((one) => inSendWindow(calendar, defaultPolicy, one))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

describe('the default window', () => {
  it.each([
    ['2024-08-21 09:04', '2024-08-21 09:05'],
    ['2024-08-21 09:05', '2024-08-21 09:05'],
    ['2024-08-21 09:30', '2024-08-21 09:31'],
    ['2024-08-21 11:00', '2024-08-21 11:01'],
    ['2024-08-21 11:50', '2024-08-21 11:50'],
    ['2024-08-21 11:51', '2024-08-21 14:05'],
    ['2024-08-21 14:30', '2024-08-21 14:31'],
    ['2024-08-21 17:20', '2024-08-21 17:20'],
    ['2024-08-21 17:21', '2024-08-22 09:05'],
    ['2024-08-23 18:00', '2024-08-26 09:05'], // Friday evening
    ['2024-09-13 20:00', '2024-09-14 09:05'], // make-up Saturday
    ['2024-09-14 17:30', '2024-09-18 09:05'], // over the holiday
    ['2024-09-16 10:10', '2024-09-18 09:05'],
  ])('a message owed at %s leaves at %s', (now, leaves) =>
    expect(nextSendInstant(calendar, defaultPolicy, at(now))).toEqual(at(leaves)),
  )

  it('opens on the next working day at 9:05', () => {
    expect(nextWorkdayOpening(calendar, defaultPolicy, at('2024-09-14 10:10'))).toEqual(at('2024-09-18 09:05'))
    expect(windowOpening(calendar, defaultPolicy, '2024-09-16')).toEqual(at('2024-09-18 09:05'))
  })
})
