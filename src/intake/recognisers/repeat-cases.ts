// Cases the paper itself tells as circulated before: who, which account, and the dates of their history. They carry
// the basis for a talk, so every date keeps its words (design.md §6).
import type { DraftRepeatCase, Period } from '../../domain/draft.js'
import { type Day, dayFrom } from '../../domain/day.js'
import type { Item } from '../item.js'
import type { Span } from '../mapped-text.js'
import { bodySpan, type Paper } from '../paper.js'
import { placesOf, wordsOf } from '../passage.js'
import { roleAt } from '../sections.js'
import { numberOf } from '../words.js'
import { followUp, problemStatements } from './statements.js'

export interface RepeatRead {
  repeat: DraftRepeatCase
  places: Span[]
  historyPlaces: Span[][]
  item: Item
}

const chain = /连续(两|二|三|四|五|\d)(?:个?(月|季度)|[次期])[^,。]{0,8}通报/
const point =
  /(?:(20\d\d)年|(今年|去年|上年))?(?:第?(?<quarter>[一二三四])季度|(?<month>\d{1,2})月(?<date>\d{1,2})日|(?<alone>\d{1,2})月份?|(?<half>[上下])半年)|(?<last>上(?:一?季度|一?个?月|一?次|一?期|一?轮)(?=[^,。;]{0,20}(?:通报|检查|点名)))/g
/** A sentence that tells of an account or unit that it was circulated before, or that it came back. */
const telling =
  /曾[^,。;]{0,20}(?:通报|点名|约谈|督办)|(?:连续|多次|屡次|先后)[^,。;]{0,12}(?:被)?(?:通报|点名)|[两二三四\d]次(?:被)?(?:通报|点名)|(?:通报|点名|约谈)后?[^。;]{0,24}(?:仍|又|再[次度])|再[次度](?:出现|发生|被|反弹)|反弹/

/** Reads the histories of the items marked as repeated, and of those a sentence of its own tells (`“甲”已连续两个月被通报`). */
export function readRepeatCases(
  paper: Paper,
  items: Item[],
  current: Period | null,
  issuedOn: Day | null,
): RepeatRead[] {
  const out: RepeatRead[] = []
  const at: Standpoint = {
    current,
    year: current?.year ?? (issuedOn === null ? null : Number(issuedOn.slice(0, 4))),
    now: current === null ? (issuedOn === null ? null : monthLabel(issuedOn)) : labelOf(current),
  }
  const marked = items.filter(({ repeat }) => repeat).map((item) => ({ item, scope: scopeOf(paper, item) }))
  for (const { item, scope } of [...marked, ...toldApart(paper, items)]) {
    const account = item.account?.value ?? null
    if (item.unit === null || scope === null) continue
    if (out.some((other) => other.repeat.unit === item.unit?.value && other.repeat.account === account)) continue
    const events = historyIn(paper, scope, at)
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

/** From where the paper looks back. */
interface Standpoint {
  current: Period | null
  year: number | null
  /** How its own period is called, or the month it was issued in. */
  now: string | null
}

/** The points of a history, each once. */
function historyIn(paper: Paper, scope: Span, at: Standpoint): HistoryPoint[] {
  const told = [...pointsIn(paper, scope, at), ...chained(paper, scope, at.current)]
  const once = told.filter((one, index) => told.findIndex(({ when }) => when === one.when) === index)
  return once.length === 0 ? [] : [...once, ...thisTime(paper, scope, once, at.now)]
}

/** Items whose history stands in a sentence apart, wherever it names their account (or, without accounts, their unit). */
function toldApart(paper: Paper, items: Item[]): { item: Item; scope: Span }[] {
  const body = bodySpan(paper)
  return [...paper.prose.flat.slice(body.start, body.end).matchAll(/[^。;\n]+/g)].flatMap((match) => {
    const start = body.start + match.index
    const role = roleAt(paper.sections, start)
    if (!telling.test(match[0]) || role === 'praise' || role === 'recheck') return []
    const named = items.filter(({ account }) => account !== null && match[0].includes(`“${account.value}”`))
    const units = match[0].includes('“')
      ? []
      : items.filter(({ unit }) => unit !== null && match[0].includes(unit.value))
    const scope = { start, end: start + match[0].length }
    return (named.length > 0 ? named : units.slice(0, 1)).map((item) => ({ item, scope }))
  })
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
function pointsIn(paper: Paper, scope: Span, { current, year: ownYear }: Standpoint): HistoryPoint[] {
  const flat = paper.prose.flat.slice(scope.start, scope.end)
  const out: HistoryPoint[] = []
  let year = ownYear
  let lastEnd = -2
  for (const match of flat.matchAll(point)) {
    if (match[1] !== undefined) year = Number(match[1])
    if (match[2] !== undefined && ownYear !== null) year = ownYear - (match[2] === '今年' ? 0 : 1)
    const { quarter, month, half, last } = match.groups ?? {}
    // A bare month is a point of time only with its year, or in a list behind one that has it (今年3月、6月).
    const listed = lastEnd >= 0 && /^[、和及]$/.test(flat.slice(lastEnd, match.index))
    const dated = match[1] !== undefined || match[2] !== undefined || listed
    const named = quarter !== undefined || month !== undefined || half !== undefined || last !== undefined
    if (year === null || (!named && !dated)) continue
    const later = !dated && current?.quarter !== undefined && '一二三四'.indexOf(quarter ?? '一') + 1 > current.quarter
    const when = last === undefined ? whenOf(match, later ? year - 1 : year) : before(current)
    if (when === null) continue
    lastEnd = match.index + match[0].length
    const span = { start: scope.start + match.index, end: scope.start + lastEnd }
    out.push({ when, event: eventAround(paper, flat, match, scope.start), places: placesOf(paper.prose, span) })
  }
  return out
}

/** The period before the paper's own, as it is called; null where none is known. */
const before = (current: Period | null): string | null => (current === null ? null : stepsBack(current, 1))

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
function thisTime(paper: Paper, scope: Span, events: HistoryPoint[], now: string | null): HistoryPoint[] {
  const flat = paper.prose.flat.slice(scope.start, scope.end)
  const match = /(?:本|此)(?:次|季度|月|期)(?:检查|抽查|监测)?[^。;\d]{0,12}(?:仍|又|再次)[^,。;]*/.exec(flat)
  if (match === null || now === null || events.some((event) => event.when === now)) return []
  const span = { start: scope.start + match.index, end: scope.start + match.index + match[0].length }
  return [{ when: now, event: wordsOf(paper.prose, span), places: placesOf(paper.prose, span) }]
}

const monthLabel = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`

function labelOf({ year, quarter, month, half }: Period): string | null {
  if (month !== undefined) return `${year}年${month}月`
  if (quarter !== undefined) return `${year}年第${'一二三四'[quarter - 1]}季度`
  return half === undefined ? null : `${year}年${half === 1 ? '上' : '下'}半年`
}

/** The period that many steps before a period, by its own kind. */
function stepsBack({ year, quarter, month, half }: Period, steps: number): string | null {
  const count = month !== undefined ? 12 : quarter !== undefined ? 4 : 2
  const own = month ?? quarter ?? half
  if (own === undefined) return null
  const at = year * count + own - 1 - steps
  const then = { year: Math.floor(at / count) }
  const part = (at % count) + 1
  return labelOf(
    count === 12 ? { ...then, month: part } : count === 4 ? { ...then, quarter: part } : { ...then, half: part },
  )
}

/** `连续两个月被通报`: the periods are counted back from the paper's own. */
function chained(paper: Paper, scope: Span, current: Period | null): HistoryPoint[] {
  const flat = paper.prose.flat.slice(scope.start, scope.end)
  const match = chain.exec(flat)
  const n = numberOf(match?.[1] ?? '')
  if (match === null || n === null || current === null) return []
  const kind = current.month !== undefined ? '月' : '季度'
  if (match[2] !== undefined && match[2] !== kind) return []
  const from = scope.start + match.index
  const places = placesOf(paper.prose, { start: from, end: from + match[0].length })
  return Array.from({ length: n }, (_, index) => stepsBack(current, n - 1 - index)).flatMap((when) =>
    when === null ? [] : [{ when, event: '被通报', places }],
  )
}
