// Plain text as a source: the logical text is the decoded file, place for place.
import type { Decoded } from '../decode.js'
import { byteLocator } from './bytes.js'
import type { Source } from './source.js'

export function textSource(file: Decoded): Source {
  const whole = { start: 0, end: file.text.length }
  return {
    kind: 'txt',
    text: file.text,
    grids: [],
    setAside: [],
    locate: byteLocator(file, [{ ...whole, origin: whole }]),
  }
}
