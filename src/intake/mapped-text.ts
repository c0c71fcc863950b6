// Text that remembers where every character came from. Cleaning may drop, join and replace characters; each that stays
// still points at its place in the decoded file, so that any value can name the bytes it was read from (contract §4).

/** A half-open range of characters of a `MappedText`. */
export interface Span {
  start: number
  end: number
}

export interface MappedText {
  readonly text: string
  /** First place (in the decoded file) each character stands for. */
  readonly from: Int32Array
  /** Place after the last one each character stands for. */
  readonly to: Int32Array
}

/** A replacement: the text to put, and optionally for each of its characters the part of the match it stands for. */
export interface Replacement {
  text: string
  parts?: Span[]
}

/** Wraps decoded text; every character stands for itself. */
export function mapped(text: string): MappedText {
  const from = new Int32Array(text.length)
  const to = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    from[i] = i
    to[i] = i + 1
  }
  return { text, from, to }
}

/** Replaces every match of a global expression; `by` returns null to leave a match alone. */
export function replaceMapped(
  input: MappedText,
  pattern: RegExp,
  by: (match: RegExpExecArray) => string | Replacement | null,
): MappedText {
  const edits: { start: number; end: number; put: Replacement }[] = []
  for (const match of input.text.matchAll(pattern)) {
    const put = by(match)
    if (put === null || match[0].length === 0) continue
    edits.push({
      start: match.index,
      end: match.index + match[0].length,
      put: typeof put === 'string' ? { text: put } : put,
    })
  }
  return edits.length === 0 ? input : applyEdits(input, edits)
}

function applyEdits(input: MappedText, edits: { start: number; end: number; put: Replacement }[]): MappedText {
  const length = edits.reduce((sum, edit) => sum + edit.put.text.length - (edit.end - edit.start), input.text.length)
  const from = new Int32Array(length)
  const to = new Int32Array(length)
  const pieces: string[] = []
  let read = 0
  let write = 0
  const copy = (end: number): void => {
    pieces.push(input.text.slice(read, end))
    from.set(input.from.subarray(read, end), write)
    to.set(input.to.subarray(read, end), write)
    write += end - read
  }
  for (const edit of edits) {
    copy(edit.start)
    const width = edit.end - edit.start
    pieces.push(edit.put.text)
    for (let k = 0; k < edit.put.text.length; k++) {
      const part =
        edit.put.parts?.[k] ?? (edit.put.text.length === width ? { start: k, end: k + 1 } : { start: 0, end: width })
      from[write] = input.from[edit.start + part.start] ?? 0
      to[write] = input.to[edit.start + Math.max(part.end, part.start + 1) - 1] ?? 0
      write++
    }
    read = edit.end
  }
  copy(input.text.length)
  return { text: pieces.join(''), from, to }
}

/** The same places under a text of the same length (character-for-character conversions). */
export function retext(input: MappedText, text: string): MappedText {
  if (text.length !== input.text.length) throw new Error('retext needs a text of the same length')
  return { text, from: input.from, to: input.to }
}

/** Where a span of the decoded file stands now; empty where nothing of it is left. Places must not run backwards. */
export function spanOfOrigin(input: MappedText, { start, end }: Span): Span {
  return { start: firstFrom(input.from, start), end: firstFrom(input.from, end) }
}

/** Index of the first character that came from `place` or behind it. */
function firstFrom(from: Int32Array, place: number): number {
  let low = 0
  let high = from.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((from[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a span stood in the decoded file; outer blanks are left out. Null when nothing of it is left. */
export function originOf(input: MappedText, span: Span): Span | null {
  let { start, end } = span
  while (start < end && /\s/.test(input.text[start] ?? '')) start++
  while (end > start && /\s/.test(input.text[end - 1] ?? '')) end--
  if (start >= end) return null
  return { start: input.from[start] ?? 0, end: input.to[end - 1] ?? 0 }
}
