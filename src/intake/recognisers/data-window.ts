// The days the inspection looked at: `9月4日至15日`, `检查数据取自2022年6月16日至9月20日`, `截至2024年3月20日`.
import { type Day, dayFrom } from '../../domain/day.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { type Passage, placesOf } from '../passage.js'

export interface WindowRead {
  start: Day | null
  end: Day | null
  places: Span[]
}

const range = /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日?\s?(?:至|-+|~|到)\s?(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日/
const until = /(?:截至|截止|到)(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日/

/** Reads the window; years that are not printed are the issue date's. */
export function readDataWindow(paper: Paper, issuedOn: Day | null): WindowRead | null {
  return windowIn(paper.prose, issuedOn) ?? windowIn(paper.whole, issuedOn)
}

function windowIn(source: Passage, issuedOn: Day | null): WindowRead | null {
  const year = issuedOn === null ? null : Number(issuedOn.slice(0, 4))
  const both = range.exec(source.flat)
  if (both !== null) {
    const first = both[1] === undefined ? year : Number(both[1])
    if (first === null) return null
    const start = dayFrom(first, Number(both[2]), Number(both[3]))
    const end = dayFrom(both[4] === undefined ? first : Number(both[4]), Number(both[5] ?? both[2]), Number(both[6]))
    return { start, end, places: placesOf(source, { start: both.index, end: both.index + both[0].length }) }
  }
  const one = until.exec(source.flat)
  const only = one?.[1] === undefined ? year : Number(one[1])
  if (one === null || only === null) return null
  return {
    start: null,
    end: dayFrom(only, Number(one[2]), Number(one[3])),
    places: placesOf(source, { start: one.index, end: one.index + one[0].length }),
  }
}
