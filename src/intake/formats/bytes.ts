// Places in files whose text is their bytes (.txt, .html, .csv): offsets into the file and exactly what stands there. A
// value that runs over tags or dropped signs has several places, so that every `text` can be looked up (contract §4).
import type { Place } from '../../domain/draft.js'
import type { Decoded } from '../decode.js'
import type { Span } from '../mapped-text.js'
import { type Run, type Segment, segmentAt } from './source.js'

/** Where a run stands in the decoded text. As long as the run: sign for sign; else (an entity) all of it for every sign. */
export type TextOrigin = Span

/** The place of a span of the decoded text. */
export const bytePlace = (file: Decoded, { start, end }: Span): Place => ({
  start: file.byteAt[start] ?? 0,
  end: file.byteAt[end] ?? 0,
  text: file.text.slice(start, end),
})

/** Decoded text as runs of itself. */
export const textRun = (file: Decoded, start: number, end: number): Run<TextOrigin> => ({
  text: file.text.slice(start, end),
  origin: { start, end },
})

/** The way back for composed text; pieces that stand side by side (blanks apart) are one place. */
export function byteLocator(file: Decoded, segments: Segment<TextOrigin>[]): (span: Span) => Place[] {
  return ({ start, end }) => {
    const spans: Span[] = []
    for (let at = segmentAt(segments, start); at < segments.length; at++) {
      const segment = segments[at]
      if (segment === undefined || segment.start >= end) break
      const origin = originOfCut(segment, Math.max(start, segment.start), Math.min(end, segment.end))
      const last = spans[spans.length - 1]
      if (last !== undefined && origin.start >= last.end && onlyBlanks(file.text, last.end, origin.start))
        last.end = origin.end
      else spans.push(origin)
    }
    return spans
      .filter(({ start: from, end: to }) => /\S/.test(file.text.slice(from, to)))
      .map((one) => bytePlace(file, one))
  }
}

/** The part of a segment's origin that [start, end) of the text came from; of an entity all of it. */
function originOfCut({ start: first, end: last, origin }: Segment<TextOrigin>, start: number, end: number): Span {
  if (last - first !== origin.end - origin.start) return { start: origin.start, end: origin.end }
  return { start: origin.start + start - first, end: origin.start + end - first }
}

const onlyBlanks = (text: string, start: number, end: number): boolean =>
  end - start <= 200 && !/\S/.test(text.slice(start, end))
