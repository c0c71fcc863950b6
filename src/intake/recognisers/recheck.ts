// What the paper says about last period's cases: how many were looked at again, which were put right, which not, who did
// not report. It may propose to close or re-open earlier cases, but never makes findings (design.md §7).
import type { LastPeriodRecheck, Period, RecheckEntry } from '../../domain/draft.js'
import type { Paper } from '../paper.js'
import { bodySpan } from '../paper.js'
import { placesOf, type Read, wordsOf } from '../passage.js'
import type { Span } from '../mapped-text.js'
import { sectionsAround } from '../sections.js'
import { periodsIn } from './period.js'
import { allFixed, sumsIn } from './recheck-counts.js'
import type { Table } from '../tables/table.js'
import { annexOutcomes, lastWord, namedOutcomes, outcome, resultIn } from './recheck-outcomes.js'

/** Whether a table of the annex lists what became of an earlier period's findings; its rows are none of this period. */
export function isRecheckTable({ title }: Table, current: Read<Period> | null): boolean {
  const flat = title?.flat ?? ''
  return resultIn(flat) !== null && isEarlier(flat, current?.value ?? null)
}

function isEarlier(words: string, current: Period | null): boolean {
  const named = periodNamed(words, current)
  return named !== null && current !== null && !same(named, current)
}

const again = /复核|复查|回头看|整改|核查|复检|注销|销号|改正/
/** It speaks of what was circulated or found then, not of the history of one case. */
const looksBack =
  /(?:通报|发现|检查|抽查|存在)[^,。]{0,10}的|(?:通报|发现)[^,。]{0,12}\d+[个家条]|不合格的|(?:存在|突出)问题|问题整改|复查|复核|回头看/
const earlier =
  /上(?:一?季度|一?个?月|次|期|轮|批|半年)|前[一两三]?(?:次|期|季度)|第?[一二三四]季度|\d{1,2}月份?|[上下]半年|第[一二三四五]次/
const settledWords =
  /(?:仍|尚|还)?未(?:完成|按[^,。]{0,6})?整改(?:合格|到位|完成)?|(?:已?(?:全部|均|都)已?|已)(?:经)?(?:合格|整改(?:到位|完成|合格|完毕)?|完成(?:了)?(?:全部)?整改|(?:完成)?注销|改完)|全部(?:改完|整改到位|完成整改)/g

export interface RecheckRead {
  recheck: LastPeriodRecheck
  places: Record<string, Span[]>
}

interface Told {
  /** Sentences about the recheck, in order. */
  sentences: Span[]
  heading: string
}

/** Reads what is told of last period; null when nothing is. */
export function readRecheck(paper: Paper, current: Read<Period> | null): RecheckRead | null {
  const told = toldSentences(paper, current?.value ?? null)
  if (told.sentences.length === 0) return null
  const { prose } = paper
  const flatOf = (span: Span): string => prose.flat.slice(span.start, span.end)
  const whole = told.sentences.map(flatOf).join('。')
  const period = periodNamed(`${told.heading} ${whole}`, current?.value ?? null)
  const results = told.sentences.flatMap((span) =>
    [...flatOf(span).matchAll(settledWords)].map((match) => ({
      start: span.start + match.index,
      end: span.start + match.index + match[0].length,
    })),
  )
  const result = results.at(-1)
  const recheck: LastPeriodRecheck = { period, result: result === undefined ? '' : wordsOf(prose, result) }
  const everything = placesOf(prose, ...told.sentences)
  const places: Record<string, Span[]> = { period: everything }
  if (result !== undefined) places.result = placesOf(prose, result)
  const entries = lastWord([...told.sentences.flatMap((span) => namedOutcomes(prose, span)), ...annexOutcomes(paper)])
  count(paper, told.sentences, recheck, places)
  complete(recheck, entries, whole)
  if (entries.length > 0) {
    recheck.entries = entries
    recheck.names = entries.map(({ name }) => name)
    places.names = everything
    places.entries = everything
  }
  for (const key of ['checked', 'fixed', 'notFixed', 'notReported'] as const)
    if (typeof recheck[key] === 'number') places[key] ??= everything
  return { recheck, places }
}

/** Which sentences tell of last period: those of a section of its own, and those that name it with an outcome. */
function toldSentences(paper: Paper, current: Period | null): Told {
  const body = bodySpan(paper)
  const out: Told = { sentences: [], heading: '' }
  // A sentence that only says what was looked at again; the next ones tell what was found.
  let opened: Span | null = null
  for (const match of paper.prose.flat.slice(body.start, body.end).matchAll(/[^。!?\n]+/g)) {
    const at = body.start + match.index
    const span = { start: at, end: at + match[0].length }
    const around = sectionsAround(paper.sections, at)
    const role = around.at(-1)?.role ?? 'other'
    const follows = opened !== null && !paper.prose.flat.slice(opened.end, at).includes('\n')
    const numbered = role === 'problems' && /\d[个家项]/.test(match[0]) && aboutLast(match[0], current)
    if (role === 'measures' || (role === 'problems' && !numbered) || role === 'praise') continue
    const own = around.find(({ heading }) => ownHeading.test(heading))
    const about = own === undefined ? aboutLast(match[0], current) : isLast(`${own.heading} ${match[0]}`, current)
    const goesOn = follows && !thisTime.test(match[0])
    if (outcome.test(match[0]) && (about || goesOn)) {
      if (out.sentences.length === 0) out.heading = around.map(({ heading }) => heading).join(' ')
      if (opened !== null && follows && opened.start !== out.sentences.at(-1)?.start) out.sentences.push(opened)
      out.sentences.push(span)
      opened = span
    } else opened = about ? span : null
  }
  return out
}

const ownHeading = /问题整改|整改情况|整改(?:的)?(?:落实|完成)|通报整改|复查|复核|回头看/
/** A sentence about the inspection of this period. */
const thisTime = /(?:本|此)(?:次|季度|月|期|轮)|(?:抽查|检查|监测)(?:了)?(?:政府网站|政务新媒体|网站|账号)?\d|合格率/

/** A sentence that names an earlier period and looks back at what was found then. */
function aboutLast(words: string, current: Period | null): boolean {
  if (!again.test(words) || !earlier.test(words) || !looksBack.test(words)) return false
  const named = periodNamed(words, current)
  if (named === null) return /上(?:一?季度|一?个?月|次|期|轮|批)|前[一两三]?(?:次|期)/.test(words)
  return current === null || !same(named, current)
}

/** Inside a section of its own: not where this period is named. */
function isLast(words: string, current: Period | null): boolean {
  const named = periodNamed(words, current)
  return named === null || current === null || !same(named, current)
}

/** Puts the numbers into the recheck, each with its place. */
function count(paper: Paper, sentences: Span[], recheck: LastPeriodRecheck, places: Record<string, Span[]>): void {
  const sums = sumsIn(sentences.map(({ start, end }) => ({ flat: paper.prose.flat.slice(start, end), at: start })))
  for (const key of ['checked', 'fixed', 'notFixed', 'notReported'] as const) {
    const sum = sums[key]
    if (sum === undefined) continue
    recheck[key] = sum.n
    places[key] = placesOf(paper.prose, ...sum.places)
  }
}

/** Numbers that follow from the names, or from 全部: only where the paper leaves no doubt. */
function complete(recheck: LastPeriodRecheck, entries: RecheckEntry[], flat: string): void {
  const named = (result: RecheckEntry['result']): number => entries.filter((one) => one.result === result).length
  if (recheck.notFixed === undefined && named('notFixed') > 0) recheck.notFixed = named('notFixed')
  if (recheck.notReported === undefined && named('notReported') > 0) recheck.notReported = named('notReported')
  const others = /除[^。]{2,80}外|其余|其他/.test(flat)
  const left = recheck.notFixed === undefined ? 0 : others ? recheck.notFixed : null
  if (allFixed(flat) && typeof recheck.checked === 'number' && typeof left === 'number')
    recheck.fixed ??= recheck.checked - left
  if (allFixed(flat) && recheck.notFixed === undefined && typeof recheck.fixed === 'number')
    recheck.checked ??= recheck.fixed
  if (recheck.checked === entries.length && named('fixed') > 0) recheck.fixed ??= named('fixed')
  if (recheck.fixed === undefined && named('fixed') > 0 && recheck.notFixed === undefined)
    recheck.fixed = named('fixed')
  if (
    recheck.checked === undefined &&
    entries.length > 0 &&
    entries.length === named('fixed') &&
    recheck.fixed === entries.length
  )
    recheck.checked = entries.length
}

/** The earlier period named, `上月`/`上季度` reckoned from the current one. */
function periodNamed(flat: string, current: Period | null): Period | null {
  if (current !== null && /上个?月/.test(flat) && current.month !== undefined)
    return current.month === 1
      ? { year: current.year - 1, month: 12 }
      : { year: current.year, month: current.month - 1 }
  if (current !== null && /上一?季度/.test(flat) && current.quarter !== undefined)
    return current.quarter === 1
      ? { year: current.year - 1, quarter: 4 }
      : { year: current.year, quarter: current.quarter - 1 }
  const all = periodsIn(flat, current?.year ?? null)
  const found = all.find(({ period }) => current === null || !same(period, current)) ?? all[0]
  if (found === undefined) return null
  const late = !found.yearPrinted && current?.quarter !== undefined && (found.period.quarter ?? 0) > current.quarter
  return late ? { ...found.period, year: found.period.year - 1 } : found.period
}

const same = (a: Period, b: Period): boolean =>
  a.year === b.year && a.quarter === b.quarter && a.month === b.month && a.half === b.half && a.batch === b.batch
