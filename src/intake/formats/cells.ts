// Places in files whose text is not their bytes (.docx, .xlsx, .pdf): the part, the row and column, the page, and what
// stands there (contract §4).
import type { CellPlace, Place } from '../../domain/draft.js'
import type { Span } from '../mapped-text.js'
import { type Composed, segmentAt } from './source.js'

/** A cell, a paragraph or a line; runs of one share the object. */
export type CellOrigin = Omit<CellPlace, 'text' | 'kind'>

/** The way back for composed text: one place for each cell or paragraph touched. */
export function cellLocator({ text, segments }: Composed<CellOrigin>): (span: Span) => Place[] {
  return ({ start, end }) => {
    const places: Place[] = []
    let at = segmentAt(segments, start)
    for (let first = segments[at]; first !== undefined && first.start < end; first = segments[at]) {
      let last = first
      for (let next = segments[++at]; next?.origin === first.origin && next.start < end; next = segments[++at])
        last = next
      const words = text.slice(Math.max(start, first.start), Math.min(end, last.end)).trim()
      const { part, row, column, page } = first.origin
      if (words !== '') places.push({ part, row, column, page, text: words })
    }
    return places
  }
}
