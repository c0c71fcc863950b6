// A passage is what recognisers read: cleaned text, the same text with folded punctuation (for matching), and the way
// back to the file. Values are taken from the cleaned text, so that they stay as printed.
import { fold } from './clean/letters.js'
import { type MappedText, originOf, type Span } from './mapped-text.js'

export interface Passage extends MappedText {
  /** `text` with one form of punctuation; same length. */
  readonly flat: string
}

/** A value with the places (in the decoded file) it was read from. */
export interface Read<T> {
  value: T
  places: Span[]
  /** True when the paper does not print the value itself but something it follows from. */
  inferred?: boolean
}

/** One line, trimmed; offsets are into the passage it was cut from. */
export interface Line extends Span {
  /** Folded and trimmed. */
  flat: string
}

export const passage = (text: MappedText): Passage => ({ ...text, flat: pairQuotes(fold(text.text)) })

/** Straight marks around Chinese words open and close by turns, where a line has a whole number of pairs. */
function pairQuotes(flat: string): string {
  if (!flat.includes('"')) return flat
  return flat
    .split('\n')
    .map((line) => {
      if (line.split('"').length % 2 === 0 || !/"[^"]*[\u3400-\u9fff]/.test(line)) return line
      let open = false
      return line.replace(/"/g, () => {
        open = !open
        return open ? '“' : '”'
      })
    })
    .join('\n')
}

/** Non-empty lines of a passage. */
export function linesOf(source: Passage): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const raw of source.flat.split('\n')) {
    const lead = raw.length - raw.trimStart().length
    const flat = raw.trim()
    if (flat !== '') lines.push({ start: at + lead, end: at + lead + flat.length, flat })
    at += raw.length + 1
  }
  return lines
}

/** The cleaned words of a span: blanks between Chinese characters and line breaks removed. */
export function wordsOf(source: Passage, span: Span): string {
  return squeeze(source.text.slice(span.start, span.end))
}

/** Removes blanks next to Chinese characters or signs; a blank between Latin words stays. */
export function squeeze(text: string): string {
  const trimmed = text.trim()
  if (!/\s/.test(trimmed)) return trimmed
  return trimmed.replace(/\s+/g, ' ').replace(/ (?=[^\x21-\x7e])|(?<=[^\x21-\x7e]) /g, '')
}

/** Where a span stood in the decoded file, as a list ready for a `Read`. */
export function placesOf(source: Passage, ...spans: Span[]): Span[] {
  const places: Span[] = []
  for (const span of spans) {
    const place = originOf(source, span)
    if (place !== null) places.push(place)
  }
  return places
}

/** Reads the words of a span. */
export const readSpan = (source: Passage, span: Span): Read<string> => ({
  value: wordsOf(source, span),
  places: placesOf(source, span),
})

/** Reads the words of several spans as one value: words between them are left out. */
export const readPieces = (source: Passage, spans: Span[]): Read<string> => ({
  value: spans.map((span) => wordsOf(source, span)).join(''),
  places: placesOf(source, ...spans),
})
