// WeCom's XML as a small tree of strings. The parser is told to convert nothing: message ids exceed 2^53 and userids
// look like `007` or `1e5`. CDATA is kept apart from text, because entities are decoded in the one and literal in the
// other, and a `]]>` in a person's words arrives split over two CDATA sections (wecom.md §5.5, §5.6).
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'

export interface XmlElement {
  readonly name: string
  /** Text and CDATA directly inside, in order, entities decoded. */
  readonly text: string
  readonly children: readonly XmlElement[]
}

const cdataKey = '#cdata'
const textKey = '#text'

const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  // Entities are decoded below, the five standard ones and characters only, so that no definition can expand.
  processEntities: false,
  trimValues: false,
  cdataPropName: cdataKey,
})

/** The parser's ordered form: each node an object whose one key is the tag, `#text` or `#cdata`. */
const nodesShape = z.array(z.record(z.string(), z.unknown()))
type Nodes = z.infer<typeof nodesShape>

/** The root element, or null if this is not one whole XML document (cut short, a document type, another format). */
export function parseXml(source: string): XmlElement | null {
  const trimmed = source.replace(/^\uFEFF/, '').trim()
  if (!trimmed.startsWith('<') || /^(?:<\?[^>]*\?>\s*)?<!DOCTYPE/i.test(trimmed)) return null
  const roots = elementsOf(nodesOf(trimmed))
  const root = roots[0]
  // The parser forgives a missing end, so a document cut short shows only here.
  return root !== undefined && roots.length === 1 && endsWithTag(trimmed, root.name) ? root : null
}

/** The first child of this name, or null. */
export function child(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((each) => each.name === name) ?? null
}

/** The text of the first child of this name, or null if there is none. */
export function childText(element: XmlElement, name: string): string | null {
  return child(element, name)?.text ?? null
}

/** The text of the first element of this name anywhere below, or null. */
export function deepText(element: XmlElement, name: string): string | null {
  for (const each of element.children) {
    const found = each.name === name ? each.text : deepText(each, name)
    if (found !== null) return found
  }
  return null
}

function nodesOf(source: string): Nodes {
  try {
    return nodesShape.parse(parser.parse(source))
  } catch {
    // The parser throws on broken tags, reserved names and too deep nesting: all of it is "not XML" here.
    return []
  }
}

function endsWithTag(source: string, name: string): boolean {
  const tail = source.slice(source.lastIndexOf('<'))
  return tail.startsWith(`</${name}`) && tail.slice(name.length + 2).trim() === '>'
}

function elementsOf(nodes: Nodes): XmlElement[] {
  const found: XmlElement[] = []
  for (const node of nodes) {
    for (const [name, inside] of Object.entries(node)) {
      if (Array.isArray(inside) && !/^[#?:]/.test(name)) {
        const nested: Nodes = inside
        found.push({ name, text: textOf(nested), children: elementsOf(nested) })
      }
    }
  }
  return found
}

/** White space around a CDATA section is layout, not text. */
function textOf(nodes: Nodes): string {
  const hasCdata = nodes.some((node) => cdataKey in node)
  return nodes.map((node) => (cdataKey in node ? cdataOf(node[cdataKey]) : plainOf(node[textKey], hasCdata))).join('')
}

function cdataOf(inside: unknown): string {
  if (!Array.isArray(inside)) return ''
  const pieces: Nodes = inside
  return pieces.map((piece) => stringOf(piece[textKey])).join('')
}

function plainOf(inside: unknown, besideCdata: boolean): string {
  const text = stringOf(inside)
  return besideCdata && text.trim() === '' ? '' : decodeEntities(text)
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** One pass, so `&amp;lt;` stays `&lt;`; what is no standard entity stays as it was written. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named.get(name) ?? whole
    const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
