// Who answers for what a sentence names, where the sentence says so apart from the subject (`…,责任单位为某局`): the unit
// takes the place of the one whose site it is.
import type { Span } from '../mapped-text.js'
import { tellsFault } from '../fault.js'
import { problemsIn } from './predicate.js'
import type { Told } from './remarks.js'
import type { Saying } from './sayings.js'
import type { Subject } from './subjects.js'

/** The sayings with those units; `kept` counts from the printed statement, subjects from its reduced words. */
export function withKeepers(told: Told, sayings: Saying[]): Saying[] {
  let out = sayings
  for (const { units, at } of told.keepers) {
    const index = out.findLastIndex(({ subjects }) => subjects.some(({ start }) => start <= at))
    const found = out[index]
    if (found === undefined) continue
    const saying = { ...found, problems: found.problems.map((span) => behind(told.flat, span, at)) }
    const each = out.filter(({ subjects }) => subjects.length === 1)
    if (units.length > 1 && each.length === units.length && each.length === out.length)
      out = out.map((one, i) => ({ ...one, subjects: one.subjects.map((subject) => kept(subject, units[i])) }))
    else {
      const one = (i: number): Span | undefined =>
        units.length === 1 ? units[0] : units.length === saying.subjects.length ? units[i] : undefined
      const subjects = saying.subjects.map((subject, i) => kept(subject, one(i)))
      out = out.map((other, i) => (i === index ? { ...saying, subjects } : other))
    }
  }
  return out
}

const column = /^(?:“[^“”]{2,20}”)+(?:等)?(?:\d+个)?(?:栏目|专栏|频道|板块)$/

/** A column that the unit's words set apart from the problem is its place, not part of its words. */
const behind = (flat: string, span: Span, at: number): Span =>
  at > span.start && at < span.end && column.test(flat.slice(span.start, at)) ? { start: at, end: span.end } : span

function kept(subject: Subject, unit: Span | undefined): Subject {
  if (unit === undefined || subject.keeper !== undefined) return subject
  const { site, unit: owner } = subject
  const whole =
    site !== null && owner !== null && owner.end === site.start ? { start: owner.start, end: site.end } : site
  return { ...subject, keeper: unit, unit: null, site: whole }
}

/** `“某”栏目应由甲局每月更新,已逾期12天`: nobody else is named, so the one unit that keeps the column has the problem. */
export function ofKeeper({ flat, keepers }: Told): Saying[] {
  const [only] = keepers
  if (only === undefined || keepers.length > 1 || only.units.length > 1 || !/栏目|专栏|频道/.test(flat)) return []
  const { problems, repeat } = problemsIn(flat, { start: 0, end: flat.length })
  const told = problems.filter((span) => tellsFault(flat.slice(span.start, span.end), ['website', 'new-media']))
  const subject: Subject = { start: 0, end: 0, unit: null, name: null, platform: null, site: null }
  return told.length === 0 ? [] : [{ subjects: [subject], problems: told, repeat, failed: null }]
}
