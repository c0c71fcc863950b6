// Where in the text of a policy something stands, so that an objection can be shown at its line. JSON is read as YAML here,
// which includes it and keeps places; what a text means is decided by the reader alone.
import { isNode, LineCounter, parseDocument } from 'yaml'

/**
 * Line (from 1) of a value by its keys, or of the nearest part around it that is written; null: the text holds none of them.
 * What a document leaves out stays as built in and has no line.
 */
export function lineOfValue(text: string, path: readonly (string | number)[]): number | null {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' })
  for (let length = path.length; length > 0; length--) {
    const found: unknown = document.getIn(path.slice(0, length), true)
    const start = isNode(found) ? found.range?.[0] : undefined
    if (start !== undefined) return lines.linePos(start).line
  }
  return null
}

/** Line (from 1) at which a text stops being JSON; null: it is JSON, or the place is not known. */
export function lineOfBreak(text: string): number | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const [, offset] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
    if (offset !== undefined) return text.slice(0, Number(offset)).split('\n').length
    return text.split('\n').length
  }
}
