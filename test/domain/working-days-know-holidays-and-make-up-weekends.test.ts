// The official list of 2024 by name, and years whose list is not out yet: said, not guessed (design.md §3).
import { describe, expect, it } from 'vitest'
import { officialCalendar, uncoveredYears } from '../../src/domain/calendar.js'

describe('2024', () => {
  it.each([
    // 调休: weekends on which people work.
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
    // The working days beside the holidays.
    '2024-02-09',
    '2024-06-11',
    '2024-09-13',
    '2024-09-18',
    '2024-09-30',
    '2024-10-08',
  ])('%s is a working day', (day) => expect(officialCalendar.isWorkday(day)).toBe(true))

  it.each([
    '2024-01-01',
    '2024-02-10',
    '2024-02-16',
    '2024-02-17',
    '2024-04-04',
    '2024-04-05',
    '2024-04-06',
    '2024-05-01',
    '2024-05-05',
    '2024-06-10',
    '2024-09-15',
    '2024-09-16',
    '2024-09-17',
    '2024-10-01',
    '2024-10-07',
    '2024-10-13',
    '2024-08-24',
    '2024-08-25',
  ])('%s is a day off', (day) => expect(officialCalendar.isWorkday(day)).toBe(false))
})

describe('other years', () => {
  it('knows the make-up Sunday of June 2023 and the holiday before it', () => {
    for (const day of ['2023-06-22', '2023-06-23', '2023-06-24']) expect(officialCalendar.isWorkday(day)).toBe(false)
    expect(officialCalendar.isWorkday('2023-06-25')).toBe(true)
  })

  it('knows the weekend of 8 and 9 October 2022 as made up', () => {
    expect(officialCalendar.isWorkday('2022-10-08')).toBe(true)
    expect(officialCalendar.isWorkday('2022-10-09')).toBe(true)
    expect(officialCalendar.isWorkday('2022-10-15')).toBe(false)
  })

  it('covers 2026 but says of 2027 that its list is not known', () => {
    expect(officialCalendar.covers('2026-12-31')).toBe(true)
    expect(officialCalendar.covers('2027-01-01')).toBe(false)
    expect(uncoveredYears(officialCalendar, '2026-12-28', '2027-01-10')).toEqual([2027])
    expect(uncoveredYears(officialCalendar, '2026-01-01', '2026-12-31')).toEqual([])
    expect(uncoveredYears(officialCalendar, '2026-11-01', '2028-02-01')).toEqual([2027, 2028])
  })

  it('counts Monday to Friday in a year that is not covered', () => {
    expect(officialCalendar.isWorkday('2027-03-05')).toBe(true)
    expect(officialCalendar.isWorkday('2027-03-06')).toBe(false)
    expect(officialCalendar.isWorkday('2027-03-07')).toBe(false)
  })
})
