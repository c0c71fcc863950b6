// `甲、乙、丙分别存在X、Y、Z的问题`: the n-th subject has the n-th problem. Where the numbers differ nothing is paired off.
import { tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'

const respectively = /^[,的]?(?:还|也|仍)?(?:分别|依次|各自)(?:存在|出现|发现|查出|有|为|因|是)?(?:了)?/

/** The n problems of `n` subjects within `predicate`; null when the sentence does not pair them. */
export function pairedProblems(flat: string, predicate: Span, n: number): Span[] | null {
  if (n < 2) return null
  const text = flat.slice(predicate.start, predicate.end)
  const lead = respectively.exec(text)
  if (lead === null) return null
  const clause = /^(?:“[^“”]*”|[^,;“])+/.exec(text.slice(lead[0].length))?.[0] ?? ''
  const body = clause
    .replace(/(?:等)?(?:的)?(?:\d+[个类项方面]*)?(?:突出)?(?:问题|情况|情形|现象)$/, '')
    .replace(/等$/, '')
  for (const mark of [/、/g, /、|以及|和|及/g]) {
    const parts = split(body, mark)
    if (
      parts.length !== n ||
      !parts.every(({ start, end }) => tellsFault(body.slice(start, end), ['website', 'new-media']))
    )
      continue
    const from = predicate.start + lead[0].length
    return parts.map(({ start, end }) => ({ start: from + start, end: from + end }))
  }
  return null
}

/** Pieces between the marks; marks inside quotation marks do not cut. */
function split(text: string, mark: RegExp): Span[] {
  const out: Span[] = []
  let start = 0
  for (const match of text.matchAll(mark)) {
    const before = text.slice(0, match.index)
    if ((before.match(/“/g)?.length ?? 0) > (before.match(/”/g)?.length ?? 0)) continue
    out.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  out.push({ start, end: text.length })
  return out.filter(({ start: a, end: b }) => b - a >= 2)
}
