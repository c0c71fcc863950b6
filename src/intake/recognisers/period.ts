// The period the paper reports on: quarter, month, half year or n-th check. Read from the title, else from the opening.
import type { Period } from '../../domain/draft.js'
import type { Day } from '../../domain/day.js'
import type { Paper } from '../paper.js'
import { placesOf, type Read } from '../passage.js'
import { numberOf } from '../words.js'

/** `(2024年)?第三季度`, `7月份`, `上半年`, `第5次检查`. Index 1 is the year. */
const spoken =
  /(?:((?:19|20)\d\d)\s?年?度?)?(?:第?([一二三四1-4])季度|(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|至|(?=[\u3400-\u9fff(])(?!\d*日))|(上|下)半年|第(\d{1,2}|[一二三四五六七八九十]{1,2})次(?:检查|抽查|监测))/g

export interface FoundPeriod {
  period: Period
  start: number
  end: number
  yearPrinted: boolean
}

/** Every period named in folded text; `yearFallback` fills a missing year. */
export function periodsIn(flat: string, yearFallback: number | null): FoundPeriod[] {
  const found: FoundPeriod[] = []
  for (const match of flat.matchAll(spoken)) {
    const year = match[1] === undefined ? yearFallback : Number(match[1])
    const month = match[3] === undefined ? null : numberOf(match[3])
    if (year === null || (month !== null && (month < 1 || month > 12))) continue
    const period: Period = { year }
    if (match[2] !== undefined) period.quarter = numberOf(match[2]) ?? 1
    if (month !== null) Object.assign(period, { quarter: Math.ceil(month / 3), month })
    if (match[4] !== undefined) period.half = match[4] === '上' ? 1 : 2
    if (match[5] !== undefined) period.batch = numberOf(match[5]) ?? 1
    const batch = /^[^,。;]{0,4}[(]?第([一二三四五六七八九\d]{1,2})(?:批|次)/.exec(
      flat.slice(match.index + match[0].length),
    )?.[1]
    if (batch !== undefined && period.batch === undefined) period.batch = numberOf(batch) ?? 1
    found.push({ period, start: match.index, end: match.index + match[0].length, yearPrinted: match[1] !== undefined })
  }
  return found
}

/** Reads the paper's period. */
export function readPeriod(paper: Paper, title: Read<string> | null, issuedOn: Day | null): Read<Period> | null {
  const flat = paper.prose.flat
  const year = issuedOn === null ? null : Number(issuedOn.slice(0, 4))
  const titleAt = title === null ? -1 : paper.prose.flat.indexOf(paperTitleHead(title.value))
  const inTitle =
    titleAt < 0 ? null : (periodsIn(flat.slice(titleAt, titleAt + (title?.value.length ?? 0) + 6), year)[0] ?? null)
  const start = inTitle === null ? (paper.paragraphs[paper.headEnd]?.start ?? 0) : titleAt
  const found = inTitle ?? periodsIn(flat.slice(start, start + 700), year)[0]
  if (found === undefined) return null
  const inferred = inTitle === null || !found.yearPrinted
  return {
    value: found.period,
    places: placesOf(paper.prose, { start: start + found.start, end: start + found.end }),
    inferred,
  }
}

const paperTitleHead = (title: string): string => title.slice(0, 8)
