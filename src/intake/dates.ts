// Days as circulars print them: 2024年8月19日, 2024-08-20, 二〇二四年八月十九日. Only whole, existing days count.
import { type Day, dayFrom } from '../domain/day.js'
import type { Span } from './mapped-text.js'
import { numberOf } from './words.js'

export interface FoundDay extends Span {
  day: Day
}

const digits =
  /(?<!\d)((?:19|20)\d\d)\s?(?:年\s?|[-/.]|(?=(?:1[0-2]|[1-9])月\d{1,2}日))(\d{1,2})\s?(?:月\s?|[-/.])(\d{1,2})(?!\d)\s?日?/g
const words =
  /(二[〇○零0][〇○零0一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g

/** Every whole day printed in folded text, in order. */
export function daysIn(flat: string): FoundDay[] {
  const found: FoundDay[] = []
  const keep = (index: number, length: number, day: Day | null): void => {
    if (day !== null) found.push({ start: index, end: index + length, day })
  }
  for (const match of flat.matchAll(digits))
    keep(match.index, match[0].length, dayFrom(Number(match[1]), Number(match[2]), Number(match[3])))
  for (const match of flat.matchAll(words)) {
    const year = Number(
      Array.from(match[1] ?? '', (char) => ('〇○零0'.includes(char) ? 0 : (numberOf(char) ?? 0))).join(''),
    )

    keep(match.index, match[0].length, dayFrom(year, numberOf(match[2] ?? '') ?? 0, numberOf(match[3] ?? '') ?? 0))
  }
  return found.sort((a, b) => a.start - b.start)
}
