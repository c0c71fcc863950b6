// Two days: when the paper was signed (成文日期, under the signature) and when the page carried it. Terms count from the
// first; the second stands in only where no signature date is printed (gold rule 10).
import type { Day } from '../../domain/day.js'
import { daysIn } from '../dates.js'
import type { Paper } from '../paper.js'
import { type Line, placesOf, type Read } from '../passage.js'

export interface IssueDates {
  issuedOn: Read<Day> | null
  publishedOn: Read<Day> | null
}

/** Reads both days. */
export function readIssueDates(paper: Paper): IssueDates {
  const publishedOn = published(paper)
  return { issuedOn: signed(paper) ?? (publishedOn === null ? null : { ...publishedOn, inferred: true }), publishedOn }
}

function signed(paper: Paper): Read<Day> | null {
  for (const line of paper.paragraphs.slice(paper.bodyEnd, paper.bodyEnd + 3)) {
    if (line.flat.length > 50 || /[。;]/.test(line.flat) || /^附/.test(line.flat)) continue
    const day = dayOn(paper, line)
    if (day !== null) return day
  }
  return null
}

function published(paper: Paper): Read<Day> | null {
  const head = paper.paragraphs.slice(0, Math.max(paper.headEnd, Math.min(8, paper.bodyEnd)))
  const named = head.findIndex(
    ({ flat }) => /(?:发布(?:时间|日期|于)|日期|时间)\s*[:\s]/.test(flat) && daysIn(flat).length > 0,
  )
  if (named >= 0) return dayOn(paper, head[named])
  const bare = head.find(
    ({ flat }) => flat.length <= 80 && !/[。;]/.test(flat) && /^[\s\d年月日:.\-/]{8,}(?:\s|$|来源)/.test(flat),
  )
  const split = head.findIndex(({ flat }) => /发布(?:时间|日期)\s*:?$/.test(flat))
  return dayOn(paper, bare ?? (split >= 0 ? head[split + 1] : undefined))
}

function dayOn(paper: Paper, line: Line | undefined): Read<Day> | null {
  const found = line === undefined ? undefined : daysIn(line.flat)[0]
  if (line === undefined || found === undefined) return null
  return {
    value: found.day,
    places: placesOf(paper.prose, { start: line.start + found.start, end: line.start + found.end }),
  }
}
