// Cases the paper itself tells as circulated before: who, which account, and the dates of their history. They carry
// the basis for a talk, so every date keeps its words (design.md §6).
import type { DraftRepeatCase, Period } from '../../domain/draft.js'
import { type Day, dayFrom } from '../../domain/day.js'
import type { Item } from '../item.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { placesOf, wordsOf } from '../passage.js'
import { numberOf } from '../words.js'
import { followUp, problemStatements } from './statements.js'

export interface RepeatRead {
  repeat: DraftRepeatCase
  places: Span[]
  historyPlaces: Span[][]
  item: Item
}

const chain = /连续(两|二|三|四|五|\d)个?(月|季度|次)[^,。]{0,6}通报/
const point =
  /(?:(20\d\d)年|(今年|去年))?(?:第?(?<quarter>[一二三四])季度|(?<month>\d{1,2})月(?<date>\d{1,2})日|(?<alone>\d{1,2})月份?|(?<half>[上下])半年)/g

/** Reads the histories behind the items marked as repeated. */
export function readRepeatCases(
  paper: Paper,
  items: Item[],
  current: Period | null,
  issuedOn: Day | null,
): RepeatRead[] {
  const out: RepeatRead[] = []
  const year = current?.year ?? (issuedOn === null ? null : Number(issuedOn.slice(0, 4)))
  for (const item of items) {
    if (!item.repeat || item.unit === null) continue
    const account = item.account?.value ?? null
    if (out.some((other) => other.repeat.unit === item.unit?.value && other.repeat.account === account)) continue
    const scope = scopeOf(paper, item)
    const events = scope === null ? [] : [...pointsIn(paper, scope, year), ...chained(paper, scope, current)]
    if (scope === null || events.length === 0) continue
    events.push(...thisTime(paper, scope, events, current))
    out.push({
      repeat: {
        unit: item.unit.value,
        account,
        platform: item.platform?.value ?? null,
        problem: item.problem.value,
        history: events.map(({ when, event }) => ({ when, event })),
      },
      places: item.problem.places,
      historyPlaces: events.map(({ places }) => places),
      item,
    })
  }
  return out
}

/** The section or paragraph that tells the case. */
function scopeOf(paper: Paper, item: Item): Span | null {
  const start = Number(/^body-(\d+)/.exec(item.toldIn ?? item.origin)?.[1] ?? Number.NaN)
  const statement = problemStatements(paper).find((one) => one.start === start)
  const section = statement?.sections[statement.sections.length - 1]
  if (statement === undefined) return null
  return section !== undefined && section.level >= 2
    ? { start: section.bodyStart > statement.start ? section.start : section.bodyStart, end: section.end }
    : { start: statement.start, end: statement.end + followUp(paper, statement).length }
}

interface HistoryPoint {
  when: string
  event: string
  places: Span[]
}

/** Every day and period named in the scope; a missing year is the one printed last, else the paper's own. */
function pointsIn(paper: Paper, scope: Span, ownYear: number | null): HistoryPoint[] {
  const flat = paper.prose.flat.slice(scope.start, scope.end)
  const out: HistoryPoint[] = []
  let year = ownYear
  let lastEnd = -2
  for (const match of flat.matchAll(point)) {
    if (match[1] !== undefined) year = Number(match[1])
    if (match[2] !== undefined && ownYear !== null) year = ownYear - (match[2] === '去年' ? 1 : 0)
    const { quarter, month, half } = match.groups ?? {}
    // A bare month is a point of time only with its year, or in a list behind one that has it (今年3月、6月).
    const listed = lastEnd >= 0 && /^[、和及]$/.test(flat.slice(lastEnd, match.index))
    const dated = match[1] !== undefined || match[2] !== undefined || listed
    if (year === null || (quarter === undefined && month === undefined && half === undefined && !dated)) continue
    const when = whenOf(match, year)
    if (when === null) continue
    lastEnd = match.index + match[0].length
    const span = { start: scope.start + match.index, end: scope.start + lastEnd }
    out.push({ when, event: eventAround(paper, flat, match, scope.start), places: placesOf(paper.prose, span) })
  }
  return out
}

function whenOf({ groups }: RegExpExecArray, year: number): string | null {
  const { quarter, month, date, alone, half } = groups ?? {}
  if (quarter !== undefined) return `${year}年第${quarter}季度`
  if (half !== undefined) return `${year}年${half}半年`
  if (month !== undefined && date !== undefined) return dayFrom(year, Number(month), Number(date))
  return alone === undefined ? null : `${year}年${alone}月`
}

/** The clause that tells what happened; a date standing alone takes the next one. */
function eventAround(paper: Paper, flat: string, match: RegExpExecArray, offset: number): string {
  const end = match.index + match[0].length
  const stop = (from: number): number => {
    const found = flat.slice(from).search(/[,。;]/)
    return found < 0 ? flat.length : from + found
  }
  let to = stop(end)
  if (to - end < 3) to = stop(to + 1)
  return wordsOf(paper.prose, { start: offset + end, end: offset + to }).replace(/^[,，、]/, '')
}

/** `本次检查仍未更新` without a day of its own: it came back in the paper's own period. */
function thisTime(paper: Paper, scope: Span, events: HistoryPoint[], current: Period | null): HistoryPoint[] {
  const flat = paper.prose.flat.slice(scope.start, scope.end)
  const match = /(?:本|此)(?:次|季度|月|期)(?:检查|抽查|监测)?[^。;\d]{0,12}(?:仍|又|再次)[^,。;]*/.exec(flat)
  const when = current === null ? null : labelOf(current)
  if (match === null || when === null || events.some((event) => event.when === when)) return []
  const span = { start: scope.start + match.index, end: scope.start + match.index + match[0].length }
  return [{ when, event: wordsOf(paper.prose, span), places: placesOf(paper.prose, span) }]
}

function labelOf({ year, quarter, month, half }: Period): string | null {
  if (month !== undefined) return `${year}年${month}月`
  if (quarter !== undefined) return `${year}年第${'一二三四'[quarter - 1]}季度`
  return half === undefined ? null : `${year}年${half === 1 ? '上' : '下'}半年`
}

/** `连续两个月被通报`: the periods are counted back from the paper's own. */
function chained(paper: Paper, scope: Span, current: Period | null): HistoryPoint[] {
  const flat = paper.prose.flat.slice(scope.start, scope.end)
  const match = chain.exec(flat)
  const n = numberOf(match?.[1] ?? '')
  if (match === null || n === null || current === null) return []
  const places = placesOf(paper.prose, {
    start: scope.start + match.index,
    end: scope.start + match.index + match[0].length,
  })
  const out: HistoryPoint[] = []
  for (let back = n - 1; back >= 0; back--) {
    if (match[2] === '月' && current.month !== undefined) {
      const at = current.year * 12 + current.month - 1 - back
      out.push({ when: `${Math.floor(at / 12)}年${(at % 12) + 1}月`, event: '被通报', places })
    } else if (match[2] === '季度' && current.quarter !== undefined) {
      const at = current.year * 4 + current.quarter - 1 - back
      out.push({ when: `${Math.floor(at / 4)}年第${'一二三四'[at % 4]}季度`, event: '被通报', places })
    }
  }
  return out
}
