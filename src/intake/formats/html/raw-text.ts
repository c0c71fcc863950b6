// The text of a page beside its source: which raw signs each character came from. Parsers give a text's range only; in
// it entities, line ends and now and then tags stand for other signs, so both are walked in step.
import type { Span } from '../../mapped-text.js'
import type { Run } from '../source.js'

const entity = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});?/iy

/** Runs of `value`, each with its range in `html`. What cannot be matched any more stands nowhere (no origin). */
export function alignedRuns(html: string, { start, end }: Span, value: string): Run<Span>[] {
  if (end - start === value.length && html.startsWith(value, start)) return [{ text: value, origin: { start, end } }]
  const runs: Run<Span>[] = []
  let [raw, at, from] = [start, 0, 0]
  const flush = (): void => {
    if (at > from) runs.push({ text: value.slice(from, at), origin: { start: raw - (at - from), end: raw } })
    from = at
  }
  while (at < value.length && raw < end) {
    const sign = html[raw]
    const whole = sign === '&' ? entityAt(html, raw, end) : null
    if (whole !== null && !(value[at] === '&' && !/^&(?:amp|#38|#x26)\b/i.test(whole))) {
      flush()
      const width = (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      runs.push({ text: value.slice(at, at + width), origin: { start: raw, end: raw + whole.length } })
      raw += whole.length
      at += width
      from = at
    } else if (sign === value[at]) {
      raw++
      at++
    } else if (sign === '\r' || sign === '\0') {
      flush()
      // A lone line end is shown as one; of a pair the second sign is met next.
      if (sign === '\r' && html[raw + 1] !== '\n' && value[at] === '\n') {
        runs.push({ text: '\n', origin: { start: raw, end: raw + 1 } })
        from = ++at
      }
      raw++
    } else if (sign === '<') {
      flush()
      const close = html.indexOf('>', raw)
      if (close < 0 || close >= end) break
      raw = close + 1
    } else break
  }
  flush()
  if (from < value.length) runs.push({ text: value.slice(from), origin: null })
  return runs
}

function entityAt(html: string, at: number, end: number): string | null {
  entity.lastIndex = at
  const found = entity.exec(html)?.[0] ?? null
  return found === null || at + found.length > end ? null : found
}
