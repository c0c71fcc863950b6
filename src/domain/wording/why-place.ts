// Where in a file a value was read, in words: file, line or paragraph, page, row and column. What a person put down
// instead names that person. Nothing here reads a file; a line of text is found by whoever has the bytes.
import type { Provenance } from '../draft.js'
import { withoutPhones } from '../phone-numbers.js'

/** Finds the line of a place in a text file: its number and what stands there; null if that cannot be said. */
export type LineFinder = (place: { start: number; end: number; file?: string }) => { line: number; text: string } | null

/** Name of the person, as the reader may see it. */
export type Naming = (userid: string) => string

/** `原文“…”(文件a.txt第12行)`; `由办公室经办录入“…”`. */
export function placeInWords(place: Provenance, fileName: string, lineAt: LineFinder, name: Naming): string {
  if (place.kind === 'typed') return `由${name(place.by)}录入“${place.text}”`
  const inferred = place.kind === 'inferred' ? ',由上下文推定' : ''
  const file = `文件${place.file ?? fileName}`
  if ('start' in place) {
    const found = lineAt(place)
    return found === null
      ? `原文“${place.text}”(${file}第${place.start}字节起${inferred})`
      : `原文“${found.text}”(${file}第${found.line}行${inferred})`
  }
  const at = [
    place.page === null ? '' : `第${place.page}页`,
    place.part === '' ? '' : place.part,
    place.row === null ? '' : `第${place.row}行`,
    place.column === null ? '' : `第${place.column}列`,
  ]
  return `原文“${place.text}”(${file}${at.join('')}${inferred})`
}

/** Most characters of a sentence that are quoted. */
const quotedMax = 90

/** The sentence of a line that holds the words read, at most `quotedMax` characters of it; phone numbers are left out. */
export function sentenceAround(before: string, words: string, after: string): string {
  const head = before.slice(Math.max(...[...'。;;!?'].map((mark) => before.lastIndexOf(mark))) + 1).trimStart()
  const ends = [...'。;;!?'].map((mark) => after.indexOf(mark)).filter((at) => at >= 0)
  const tail = after.slice(0, ends.length === 0 ? after.length : Math.min(...ends)).trimEnd()
  const room = Math.max(0, quotedMax - [...words].length)
  const [left, right] = [[...head], [...tail]]
  const leftRoom = Math.min(left.length, Math.max(Math.floor(room / 2), room - right.length))
  const rightRoom = Math.min(right.length, room - leftRoom)
  const quoted = `${left.slice(left.length - leftRoom).join('')}${words}${right.slice(0, rightRoom).join('')}`
  const text = `${leftRoom < left.length ? '…' : ''}${quoted}${rightRoom < right.length ? '…' : ''}`
  // Cells of a row in a text file stand behind each other with tabs between.
  return withoutPhones(text.replace(/\s*\t\s*/g, ' | '))
}
