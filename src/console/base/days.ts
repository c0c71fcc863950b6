// Days and instants as people read them, in the office's time zone. What day it is the service says, never this machine.
import { locale } from './words.js'

const zone = 'Asia/Shanghai'

/** `2024-09-20` → 9月20日 (with the year where it is another than `now`'s). */
export function dayText(day: string | null, now: string): string {
  if (day === null) return '—'
  const [year = '', month = '', date = ''] = day.split('-')
  const sameYear = now.startsWith(year)
  if (locale.value === 'en') return sameYear ? day.slice(5) : day
  return `${sameYear ? '' : `${year}年`}${Number(month)}月${Number(date)}日`
}

/** An instant to the minute. */
export function instantText(instant: string | null): string {
  if (instant === null) return '—'
  return new Intl.DateTimeFormat(locale.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant))
}

/** The day of an instant, `YYYY-MM-DD`, in the office's zone. */
export const dayOfInstant = (instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  )
