// The furniture of a web page: menus, breadcrumbs, share buttons, footers, lists of other articles. Dropped only where
// the page itself says so and no running text is lost; everything else is left to the judgement of the lines.
import { attributeOf, type Element, isElement, isText } from './tree.js'
import type { Measures } from './measure.js'

const tags = new Set(['nav', 'footer', 'aside', 'header', 'menu', 'select', 'button', 'textarea', 'datalist', 'dialog'])
const words =
  /^(?:nav|navi|navbar|navigation|menu|submenu|crumb|crumbs|breadcrumb|breadcrumbs|location|position|dqwz|share|sharebox|bdsharebuttonbox|bdshare|jiathis|social|foot|footer|footerbox|bottom|copyright|sidebar|aside|related|relate|relation|recommend|toolbar|tools|print|qrcode|ewm|login|search|searchbox|topbar|top|head|header|links|friendlink|friendlinks|pager|pagination|prenext|backtop|gotop|accessibility|wza|skip)$/

/** Text beyond which an element is no mere furniture, whatever it is called. */
const furnitureText = 1500

/** Whether an element is furniture. */
export function isFurniture(element: Element, measures: Measures): boolean {
  const { text, linked, links, stops, heading } = measures.of(element)
  if (text === 0 || heading || stops >= 4 || text > furnitureText) return false
  if (tags.has(element.tagName)) return true
  if (namesOf(element).some((name) => words.test(name))) return !looksLikePageFacts(element)
  return (
    /^(?:ul|ol|dl|div|td|p)$/.test(element.tagName) &&
    links >= 5 &&
    linked > text * 0.8 &&
    stops === 0 &&
    !/附件|附表|\.(?:docx?|xlsx?|pdf|wps|et|ofd)\b/i.test(wordsIn(element, 3000))
  )
}

const namesOf = (element: Element): string[] =>
  `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''} ${attributeOf(element, 'role') ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_\-0-9]+/)
    .filter((name) => name !== '')

/** Date, source and number of the paper often stand in a box called "head" or "position". */
const looksLikePageFacts = (element: Element): boolean =>
  /来源|发布(?:时间|日期|机构)|发文|成文日期|文号|索引号|20\d\d[-年./]\d{1,2}[-月./]|通报|密/.test(
    wordsIn(element, 3000),
  )

/** The first words inside an element. */
export function wordsIn(element: Element, most: number): string {
  let text = ''
  const visit = (node: Element): void => {
    for (const child of node.childNodes) {
      if (text.length >= most) return
      if (isText(child)) text += child.value
      else if (isElement(child) && child.tagName !== 'script' && child.tagName !== 'style') visit(child)
    }
  }
  visit(element)
  return text.slice(0, most)
}
