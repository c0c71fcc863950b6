// The grammar of terms: `4月15日前`, `10月底前`, `9月上旬`, `一周内`, `印发之日起3个工作日内`, `收到后5个工作日内`. One expression
// in, one reading out; readings as in the contract's reference table (contract §4). What no calendar settles has none.
import { addWorkdays, officialCalendar } from '../../domain/calendar.js'
import { addDays, type Day, dayFrom, endOfMonth, weekdayOf } from '../../domain/day.js'
import type { DeadlineBase } from '../../domain/draft.js'
import type { Span } from '../mapped-text.js'
import { numberOf } from '../words.js'
import { termForms } from './deadline-forms.js'

export interface TermReading extends Span {
  date: Day | null
  time: string | null
  base: DeadlineBase
  workingDays: number | null
  calendarDays: number | null
  /** The year was not printed. */
  yearInferred: boolean
}

/** Every term in folded text, in order. `issuedOn` gives the missing year and the base of relative terms. */
export function termsIn(flat: string, issuedOn: Day | null): TermReading[] {
  const found: TermReading[] = []
  for (const form of termForms) {
    for (const match of flat.matchAll(form)) {
      const reading = read(match, flat, issuedOn)
      if (reading !== null && !found.some((other) => other.start < reading.end && reading.start < other.end))
        found.push(reading)
    }
  }
  return explained(
    flat,
    found.sort((a, b) => a.start - b.start),
  )
}

/** `5个工作日内(9月13日前)`: the day in brackets says what the count comes to; one term, by its day. */
function explained(flat: string, terms: TermReading[]): TermReading[] {
  return terms.flatMap((term, index) => {
    const [before, after] = [terms[index - 1], terms[index + 1]]
    if (after !== undefined && joins(flat, term, after)) return []
    return before !== undefined && joins(flat, before, term) ? [{ ...term, start: before.start }] : [term]
  })
}

const joins = (flat: string, relative: TermReading, absolute: TermReading): boolean =>
  relative.base !== 'absolute' &&
  absolute.base === 'absolute' &&
  /^[,(](?:即|也就是)?(?:于|在)?$/.test(flat.slice(relative.end, absolute.start))

function read(match: RegExpExecArray, flat: string, issuedOn: Day | null): TermReading | null {
  const groups = match.groups ?? {}
  const span = { start: match.index, end: match.index + match[0].length }
  if (groups.unit !== undefined) return relative(groups, span, flat, issuedOn)
  const named = groups.week === undefined ? absoluteDay(groups, issuedOn) : dayOfWeek(groups, issuedOn)
  if (named === impossible) return null
  const plain = { base: 'absolute' as const, workingDays: null, calendarDays: null }
  return { ...span, ...plain, date: named, time: timeOf(groups), yearInferred: groups.year === undefined }
}

/** A day the calendar does not have (31 April), or one that is not settled by the words. */
const impossible = Symbol('impossible day')
type Groups = Record<string, string | undefined>
type Named = Day | null | typeof impossible

function absoluteDay(groups: Groups, issuedOn: Day | null): Named {
  const monthNo = monthOf(groups, issuedOn)
  if (monthNo === null) return groups.month === undefined ? null : impossible
  const inYear = (yearNo: number): Day | null => dayIn(groups, yearNo, monthNo)
  if (groups.year !== undefined) return inYear(Number(groups.year)) ?? impossible
  if (issuedOn === null) return null
  const issueYear = Number(issuedOn.slice(0, 4))
  if (groups.thisYear === '次年' || groups.thisYear === '明年') return inYear(issueYear + 1) ?? impossible
  if (groups.next !== undefined) return inYear(monthNo === 1 ? issueYear + 1 : issueYear) ?? impossible
  const sameYear = inYear(issueYear)
  if (sameYear === null || (groups.bare !== undefined && sameYear < issuedOn)) return impossible
  return sameYear < issuedOn && rolledOver(sameYear, issuedOn) ? inYear(issueYear + 1) : sameYear
}

/** The month named, or the one the words count to from the issue date's. */
function monthOf(groups: Groups, issuedOn: Day | null): number | null {
  const printed = groups.month ?? groups.month1
  if (printed !== undefined) return numberOf(printed.replace(/^0/, ''))
  if (groups.yearEnd !== undefined) return 12
  if (groups.quarter !== undefined) return (numberOf(groups.quarter) ?? 0) * 3
  if (issuedOn === null) return null
  const current = Number(issuedOn.slice(5, 7))
  if (groups.thisQuarter !== undefined) return Math.ceil(current / 3) * 3
  return groups.next === undefined ? current : (current % 12) + 1
}

function dayIn(groups: Groups, yearNo: number, monthNo: number): Day | null {
  const first = dayFrom(yearNo, monthNo, 1)
  if (first === null) return null
  if (groups.date !== undefined) return dayFrom(yearNo, monthNo, numberOf(groups.date.replace(/^0/, '')) ?? 0)
  if (groups.third === '上旬') return dayFrom(yearNo, monthNo, 10)
  return groups.third === '中旬' ? dayFrom(yearNo, monthNo, 20) : endOfMonth(first)
}

/** `本周五前`, `下周一前`: weeks begin on Monday. A day of this week that is over is not settled. */
function dayOfWeek(groups: Groups, issuedOn: Day | null): Named {
  if (issuedOn === null) return null
  const monday = addDays(issuedOn, -((weekdayOf(issuedOn) + 6) % 7))
  const wanted = groups.day === undefined ? 6 : '一二三四五六日'.indexOf(groups.day.replace('天', '日'))
  const day = addDays(monday, wanted + (/^下/.test(groups.week ?? '') ? 7 : 0))
  return day < issuedOn ? impossible : day
}

/** A day long past its issue date can only mean next year (issued in December, due in January). */
const rolledOver = (sameYear: Day, issuedOn: Day): boolean =>
  Number(issuedOn.slice(5, 7)) - Number(sameYear.slice(5, 7)) >= 6

/** `HH:mm`; midnight is the end of the day itself, which needs no hour. */
function timeOf(groups: Groups): string | null {
  if (groups.hour === undefined) return null
  const late = groups.half === '下午' || groups.half?.startsWith('晚') === true
  const hour = Number(groups.hour) + (late && Number(groups.hour) < 12 ? 12 : 0)
  const minute = groups.halfHour === undefined ? Number(groups.minute ?? groups.minute2 ?? 0) : 30
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const received = /(?:(?:自|从|在|于)?(?:各单位)?(?:收到|接到|接(?!受)|签收|收悉|送达|收文))[^,。;]{0,20}$/
const issued =
  /(?:自|从|在|于)?(?:本|此|该)?(?:通报|通知|函|公告|文件?|通知书)?(?:印发|下发|发布|发出|发文|公布|公告|通报|成文)[^,。;]{0,12}$/
/** Words before a count that make it no term: a rule (每3天), a past (超过2周), a reply to somebody else (反馈后3日内). */
const noTerm =
  /[点时间近过去]前$|前$|超过$|连续$|每$|不少于$|至少$|(?:变更|更名|注销|开设|发生|调整|留言|诉求|来信|处置|约谈|发现问题?)[^,。;]{0,6}后?$|(?:留言|咨询|诉求)[^,。;]{0,12}在$/

function relative(groups: Groups, span: Span, flat: string, issuedOn: Day | null): TermReading | null {
  const n = groups.n === '半' ? 0.5 : numberOf(groups.n ?? '')
  if (n === null || n === 0) return null
  const lead = flat.slice(Math.max(0, span.start - 30), span.start)
  const receipt = received.test(lead)
  if (!receipt && noTerm.test(lead)) return null
  const opening = (receipt ? received : issued).exec(lead)
  const start = opening === null ? span.start : span.start - lead.length + opening.index
  const base: DeadlineBase = receipt ? 'receipt-date' : 'issue-date'
  const work = groups.unit === '工作日'
  const from = receipt ? null : issuedOn
  return {
    start,
    end: span.end,
    date: from === null ? null : work ? addWorkdays(officialCalendar, from, n) : later(from, n, groups.unit ?? ''),
    time: null,
    base,
    workingDays: work ? n : null,
    calendarDays: receipt && !work ? calendarDaysOf(n, groups.unit ?? '') : null,
    yearInferred: false,
  }
}

/** A number of calendar days, weeks or months after a day; a month ends on the same date, or the month's last. */
function later(from: Day, n: number, unit: string): Day {
  if (!unit.endsWith('月') || n < 1) return addDays(from, calendarDaysOf(n, unit))
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + n
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1]
  return dayFrom(toYear, toMonth, Number(from.slice(8))) ?? endOfMonth(dayFrom(toYear, toMonth, 1) ?? from)
}

/** Days a unit stands for where no calendar is at hand yet (the receipt's day is not known). */
function calendarDaysOf(n: number, unit: string): number {
  if (unit === '周' || unit === '星期') return n * 7
  return unit.endsWith('月') ? Math.round(n * 30) : n
}
