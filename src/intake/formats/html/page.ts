// A saved web page as a source. What the page says about itself (title, day, source) is text too, with its place, where
// the visible text lacks it.
import { done, type Result } from '../../../base/result.js'
import type { Decoded } from '../../decode.js'
import type { Span } from '../../mapped-text.js'
import { byteLocator, bytePlace } from '../bytes.js'
import { guarded } from '../damaged.js'
import { type Block, compose, type Run, type Source } from '../source.js'
import { blocksOf } from './blocks.js'
import { alignedRuns } from './raw-text.js'
import { attributeOf, type ChildNode, type Element, isElement, isText, parsePage } from './tree.js'

/** Reads a page. Refused: beyond the limits of nesting, elements, attributes. */
export const pageSource = (file: Decoded): Promise<Result<Source>> =>
  guarded(async () => {
    const page = parsePage(file.text)
    const { blocks, left } = blocksOf(file.text, page.childNodes, true)
    const composed = compose([...factsOf(file.text, page.childNodes, blocks), ...blocks])
    return done<Source>({
      kind: 'html',
      text: composed.text,
      grids: composed.grids,
      setAside: left.map(({ span, reason }) => ({ place: bytePlace(file, span), reason })),
      locate: byteLocator(file, composed.segments),
    })
  })

interface Facts {
  title: Run<Span>[] | null
  day: Run<Span>[] | null
  source: Run<Span>[] | null
}

const metaNames: [keyof Facts, RegExp][] = [
  ['title', /^articletitle$/i],
  ['day', /^(?:pubdate|publishdate)$/i],
  ['source', /^contentsource$/i],
]

/** Lines of the visible text in which a fact of the page counts as said. */
const headLines = 40

function factsOf(html: string, root: ChildNode[], blocks: Block<Span>[]): Block<Span>[] {
  const facts: Facts = { title: null, day: null, source: null }
  collect(html, root, facts)
  const shown = blocks.slice(0, headLines).map((block) => ('line' in block ? textOf(block.line) : ''))
  const whole = shown.join('\n')
  const out: Block<Span>[] = []
  const title = facts.title === null ? '' : textOf(facts.title)
  const bare = title.replace(/[_|-].*$/, '')
  if (facts.title !== null && bare.length >= 8 && !whole.includes(bare)) out.push({ line: cutRuns(facts.title, title) })
  if (facts.day !== null && !/20\d\d[-年./]\d{1,2}[-月./]/.test(whole))
    out.push({ line: [{ text: '发布时间:', origin: null }, ...facts.day] })
  if (facts.source !== null && !/来源|发布机构/.test(whole))
    out.push({ line: [{ text: '来源:', origin: null }, ...facts.source] })
  return out
}

const textOf = (runs: Run<Span>[]): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '')

/** The title without the site's name behind it (`…的通报_某市人民政府`). */
function cutRuns(runs: Run<Span>[], title: string): Run<Span>[] {
  const [first] = runs
  const cut = first === undefined ? -1 : first.text.search(/\s*[_|]|\s*-(?!\d)/)
  if (first === undefined || first.origin === null || cut < 8 || runs.length > 1 || title.length < 8) return runs
  return [{ text: first.text.slice(0, cut), origin: { start: first.origin.start, end: first.origin.start + cut } }]
}

function collect(html: string, nodes: ChildNode[], facts: Facts): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.tagName === 'html' || node.tagName === 'head') collect(html, node.childNodes, facts)
    else if (node.tagName === 'title') {
      const text = node.childNodes.find(isText)
      const place = text?.sourceCodeLocation
      if (text !== undefined && place)
        facts.title ??= alignedRuns(html, { start: place.startOffset, end: place.endOffset }, text.value)
    } else if (node.tagName === 'meta') keepMeta(html, node, facts)
  }
}

function keepMeta(html: string, meta: Element, facts: Facts): void {
  const name = attributeOf(meta, 'name') ?? ''
  const key = metaNames.find(([, words]) => words.test(name))?.[0]
  const value = attributeOf(meta, 'content') ?? ''
  const place = meta.sourceCodeLocation?.attrs?.content
  if (key === undefined || value.trim() === '' || !place) return
  const raw = html.slice(place.startOffset, place.endOffset)
  const lead = /^[^=]*=\s*["']?/.exec(raw)?.[0].length ?? 0
  const end = place.endOffset - (/["']$/.test(raw) ? 1 : 0)
  const runs = alignedRuns(html, { start: place.startOffset + lead, end }, value)
  if (key !== 'title' || facts.title === null || runs.length === 1) facts[key] = runs
}
