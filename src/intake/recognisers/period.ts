// The period the paper reports on: quarter, month, range of months, half year, year, n-th check or batch. Read from the
// title, else from the opening; periods whose findings were looked at again are last period's, not this paper's.
import type { Period } from '../../domain/draft.js'
import type { Day } from '../../domain/day.js'
import type { Paper } from '../paper.js'
import { placesOf, type Read } from '../passage.js'
import { numberOf } from '../words.js'
import { readDataWindow } from './data-window.js'

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})'
/** `(2024年)?第三季度`, `7月份`, `1—6月`, `上半年`, `第5次检查`. Index 1 is the year. */
const spoken = new RegExp(
  `(?:((?:19|20)\\d\\d)\\s?年?度?(?:全[省市县区州国]|我[省市县区州])?)?(?:第?([一二三四1-4])季度|(?<![\\d年])(?<first>\\d{1,2})月?(?:-|至|~)+(?<last>\\d{1,2})月(?!\\d*日)|(?<month>${number})月(?:份|至|(?=[\\u3400-\\u9fff(,])(?!\\d*日))|(?<half>上|下)半年|第(?<batch>${number})次(?:全面|专项|集中|季度|政府|网站|政务|新媒体|与|和|、)*(?:检查|抽查|监测|普查|巡查|自查|通报))`,
  'g',
)
const rangeWithYear = new RegExp(
  '((?:19|20)\\d\\d)年(?<first>\\d{1,2})月?(?:-|至|~)+(?<last>\\d{1,2})月(?!\\d*日)',
  'g',
)

export interface FoundPeriod {
  period: Period
  start: number
  end: number
  yearPrinted: boolean
}

/** Every period named in folded text; `yearFallback` fills a missing year. */
export function periodsIn(flat: string, yearFallback: number | null): FoundPeriod[] {
  const found: FoundPeriod[] = []
  const keep = (match: RegExpExecArray): void => {
    const period = periodOf(match, match[1] === undefined ? yearFallback : Number(match[1]))
    if (
      period === null ||
      found.some((other) => other.start < match.index + match[0].length && match.index < other.end)
    )
      return
    const behind = flat.slice(match.index + match[0].length)
    const batch = /^[^,。;]{0,4}[(]?第([一二三四五六七八九\d]{1,2})(?:批|次|期)/.exec(behind)?.[1]
    if (batch !== undefined && period.batch === undefined && period.month === undefined)
      period.batch = numberOf(batch) ?? 1
    found.push({ period, start: match.index, end: match.index + match[0].length, yearPrinted: match[1] !== undefined })
  }
  for (const match of flat.matchAll(rangeWithYear)) keep(match)
  for (const match of flat.matchAll(spoken)) keep(match)
  return found.sort((a, b) => a.start - b.start)
}

function periodOf(match: RegExpExecArray, year: number | null): Period | null {
  const groups = match.groups ?? {}
  if (year === null) return null
  if (groups.first !== undefined) return ofMonths(year, Number(groups.first), Number(groups.last))
  const month = groups.month === undefined ? null : numberOf(groups.month)
  if (month !== null && (month < 1 || month > 12)) return null
  const period: Period = { year }
  if (match[2] !== undefined) period.quarter = numberOf(match[2]) ?? 1
  if (month !== null) Object.assign(period, { quarter: Math.ceil(month / 3), month })
  if (groups.half !== undefined) period.half = groups.half === '上' ? 1 : 2
  if (groups.batch !== undefined) period.batch = numberOf(groups.batch) ?? 1
  return period
}

/** `1—6月` is a half year, `4—6月` a quarter; any other range is called by its last month. */
function ofMonths(year: number, first: number, last: number): Period | null {
  if (first < 1 || last > 12 || first >= last) return null
  if (last - first === 5 && first % 6 === 1) return { year, half: first === 1 ? 1 : 2 }
  if (last - first === 2 && first % 3 === 1) return { year, quarter: Math.ceil(last / 3) }
  return first === 1 && last === 12 ? { year } : { year, quarter: Math.ceil(last / 3), month: last }
}

/** Words behind a period that make it the last one. */
const lookedAtAgain =
  /^[^,。;:\n]{0,20}?(?:问题(?:的)?整改|整改情况|(?:通报|发现|检查)的[^,。;:\n]{0,10}(?:问题|账号|网站)|回头看|复查|复核)/

/** Reads the paper's period. */
export function readPeriod(paper: Paper, title: Read<string> | null, issuedOn: Day | null): Read<Period> | null {
  const flat = paper.prose.flat
  const year = issuedOn === null ? soleYear(flat) : Number(issuedOn.slice(0, 4))
  const titleAt = title === null ? -1 : placeOf(flat, title.value)
  const titleEnd = titleAt + (title?.value.length ?? 0) + 6
  const inTitle = titleAt < 0 ? null : (periodsIn(flat.slice(titleAt, titleEnd), year)[0] ?? null)
  const start = inTitle === null ? (paper.paragraphs[paper.headEnd]?.start ?? 0) : titleAt
  const opening = flat.slice(start, start + 700)
  const found = inTitle ?? periodsIn(opening, year ?? yearBefore(opening)).find((one) => isOwn(opening, one))
  if (found === undefined || (inTitle === null && lostQuarter.test(flat.slice(Math.max(titleAt, 0), titleEnd))))
    return (
      quarterOfWindow(paper, flat.slice(Math.max(titleAt, 0), titleEnd), issuedOn) ??
      wholeYear(paper, titleAt, titleEnd)
    )
  const batch =
    inTitle === null ? null : /第([一二三四五六七八九\d]{1,2})(?:批|次(?!会))/.exec(flat.slice(titleAt, titleEnd))?.[1]
  if (batch !== null && batch !== undefined && found.period.month === undefined)
    found.period.batch ??= numberOf(batch) ?? 1
  const inferred = inTitle === null || !found.yearPrinted
  return {
    value: found.period,
    places: placesOf(paper.prose, { start: start + found.start, end: start + found.end }),
    inferred,
  }
}

/** Where the title stands; of one printed on two lines only the beginning is found as it is. */
const placeOf = (flat: string, title: string): number =>
  [title, title.slice(0, 24), title.slice(0, 8)].map((words) => flat.indexOf(words)).find((at) => at >= 0) ?? -1

/** A title that lost the number of its quarter. */
const lostQuarter = /第季度|年季度/

/** The quarter in which all the days lie that were looked at, where the title lost the quarter's number. */
function quarterOfWindow(paper: Paper, title: string, issuedOn: Day | null): Read<Period> | null {
  const window = lostQuarter.test(title) ? readDataWindow(paper, issuedOn) : null
  if (window?.start === null || window?.end === null || window === null) return null
  const [from, to] = [window.start, window.end].map((day) => Math.ceil(Number(day.slice(5, 7)) / 3))
  const year = Number(window.end.slice(0, 4))
  if (from === undefined || from !== to || !window.start.startsWith(String(year))) return null
  return { value: { year, quarter: from }, places: window.places, inferred: true }
}

/** Words that say an inspection was made, or what it came to. */
const inspected = /检查|抽查|监测|普查|巡查|巡检|抽检|评估|考核|监管|扫描|运行情况|通报|发布信息|更新情况|有关情况/

/** A period the text says it inspected, not one in which something was circulated or looked at again. */
function isOwn(opening: string, { start, end }: FoundPeriod): boolean {
  const sentence =
    opening.slice(opening.lastIndexOf('。', start) + 1, end) + (/^[^。\n]*/.exec(opening.slice(end))?.[0] ?? '')
  const since =
    /(?:自|从|截至|将在|将于|下一?步在|曾于|曾在|曾)$/.test(opening.slice(0, start)) ||
    /^(?:以来|起)/.test(opening.slice(end))
  const happened = /^[^,。;]{0,6}(?:开[设通办]|上线|注册|印发|发布的|更名|书面)/.test(opening.slice(end))
  return (
    !since &&
    !happened &&
    inspected.test(sentence) &&
    !lookedAtAgain.test(opening.slice(end)) &&
    !/被[^,。]{0,12}通报|电话提醒/.test(sentence)
  )
}

/** `2023年度全市政府网站检查情况的通报`: the title names nothing but the year. */
function wholeYear(paper: Paper, titleAt: number, titleEnd: number): Read<Period> | null {
  if (titleAt < 0) return null
  const match = /((?:19|20)\d\d)年/.exec(paper.prose.flat.slice(titleAt, titleEnd))
  // A title that lost the number of its quarter (第季度) says which year, not which quarter: nothing is settled.
  if (match === null || /第季度|第月|季度/.test(paper.prose.flat.slice(titleAt, titleEnd))) return null
  const at = titleAt + match.index
  return {
    value: { year: Number(match[1]) },
    places: placesOf(paper.prose, { start: at, end: at + match[0].length }),
    inferred: true,
  }
}

/** The only year the text prints outside the numbers of cited papers; null when there are several or none. */
function soleYear(flat: string): number | null {
  const years = new Set([...flat.matchAll(/(?<![\d[(])((?:19|20)\d\d)年/g)].map((match) => Number(match[1])))
  const [only] = years
  return years.size === 1 && only !== undefined ? only : null
}

/** The first year the opening prints; a later period without one means the same year. */
function yearBefore(opening: string): number | null {
  const match = /(?<![\d[(])((?:19|20)\d\d)年/.exec(opening.slice(0, 200))
  return match === null ? null : Number(match[1])
}
