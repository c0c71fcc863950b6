// Cases the paper itself tells as circulated before: who, which account, and the dates of their history. They carry
// the basis for a talk, so every date keeps its words (design.md §6).
import type { DraftRepeatCase, Period } from '../../domain/draft.js'
import { dayFrom } from '../../domain/day.js'
import type { Item } from '../item.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { placesOf, wordsOf } from '../passage.js'
import { numberOf } from '../words.js'
import { problemStatements } from './statements.js'

export interface RepeatRead {
  repeat: DraftRepeatCase
  places: Span[]
  historyPlaces: Span[][]
  item: Item
}

const chain = /连续(两|二|三|四|五|\d)个?(月|季度|次)[^,。]{0,6}通报/
const point = /(?:(20\d\d)年)?(?:第?([一二三四])季度|(\d{1,2})月(\d{1,2})日|(\d{1,2})月份?)/g

/** Reads the histories behind the items marked as repeated. */
export function readRepeatCases(paper: Paper, items: Item[], current: Period | null): RepeatRead[] {
  const out: RepeatRead[] = []
  for (const item of items) {
    if (!item.repeat || item.unit === null) continue
    const account = item.account?.value ?? null
    if (out.some((other) => other.repeat.unit === item.unit?.value && other.repeat.account === account)) continue
    const scope = scopeOf(paper, item)
    const events = scope === null ? [] : [...pointsIn(paper, scope, current), ...chained(paper, scope, current)]
    if (events.length === 0) continue
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
  const start = Number(/^body-(\d+)/.exec(item.origin)?.[1] ?? Number.NaN)
  const statement = problemStatements(paper).find((one) => one.start === start)
  const section = statement?.sections[statement.sections.length - 1]
  if (statement === undefined) return null
  return section !== undefined && section.level >= 2
    ? { start: section.bodyStart > statement.start ? section.start : section.bodyStart, end: section.end }
    : statement
}

interface HistoryPoint {
  when: string
  event: string
  places: Span[]
}

/** Every day and period named in the scope; a missing year is the one printed last, else the paper's. */
function pointsIn(paper: Paper, scope: Span, current: Period | null): HistoryPoint[] {
  const flat = paper.prose.flat.slice(scope.start, scope.end)
  const out: HistoryPoint[] = []
  let year = current?.year ?? null
  for (const match of flat.matchAll(point)) {
    if (match[1] !== undefined) year = Number(match[1])
    if (year === null || (match[2] === undefined && match[4] === undefined && match[1] === undefined)) continue
    const when = whenOf(match, year)
    if (when === null) continue
    const span = { start: scope.start + match.index, end: scope.start + match.index + match[0].length }
    out.push({ when, event: eventAround(paper, flat, match, scope.start), places: placesOf(paper.prose, span) })
  }
  return out
}

function whenOf(match: RegExpExecArray, year: number): string | null {
  if (match[2] !== undefined) return `${year}年第${match[2]}季度`
  if (match[3] !== undefined && match[4] !== undefined) return dayFrom(year, Number(match[3]), Number(match[4]))
  return match[5] === undefined ? null : `${year}年${match[5]}月`
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
