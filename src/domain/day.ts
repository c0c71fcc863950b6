// Local days and instants of Asia/Shanghai. The zone has had one fixed offset (UTC+8, no summer time) since 1992, so
// plain arithmetic is exact for every date this trade knows.

/** A local day, `YYYY-MM-DD`. */
export type Day = string

const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000

const pad = (n: number): string => String(n).padStart(2, '0')

/** The local day an instant falls on. */
export const dayOf = (at: Date): Day => new Date(at.getTime() + offsetMs).toISOString().slice(0, 10)

/** Minutes since local midnight. */
export const minuteOf = (at: Date): number => Math.floor(((at.getTime() + offsetMs) % dayMs) / 60_000)

/** Local wall time `HH:mm` of an instant. */
export const timeOf = (at: Date): string => `${pad(Math.floor(minuteOf(at) / 60))}:${pad(minuteOf(at) % 60)}`

/** The instant of a local day at `minute` minutes after midnight (default 0). */
export const instantOf = (day: Day, minute = 0): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000)

/** Minutes after midnight of `HH:mm`. */
export function minutesOfTime(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

/** The day `n` calendar days later (earlier if negative). */
export const addDays = (day: Day, n: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * dayMs).toISOString().slice(0, 10)

/** Calendar days from `a` to `b`. */
export const daysBetween = (a: Day, b: Day): number => Math.round((Date.parse(b) - Date.parse(a)) / dayMs)

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Last day of the month that `day` lies in. */
export function endOfMonth(day: Day): Day {
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10)
}

/** Builds a day, or null when there is no such day (31 April). */
export function dayFrom(year: number, month: number, date: number): Day | null {
  const day = `${year}-${pad(month)}-${pad(date)}`
  const back = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(back.getTime()) || back.toISOString().slice(0, 10) !== day ? null : day
}

/** ISO 8601 with the zone's offset, to the second. */
export const isoOf = (at: Date): string => `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 19)}+08:00`

/** `9月10日`; `2025年1月3日` when the year is not `relativeTo`'s. */
export function chineseDay(day: Day, relativeTo?: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${relativeTo !== undefined && relativeTo.slice(0, 4) === day.slice(0, 4) ? '' : `${year}年`}${month}月${date}日`
}
