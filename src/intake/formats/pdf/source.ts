// A PDF with a text layer as a source: paragraphs and tables by position, page by page. A scan has no text and is refused:
// what a machine guesses from a picture is nothing to send to an office.
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { done, refused, type Result } from '../../../base/result.js'
import { type CellOrigin, cellLocator } from '../cells.js'
import { beyond, damaged, encrypted, guarded } from '../damaged.js'
import { limits } from '../limits.js'
import { type Block, type CellBlock, compose, type Run, type Source } from '../source.js'
import type { OnProgress } from '../xlsx/workbook.js'
import { continues, marginsOf, type PrintedLine, printedLines, wordsOfLine } from './lines.js'
import { contentOf, type PageContent, type PdfFile } from './page.js'
import { type RuledTable, ruledTables } from './ruled.js'

const scanned = refused(
  'scanned-pdf',
  'PDF 是扫描件(图片),里面没有可读的文字;请向发文单位索取文字版,或另存为带文字的 PDF、.docx 后再导入。',
)

/** Reads a PDF. Refused: broken, encrypted, scanned, beyond the limits. */
export const pdfSource = (bytes: Uint8Array, onProgress?: OnProgress): Promise<Result<Source>> =>
  guarded(async () => {
    const { OPS } = await getResolvedPDFJS()
    const file = await open(bytes)
    if (file === 'encrypted') return encrypted
    if (file === null) return damaged
    try {
      if (file.numPages > limits.pages) return beyond(`PDF 超过${limits.pages}页`)
      const pages: PageContent[] = []
      for (let number = 1; number <= file.numPages; number++) {
        const page = await file.getPage(number)
        pages.push(await contentOf(page, OPS))
        page.cleanup()
        onProgress?.(number, file.numPages)
      }
      if (isScan(pages)) return scanned
      return done(sourceOf(pages))
    } finally {
      await file.loadingTask.destroy()
    }
  })

async function open(bytes: Uint8Array): Promise<PdfFile | 'encrypted' | null> {
  try {
    // pdf.js keeps the bytes it is given for itself.
    return await getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, verbosity: 0, stopAtErrors: false })
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : null
  }
}

/** Hardly any sign a page, the marks of scanning programs apart. */
function isScan(pages: PageContent[]): boolean {
  const text = pages
    .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
    .join('')
    .replace(/\s|扫描全能王|CamScanner|CS/g, '')
  return text.length < Math.min(40, pages.length * 10)
}

function sourceOf(pages: PageContent[]): Source {
  const composed = compose(blocksOf(pages))
  return {
    kind: 'pdf',
    text: composed.text,
    grids: composed.grids,
    setAside: [],
    locate: cellLocator(composed),
  }
}

type Line = { line: Run<CellOrigin>[] }

/** Paragraphs and tables in reading order; a paragraph or a table may go on over the page. */
function blocksOf(pages: PageContent[]): Block<CellOrigin>[] {
  const blocks: Block<CellOrigin>[] = []
  let open: { block: Line; above: PrintedLine } | null = null
  let tableCount = 0
  pages.forEach((content, index) => {
    const page = index + 1
    const tables = ruledTables(content)
    const inTable = new Set(tables.flatMap(({ taken }) => [...taken]))
    const lines = printedLines(content.pieces.filter((piece) => !inTable.has(piece)))
    const margins = marginsOf(lines)
    const waiting = [...tables]
    const takeTables = (above: number): void => {
      for (let table = waiting[0]; table !== undefined && table.top > above; table = waiting[0]) {
        waiting.shift()
        blocks.push(tableBlock(table, `表${++tableCount}`, page))
        open = null
      }
    }
    lines.forEach((line, at) => {
      takeTables(line.y)
      if (isPageNumber(line, at === 0 || at === lines.length - 1)) return
      const runs = runsOf(line, { part: '正文', row: at + 1, column: null, page })
      if (open !== null && continues(open.above, line, margins)) open.block.line.push(...runs)
      else {
        const block = { line: runs }
        blocks.push(block)
        open = { block, above: line }
      }
      open.above = line
    })
    takeTables(Number.NEGATIVE_INFINITY)
  })
  return blocks
}

const isPageNumber = (line: PrintedLine, isEdge: boolean): boolean =>
  isEdge &&
  /^[\s\-—–·第]*\d{1,4}[\s\-—–·页]*(?:[/共]\s*\d{1,4}\s*页?)?$/.test(line.pieces.map(({ text }) => text).join(''))

const runsOf = (line: PrintedLine, origin: CellOrigin): Run<CellOrigin>[] =>
  wordsOfLine(line).flatMap(({ text, gap }) => [...(gap === '' ? [] : [{ text: gap, origin }]), { text, origin }])

function tableBlock({ cells }: RuledTable, part: string, page: number): Block<CellOrigin> {
  const placed: CellBlock<CellOrigin>[] = cells.map(({ row, column, rowSpan, colSpan, pieces }) => {
    const origin = { part, row: row + 1, column: column + 1, page }
    const runs = printedLines(pieces).flatMap((line) => runsOf(line, origin))
    return { row, column, rowSpan, colSpan, runs }
  })
  return { cells: placed, name: null, knowsMerges: true }
}
