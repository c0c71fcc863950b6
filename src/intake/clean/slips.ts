// Undoes one-byte GBK slips (domain.md §12): a page lost the first byte (A1) of `。`, and everything up to the next
// ASCII byte was decoded one byte off (`?！皩氹u人社”` for `。“寶雞人社”`). Putting A1 in front of the run's bytes and
// decoding again gives the text back. Every restored character keeps pointing at the garbled ones it came from.
import { type MappedText, replaceMapped, type Replacement } from '../mapped-text.js'
import { gbkBytes, gbkText } from './gbk.js'

/** The sign left of `。` plus what follows, up to and including the ASCII byte that ends the slip; maybe a pinyin note. */
const slip = /(\?)?([！!，,])([\u0080-\uffff]{0,40})([\x40-\x7e])(\([a-zà-ǜ]{1,7}\))?/g
/** The same slip before digits: the shifted byte before the digit vanished (`!2022年…”` for `。“2022年…”`). */
const slipBeforeDigits = /(\?)?[！!](?=\d{2,4}[^\n“”!！?]{1,40}”)/g

/** Restores the text behind one-byte slips; a run that does not decode to plausible text is left as it is. */
export function undoSlips(input: MappedText): MappedText {
  const runs = replaceMapped(input, slip, (match) => restore(match))
  return replaceMapped(runs, slipBeforeDigits, (match) => ({
    text: '。“',
    parts: [
      { start: 0, end: match[0].length },
      { start: 0, end: match[0].length },
    ],
  }))
}

function restore(match: RegExpExecArray): Replacement | null {
  const [whole, question, sign, run, last, note] = match
  if (sign === undefined || run === undefined || last === undefined) return null
  const skipped = question === undefined ? 0 : 1
  const chars = [sign === '!' ? '！' : sign === ',' ? '，' : sign, ...run, last]
  const shifted = withLostByte(chars)
  const text = shifted === null ? null : gbkText(shifted.bytes)
  if (text === null || !plausible(text, question !== undefined, note !== undefined)) return null
  const parts: { start: number; end: number }[] = []
  let byte = 0
  for (const char of text) {
    const width = char.charCodeAt(0) < 0x80 ? 1 : 2
    const first = shifted?.owner[byte] ?? 0
    const final = shifted?.owner[byte + width - 1] ?? first
    const start = parts.length === 0 ? 0 : first + skipped
    parts.push({ start, end: final + skipped + 1 })
    byte += width
  }
  const lastPart = parts[parts.length - 1]
  if (lastPart !== undefined) lastPart.end = whole.length
  return { text, parts }
}

/** The run's bytes with A1 in front, and for each byte the index of the character it belongs to. */
function withLostByte(chars: string[]): { bytes: number[]; owner: number[] } | null {
  const bytes = [0xa1]
  const owner = [0]
  for (const [index, char] of chars.entries()) {
    const own = gbkBytes(char)
    if (own === null) return null
    for (const byte of own) {
      bytes.push(byte)
      owner.push(index)
    }
  }
  return { bytes, owner }
}

/**
 * Ordinary sentences contain `，APP` too; so without the tell-tale `?` the result must open a quotation after the full
 * stop, or be `。現…`, the standing phrase, or the page's pinyin note must show what the letter was.
 */
function plausible(text: string, question: boolean, note: boolean): boolean {
  if (!text.startsWith('。') || /[\n\t\ue000-\uf8ff]/.test(text)) return false
  if (question || note) return true
  return /^。[“《]/.test(text) || text === '。現' || text === '。现'
}
