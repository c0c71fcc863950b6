// The deadline of a case, reckoned aloud: what the paper says, from which day it counts, which days do not count, and who
// moved it since. Pure: words follow from facts and calendar alone (reference readings: contract §4).
import { addWorkdays, type Calendar, workdaysBetween } from '../calendar.js'
import { chineseDay, type Day, daysBetween, dayOf, weekdayOf } from '../day.js'
import { type Deadline, dueAfterReceipt, lastWorkdayBy } from '../deadline.js'
import { countForward, offDayInWords, weekdayInWords } from './why-count.js'

export interface DeadlineStory {
  /** The circular's words about it; null if it sets none. */
  text: string | null
  base: 'absolute' | 'issue-date' | 'receipt-date' | 'none'
  /** Of a deadline that counts from receipt. */
  count: number | null
  unit: 'workdays' | 'days'
  issuedOn: Day | null
  /** When WeCom accepted the notice. */
  noticedAt: Date | null
  /** The day the paper's words come to; null where it counts from receipt or there is none. */
  printed: Day | null
  /** As it stands now. */
  deadline: Deadline
  /** What a person did last that may have moved it. */
  moved: { what: string; on: Day } | null
}

/** Sentences, the paper's own first, without a full stop at the end of each. */
export function deadlineStory(story: DeadlineStory, calendar: Calendar, today: Day): string[] {
  const { deadline } = story
  const original = originalDay(story, calendar)
  const sentences = [paperSays(story, calendar, today)]
  if (deadline.kind === 'day') {
    if (deadline.on !== original) sentences.push(movedTo(story, deadline.on, today))
    sentences.push(...restDay(calendar, deadline.on, today))
  }
  return sentences.filter((one) => one !== '')
}

/** The day it was before anybody moved it. */
function originalDay(story: DeadlineStory, calendar: Calendar): Day | null {
  const { base, noticedAt, count, unit, printed } = story
  if (base !== 'receipt-date') return printed
  return noticedAt === null || count === null ? null : dueAfterReceipt(calendar, noticedAt, count, unit)
}

function paperSays(story: DeadlineStory, calendar: Calendar, today: Day): string {
  const { base, text, printed, issuedOn, deadline } = story
  const quoted = text === null ? '' : `通报要求“${text}”`
  if (base === 'receipt-date') return fromReceipt(story, quoted, calendar, today)
  if (printed === null) return text === null ? '通报没有写整改期限' : `${quoted},没有写明到哪一天`
  const hour = deadline.kind === 'day' && deadline.on === printed ? (deadline.time ?? '') : ''
  const day = `${chineseDay(printed, today)}${hour}`
  if (base === 'issue-date' && issuedOn !== null)
    return `${quoted},${chineseDay(issuedOn, today)}印发,${countedFrom(calendar, issuedOn, printed, text, today)}`
  return `${quoted === '' ? `期限是${day}` : `${quoted},即${day}`}${readAs(text)}${yearOf(story, printed)}`
}

function fromReceipt(story: DeadlineStory, quoted: string, calendar: Calendar, today: Day): string {
  const { count, unit, noticedAt } = story
  if (count === null) return quoted
  const rule = quoted === '' ? `通报没有写整改期限,按办公室规定收到后${count}${unitInWords(unit)}内` : quoted
  if (noticedAt === null) return `${rule},通知尚未送达,送达后的次日是第1天`
  const received = dayOf(noticedAt)
  return `${rule},${chineseDay(received, today)}收到通知,${counted(calendar, received, count, unit, today)}`
}

const unitInWords = (unit: 'workdays' | 'days'): string => (unit === 'workdays' ? '个工作日' : '天')

function counted(calendar: Calendar, from: Day, count: number, unit: 'workdays' | 'days', today: Day): string {
  if (unit === 'workdays') return countForward(calendar, from, count, today)
  return `次日是第1天,第${count}天是${chineseDay(dueAfterReceipt(calendar, atNoon(from), count, unit), today)}`
}

/** A deadline from the issue date: in working days if the paper says so, else in days. */
function countedFrom(calendar: Calendar, issuedOn: Day, printed: Day, text: string | null, today: Day): string {
  const workdays = workdaysBetween(calendar, issuedOn, printed)
  if (text?.includes('工作日') === true && addWorkdays(calendar, issuedOn, Math.max(workdays, 1)) === printed)
    return countForward(calendar, issuedOn, workdays, today)
  return `次日是第1天,第${daysBetween(issuedOn, printed)}天是${chineseDay(printed, today)}`
}

const atNoon = (day: Day): Date => new Date(`${day}T12:00:00+08:00`)

/** How words that name no day were read. */
function readAs(text: string | null): string {
  if (text === null) return ''
  if (/月底|月末/.test(text)) return '(月底按当月最后一天计)'
  const part = /[上中]旬|下旬/.exec(text)?.[0]
  return part === undefined ? '' : `(${part}按其最后一天计)`
}

/** A paper that prints no year means the first such day after it was issued. */
function yearOf({ text, issuedOn }: DeadlineStory, printed: Day): string {
  if (text === null || issuedOn === null || /\d{4}年/.test(text) || !/\d+月|[一二三四五六七八九十]+月/.test(text))
    return ''
  return `,年份按${chineseDay(issuedOn)}印发推定为${printed.slice(0, 4)}年`
}

const movedTo = ({ moved }: DeadlineStory, on: Day, today: Day): string =>
  moved === null
    ? `现在的期限是${chineseDay(on, today)}`
    : `${chineseDay(moved.on, today)}${moved.what},现在的期限是${chineseDay(on, today)}`

/** A deadline on a day off stays; only the message of the day leaves earlier (design §3). */
function restDay(calendar: Calendar, on: Day, today: Day): string[] {
  if (calendar.isWorkday(on))
    return weekdayOf(on) % 6 === 0 ? [`${chineseDay(on, today)}(${weekdayInWords(on)})调休上班,按工作日计`] : []
  const before = chineseDay(lastWorkdayBy(calendar, on), today)
  return [`期限${offDayInWords(on, today)},不顺延,当日提醒在${before}发出`]
}
