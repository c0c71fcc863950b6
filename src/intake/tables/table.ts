// A table of the paper, whatever shape it arrived in: columns with a meaning, rows of cells, each with its place.
import type { Span } from '../mapped-text.js'
import type { ColumnRole } from './columns.js'

export interface Cell {
  /** Cleaned words. */
  text: string
  /** The same with folded punctuation. */
  flat: string
  /** Range in the paper's whole passage. */
  span: Span
  /** Place in the decoded file. */
  place: Span
}

export interface Column {
  role: ColumnRole | null
  header: Cell
}

export interface Row {
  /** Index of the row whose subject it shares by a merged cell; its own where it shares none. Only of real tables. */
  subjectRow?: number
  /** One entry per column; null where the paper prints nothing (not even by a merged cell above). */
  cells: (Cell | null)[]
  /** The row that heads its group (`二、不合格账号`), where the table has such rows. */
  under?: Cell
}

/** A row that heads the rows below it: a numbered heading, or the kind of what follows. */
const groupHead =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)])\S{2,40}$|^(?:政府|部门)?(?:网站|政务新媒体|新媒体)(?:部分|类)?(?:\(.*\))?:?$/
/** Remarks and sums are rows of no subject. */
const remark = /^(?:备注|注[:：\d]|说明[:：]|总计|合计|小计|共计)/

/** Whether the only words of a row head the rows below it. */
export const headsGroup = (words: string): boolean => groupHead.test(words) && !/[。;]/.test(words)

/** Whether a row's filled cells are a sum or a remark. */
export const isRemark = (filled: Cell[]): boolean =>
  filled.length === 0 || filled.slice(0, 2).some((cell) => remark.test(cell.flat))

export interface Table {
  columns: Column[]
  rows: Row[]
  /** The heading printed above it, if any. */
  title: Cell | null
  /** Number of the annex it belongs to, where printed. */
  annexNo: string | null
  /** Indices of the lines it takes, [start, end). */
  lines: Span
}

/** The first cell of a row in a column of that meaning. */
export function cellOf(table: Table, row: Row, role: ColumnRole): Cell | null {
  const index = table.columns.findIndex((column) => column.role === role)
  return index < 0 ? null : (row.cells[index] ?? null)
}

export const hasColumn = (table: Table, role: ColumnRole): boolean =>
  table.columns.some((column) => column.role === role)
