// Names listed under a heading that tells their problem or verdict: `未提供有效互动功能(3个)` and below it
// `甲(新浪微博)、乙(微信)`; `不合格账号:甲(政务微信)、乙(政务微博)`.
import { blankItem, type Item } from '../item.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { bodySpan } from '../paper.js'
import { type Line, readSpan } from '../passage.js'
import { roleAt } from '../sections.js'
import { platform } from '../words.js'

const counted = /^(?:[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[.、])?([^“”,。:()]{4,30})[(](?:共)?\d+个[)]:?$/d
const entry = new RegExp(`^(.{2,30}?)\\((${platform})\\)$`, 'di')
const verdictList =
  /(不合格)(?:的)?(?:政务新媒体|政务微信|政务微博|账号|新媒体|\d+个|、)*(?:分别)?[为是有]?:([^。;\n]{4,})/dg

/** The items of such lists. */
export function readListedItems(paper: Paper): Item[] {
  return [...underHeadings(paper), ...byVerdict(paper)]
}

function underHeadings(paper: Paper): Item[] {
  const body = bodySpan(paper)
  return paper.paragraphs.flatMap((line, index) => {
    const heading = counted.exec(line.flat)?.indices?.[1]
    const next = paper.paragraphs[index + 1]
    if (heading === undefined || next === undefined || line.start < body.start || line.start >= body.end) return []
    const problem = readSpan(paper.prose, { start: line.start + heading[0], end: line.start + heading[1] })
    const parts = partsOf(next)
    const named = parts.map((part) => itemOf(paper, part, blankItem(problem, 'body', `list-${line.start}`)))
    if (named.some((item) => item === null)) return []
    const failed = paper.sections.find(
      (section) => section.start <= line.start && line.start < section.end && /否决|不合格/.test(section.heading),
    )
    const failedBy = failed === undefined ? null : readSpan(paper.prose, failed.headingSpan)
    return named.flatMap((item) => (item === null ? [] : [{ ...item, failedBy }]))
  })
}

function byVerdict(paper: Paper): Item[] {
  const body = bodySpan(paper)
  const out: Item[] = []
  for (const match of paper.prose.flat.slice(body.start, body.end).matchAll(verdictList)) {
    const [verdict, names] = [match.indices?.[1], match.indices?.[2]]
    if (verdict === undefined || names === undefined || roleAt(paper.sections, body.start + match.index) === 'measures')
      continue
    const words = readSpan(paper.prose, { start: body.start + verdict[0], end: body.start + verdict[1] })
    const flat = match[2] ?? ''
    const parts = partsOf({ start: body.start + names[0], end: body.start + names[1], flat })
    for (const part of parts) {
      const item = itemOf(paper, part, { ...blankItem(words, 'body', `verdict-${part.start}`), failedBy: words })
      if (item !== null) out.push(item)
    }
  }
  return out
}

/** The entries of a list: separated by `、`, or quoted one behind the other. */
function partsOf(line: Line): Line[] {
  const out: Line[] = []
  for (const match of line.flat.matchAll(/[^、]+/g)) {
    for (const one of match[0].matchAll(/“[^“”]+”(?:\([^()]*\))?|[^“”]+/g)) {
      const start = line.start + match.index + one.index
      if (one[0].trim() !== '') out.push({ start, end: start + one[0].length, flat: one[0] })
    }
  }
  return out
}

function itemOf(paper: Paper, part: Line, blank: Item): Item | null {
  const at = (pair: [number, number]): Span => ({ start: part.start + pair[0], end: part.start + pair[1] })
  const marked = entry.exec(part.flat)
  const [name, kind] = [marked?.indices?.[1], marked?.indices?.[2]]
  if (name !== undefined && kind !== undefined)
    return { ...blank, account: readSpan(paper.prose, at(name)), platform: readSpan(paper.prose, at(kind)) }
  const quoted = /^“([^“”]{2,30})”$/.exec(part.flat.trim())
  return quoted === null ? null : { ...blank, account: readSpan(paper.prose, at([1, part.flat.trim().length - 1])) }
}
