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
    ({ flat }) => /(?:发布(?:时间|日期|于)|日期|时间)\s*(?:[:\s]|(?=20\d\d))/.test(flat) && daysIn(flat).length > 0,
  )
  if (named >= 0) return dayAfter(paper, head[named], /(?:发布(?:时间|日期|于)|日期|时间)/)
  const split = head.findIndex(({ flat }) => /(?:发布|更新|公开)(?:时间|日期)\s*:?$/.test(flat))
  const below = split < 0 ? null : dayOn(paper, head[split + 1])
  if (below !== null) return below
  const bare = head.find(
    ({ flat }) =>
      flat.length <= 80 &&
      !/[。;]/.test(flat) &&
      /^[\s•·\-[(]*[\d年月日:.\-/ ]{8,}(?:[)\]]|\s|$|来源)/.test(flat) &&
      daysIn(flat).length > 0,
  )
  return dayOn(paper, bare)
}

/** The first day behind the words that announce it; the line may carry other numbers before them. */
function dayAfter(paper: Paper, line: Line | undefined, words: RegExp): Read<Day> | null {
  const at = line === undefined ? undefined : words.exec(line.flat)
  if (line === undefined || at === undefined || at === null) return dayOn(paper, line)
  const start = line.start + at.index
  return dayOn(paper, { start, end: line.end, flat: line.flat.slice(at.index) }) ?? dayOn(paper, line)
}

function dayOn(paper: Paper, line: Line | undefined): Read<Day> | null {
  const found = line === undefined ? undefined : daysIn(line.flat)[0]
  if (line === undefined || found === undefined) return null
  return {
    value: found.day,
    places: placesOf(paper.prose, { start: line.start + found.start, end: line.start + found.end }),
  }
}
