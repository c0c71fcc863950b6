// Which unit is meant where the sentence only points to it: `你局`, `该局`, a unit announced for several problems, a unit
// that a heading puts over the sentence.
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { unitEnding } from '../words.js'
import type { Saying } from './sayings.js'
import type { Statement } from './statements.js'
import { pointed, type Subject, unitAt } from './subjects.js'

export interface Owner extends Span {
  /** Where the sentence ends that announces it. */
  until: number
}

/** `甲局还存在两个问题:一是…;二是…`: the unit of all that follows in the sentence. */
export function announcedUnit(paper: Paper, statement: Statement): Span | null {
  const lead = /^(?:同时|此外|另外|其中),?/.exec(statement.flat)?.[0].length ?? 0
  const unit = unitAt(statement.flat, lead)
  if (unit === null || !/^(?:还|也|同时)?(?:存在|有)[^,。;“]{0,8}问题:?$/.test(statement.flat.slice(unit.end)))
    return null
  return paper.prose.flat[statement.end] === ':' || statement.flat.endsWith(':') ? shift(unit, statement.start) : null
}

export function sentenceEnd(paper: Paper, { end }: Statement): number {
  const stop = paper.prose.flat.slice(end).search(/[。\n]/)
  return stop < 0 ? paper.prose.flat.length : end + stop
}

/** The announced unit answers for subjects without one, and for the columns of a portal that is not its own. */
export function owned(statement: Statement, sayings: Saying[], owner: Span): Saying[] {
  const mine = shift(owner, -statement.start)
  return sayings.map((saying) => ({
    ...saying,
    subjects: saying.subjects.map((one) => {
      if (one.keeper !== undefined) return one
      if (one.unit === null) return { ...one, unit: mine }
      const portal =
        one.site !== null &&
        /^(?:[县市区省州]|本[县市区])?(?:人民)?政府$/.test(statement.flat.slice(one.unit.start, one.unit.end))
      return portal && one.site !== null
        ? { ...one, unit: mine, site: { start: one.unit.start, end: one.site.end } }
        : one
    }),
  }))
}

/** The words of a span that may stand before the statement. */
const wordsAt = (paper: Paper, { flat, start }: Statement, span: Span): string =>
  span.start < 0 ? paper.prose.flat.slice(start + span.start, start + span.end) : flat.slice(span.start, span.end)

export const pointing = new RegExp(`^${pointed}$`)

/** `你局` is the unit the paper is addressed to, `该局` the one named last; where neither is known there is no unit. */
export function pointBack(paper: Paper, statement: Statement, sayings: Saying[], last: Span | null): Saying[] {
  const meant = (unit: Span | null): Span | null => {
    const words = unit === null ? '' : wordsAt(paper, statement, unit)
    if (!pointing.test(words)) return unit
    const target = words.startsWith('该') ? last : addressedUnit(paper)
    return target === null ? null : shift(target, -statement.start)
  }
  return sayings.map((saying) => ({
    ...saying,
    subjects: saying.subjects.map((one) => ({ ...one, unit: meant(one.unit), site: printedSite(statement, one) })),
  }))
}

/** `你局网站` keeps its words: the site is as printed, only the unit is the one meant. */
function printedSite({ flat }: Statement, { unit, site }: Subject): Span | null {
  if (unit === null || site === null || unit.end !== site.start || !pointing.test(flat.slice(unit.start, unit.end)))
    return site
  return { start: unit.start, end: site.end }
}

const oneUnit = new RegExp(`^[\\u3400-\\u9fff]{2,24}${unitEnding}:$`)

/** The only unit a paper is addressed to. */
export function addressedUnit(paper: Paper): Span | null {
  const line = paper.paragraphs
    .slice(0, paper.headEnd + 2)
    .find(({ flat }) => oneUnit.test(flat) && !/^各|有关|[、,]/.test(flat))
  return line === undefined ? null : { start: line.start, end: line.end - 1 }
}

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })
