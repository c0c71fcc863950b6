// How working days were counted, in words a person can check with a wall calendar: the first, the last, and every day
// between that is off or made up for. Pure; the calendar that counted is the one that is told.
import { addWorkdays, type Calendar, subtractWorkdays } from '../calendar.js'
import { addDays, chineseDay, type Day, weekdayOf } from '../day.js'
import { holidayName } from '../holiday-name.js'

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

/** `星期六`. */
export const weekdayInWords = (day: Day): string => weekdays[weekdayOf(day)] ?? ''

/** `第1个工作日是9月13日,9月14日(星期六)调休上班,9月15日至17日中秋放假,第5个工作日是9月20日`. */
export function countForward(calendar: Calendar, from: Day, workdays: number, today: Day): string {
  const last = addWorkdays(calendar, from, workdays)
  const first = addWorkdays(calendar, from, 1)
  const ends = `第${workdays}个工作日是${chineseDay(last, today)}`
  const odd = oddDays(calendar, addDays(from, 1), last, today)
  const begins = workdays > 1 ? [`第1个工作日是${chineseDay(first, today)}`] : []
  return [...(odd.length > 0 && first > addDays(from, 1) ? [...odd, ...begins] : [...begins, ...odd]), ends].join(',')
}

/** `往前第2个工作日是9月6日(9月7日至8日是周末)`. */
export function countBack(calendar: Calendar, from: Day, workdays: number, today: Day): string {
  const first = subtractWorkdays(calendar, from, workdays)
  const odd = oddDays(calendar, first, addDays(from, -1), today)
  return `往前第${workdays}个工作日是${chineseDay(first, today)}${odd.length === 0 ? '' : `(${odd.join(',')})`}`
}

/** Why nothing leaves on a day off: `10月15日是星期六`, `9月16日是中秋放假`. */
export function offDayInWords(day: Day, today: Day): string {
  const name = holidayName(day)
  return `${chineseDay(day, today)}是${name === null ? weekdayInWords(day) : `${name}放假`}`
}

/** Holidays, weekends and make-up workdays between two days, both included. */
export function oddDays(calendar: Calendar, from: Day, to: Day, today: Day): string[] {
  const said: string[] = []
  let off: Day[] = []
  const close = (): void => {
    if (off.length > 0) said.push(offInWords(off, today))
    off = []
  }
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!calendar.isWorkday(day)) off.push(day)
    else {
      close()
      if (weekdayOf(day) % 6 === 0) said.push(`${chineseDay(day, today)}(${weekdayInWords(day)})调休上班`)
    }
  }
  close()
  if (!calendar.covers(from) || !calendar.covers(to)) said.push('放假安排尚未公布的年份按周一至周五计')
  return said
}

/** Days off in a row; a weekend that belongs to a holiday is told with it. */
function offInWords(days: readonly Day[], today: Day): string {
  const names = [...new Set(days.filter((day) => weekdayOf(day) % 6 !== 0).flatMap((day) => holidayName(day) ?? []))]
  const what = names.length === 0 ? (days.length === 1 ? `是${weekdayInWords(days[0] ?? '')}` : '是周末') : ''
  return `${rangeInWords(days, today)}${what === '' ? `${names.join('、')}放假` : what}`
}

function rangeInWords(days: readonly Day[], today: Day): string {
  const [first = '', last = first] = [days[0], days.at(-1)]
  if (first === last) return chineseDay(first, today)
  const sameMonth = first.slice(0, 7) === last.slice(0, 7)
  return `${chineseDay(first, today)}至${sameMonth ? `${Number(last.slice(8))}日` : chineseDay(last, today)}`
}
