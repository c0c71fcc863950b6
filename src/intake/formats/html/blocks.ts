// Walks a page (or what mammoth made of a Word document) and gives its paragraphs and tables in reading order, and what
// was left out with the reason.
import type { Span } from '../../mapped-text.js'
import { isSpamLine } from '../../advertising.js'
import type { Block, Run } from '../source.js'
import { isFurniture, wordsIn } from './furniture.js'
import { hiddenSelectors, isHidden } from './hidden.js'
import { Measures, unshown } from './measure.js'
import { alignedRuns } from './raw-text.js'
import { gridOf, looksLikeGrid } from './table.js'
import { type ChildNode, type Element, isElement, isText } from './tree.js'

export interface PageBlocks {
  blocks: Block<Span>[]
  /** Ranges of the page that were left out. */
  left: { span: Span; reason: string }[]
}

const blockTags = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Takes a page apart. `html` is the text the nodes' places count in; `isPage`: it may hide things and carry menus. */
export function blocksOf(html: string, root: ChildNode[], isPage: boolean): PageBlocks {
  const walker = new Walker(html, new Measures(root), isPage ? hiddenSelectors(root) : null)
  for (const node of root) walker.visit(node)
  walker.endLine()
  return { blocks: walker.blocks, left: walker.left }
}

export class Walker {
  blocks: Block<Span>[] = []
  readonly left: { span: Span; reason: string }[] = []
  private line: Run<Span>[] = []
  private blank = true
  private preformatted = 0

  constructor(
    readonly html: string,
    readonly measures: Measures,
    private readonly selectors: Set<string> | null,
  ) {}

  visit(node: ChildNode): void {
    if (isText(node)) {
      const place = node.sourceCodeLocation
      if (place) this.words(alignedRuns(this.html, { start: place.startOffset, end: place.endOffset }, node.value))
    } else if (isElement(node) && this.isShown(node)) this.enter(node)
  }

  /** False for what is no text, hidden or furniture; the latter two are listed. */
  isShown(element: Element): boolean {
    if (unshown.has(element.tagName) || element.tagName === 'head') return false
    if (this.selectors === null) return true
    if (isHidden(element, this.selectors)) {
      const words = wordsIn(element, 2000)
      if (/\S/.test(words))
        this.leaveOut(element, isSpamLine(words.trim(), new Set()) ? '疑似广告或垃圾文字(网页中隐藏)' : '网页隐藏文字')
      return false
    }
    if (!isFurniture(element, this.measures)) return true
    this.leaveOut(element, '网页导航文字')
    return false
  }

  endLine(): void {
    if (this.line.some(({ text }) => text.trim() !== '')) this.blocks.push({ line: this.line })
    this.line = []
    this.blank = true
  }

  /** The words of an element by itself, its lines joined by blanks; used for cells. */
  within(element: Element): Run<Span>[] {
    const [blocks, line] = [this.blocks, this.line]
    this.blocks = []
    this.line = []
    this.blank = true
    for (const child of element.childNodes) this.visit(child)
    this.endLine()
    const runs = this.blocks.flatMap((block, index) =>
      'line' in block ? [...(index > 0 ? [{ text: ' ', origin: null }] : []), ...block.line] : [],
    )
    this.blocks = blocks
    this.line = line
    return runs
  }

  private leaveOut(element: Element, reason: string): void {
    const place = element.sourceCodeLocation
    if (place) this.left.push({ span: { start: place.startOffset, end: place.endOffset }, reason })
  }

  private enter(element: Element): void {
    const { tagName } = element
    if (tagName === 'br' || tagName === 'hr') this.endLine()
    else if (tagName === 'table') this.table(element)
    else if (!blockTags.has(tagName)) this.children(element)
    else {
      this.endLine()
      if (tagName === 'pre') this.preformatted++
      this.children(element)
      if (tagName === 'pre') this.preformatted--
      this.endLine()
    }
  }

  private children(element: Element): void {
    let number = 0
    for (const child of element.childNodes) {
      if (element.tagName === 'ol' && child.nodeName === 'li') {
        this.endLine()
        this.line.push({ text: `${++number}.`, origin: null })
        this.blank = false
        if (isElement(child) && this.isShown(child)) this.children(child)
        if (this.line.length === 1) this.line = []
        this.endLine()
      } else this.visit(child)
    }
  }

  private table(element: Element): void {
    this.endLine()
    if (looksLikeGrid(element, this.measures)) {
      const { caption, cells } = gridOf(this, element)
      if (caption.length > 0) this.blocks.push({ line: caption })
      if (cells.length > 0) this.blocks.push({ cells, name: null, knowsMerges: true })
    } else this.children(element)
    this.endLine()
  }

  /** Adds words to the line; blanks run together, except where the page keeps its own lines. */
  private words(runs: Run<Span>[]): void {
    for (const run of runs) {
      if (this.preformatted > 0) this.keepLines(run)
      else for (const piece of pieces(run, /[ \t\n\r\f]+/g)) this.word(piece)
    }
  }

  private keepLines(run: Run<Span>): void {
    for (const piece of pieces(run, /\n/g)) {
      if (piece.text === '\n') this.endLine()
      else this.line.push(piece)
    }
  }

  private word(piece: Run<Span>): void {
    const blank = /^[ \t\n\r\f]/.test(piece.text)
    if (blank && this.blank) return
    this.blank = blank
    this.line.push(blank ? { text: ' ', origin: null } : piece)
  }
}

/** A run cut at every match; the matches are pieces too. */
function pieces(run: Run<Span>, mark: RegExp): Run<Span>[] {
  const { text, origin } = run
  if (origin === null || origin.end - origin.start !== text.length) return [run]
  const out: Run<Span>[] = []
  let at = 0
  const add = (end: number): void => {
    if (end > at) out.push({ text: text.slice(at, end), origin: { start: origin.start + at, end: origin.start + end } })
    at = end
  }
  for (const match of text.matchAll(mark)) {
    add(match.index)
    add(match.index + match[0].length)
  }
  add(text.length)
  return out
}
