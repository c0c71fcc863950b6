// What a page hides from its readers: by attribute, by inline style, by a class its own style sheet hides. Spam is put
// into pages this way, and nothing hidden may become a name (design.md §7).
import { attributeOf, type ChildNode, type Element, isElement, isText } from './tree.js'

/** Selectors (`.name`, `#name`) that the page's own style sheets hide. */
export function hiddenSelectors(root: ChildNode[]): Set<string> {
  const found = new Set<string>()
  const visit = (node: ChildNode): void => {
    if (!isElement(node)) return
    if (node.tagName === 'style') {
      for (const child of node.childNodes) if (isText(child)) rulesOf(child.value, found)
    } else node.childNodes.forEach(visit)
  }
  root.forEach(visit)
  return found
}

/** Plain rules of a style sheet; those inside `@media` and the like are for other readers. */
function rulesOf(sheet: string, found: Set<string>): void {
  let [depth, from, selectors] = [0, 0, '']
  for (let i = 0; i < sheet.length; i++) {
    if (sheet[i] === '{') {
      if (depth++ === 0) {
        selectors = sheet.slice(from, i).slice(-500).trim()
        from = i + 1
      }
    } else if (sheet[i] === '}' && depth > 0 && --depth === 0) {
      if (!selectors.startsWith('@')) keepRule(selectors, sheet.slice(from, i).slice(0, 5000), found)
      from = i + 1
    }
  }
}

function keepRule(selectors: string, style: string, found: Set<string>): void {
  const hides = hidesByStyle(style)
  const shows = /display\s*:\s*(?!none)/i.test(style)
  for (const selector of selectors.split(',')) {
    const name = /^\s*[a-z0-9]*([.#][\w-]+)\s*$/i.exec(selector)?.[1]
    if (name === undefined) continue
    if (hides) found.add(name)
    else if (shows) found.delete(name)
  }
}

/** Whether an element is hidden. */
export function isHidden(element: Element, selectors: Set<string>): boolean {
  if (element.attrs.length === 0) return false
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true
    if (name === 'style' && hidesByStyle(value)) return true
    if (name === 'id' && selectors.has(`#${value.trim()}`)) return true
    if (name === 'class' && selectors.size > 0 && value.split(/\s+/).some((one) => selectors.has(`.${one}`)))
      return true
  }
  return element.tagName === 'marquee' && Number(attributeOf(element, 'height') ?? 99) <= 5
}

const hiding =
  /display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\.0+)?(?:;|!|$)|(?:^|;)font-size:0(?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|!|$)|text-indent:-\d{3,}|(?:^|;)(?:left|top|right|margin-left|margin-top):-\d{3,}|clip:rect\((?:0|1px)/

function hidesByStyle(style: string): boolean {
  const plain = style.toLowerCase().replace(/\s+/g, '')
  if (hiding.test(plain)) return true
  if (/(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:;|!|$)/.test(plain) && /overflow:hidden/.test(plain)) return true
  return whiteText.test(plain) && !/background/.test(plain.replace(whiteBackground, ''))
}

const white = '(?:#fff(?:fff)?|white|rgba?\\(255,255,255(?:,[\\d.]+)?\\))'
const whiteText = new RegExp(`(?:^|;)color:${white}(?:;|!|$)`)
const whiteBackground = new RegExp(`background(?:-color)?:${white}`, 'g')
