// Working days of the State Council's yearly holiday notices, make-up weekends (调休) included. The lists come from the
// package chinese-days; a year whose notice is not in the package is reported as uncovered, never guessed silently.
import chineseDays from 'chinese-days'
import { addDays, type Day, weekdayOf } from './day.js'

// The package is CommonJS: its functions hang on the default export.
const { isWorkday: isOfficialWorkday } = chineseDays

/** First and last year the package's official lists cover (chinese-days 1.5.7). */
const coveredFrom = 2004
const coveredTo = 2026

export interface Calendar {
  /** Whether people work on that day. In an uncovered year Monday to Friday is assumed; see `covers`. */
  isWorkday(day: Day): boolean
  /** Whether the official list of that day's year is known. */
  covers(day: Day): boolean
}

const cache = new Map<Day, boolean>()

/** The official calendar of the mainland. */
export const officialCalendar: Calendar = {
  isWorkday(day) {
    let known = cache.get(day)
    if (known === undefined) {
      known = officialCalendar.covers(day) ? isOfficialWorkday(day) : weekdayOf(day) % 6 !== 0
      cache.set(day, known)
    }
    return known
  },
  covers(day) {
    const year = Number(day.slice(0, 4))
    return year >= coveredFrom && year <= coveredTo
  },
}

/** The n-th working day after `day` (n ≥ 1); with n = 0 the day itself, or the next working day if it is a day off. */
export const addWorkdays = (calendar: Calendar, day: Day, n: number): Day => walk(calendar, day, n, 1)

/** The n-th working day before `day` (n ≥ 1); with n = 0 the day itself, or the last working day before it. */
export const subtractWorkdays = (calendar: Calendar, day: Day, n: number): Day => walk(calendar, day, n, -1)

/** Walks already done: all cases of a circular ask for the same few. A calendar never changes its mind about a day. */
const walks = new WeakMap<Calendar, Map<string, Day>>()
const walksMax = 10_000

function walk(calendar: Calendar, day: Day, n: number, stride: 1 | -1): Day {
  const known = walks.get(calendar) ?? new Map<string, Day>()
  walks.set(calendar, known)
  const key = `${day}${stride}${n}`
  const before = known.get(key)
  if (before !== undefined) return before
  let at = day
  if (n === 0) while (!calendar.isWorkday(at)) at = addDays(at, stride)
  for (let left = n; left > 0; ) {
    at = addDays(at, stride)
    if (calendar.isWorkday(at)) left--
  }
  if (known.size >= walksMax) known.clear()
  known.set(key, at)
  return at
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (calendar.isWorkday(at)) count++
  return count
}

/** The years between two days (inclusive) whose official list is not known. */
export function uncoveredYears(calendar: Calendar, from: Day, to: Day): number[] {
  const years: number[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    if (!calendar.covers(`${year}-07-01`)) years.push(year)
  return years
}
