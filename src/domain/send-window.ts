// When messages may leave: working days, in the policy's windows, never on the full or half hour (WeCom queues then,
// wecom.md §5.23). Answers to people who just wrote are not subject to it.
import { addWorkdays, type Calendar } from './calendar.js'
import { addDays, type Day, dayOf, instantOf, minuteOf } from './day.js'
import type { Policy } from './policy.js'

const onPeak = (minute: number): boolean => minute % 30 === 0

/** Whether a planned message may leave at that instant. */
export function inSendWindow(calendar: Calendar, policy: Policy, at: Date): boolean {
  const minute = minuteOf(at)
  return (
    calendar.isWorkday(dayOf(at)) &&
    !onPeak(minute) &&
    policy.window.some((window) => minute >= window.from && minute <= window.to)
  )
}

/** The first instant at or after `at` at which a planned message may leave. */
export function nextSendInstant(calendar: Calendar, policy: Policy, at: Date): Date {
  if (inSendWindow(calendar, policy, at)) return at
  const day = dayOf(at)
  if (calendar.isWorkday(day)) {
    const minute = minuteOf(at)
    for (const window of policy.window) {
      let next = Math.max(window.from, onPeak(minute) ? minute + 1 : minute)
      if (onPeak(next)) next++
      if (next <= window.to) return instantOf(day, next)
    }
  }
  return windowOpening(calendar, policy, addWorkdays(calendar, addDays(day, 1), 0))
}

/** The first instant of the send window of a working day. */
export function windowOpening(calendar: Calendar, policy: Policy, day: Day): Date {
  const first = policy.window[0]?.from ?? 0
  return instantOf(addWorkdays(calendar, day, 0), onPeak(first) ? first + 1 : first)
}

/** The opening of the next working day's window after the day of `at`. */
export function nextWorkdayOpening(calendar: Calendar, policy: Policy, at: Date): Date {
  return windowOpening(calendar, policy, addWorkdays(calendar, dayOf(at), 1))
}
