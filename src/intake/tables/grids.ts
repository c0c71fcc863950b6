// Tables out of the real tables of a file: the header found below title rows (one row or two), the same header again at
// the top of a page passed over, a table that goes on in the next grid joined to its beginning.
import type { Grid } from '../formats/source.js'
import type { Line, Passage } from '../passage.js'
import { emptyCell, joinCells } from './cells.js'
import { headerRole } from './columns.js'
import { layOut } from './grid-cells.js'
import { inherit } from './rows.js'
import { type Cell, type Column, headsGroup, isRemark, type Row, type Table } from './table.js'
import { titleAbove } from './title.js'

/** A column and the positions of the grid it takes (a header may be merged over several). */
interface GridColumn extends Column {
  at: number[]
}
type Cells = (Cell | null)[]

/** The tables of all grids, in reading order. A grid without a known header gives none. */
export function tablesOfGrids(source: Passage, lines: Line[], grids: Grid[]): Table[] {
  const reader = new GridReader(source, lines)
  for (const grid of grids) reader.read(grid)
  return reader.tables.filter((table) => table.rows.length > 0)
}

class GridReader {
  readonly tables: Table[] = []
  private columns: GridColumn[] = []
  private width = 0
  private name: string | null = null

  constructor(
    private readonly source: Passage,
    private readonly lines: Line[],
  ) {}

  read(grid: Grid): void {
    const { rows, width } = layOut(this.source, grid)
    let table = this.continued(grid, rows, width)
    let under: Cell | undefined
    for (let at = 0; at < rows.length; at++) {
      const cells = rows[at] ?? []
      const line = this.lineOf(cells)
      if (line < 0) continue
      if (table !== null && isSameHeader(cells, this.columns)) {
        table.lines.end = line + 1
        continue
      }
      const header = headerAt(rows, at)
      if (header !== null) {
        at += header.height - 1
        table = this.begin(header.columns, line, this.lineOf(rows[at] ?? []), grid)
        under = undefined
      } else if (table !== null && groupHeadOf(cells) !== undefined) {
        under = groupHeadOf(cells)
        table.lines.end = line + 1
      } else if (table !== null && isRow(cells, this.columns)) {
        addRow(table, cells, this.columns, grid, under)
        table.lines.end = line + 1
      }
    }
    this.width = width
    this.name = grid.name
  }

  /** The table before, when this grid goes on with it: as wide, right behind it, with its header again or none. */
  private continued(grid: Grid, rows: Cells[], width: number): Table | null {
    const last = this.tables[this.tables.length - 1]
    const first = rows.findIndex((cells) => this.lineOf(cells) >= 0)
    if (last === undefined || first < 0 || width !== this.width || this.lineOf(rows[first] ?? []) !== last.lines.end)
      return null
    const again = isSameHeader(rows[first] ?? [], this.columns)
    const any = rows.slice(0, 8).some((_, at) => headerAt(rows, at) !== null)
    return again || (!any && grid.name === this.name) ? last : null
  }

  private begin(columns: GridColumn[], line: number, lastLine: number, grid: Grid): Table {
    const before = this.tables[this.tables.length - 1]
    const above = titleAbove(this.source, this.lines, line, before?.lines.end ?? 0)
    // The same table again after page furniture: it keeps the heading of its beginning.
    const resumes =
      before !== undefined && above.title === null && above.annexNo === null && grid.name === this.name
        ? sameHeaders(columns, this.columns)
        : false
    const table: Table = {
      columns: columns.map(({ role, header }) => ({ role, header })),
      rows: [],
      title: resumes ? (before?.title ?? null) : above.title,
      annexNo: resumes ? (before?.annexNo ?? null) : above.annexNo,
      lines: { start: above.from, end: Math.max(line, lastLine) + 1 },
    }
    this.columns = columns
    this.tables.push(table)
    return table
  }

  /** Index of the line a row is printed on, or -1. */
  private lineOf(cells: Cells): number {
    const at = Math.max(-1, ...cells.map((cell) => cell?.span.start ?? -1))
    if (at < 0) return -1
    let low = 0
    let high = this.lines.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.lines[middle]?.end ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low < this.lines.length ? low : -1
  }
}

/** A header of one row, or of two where cells of the first are merged over several columns. */
function headerAt(rows: Cells[], at: number): { columns: GridColumn[]; height: number } | null {
  const cells = rows[at] ?? []
  if (!mayBeHeader(cells)) return null
  const below = rows[at + 1] ?? []
  const isGrouped = cells.some((cell, i) => cell !== null && cell === cells[i + 1] && below[i] !== cell)
  const two = isGrouped ? columnsOf(cells.map((cell, i) => joined(cell, below[i] ?? null))) : null
  if (two !== null && isTableHeader(two) && !below.some((cell) => cell !== null && /^\d+$/.test(cell.flat)))
    return { columns: two, height: 2 }
  const one = columnsOf(cells)
  if (!isTableHeader(one)) return null
  // First cells merged downwards: the second row belongs to the header too.
  const tall = cells.filter((cell, i) => cell !== null && cell === below[i]).length
  return { columns: one, height: tall > 0 && tall === cells.filter((cell) => cell !== null).length ? 2 : 1 }
}

const mayBeHeader = (cells: Cells): boolean => cells.some((cell) => cell !== null && headerRole(cell.flat) !== null)

/** The lower of two header cells names the column, unless only both together do. */
function joined(upper: Cell | null, lower: Cell | null): Cell | null {
  if (upper === null || lower === null || upper === lower) return upper ?? lower
  if (headerRole(lower.flat) !== null) return lower
  const both = joinCells([upper, lower])
  return headerRole(both.flat) !== null || headerRole(upper.flat) === null ? both : upper
}

function columnsOf(cells: Cells): GridColumn[] {
  const columns: GridColumn[] = []
  cells.forEach((cell, at) => {
    const last = columns[columns.length - 1]
    if (cell !== null && last?.header === cell) last.at.push(at)
    else columns.push({ role: cell === null ? null : headerRole(cell.flat), header: cell ?? emptyCell, at: [at] })
  })
  return columns
}

function isTableHeader(columns: GridColumn[]): boolean {
  const named = columns.filter(({ header }) => header.flat !== '')
  const known = named.filter(({ role }) => role !== null)
  const subjects = known.filter(({ role }) => role !== 'rowNo' && role !== 'note')
  return subjects.length >= 2 && known.length * 2 >= named.length
}

const isSameHeader = (cells: Cells, columns: GridColumn[]): boolean =>
  columns.length > 0 && columns.every(({ header, at }) => (cells[at[0] ?? 0]?.flat ?? '') === header.flat)

const sameHeaders = (a: GridColumn[], b: GridColumn[]): boolean =>
  a.length === b.length && a.every(({ header }, i) => header.flat === b[i]?.header.flat)

/** The only words of a row, where they head the rows below it. */
function groupHeadOf(cells: Cells): Cell | undefined {
  const [only, more] = new Set(cells.filter((cell) => cell !== null))
  return only !== undefined && more === undefined && headsGroup(only.flat) ? only : undefined
}

/** A row of the table: not a sum, not a remark or group title printed over all columns. */
function isRow(cells: Cells, columns: GridColumn[]): boolean {
  const distinct = new Set(cells.filter((cell) => cell !== null))
  const [first] = distinct
  if (first === undefined || isRemark([...distinct])) return false
  if (distinct.size > 1 || columns.length < 3) return true
  const begins = cells.indexOf(first)
  return begins > 0 && cells[begins + 1] !== first
}

function addRow(table: Table, cells: Cells, columns: GridColumn[], grid: Grid, under: Cell | undefined): void {
  const own = columns.map(({ at }) => cellOver(at.map((i) => cells[i] ?? null)))
  const above = table.rows[table.rows.length - 1]
  const row = inherit(own, above, columns, grid.knowsMerges)
  const shares = { ...row, subjectRow: subjectRow(table, own, above) }
  table.rows.push(under === undefined ? shares : { ...shares, under })
}

/** The cell of a column; of a column several positions wide all that stands there. */
function cellOver(cells: Cells): Cell | null {
  const distinct = [...new Set(cells.filter((cell) => cell !== null))]
  return distinct.length > 1 ? joinCells(distinct) : (distinct[0] ?? null)
}

const subjects = new Set(['account', 'site', 'docTitle'])

/** Rows that share the merged cell of their account, site or document are about one subject. */
function subjectRow(table: Table, own: Cells, above: Row | undefined): number {
  const at = table.columns.findIndex(({ role }) => role !== null && subjects.has(role))
  const cell = own[at]
  const shares = above !== undefined && cell !== null && cell !== undefined && above.cells[at] === cell
  return shares ? (above.subjectRow ?? table.rows.length - 1) : table.rows.length
}
