// Days and times as people write them in a chat (9月13日, 9.13, 2024-09-13, 明天, 本月底, 下午3点半).
import { addDays, type Day, dayFrom, daysBetween, endOfMonth } from './day.js'

/** The first day named in a text; null if none. A day without a year is the one nearest to come. */
export function readDayIn(text: string, today: Day): Day | null {
  const full = /(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?/.exec(text)
  if (full !== null) return dayFrom(Number(full[1]), Number(full[2]), Number(full[3]))
  const short =
    /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/.exec(text) ?? /(?<![\d.])(\d{1,2})[./](\d{1,2})(?![\d.])/.exec(text)
  if (short !== null) return withYear(Number(short[1]), Number(short[2]), today)
  const date = /(?<![\d月])(\d{1,2})\s*[日号]/.exec(text)
  if (date !== null) {
    const [year, month] = today.split('-').map(Number)
    const here = dayFrom(year ?? 0, month ?? 1, Number(date[1]))
    return here !== null && here >= today ? here : dayFrom(year ?? 0, (month ?? 1) + 1, Number(date[1]))
  }
  if (/(本|这个?)?月底/.test(text) && !/下个?月底/.test(text)) return endOfMonth(today)
  if (/后天/.test(text)) return addDays(today, 2)
  if (/明天/.test(text)) return addDays(today, 1)
  if (/今天/.test(text)) return today
  return null
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
  const spoken = /(上午|早上|中午|下午|晚上)?\s*(\d{1,2})\s*[点时](?:(半)|(\d{1,2})\s*分?)?/.exec(text)
  const afternoon = /下午|晚上/.test(text)
  let hour: number
  let minute: number
  if (clock !== null) [hour, minute] = [Number(clock[1]), Number(clock[2])]
  else if (spoken !== null) [hour, minute] = [Number(spoken[2]), spoken[3] === undefined ? Number(spoken[4] ?? 0) : 30]
  else return null
  if (afternoon && hour < 12) hour += 12
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** `时间 9月5日 15:00,地点 市政府3号楼` → its two halves; what is not said is null. */
export function readAppointment(
  text: string,
  today: Day,
): { on: Day | null; time: string | null; place: string | null } {
  const plain = text.normalize('NFKC')
  const place = /地点\s*[:是]?\s*([^,,;。\n]+)/.exec(plain)?.[1]?.trim() ?? null
  const rest = place === null ? plain : plain.replace(/地点.*$/s, (tail) => tail.replace(place, ''))
  return { on: readDayIn(rest, today), time: readTimeIn(rest), place: place === '' ? null : place }
}
