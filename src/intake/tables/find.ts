// Finds the tables of a paper wherever they stand and in whatever shape flattening left them.
import type { Grid } from '../formats/source.js'
import type { Line, Passage } from '../passage.js'
import { type CellLine, cellsOfLine, joinCells } from './cells.js'
import { headerRole } from './columns.js'
import { tablesOfGrids } from './grids.js'
import { numberedRows, plainRows, rowsOfLines } from './rows.js'
import type { Cell, Column, Table } from './table.js'
import { titleAbove } from './title.js'

/**
 * All tables, in the order they stand. `lines` are the paper's non-empty lines; the tables of `grids` are taken as they
 * are, those in the lines between them are found by their looks.
 */
export function findTables(source: Passage, lines: Line[], grids: Grid[]): Table[] {
  const real = tablesOfGrids(source, lines, grids)
  const cellLines = cellLinesBetween(source, lines, real)
  const tables: Table[] = []
  for (let at = 0; at < lines.length; at++) {
    const next = real[0]
    if (next !== undefined && next.lines.start <= at) {
      tables.push(next)
      real.shift()
      at = next.lines.end - 1
      continue
    }
    const table = tableAt(cellLines, at)
    if (table === null || table.rows.length === 0) continue
    const above = titleAbove(source, lines, at, tables[tables.length - 1]?.lines.end ?? 0)
    tables.push({ ...table, ...above, lines: { start: above.from, end: table.lines.end } })
    at = table.lines.end - 1
  }
  return tables
}

/** Lines cut into cells; those of real tables are walls no other table reads across. */
function cellLinesBetween(source: Passage, lines: Line[], real: Table[]): CellLine[] {
  let table = 0
  return lines.map((line, at) => {
    while (at >= (real[table]?.lines.end ?? Number.POSITIVE_INFINITY)) table++
    return at >= (real[table]?.lines.start ?? Number.POSITIVE_INFINITY) ? wall : cellsOfLine(source, line)
  })
}

const wall: CellLine = { kind: 'bare', cells: [] }

type Untitled = Omit<Table, 'title' | 'annexNo'>

function tableAt(lines: CellLine[], at: number): Untitled | null {
  const line = lines[at]
  if (line === undefined || line.kind === 'break') return null
  if (line.kind === 'row') {
    const columns = line.cells.map(columnOf)
    if (!isTableHeader(columns)) return null
    const { rows, end } = rowsOfLines(lines, at + 1, columns)
    return { columns, rows, lines: { start: at, end } }
  }
  const header = headerCells(lines, at)
  if (header === null || !isTableHeader(header.columns)) return null
  const barred = line.kind === 'cell'
  const read = header.columns[0]?.role === 'rowNo' ? numberedRows : plainRows
  const { rows, end } = read(lines, header.end, header.columns, barred)
  return { columns: header.columns, rows, lines: { start: at, end } }
}

const columnOf = (header: Cell): Column => ({ role: headerRole(header.flat), header })

/** A header names at least two kinds of things, and most of its cells are known words. */
function isTableHeader(columns: Column[]): boolean {
  const known = columns.filter((column) => column.role !== null)
  const subjects = known.filter((column) => column.role !== 'rowNo' && column.role !== 'note')
  return columns.length >= 2 && subjects.length >= 2 && known.length * 3 >= columns.length * 2
}

/** Header cells one per line. A cell broken over two lines is joined where only both together are a known word. */
function headerCells(lines: CellLine[], from: number): { columns: Column[]; end: number } | null {
  const first = lines[from]?.cells[0]
  if (first === undefined || headerRole(first.flat) === null) return null
  // The title of a table (问题清单) may read like a header cell; the counting column stands first where there is one.
  if (headerRole(first.flat) !== 'rowNo' && headerRole(cellOn(lines, from + 1)?.flat ?? '') === 'rowNo') return null
  const columns: Column[] = []
  let at = from
  for (; at < lines.length && columns.length < 16; at++) {
    const cell = cellOn(lines, at)
    if (cell === null) {
      if (lines[at]?.kind === 'break' && columns.length === 0) continue
      break
    }
    const next = cellOn(lines, at + 1)
    const joined = next === null ? null : joinCells([cell, next])
    if (joined !== null && joinsToFigure(cell, next, joined)) {
      columns.push(columnOf(joined))
      at++
    } else if (headerRole(cell.flat) !== null) columns.push(columnOf(cell))
    else if (joined !== null && headerRole(joined.flat) !== null) {
      columns.push(columnOf(joined))
      at++
    } else if (columns.length >= 2 && next !== null && headerRole(next.flat) !== null && cell.flat.length <= 12)
      columns.push(columnOf(cell))
    else break
  }
  return columns.length < 2 ? null : { columns, end: at }
}

/** `政务新媒体` + `总数`: the second half alone is only a measure, so both are one column. */
const joinsToFigure = (cell: Cell, next: Cell | null, joined: Cell): boolean =>
  next !== null &&
  headerRole(cell.flat) !== 'rowNo' &&
  /^(?:总数|数|数量|新媒体数|媒体数)$/.test(next.flat) &&
  headerRole(joined.flat) === 'figure'

function cellOn(lines: CellLine[], at: number): Cell | null {
  const line = lines[at]
  return line !== undefined && (line.kind === 'bare' || line.kind === 'cell') ? (line.cells[0] ?? null) : null
}
