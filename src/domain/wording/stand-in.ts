// 代…: a message that reaches somebody in another's place says so, so that nobody takes a colleague's work for their own.
import type { Content } from '../ports.js'
import { clip } from './brief.js'

/** Marks a message for who stands in for these people (by name); unchanged where there are none. */
export function inTheNameOf(content: Content, names: readonly string[]): Content {
  if (names.length === 0) return content
  const mark = `代${names.join('、')}办理`
  if (content.type === 'text') return { ...content, text: `(${mark})${content.text}` }
  return { ...content, rows: [{ label: '代办', value: clip(mark, 30) }, ...content.rows].slice(0, 6) }
}
