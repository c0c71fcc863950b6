// A web page as a tree with places, by parse5, within bounds: the parser searches its stack of open elements and the
// attributes of a tag one by one, so a page nested or attributed without end would take hours. Such pages are refused.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { beyond, Unreadable } from '../damaged.js'
import { limits } from '../limits.js'

export type Element = DefaultTreeAdapterTypes.Element
export type ChildNode = DefaultTreeAdapterTypes.ChildNode
export type TextNode = DefaultTreeAdapterTypes.TextNode

/** Parses a page. Throws `Unreadable` beyond the limits. */
export function parsePage(html: string): DefaultTreeAdapterTypes.Document {
  refuseEndlessTags(html)
  let depth = 0
  let elements = 0
  return parse(html, {
    sourceCodeLocationInfo: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        if (++elements > limits.elements) throw new Unreadable(beyond('网页元素过多'))
        return defaultTreeAdapter.createElement(name, namespace, attributes)
      },
      onItemPush() {
        if (++depth > limits.depth) throw new Unreadable(beyond('网页嵌套过深'))
      },
      onItemPop() {
        depth--
      },
    },
  })
}

/** A tag with more attributes than any page writes. Blanks outside quotes are counted; they part attributes. */
function refuseEndlessTags(html: string): void {
  let at = 0
  for (;;) {
    at = html.indexOf('<', at)
    if (at < 0) return
    const next = html.charCodeAt(++at) | 32
    if (next < 97 || next > 122) continue
    let blanks = 0
    let quote = ''
    for (; at < html.length; at++) {
      const sign = html[at] ?? ''
      if (quote !== '') {
        if (sign === quote) quote = ''
      } else if (sign === '>') break
      else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign
      else if (sign === ' ' || sign === '\n' || sign === '\t' || sign === '/' || sign === '"') {
        if (++blanks > limits.attributes * 4) throw new Unreadable(beyond('网页标签的属性过多'))
      }
    }
  }
}

export const isElement = (node: ChildNode): node is Element => 'tagName' in node
export const isText = (node: ChildNode): node is TextNode => node.nodeName === '#text'

export const attributeOf = (element: Element, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null
