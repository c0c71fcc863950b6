// One cell or sentence may hold several problems. `;` separates them, and so do `1.…2.…`; `、` and `,` do not, nor does
// anything inside quotation marks (gold rule 2).
import type { Span } from '../mapped-text.js'
import { type Passage, placesOf, type Read, wordsOf } from '../passage.js'

const number = /(?:^|(?<=[;。\n\s]))\s*(?:[(]?\d{1,2}[)]|\d{1,2}[.、](?!\d)|[①-⑳])\s*/

/** The problems within a span, each with its own place. */
export function splitProblems(source: Passage, span: Span): Read<string>[] {
  const flat = source.flat.slice(span.start, span.end)
  const out: Read<string>[] = []
  for (const piece of pieces(flat)) {
    const trimmed = trim(flat, piece)
    if (trimmed.end <= trimmed.start) continue
    const at = { start: span.start + trimmed.start, end: span.start + trimmed.end }
    out.push({ value: wordsOf(source, at), places: placesOf(source, at) })
  }
  return out
}

function pieces(flat: string): Span[] {
  const numbered = [...flat.matchAll(new RegExp(number, 'g'))]
  const marked = numbered.length >= 2 ? new Set(numbered.map((match) => match.index)) : new Set<number>()
  const out: Span[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < flat.length; i++) {
    if (flat[i] === '“') depth++
    else if (flat[i] === '”') depth = Math.max(0, depth - 1)
    const cut = depth === 0 && (flat[i] === ';' || (marked.has(i) && i > start))
    if (!cut) continue
    out.push({ start, end: i })
    start = flat[i] === ';' ? i + 1 : i
  }
  out.push({ start, end: flat.length })
  return out
}

/** Numbering in front and stops behind do not belong to the problem. */
function trim(flat: string, piece: Span): Span {
  let { start, end } = piece
  start += new RegExp(`^(?:${number.source})`).exec(flat.slice(start, end))?.[0].length ?? 0
  while (start < end && /[\s,;。]/.test(flat[start] ?? '')) start++
  while (end > start && /[\s,;。]/.test(flat[end - 1] ?? '')) end--
  return { start, end }
}
