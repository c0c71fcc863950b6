// A deadline is a day (rarely an hour on it). Overdue is never stored: it follows from the deadline, the state and now.
import { addWorkdays, type Calendar, subtractWorkdays, workdaysBetween } from './calendar.js'
import { addDays, chineseDay, type Day, dayOf, instantOf, minutesOfTime } from './day.js'

export type Deadline =
  /** Work is on time until that day (or that hour of it) ends. */
  | { kind: 'day'; on: Day; time: string | null }
  /** Counts from the moment WeCom accepts the notice; that day is day 0. */
  | { kind: 'from-receipt'; count: number; unit: 'workdays' | 'days' }
  /** The circular sets none. */
  | { kind: 'none' }

/** The instant at which a deadline has passed. */
export function passesAt(on: Day, time: string | null): Date {
  return time === null ? instantOf(addDays(on, 1)) : instantOf(on, minutesOfTime(time))
}

/** The day a deadline from receipt falls on, the notice having been accepted at `noticedAt`. */
export function dueAfterReceipt(calendar: Calendar, noticedAt: Date, count: number, unit: 'workdays' | 'days'): Day {
  const day = dayOf(noticedAt)
  return unit === 'workdays' ? addWorkdays(calendar, day, count) : addDays(day, count)
}

/** The day on which the "due today" message leaves: the deadline, or the last working day before it. */
export const lastWorkdayBy = (calendar: Calendar, on: Day): Day => subtractWorkdays(calendar, on, 0)

/** Working days a deadline has been passed by at `now`; 0 while on time. Today counts when it is a working day. */
export function overdueWorkdays(calendar: Calendar, deadline: Deadline, now: Date): number {
  if (deadline.kind !== 'day' || now < passesAt(deadline.on, deadline.time)) return 0
  return workdaysBetween(calendar, deadline.on, dayOf(now))
}

/** A deadline whose day lies before this one is passed by a working day at least: `overdueWorkdays` > 0. */
export const lateBefore = (calendar: Calendar, now: Date): Day => lastWorkdayBy(calendar, dayOf(now))

/** `9月10日` or `4月16日12:00`, with the year when it is not this one; `未设期限`; `收到后5个工作日内`. */
export function deadlineInWords(deadline: Deadline, today: Day): string {
  switch (deadline.kind) {
    case 'day':
      return `${chineseDay(deadline.on, today)}${deadline.time ?? ''}前`
    case 'from-receipt':
      return `收到后${deadline.count}${deadline.unit === 'workdays' ? '个工作日' : '天'}内`
    case 'none':
      return '未设期限'
  }
}
