// To whom the paper is addressed, one entry per comma; where no comma stands, the enumeration comma separates.
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'

/** Reads the addressees; empty when the paper names none. */
export function readAddressees(paper: Paper): Read<string>[] {
  const line = paper.paragraphs[paper.addresseesAt]
  if (line === undefined) return []
  const end = line.flat.indexOf(':')
  const title = /(?:通报|通知|函)(?=各)/.exec(line.flat.slice(0, end))
  const begin = title === null ? 0 : title.index + title[0].length
  const mark = line.flat.slice(begin, end).includes(',') ? ',' : '、'
  const out: Read<string>[] = []
  let at = begin
  for (const part of line.flat.slice(begin, end).split(mark)) {
    if (part.trim() !== '')
      out.push(readSpan(paper.prose, { start: line.start + at, end: line.start + at + part.length }))
    at += part.length + 1
  }
  return out
}
