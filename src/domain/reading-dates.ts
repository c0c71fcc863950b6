// Days and times as people write them in a chat (9月13日, 9.13, 2024-09-13, 明天, 本月底, 下午3点半).
import { addDays, type Day, dayFrom, daysBetween, endOfMonth } from './day.js'

const full = /(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?/
const monthDay = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/
const dotted = /(?<![\d.])(\d{1,2})[./](\d{1,2})(?![\d.])/
/** A day of the month alone; 3号楼, 5号窗口 are places. */
const dayOnly = /(?<![\d月])(\d{1,2})\s*[日号](?![楼栋院厅室窗线门馆])/
const monthEnd = /(?:本|这个?)?月底/

/** The words of a text that name its first day, as written; null if none. */
export function dayWordsIn(text: string): string | null {
  for (const pattern of [full, monthDay, dotted, dayOnly, monthEnd, /后天|明天|今天/]) {
    const found = pattern.exec(text)
    if (found !== null) return found[0]
  }
  return null
}

/** The first day named in a text; null if none. A day without a year is the one nearest to come. */
export function readDayIn(text: string, today: Day): Day | null {
  const whole = full.exec(text)
  if (whole !== null) return dayFrom(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const short = monthDay.exec(text) ?? dotted.exec(text)
  if (short !== null) return withYear(Number(short[1]), Number(short[2]), today)
  if (/后天/.test(text)) return addDays(today, 2)
  if (/明天/.test(text)) return addDays(today, 1)
  if (/今天/.test(text)) return today
  const date = dayOnly.exec(text)
  if (date !== null) return nextSuchDay(Number(date[1]), today)
  if (monthEnd.test(text) && !/下个?月底/.test(text)) return endOfMonth(today)
  return null
}

/** The next day with that number: this month's if it is still to come, else next month's. */
function nextSuchDay(date: number, today: Day): Day | null {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const here = dayFrom(year, month, date)
  if (here !== null && here >= today) return here
  return month === 12 ? dayFrom(year + 1, 1, date) : dayFrom(year, month + 1, date)
}

function withYear(month: number, date: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4))
  const day = dayFrom(year, month, date)
  // Half a year back means next year: in December people write 1月10日.
  return day !== null && daysBetween(day, today) > 183 ? dayFrom(year + 1, month, date) : day
}

/** The first wall time named in a text, `HH:mm`; null if none. */
export function readTimeIn(text: string): string | null {
  const clock = /(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)/.exec(text)
  const spoken = /(\d{1,2})\s*[点时]\s*(?:(半)|(一刻)|(\d{1,2})\s*分?)?/.exec(text)
  let hour: number
  let minute: number
  if (clock !== null) [hour, minute] = [Number(clock[1]), Number(clock[2])]
  else if (spoken !== null) {
    const [, hours, half, quarter, minutes] = spoken
    hour = Number(hours)
    minute = half !== undefined ? 30 : quarter !== undefined ? 15 : Number(minutes ?? 0)
  } else return null
  if (/下午|晚上/.test(text) && hour < 12) hour += 12
  if (/中午/.test(text) && hour >= 1 && hour <= 3) hour += 12
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** `时间 9月5日 15:00,地点 市政府3号楼,主持 某主任` → its parts; what is not said is null. */
export function readAppointment(
  text: string,
  today: Day,
): { on: Day | null; time: string | null; place: string | null; presider: string | null } {
  const plain = text.normalize('NFKC')
  const presider = /主持人?\s*[:是]?\s*([^,,;。\n]+)/.exec(plain)?.[1]?.trim() ?? null
  const place = /地点\s*[:是]?\s*([^,,;。\n]+)/.exec(plain)?.[1]?.trim() ?? null
  const said = [place, presider].filter((one) => one !== null)
  const rest = said.reduce((text, one) => text.replace(one, ''), plain)
  return { on: readDayIn(rest, today), time: readTimeIn(rest), place: orNull(place), presider: orNull(presider) }
}

const orNull = (text: string | null): string | null => (text === '' ? null : text)
