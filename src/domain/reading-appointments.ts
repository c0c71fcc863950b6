// Times and places as people write them in a chat (下午3点半; 时间 9月5日 15:00,地点 市政府3号楼201). What is not said is null.
import type { Day } from './day.js'
import { readDayIn } from './reading-dates.js'

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
