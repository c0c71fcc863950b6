// The working-day readings of contract §4, at the level of arithmetic: issue day and count give the agreed day.
import { describe, expect, it } from 'vitest'
import { addWorkdays, officialCalendar as calendar } from '../../src/domain/calendar.js'
import { addDays, endOfMonth } from '../../src/domain/day.js'
import { deadlineInWords, dueAfterReceipt, lastWorkdayBy, passesAt } from '../../src/domain/deadline.js'
import { at } from './facts.js'

describe('deadlines that count from the issue date', () => {
  it('印发之日起3个工作日内, 2024-03-07', () => expect(addWorkdays(calendar, '2024-03-07', 3)).toBe('2024-03-12'))
  it('印发后10个工作日内, 2023-06-13: over the holiday of 22 to 24 June and the make-up Sunday', () =>
    expect(addWorkdays(calendar, '2023-06-13', 10)).toBe('2023-06-28'))
  it('一周内, 2024-09-04', () => expect(addDays('2024-09-04', 7)).toBe('2024-09-11'))
  it('10月底前, 2023-09-27', () => expect(endOfMonth('2023-10-01')).toBe('2023-10-31'))
})

describe('deadlines that count from receipt', () => {
  it('收到通报后5个工作日内, accepted on 2024-09-12: over the make-up Saturday and the holiday', () =>
    expect(dueAfterReceipt(calendar, at('2024-09-12 10:01'), 5, 'workdays')).toBe('2024-09-20'))
  it('takes the local day of the instant, not that of Greenwich', () => {
    expect(dueAfterReceipt(calendar, at('2024-09-12 00:10'), 1, 'workdays')).toBe('2024-09-13')
    expect(dueAfterReceipt(calendar, at('2024-09-12 23:50'), 1, 'workdays')).toBe('2024-09-13')
  })
  it('counts calendar days where the paper does', () =>
    expect(dueAfterReceipt(calendar, at('2024-09-12 10:01'), 7, 'days')).toBe('2024-09-19'))
})

describe('the end of a deadline', () => {
  it('is the end of the day', () => expect(passesAt('2024-09-10', null)).toEqual(at('2024-09-11 00:00')))
  it('is the hour where an hour is printed', () =>
    expect(passesAt('2024-04-16', '12:00')).toEqual(at('2024-04-16 12:00')))
  it('on a day off is announced on the last working day before it, and stays', () => {
    expect(lastWorkdayBy(calendar, '2022-10-15')).toBe('2022-10-14')
    expect(lastWorkdayBy(calendar, '2024-09-16')).toBe('2024-09-14')
    expect(lastWorkdayBy(calendar, '2024-09-10')).toBe('2024-09-10')
  })
  it('is said in the words of the trade', () => {
    expect(deadlineInWords({ kind: 'day', on: '2024-09-10', time: null }, '2024-08-21')).toBe('9月10日前')
    expect(deadlineInWords({ kind: 'day', on: '2024-04-16', time: '12:00' }, '2024-04-01')).toBe('4月16日12:00前')
    expect(deadlineInWords({ kind: 'day', on: '2025-01-10', time: null }, '2024-12-31')).toBe('2025年1月10日前')
    expect(deadlineInWords({ kind: 'from-receipt', count: 5, unit: 'workdays' }, '2024-09-12')).toBe(
      '收到后5个工作日内',
    )
    expect(deadlineInWords({ kind: 'from-receipt', count: 7, unit: 'days' }, '2024-09-12')).toBe('收到后7天内')
    expect(deadlineInWords({ kind: 'none' }, '2024-09-12')).toBe('未设期限')
  })
})
