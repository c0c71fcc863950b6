// 代…: a message that reaches somebody in another's place says so, so that nobody takes a colleague's work for their own.
import type { Content } from '../ports.js'

/** Marks a message for who stands in for these people (by name); unchanged where there are none. */
export function inTheNameOf(content: Content, names: readonly string[]): Content {
  if (names.length === 0) return content
  const mark = `代${names.join('、')}`
  if (content.type === 'text') return { ...content, text: `(${mark}办理)${content.text}` }
  return { ...content, subtitle: [`${mark}办理`, content.subtitle].filter((one) => one !== '').join(' · ') }
}
