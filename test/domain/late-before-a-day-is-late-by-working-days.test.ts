// The ledger finds what is late by one day to compare with; the rule counts working days. Both say the same on every day.
import { expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { addDays, instantOf } from '../../src/domain/day.js'
import { lateBefore, overdueWorkdays } from '../../src/domain/deadline.js'

test('over weekends, holidays and days worked instead', () => {
  const hours = [0, 9 * 60, 17 * 60, 23 * 60 + 59]
  for (let ahead = 0; ahead < 80; ahead++) {
    const today = addDays('2024-09-01', ahead)
    for (const minutes of hours) {
      const now = instantOf(today, minutes)
      const day = lateBefore(officialCalendar, now)
      for (let back = -3; back <= 12; back++)
        for (const time of [null, '12:00']) {
          const on = addDays(today, -back)
          const isLate = overdueWorkdays(officialCalendar, { kind: 'day', on, time }, now) > 0
          expect(on < day, `${on} ${time} at ${today}`).toBe(isLate)
        }
    }
  }
})
