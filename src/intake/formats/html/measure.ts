// How much text, how many links and which headings lie inside each element, counted once for the whole page, so that
// questions about an element (is it a menu? a layout table?) cost nothing.
import { type ChildNode, type Element, isElement, isText } from './tree.js'

export interface Measure {
  /** Signs that are no blanks. */
  text: number
  /** Those of them inside links. */
  linked: number
  links: number
  /** Full stops and the like: running text has them, menus have not. */
  stops: number
  heading: boolean
  table: boolean
}

const none: Measure = { text: 0, linked: 0, links: 0, stops: 0, heading: false, table: false }

/** Elements whose text is never shown as text. */
export const unshown = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'canvas',
  'audio',
  'video',
  'map',
  'math',
  'noframes',
])

export class Measures {
  private readonly known = new Map<Element, Measure>()

  constructor(root: ChildNode[]) {
    for (const node of root) this.count(node)
  }

  of(element: Element): Measure {
    return this.known.get(element) ?? none
  }

  private count(node: ChildNode): Measure {
    if (isText(node)) {
      const text = node.value.replace(/\s+/g, '')
      return { ...none, text: text.length, stops: text.match(/[。;；]/g)?.length ?? 0 }
    }
    if (!isElement(node) || unshown.has(node.tagName)) return none
    const sum: Measure = { ...none, heading: /^h[12]$/.test(node.tagName) }
    for (const child of node.childNodes) {
      const part = this.count(child)
      sum.text += part.text
      sum.linked += part.linked
      sum.links += part.links
      sum.stops += part.stops
      sum.heading ||= part.heading
      sum.table ||= part.table || child.nodeName === 'table'
    }
    if (node.tagName === 'a') {
      sum.linked = sum.text
      sum.links = 1
    }
    this.known.set(node, sum)
    return sum
  }
}
