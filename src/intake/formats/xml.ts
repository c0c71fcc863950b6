// XML parts of office files, streamed: only start tags, end tags and text. A document type is refused (no honest office
// file has one), so entities cannot be declared; nesting is bounded.
import { SaxesParser } from 'saxes'
import { beyond, damaged, Unreadable } from './damaged.js'
import { limits } from './limits.js'

export interface XmlVisitor {
  /** `name` without its prefix; attributes under their names as written. */
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
}

/** A name without its prefix. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Streams the part through the visitor. Throws `Unreadable` for what is not well-formed or goes beyond the limits. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, visitor: XmlVisitor): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let depth = 0
  parser.on('error', () => {
    throw new Unreadable(damaged)
  })
  parser.on('doctype', () => {
    throw new Unreadable(damaged)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > limits.depth) throw new Unreadable(beyond('文件内部嵌套过深'))
    visitor.open(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    visitor.close(local(name))
  })
  parser.on('text', (text) => visitor.text(text))
  parser.on('cdata', (text) => visitor.text(text))
  for await (const piece of pieces) parser.write(decoder.decode(piece, { stream: true }))
  parser.close()
}
