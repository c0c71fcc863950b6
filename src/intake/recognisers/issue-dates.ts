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
  return {
    issuedOn: signed(paper) ?? labelled(paper) ?? (publishedOn === null ? null : { ...publishedOn, inferred: true }),
    publishedOn,
  }
}

function signed(paper: Paper): Read<Day> | null {
  for (const line of paper.paragraphs.slice(paper.bodyEnd, paper.bodyEnd + 3)) {
    if (line.flat.length > 50 || /[。;]/.test(line.flat) || /^附/.test(line.flat)) continue
    const day = dayOn(paper, line)
    if (day !== null) return day
  }
  return dayOn(paper, paper.paragraphs.slice(0, paper.headEnd).find(isMasthead))
}

/** A masthead: the office and the day in one line below the title, as bulletins print them. */
const isMasthead = ({ flat }: Line): boolean => /^[\u3400-\u9fff()]{4,30}\s+20\d\d\s?年\d{1,2}月\d{1,2}日$/.test(flat)

/** How a page says when it carried the paper; not when the paper was made. */
const shown =
  /(?:(?:发布|公开|更新)(?:时间|日期|于)|(?<!成文|印发|发文|签发|检查|监测)(?:日期|时间))\s*(?:[:\s]|(?=20\d\d))/
const made = /(?:成文|印发|发文|签发)(?:日期|时间)/
/** `成文日期:…` among the page's own lines, where no day stands under the signature. */
function labelled(paper: Paper): Read<Day> | null {
  const line = paper.paragraphs.slice(0, paper.headEnd).find(({ flat }) => made.test(flat) && daysIn(flat).length > 0)
  return dayAfter(paper, line, made)
}

function published(paper: Paper): Read<Day> | null {
  const head = paper.paragraphs.slice(0, Math.max(paper.headEnd, Math.min(8, paper.bodyEnd)))
  const named = head.findIndex(({ flat }) => shown.test(flat) && daysIn(flat).length > 0)
  if (named >= 0) return dayAfter(paper, head[named], shown)
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
