// The grammar of terms: `4月15日前`, `10月底前`, `9月上旬`, `一周内`, `印发之日起3个工作日内`, `收到后5个工作日内`. One expression
// in, one reading out; readings as in the contract's reference table (contract §4).
import { addWorkdays, officialCalendar } from '../../domain/calendar.js'
import { addDays, type Day, dayFrom, endOfMonth } from '../../domain/day.js'
import type { DeadlineBase } from '../../domain/draft.js'
import type { Span } from '../mapped-text.js'
import { numberOf, numeral } from '../words.js'

export interface TermReading extends Span {
  date: Day | null
  time: string | null
  base: DeadlineBase
  workingDays: number | null
  calendarDays: number | null
  /** The year was not printed. */
  yearInferred: boolean
}

const clock =
  '(?:\\s?(?<half>上午|下午|晚上?|中午)?\\s?(?<hour>\\d{1,2})(?::(?<minute>\\d{2})|[时点](?:(?<minute2>\\d{1,2})分|整)?))?'
const before = '(?:\\s?\\(?(?:星期|周)[一二三四五六日天]\\)?)?(?<work>下班)?(?:之)?(?:以?前|止|内|为止)'
const year = '(?:(?<year>20\\d\\d)\\s?年\\s?|(?<thisYear>今年|本年|当年|次年|明年)\\s?)?'
const month = '(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\\s?月\\s?(?:份)?'
const forms: RegExp[] = [
  new RegExp(`${year}${month}(?<date>3[01]|[12]\\d|0?[1-9])\\s?[日号]${clock}${before}`, 'g'),
  new RegExp(
    `(?:截至|截止(?:时间|日期)?(?:为|是|到|至)?|不(?:迟|晚)于|最迟(?:于|在)?|最晚)[:\\s]?${year}${month}(?<date>3[01]|[12]\\d|0?[1-9])\\s?[日号]${clock}(?!至|-|,?共)`,
    'g',
  ),
  new RegExp(`(?<this>本月|当月)(?<date>3[01]|[12]\\d|0?[1-9])\\s?[日号]${clock}${before}`, 'g'),
  new RegExp(
    `(?:${year}${month}|(?<this>本月|当月|这个月|月))(?:底|末)(?:之)?(?:以?前)?(?![\\u3400-\\u9fff]*检查)`,
    'g',
  ),
  new RegExp(`(?:${year}${month}|(?<this>本月|当月))(?<third>上旬|中旬|下旬)(?:之)?(?:以?前|内)?`, 'g'),
  new RegExp(`(?<n>${numeral})个?(?<unit>工作日|日历日|自然日|天|日|周|星期|个?月)(?:之|以)?内`, 'g'),
  new RegExp(`(?<n>半)个?(?<unit>月)(?:之|以)?内`, 'g'),
]

/** Every term in folded text, in order. `issuedOn` gives the missing year and the base of relative terms. */
export function termsIn(flat: string, issuedOn: Day | null): TermReading[] {
  const found: TermReading[] = []
  for (const form of forms) {
    for (const match of flat.matchAll(form)) {
      const reading = read(match, flat, issuedOn)
      if (reading !== null && !found.some((other) => other.start < reading.end && reading.start < other.end))
        found.push(reading)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function read(match: RegExpExecArray, flat: string, issuedOn: Day | null): TermReading | null {
  const groups = match.groups ?? {}
  const span = { start: match.index, end: match.index + match[0].length }
  if (groups.unit !== undefined) return relative(groups, span, flat, issuedOn)
  const named = absoluteDay(groups, issuedOn)
  if (named === impossible) return null
  const plain = { base: 'absolute' as const, workingDays: null, calendarDays: null }
  return { ...span, ...plain, date: named, time: timeOf(groups), yearInferred: groups.year === undefined }
}

/** A day the calendar does not have (31 April). */
const impossible = Symbol('impossible day')
type Groups = Record<string, string | undefined>

function absoluteDay(groups: Groups, issuedOn: Day | null): Day | null | typeof impossible {
  const monthNo =
    groups.month === undefined
      ? issuedOn === null
        ? null
        : Number(issuedOn.slice(5, 7))
      : numberOf(groups.month.replace(/^0/, ''))
  if (monthNo === null) return groups.month === undefined ? null : impossible
  const inYear = (yearNo: number): Day | null => {
    const first = dayFrom(yearNo, monthNo, 1)
    if (first === null) return null
    if (groups.date !== undefined) return dayFrom(yearNo, monthNo, Number(groups.date))
    if (groups.third === '上旬') return dayFrom(yearNo, monthNo, 10)
    return groups.third === '中旬' ? dayFrom(yearNo, monthNo, 20) : endOfMonth(first)
  }
  if (groups.year !== undefined) return inYear(Number(groups.year)) ?? impossible
  if (issuedOn === null) return null
  const issueYear = Number(issuedOn.slice(0, 4))
  if (groups.thisYear === '次年' || groups.thisYear === '明年') return inYear(issueYear + 1) ?? impossible
  const sameYear = inYear(issueYear)
  if (sameYear === null) return impossible
  return sameYear < issuedOn && rolledOver(sameYear, issuedOn) ? inYear(issueYear + 1) : sameYear
}

/** A day long past its issue date can only mean next year (issued in December, due in January). */
const rolledOver = (sameYear: Day, issuedOn: Day): boolean =>
  Number(issuedOn.slice(5, 7)) - Number(sameYear.slice(5, 7)) >= 6

function timeOf(groups: Groups): string | null {
  if (groups.hour === undefined) return null
  const late = groups.half === '下午' || groups.half?.startsWith('晚') === true
  const hour = Number(groups.hour) + (late && Number(groups.hour) < 12 ? 12 : 0)
  const minute = Number(groups.minute ?? groups.minute2 ?? 0)
  return hour > 24 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const received = /(?:收到|接到|接|签收|收悉|送达)[^,。;]{0,20}$/
const issued = /(?:印发|下发|发布|发出|发文|公布|通报)[^,。;]{0,12}$/

function relative(groups: Groups, span: Span, flat: string, issuedOn: Day | null): TermReading | null {
  const n = groups.n === '半' ? 0.5 : numberOf(groups.n ?? '')
  if (n === null || n === 0) return null
  const lead = flat.slice(Math.max(0, span.start - 30), span.start)
  if (/[点时间近过去]前$|前$|超过$|连续$|每$/.test(lead)) return null
  const receipt = received.test(lead)
  const opening = (receipt ? received : issued).exec(lead)
  const start = opening === null ? span.start : span.start - lead.length + opening.index
  const base: DeadlineBase = receipt ? 'receipt-date' : 'issue-date'
  const work = groups.unit === '工作日'
  const calendarDays = work ? null : calendarDaysOf(n, groups.unit ?? '')
  const from = receipt ? null : issuedOn
  const date = from === null ? null : work ? addWorkdays(officialCalendar, from, n) : addDays(from, calendarDays ?? 0)
  return {
    start,
    end: span.end,
    date,
    time: null,
    base,
    workingDays: work ? n : null,
    calendarDays: receipt ? calendarDays : null,
    yearInferred: false,
  }
}

function calendarDaysOf(n: number, unit: string): number {
  if (unit === '周' || unit === '星期') return n * 7
  return unit.endsWith('月') ? Math.round(n * 30) : n
}
