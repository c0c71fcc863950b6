// A real table laid out: every position of the grid with the cell that covers it, found again in the cleaned text.
import type { Grid } from '../formats/source.js'
import { spanOfOrigin } from '../mapped-text.js'
import type { Passage } from '../passage.js'
import { cellAt } from './cells.js'
import type { Cell } from './table.js'

export interface LaidOut {
  /** By row and column; null where nothing is printed. A merged cell stands, as one object, at every position it covers. */
  rows: (Cell | null)[][]
  width: number
}

/** Positions merged cells may fill in one table; beyond it they stand only where they begin. */
const fillMost = 2_000_000

/** Lays a grid out. */
export function layOut(source: Passage, grid: Grid): LaidOut {
  const rows: (Cell | null)[][] = []
  let width = 0
  let fills = 0
  for (const { row, column, rowSpan, colSpan, span } of grid.cells) {
    const own = spanOfOrigin(source, span)
    const line = rowOf(rows, row)
    while (line.length <= column) line.push(null)
    if (own.end <= own.start) continue
    const cell = cellAt(source, own)
    if (cell.flat === '') continue
    line[column] = cell
    width = Math.max(width, column + 1)
    if (rowSpan === 1 && colSpan === 1) continue
    fills += rowSpan * colSpan
    if (fills > fillMost) continue
    for (let i = row; i < row + rowSpan; i++) {
      const covered = rowOf(rows, i)
      for (let j = column; j < column + colSpan; j++) covered[j] ??= cell
    }
  }
  for (const line of rows) for (let i = 0; i < line.length; i++) line[i] ??= null
  return { rows, width }
}

function rowOf(rows: (Cell | null)[][], row: number): (Cell | null)[] {
  while (rows.length <= row) rows.push([])
  return rows[row] ?? []
}
