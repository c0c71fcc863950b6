// Reads the rows under a header, for each shape a table can have after flattening: whole rows by bars or tabs; one cell
// per line, numbered; one cell per line without numbers. Headers that come again after a page break are passed over.
import { align } from './align.js'
import { type CellLine, joinCells } from './cells.js'
import { type Cell, type Column, headsGroup, isRemark, type Row } from './table.js'

/** What a table can end with: remarks, sums, another annex, page furniture, a sentence. */
const ending =
  /^(?:备注|注[:：]|说明[:：]|附件|附表|附:|总计|合计|打印|关闭|联系人|抄送|主办[:：]|扫一扫|信息来源|责任编辑|\()|[。;].*。$/

export interface RowsRead {
  rows: Row[]
  /** Index of the line after the last one taken. */
  end: number
}

/** Rows printed as whole lines. Empty cells take the value above where cells are merged downwards. */
export function rowsOfLines(lines: CellLine[], from: number, columns: Column[]): RowsRead {
  const rows: Row[] = []
  // Cells are merged downwards over the subjects they group; an empty cell behind the subject is the office's own gap.
  const subject = columns.findIndex(({ role }) => role === 'account' || role === 'site' || role === 'docTitle')
  let at = from
  let under: Cell | undefined
  for (; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined) break
    if (line.kind === 'break') continue
    const filled = line.cells.filter((cell) => cell.flat !== '')
    const [only] = filled
    if (only !== undefined && filled.length === 1 && headsGroup(only.flat) && goesOn(lines, at + 1)) {
      under = only
      continue
    }
    if (line.kind !== 'row' || line.cells.length > columns.length + 1) break
    if (isRemark(filled)) continue
    const cells = line.cells.slice(0, columns.length)
    if (isHeader(cells, columns)) continue
    // Fewer cells than columns: a line of tabs lost its empty ends; the arrangement that reads best is taken.
    const laid = cells.length < columns.length ? align(cells, columns, joinCells) : cells
    const row = inherit(
      laid.map((cell) => (cell?.flat === '' ? null : cell)),
      rows[rows.length - 1]?.under === under ? rows[rows.length - 1] : undefined,
      columns,
    )
    rows.push({
      ...row,
      ...(under === undefined ? {} : { under }),
      cells: row.cells.map((cell, i) => (laid[i]?.flat === '' && subject >= 0 && i > subject ? null : cell)),
    })
  }
  return { rows, end: at }
}

/** A whole row still comes behind the heading of a group. */
function goesOn(lines: CellLine[], at: number): boolean {
  return lines[skipBreaks(lines, at)]?.kind === 'row'
}

/** Rows printed one cell per line, the first column counting 1, 2, 3 …. */
export function numberedRows(lines: CellLine[], from: number, columns: Column[], barred: boolean): RowsRead {
  const rows: Row[] = []
  let group = groupAt(lines, from)
  let at = group?.end ?? from
  let next = Number(single(lines[skipBreaks(lines, at)])?.flat ?? 1)
  for (;;) {
    at = skipHeader(lines, at, columns)
    const head = groupAt(lines, at)
    const begin = skipBreaks(lines, head?.end ?? at)
    const number = single(lines[begin])?.flat
    if (head !== null && (number === '1' || number === String(next))) {
      group = head
      next = Number(number)
    } else if (head !== null || number !== String(next)) break
    const { cells, end } = collectRow(lines, begin, columns, next, barred)
    if (cells.length < 2) break
    const above = rows[rows.length - 1]
    const row = inherit(align(cells, columns, joinCells), above?.under === group?.head ? above : undefined, columns)
    rows.push(group === null ? row : { ...row, under: group.head })
    at = end
    next++
  }
  return { rows, end: at }
}

/** The heading of a group of rows at a line, and where the rows begin. */
function groupAt(lines: CellLine[], at: number): { head: Cell; end: number } | null {
  const begin = skipBreaks(lines, at)
  const head = single(lines[begin])
  if (head === null || !headsGroup(head.flat)) return null
  return /^\d{1,4}$/.test(single(lines[skipBreaks(lines, begin + 1)])?.flat ?? '') ? { head, end: begin + 1 } : null
}

function collectRow(
  lines: CellLine[],
  begin: number,
  columns: Column[],
  number: number,
  barred: boolean,
): { cells: Cell[]; end: number } {
  const cells: Cell[] = []
  let at = begin
  for (; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined) break
    if (line.kind === 'break') {
      if (cells.length >= columns.length) break
      continue
    }
    const cell = single(line)
    if (cell === null || (barred && line.kind === 'bare')) break
    if (cells.length >= 2 && beginsNext(cell, number, columns[cells.length]?.role)) break
    if (cells.length >= 1 && (ending.test(cell.flat) || startsHeader(lines, at, columns))) break
    if (cells.length >= 2 && groupAt(lines, at) !== null) break
    if (cells.length >= columns.length && !rowContinues(lines, at, number, columns)) break
    cells.push(cell)
  }
  return { cells, end: at }
}

/** The next row's number, unless a column of figures is due here. */
const beginsNext = (cell: Cell, number: number, due: Column['role'] | undefined): boolean =>
  cell.flat === String(number + 1) && due !== 'points' && due !== 'figure'

/** A broken cell: the next row's number still comes within a few lines. */
function rowContinues(lines: CellLine[], at: number, number: number, columns: Column[]): boolean {
  for (let ahead = at + 1; ahead <= at + 3; ahead++) {
    if (startsHeader(lines, ahead, columns)) return true
    if (single(lines[ahead])?.flat === String(number + 1)) return true
  }
  return false
}

/** Rows printed one cell per line without numbers: as many cells each as there are columns. */
export function plainRows(lines: CellLine[], from: number, columns: Column[], barred: boolean): RowsRead {
  const rows: Row[] = []
  let at = from
  for (;;) {
    const cells: Cell[] = []
    let read = skipHeader(lines, at, columns)
    for (; read < lines.length && cells.length < columns.length; read++) {
      const line = lines[read]
      if (line?.kind === 'break') continue
      const cell = single(line)
      if (cell === null || (barred && line?.kind === 'bare') || ending.test(cell.flat)) break
      cells.push(cell)
    }
    if (cells.length < columns.length) break
    rows.push({ cells })
    at = read
  }
  return { rows, end: at }
}

const single = (line: CellLine | undefined): Cell | null =>
  line !== undefined && (line.kind === 'bare' || line.kind === 'cell') ? (line.cells[0] ?? null) : null

function skipBreaks(lines: CellLine[], at: number): number {
  while (lines[at]?.kind === 'break') at++
  return at
}

const isHeader = (cells: Cell[], columns: Column[]): boolean =>
  cells.every((cell, index) => cell.flat === columns[index]?.header.flat)

function startsHeader(lines: CellLine[], at: number, columns: Column[]): boolean {
  const [first, second] = columns
  const begin = skipBreaks(lines, at)
  const after = skipBreaks(lines, begin + 1)
  return (
    single(lines[begin])?.flat === first?.header.flat &&
    second !== undefined &&
    second.header.flat.startsWith(single(lines[after])?.flat ?? '\n')
  )
}

/** Passes over the same header printed again at the top of a page. */
function skipHeader(lines: CellLine[], at: number, columns: Column[]): number {
  if (!startsHeader(lines, at, columns)) return at
  let read = skipBreaks(lines, at)
  let text = ''
  const whole = columns.map((column) => column.header.flat).join('')
  while (read < lines.length && text.length < whole.length) {
    const line = lines[read]
    if (line?.kind !== 'break') text += single(line)?.flat ?? '\n'
    read++
  }
  return text === whole ? read : at
}

/** Columns whose empty cell means "as above" (cells merged downwards in the original). */
const inheritable = new Set([
  'problem',
  'unit',
  'region',
  'regionOrUnit',
  'platform',
  'supervisor',
  'verdict',
  'group',
  'site',
])

/**
 * Fills what a merged cell above left empty. `knowsMerges`: merged cells are filled already and an empty one is empty; only
 * the region is often printed once for a group of rows.
 */
export function inherit(cells: (Cell | null)[], above: Row | undefined, columns: Column[], knowsMerges = false): Row {
  const fills = (role: string): boolean => (knowsMerges ? role === 'region' : inheritable.has(role))
  return {
    cells: cells.map((cell, i) => cell ?? (fills(columns[i]?.role ?? '') ? (above?.cells[i] ?? null) : null)),
  }
}
