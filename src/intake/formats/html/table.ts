// Tables of a page: real ones become grids with their merged cells; tables that only lay out the page are no tables.
import type { Span } from '../../mapped-text.js'
import { fold } from '../../clean/letters.js'
import { headerRole } from '../../tables/columns.js'
import { beyond, Unreadable } from '../damaged.js'
import { limits } from '../limits.js'
import type { CellBlock, Run } from '../source.js'
import type { Walker } from './blocks.js'
import { wordsIn } from './furniture.js'
import type { Measures } from './measure.js'
import { attributeOf, type Element, isElement } from './tree.js'

/** Signs in a cell beyond which a table without a known header lays out text. */
const cellText = 150

/** Whether a table lists something: it holds no other table, and a header of the trade or only short cells. */
export function looksLikeGrid(table: Element, measures: Measures): boolean {
  const { table: nests, heading } = measures.of(table)
  if (nests || heading) return false
  const rows = rowsOf(table)
  if (rows.length < 2 || !rows.some((row) => cellsOf(row).length >= 2)) return false
  if (rows.slice(0, 10).some(isHeader)) return true
  return rows.every((row) => cellsOf(row).every((cell) => measures.of(cell).text <= cellText))
}

function isHeader(row: Element): boolean {
  const cells = cellsOf(row)
  const known = cells.filter((cell) => headerRole(fold(wordsIn(cell, 60)).replace(/\s+/g, '')) !== null)
  return known.length >= 2 && known.length * 2 >= cells.length
}

const childrenOf = (element: Element, names: RegExp): Element[] =>
  element.childNodes.filter((node): node is Element => isElement(node) && names.test(node.tagName))

const rowsOf = (table: Element): Element[] =>
  childrenOf(table, /^(?:thead|tbody|tfoot|tr)$/).flatMap((part) =>
    part.tagName === 'tr' ? [part] : childrenOf(part, /^tr$/),
  )

const cellsOf = (row: Element): Element[] => childrenOf(row, /^t[dh]$/)

const spanOf = (cell: Element, name: string): number => {
  const span = Number.parseInt(attributeOf(cell, name) ?? '1', 10)
  return span >= 1 ? Math.min(span, 65_534) : 1
}

/** The cells of a table, laid out under their merged neighbours. */
export function gridOf(walker: Walker, table: Element): { caption: Run<Span>[]; cells: CellBlock<Span>[] } {
  const caption = childrenOf(table, /^caption$/).flatMap((one) => walker.within(one))
  const cells: CellBlock<Span>[] = []
  const rows = rowsOf(table).filter((row) => walker.isShown(row))
  /** For each column the row from which it is free again. */
  const free: number[] = []
  rows.forEach((element, row) => {
    let column = 0
    for (const cell of cellsOf(element)) {
      if (!walker.isShown(cell)) continue
      while ((free[column] ?? 0) > row) column++
      const rowSpan = Math.min(spanOf(cell, 'rowspan'), rows.length - row)
      const colSpan = Math.min(spanOf(cell, 'colspan'), limits.columns)
      if (column + colSpan > limits.columns * 2) throw new Unreadable(beyond(`表格超过${limits.columns}列`))
      for (let i = column; i < column + colSpan; i++) free[i] = row + rowSpan
      cells.push({ row, column, rowSpan, colSpan, runs: walker.within(cell) })
      column += colSpan
    }
  })
  return { caption, cells }
}
