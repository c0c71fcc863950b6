// Units each with columns of their own: `甲、乙、丙分别负责“一”、“二”“三”、“四”等栏目,内容更新较少`. The n-th unit answers for the
// n-th columns; the site is the one on which the paper says the columns were set up.
import type { Span } from '../mapped-text.js'
import { blankItem, type Item } from '../item.js'
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { unitEnding } from '../words.js'
import { problemsIn } from './predicate.js'
import type { Statement } from './statements.js'

const name = `[\\u3400-\\u9fff·()]{1,24}${unitEnding}`
const list = `${name}(?:[、和]${name}){0,20}`
const unitEnd = new RegExp(`${unitEnding}$`)

/** Units of a list. `和` separates only where both sides end like units. */
function splitUnits(text: string, offset: number): Span[] {
  const out: Span[] = []
  let at = 0
  for (const part of text.split('、')) {
    const and = part.indexOf('和')
    const both = and > 2 && unitEnd.test(part.slice(0, and)) && part.length - and > 4
    if (both)
      out.push(
        { start: offset + at, end: offset + at + and },
        { start: offset + at + and + 1, end: offset + at + part.length },
      )
    else out.push({ start: offset + at, end: offset + at + part.length })
    at += part.length + 1
  }
  return out
}

const duty = new RegExp(`^(?<units>${list})分别[\\u3400-\\u9fff]{0,8}?(?<columns>“.+”)等?(?:栏目|专栏|专题)`, 'd')

/** The items of such a sentence; empty when it is none. */
export function columnDuties(paper: Paper, statement: Statement): Item[] {
  const match = duty.exec(statement.flat)
  const groups = match?.indices?.groups
  if (match === null || groups?.units === undefined || groups.columns === undefined) return []
  const units = splitUnits(statement.flat.slice(...groups.units), groups.units[0] + statement.start)
  const columns = splitColumns(statement.flat.slice(...groups.columns), groups.columns[0] + statement.start)
  const problem = problemsIn(statement.flat, { start: match[0].length, end: statement.flat.length }).problems[0]
  if (problem === undefined || units.length !== columns.length) return []
  const site = siteOfColumns(paper, statement)
  const words = readSpan(paper.prose, { start: problem.start + statement.start, end: problem.end + statement.start })
  return units.map((unit, index) => {
    const column = columns[index]
    return {
      ...blankItem(words, 'body', `body-${statement.start}`),
      unit: readSpan(paper.prose, unit),
      site,
      column: column === undefined ? null : readSpan(paper.prose, column),
    }
  })
}

function splitColumns(text: string, offset: number): Span[] {
  const out: Span[] = []
  let at = 0
  for (const part of text.split(/(?<=”)、/)) {
    out.push({ start: offset + at, end: offset + at + part.length })
    at += part.length + 1
  }
  return out
}

/** Where the columns lie: the site on which the paper says the 专栏 of this section was set up. */
function siteOfColumns(paper: Paper, statement: Statement): Read<string> | null {
  const section = statement.sections[statement.sections.length - 1]
  const before = paper.prose.flat.slice(section?.start ?? 0, statement.start)
  const block = /“[^“”]{2,30}”(?:专栏|专题)/.exec(before)?.[0]
  if (block === undefined) return null
  const setUp = new RegExp(`在([\\u3400-\\u9fff]{2,20}网站)[\\u3400-\\u9fff]{2,4}${block}`, 'd').exec(paper.prose.flat)
  const host = setUp?.indices?.[1]
  const at = (section?.start ?? 0) + before.indexOf(block)
  const column = readSpan(paper.prose, { start: at, end: at + block.length })
  if (host === undefined) return column
  const site = readSpan(paper.prose, { start: host[0], end: host[1] })
  return { value: `${site.value}${column.value}`, places: [...site.places, ...column.places], inferred: true }
}
