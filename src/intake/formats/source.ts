// What every kind of file becomes before it is understood: one logical text, the real tables as grids over that text,
// and the way back to the file. The pipeline behind it knows no kinds; a new kind of file is a new reader of this.
import type { Place } from '../../domain/draft.js'
import type { Span } from '../mapped-text.js'

export type Kind = 'txt' | 'html' | 'csv' | 'docx' | 'xlsx' | 'pdf'

/** A cell of a real table; its words stand at `span` of the logical text. */
export interface GridCell {
  /** 0-based, within its grid. */
  row: number
  column: number
  rowSpan: number
  colSpan: number
  span: Span
}

export interface Grid {
  cells: GridCell[]
  /** Whole lines of the logical text it takes: one line a row, cells parted by tabs. */
  span: Span
  /** The sheet's name, where it has one; else null. */
  name: string | null
  /** False where the format cannot say which cells are merged (.csv): an empty cell may then mean "as above". */
  knowsMerges: boolean
}

/** Something that was never text for the reader (hidden, menus), with the reason it was left out. */
export interface SetAside {
  place: Place
  reason: string
}

export interface Source {
  kind: Kind
  /** The logical text: paragraphs as lines, rows of tables as lines with tabs. Places are spans of it. */
  text: string
  grids: Grid[]
  setAside: SetAside[]
  /** Where a span of the logical text stood in the file; empty where it stood nowhere (a number put before a list item). */
  locate(span: Span): Place[]
}

/** A piece of text and where it stood. */
export interface Run<Origin> {
  text: string
  /** Null for what the file does not print itself. */
  origin: Origin | null
}

export interface CellBlock<Origin> {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  runs: Run<Origin>[]
}

/** A paragraph or a table, in reading order. */
export type Block<Origin> =
  | { line: Run<Origin>[] }
  | { cells: CellBlock<Origin>[]; name: string | null; knowsMerges: boolean }

/** A piece of the logical text and its origin, in the order of the text. */
export interface Segment<Origin> extends Span {
  origin: Origin
}

export interface Composed<Origin> {
  text: string
  grids: Grid[]
  segments: Segment<Origin>[]
}

/** Puts blocks together to one logical text. Runs keep their length: line breaks in them, and tabs in cells, become blanks. */
export function compose<Origin>(blocks: Iterable<Block<Origin>>): Composed<Origin> {
  const writer = new Writer<Origin>()
  const grids: Grid[] = []
  for (const block of blocks) {
    if ('line' in block) {
      for (const run of block.line) writer.put(run, /[\n\r\f\v]/g)
      writer.mark('\n')
    } else if (block.cells.length > 0) grids.push(writeGrid(writer, block))
  }
  return { text: writer.text(), grids, segments: writer.segments }
}

function writeGrid<Origin>(
  writer: Writer<Origin>,
  block: { cells: CellBlock<Origin>[]; name: string | null; knowsMerges: boolean },
): Grid {
  const start = writer.length
  const cells: GridCell[] = []
  let previous: CellBlock<Origin> | null = null
  for (const cell of block.cells) {
    if (previous !== null) writer.mark(cell.row === previous.row ? '\t' : '\n')
    const from = writer.length
    for (const run of cell.runs) writer.put(run, /[\t\n\r\f\v]/g)
    const { row, column, rowSpan, colSpan } = cell
    cells.push({ row, column, rowSpan, colSpan, span: { start: from, end: writer.length } })
    previous = cell
  }
  writer.mark('\n')
  return { cells, span: { start, end: writer.length }, name: block.name, knowsMerges: block.knowsMerges }
}

class Writer<Origin> {
  readonly segments: Segment<Origin>[] = []
  length = 0
  private readonly pieces: string[] = []

  /** Adds a run; the signs of `breaks` would part lines or cells and become blanks. */
  put({ text, origin }: Run<Origin>, breaks: RegExp): void {
    if (text === '') return
    if (origin !== null) this.segments.push({ start: this.length, end: this.length + text.length, origin })
    this.mark(text.replace(breaks, ' '))
  }

  mark(text: string): void {
    this.pieces.push(text)
    this.length += text.length
  }

  text(): string {
    return this.pieces.join('')
  }
}

/** Index of the first segment that ends behind `at`. */
export function segmentAt(segments: Segment<unknown>[], at: number): number {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
