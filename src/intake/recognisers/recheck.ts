// What the paper says about last period's cases: all put right, how many not, who did not report. It may close or
// re-open earlier cases, but never makes findings (design.md §7).
import type { LastPeriodRecheck, Period } from '../../domain/draft.js'
import type { Paper } from '../paper.js'
import { bodySpan } from '../paper.js'
import { placesOf, type Read, wordsOf } from '../passage.js'
import type { Span } from '../mapped-text.js'
import { roleAt } from '../sections.js'
import { numberOf, numeral } from '../words.js'
import { periodsIn } from './period.js'

const checked = /复核|复查|回头看|整改|核查/
const earlier = /上(?:一?季度|个?月|次|期|轮|批)|第?[一二三四]季度|\d{1,2}月份?|第[一二三四五]次/
const outcome =
  /(?:全部|均|都)?(?:已)?(?:全部|均|都)?(?:已|完成)*(?:合格|整改(?:到位|完成|合格)|完成整改|整改)|仍未(?:完成)?整改|未整改/

export interface RecheckRead {
  recheck: LastPeriodRecheck
  places: Record<string, Span[]>
}

/** Reads the sentence about last period; null when there is none. */
export function readRecheck(paper: Paper, current: Read<Period> | null): RecheckRead | null {
  const body = bodySpan(paper)
  const flat = paper.prose.flat.slice(body.start, body.end)
  for (const match of flat.matchAll(/[^。;!?\n]+/g)) {
    const at = body.start + match.index
    const role = roleAt(paper.sections, at)
    if (role === 'measures' || role === 'problems' || role === 'praise') continue
    const inSection = role === 'recheck' || /问题整改|整改情况/.test(headingBefore(paper, at))
    if (!checked.test(match[0]) || !outcome.test(match[0]) || !(earlier.test(match[0]) || inSection)) continue
    const read = fromSentence(paper, { start: at, end: at + match[0].length }, current?.value ?? null)
    if (read !== null) return read
  }
  return null
}

const headingBefore = (paper: Paper, at: number): string =>
  paper.sections
    .filter((section) => section.start <= at && at < section.end)
    .map((section) => section.heading)
    .join(' ')

function fromSentence(paper: Paper, span: Span, current: Period | null): RecheckRead | null {
  const { prose } = paper
  const flat = prose.flat.slice(span.start, span.end)
  const named = periodNamed(`${headingBefore(paper, span.start)} ${flat}`, current)
  if (named !== null && current !== null && same(named, current)) return null
  const result = lastOutcome(flat)
  if (result === null) return null
  const at = (part: Span): Span => ({ start: span.start + part.start, end: span.start + part.end })
  const places: Record<string, Span[]> = { result: placesOf(prose, at(result)), period: placesOf(prose, span) }
  const recheck: LastPeriodRecheck = { period: named, result: wordsOf(prose, at(result)) }
  const count = (key: 'fixed' | 'notFixed' | 'notReported', pattern: RegExp): void => {
    const match = pattern.exec(flat)
    const n = numberOf(match?.groups?.n ?? '')
    if (match === null || n === null) return
    recheck[key] = n
    places[key] = placesOf(prose, at({ start: match.index, end: match.index + match[0].length }))
  }
  count('notFixed', new RegExp(`(?<n>${numeral})(?:个|家)[^,。;]{0,12}(?:仍未|未能?|没有)(?:完成)?整改`))
  count('notReported', new RegExp(`(?<n>${numeral})(?:个|家)[^,。;]{0,14}未[^,。;]{0,8}(?:报送|上报|反馈)`))
  count(
    'fixed',
    new RegExp(`(?<n>${numeral})(?:个|家)(?:政务)?(?:账号|新媒体|网站|问题|单位)[^,。;未]{0,14}(?:整改|合格)`),
  )
  const names = [...flat.matchAll(/“([^”]{2,30})”/g)]
  if (names.length > 0) {
    recheck.names = names.map((match) =>
      wordsOf(prose, at({ start: match.index + 1, end: match.index + match[0].length - 1 })),
    )
    places.names = placesOf(
      prose,
      at({ start: names[0]?.index ?? 0, end: (names.at(-1)?.index ?? 0) + (names.at(-1)?.[0].length ?? 0) }),
    )
    if (recheck.fixed === undefined && recheck.notFixed === undefined && !/未/.test(recheck.result))
      recheck.fixed = names.length
    if (recheck.fixed !== undefined && places.fixed === undefined) places.fixed = places.names
  }
  return { recheck, places }
}

function lastOutcome(flat: string): Span | null {
  let found: Span | null = null
  for (const match of flat.matchAll(
    /(?:仍|尚)?未(?:完成)?整改(?:合格|到位|完成)?|(?:已?(?:全部|均|都)已?|已)(?:经)?(?:合格|整改(?:到位|完成|合格)?|完成整改)/g,
  ))
    found = { start: match.index, end: match.index + match[0].length }
  return found
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
  const found = periodsIn(flat, current?.year ?? null)[0]
  if (found === undefined) return null
  const late = !found.yearPrinted && current?.quarter !== undefined && (found.period.quarter ?? 0) > current.quarter
  return late ? { ...found.period, year: found.period.year - 1 } : found.period
}

const same = (a: Period, b: Period): boolean => a.year === b.year && a.quarter === b.quarter && a.month === b.month
