// A workbook as a source: every visible sheet a grid. Hidden sheets are not what the office published; they are listed as
// left out.
import { done, type Result } from '../../../base/result.js'
import { fold } from '../../clean/letters.js'
import type { Span } from '../../mapped-text.js'
import { headerRole } from '../../tables/columns.js'
import { type CellOrigin, cellLocator } from '../cells.js'
import { type Block, type CellBlock, compose, type Source } from '../source.js'
import { rowAt } from './sheet.js'
import { type OnProgress, readXlsx, type WorkbookSheet } from './workbook.js'

export async function workbookSource(bytes: Uint8Array, onProgress?: OnProgress): Promise<Result<Source>> {
  const sheets = await readXlsx(bytes, onProgress)
  if (!sheets.ok) return sheets
  return done(
    sourceOf(
      sheets.value,
      sheets.value.filter(({ hidden }) => !hidden),
    ),
  )
}

function sourceOf(all: WorkbookSheet[], shown: WorkbookSheet[]): Source {
  const composed = compose(blocksOf(shown))
  return {
    kind: 'xlsx',
    text: composed.text,
    grids: composed.grids,
    setAside: all
      .filter(({ hidden, rows }) => hidden && rows.length > 0)
      .map(({ name }) => ({
        place: { part: name, row: null, column: null, page: null, text: name },
        reason: '隐藏的工作表',
      })),
    locate: cellLocator(composed),
  }
}

/** Rows of a part of a long sheet: few enough that what reading leaves behind dies young. */
const partRows = 250
/** Rows beyond which a workbook is read in parts. */
const longSheet = 1000

/** The visible sheets as sources of their own, long ones in parts that each begin with the sheet's head. */
export async function sheetSources(bytes: Uint8Array, onProgress?: OnProgress): Promise<Result<Iterable<Source>>> {
  const sheets = await readXlsx(bytes, onProgress)
  return sheets.ok ? done(partsOf(sheets.value)) : sheets
}

function* partsOf(sheets: WorkbookSheet[]): Generator<Source> {
  const shown = sheets.filter(({ hidden }) => !hidden)
  if (shown.every(({ rows }) => rows.length <= longSheet)) {
    yield sourceOf(sheets, shown)
    return
  }
  for (const sheet of shown) {
    const head = sheet.rows.splice(0, headRows(sheet))
    // Rows leave the sheet as they are read, so that a long annex gets smaller in memory, not larger.
    while (sheet.rows.length > 0) yield sourceOf([], [{ ...sheet, rows: [...head, ...sheet.rows.splice(0, partRows)] }])
  }
}

/** How many rows the title and the header take: up to the first row of known column names, with a second one below. */
function headRows({ rows }: WorkbookSheet): number {
  const known = (at: number): number => rows[at]?.cells.filter((cell) => headerRole(fold(cell)) !== null).length ?? 0
  const header = rows.slice(0, 20).findIndex((_, at) => known(at) >= 2)
  return header < 0 ? 0 : header + (known(header + 1) >= 2 ? 2 : 1)
}

function* blocksOf(sheets: WorkbookSheet[]): Generator<Block<CellOrigin>> {
  for (const sheet of sheets) yield sheetGrid(sheet)
}

/** A sheet as a table block; rows that hold nothing are passed over. */
export function sheetGrid(sheet: WorkbookSheet): Block<CellOrigin> {
  const spans = mergedSpans(sheet)
  const cells: CellBlock<CellOrigin>[] = []
  sheet.rows.forEach(({ row, cells: texts }, index) => {
    texts.forEach((text, column) => {
      const span = text === '' ? undefined : spans.get(row * 16_384 + column)
      cells.push({
        row: index,
        column,
        rowSpan: span?.start ?? 1,
        colSpan: span?.end ?? 1,
        runs: text === '' ? [] : [{ text, origin: { part: sheet.name, row, column: column + 1, page: null } }],
      })
    })
  })
  return { cells, name: sheet.name, knowsMerges: true }
}

/** Height (`start`) and width (`end`) of merged cells by their first cell; only rows that hold anything count. */
function mergedSpans({ rows, merges }: WorkbookSheet): Map<number, Span> {
  const spans = new Map<number, Span>()
  for (const { row, column, lastRow, lastColumn } of merges) {
    let height = 1
    for (let next = row + 1; next <= lastRow && next - row < 5000; next++) if (rowAt(rows, next) !== null) height++
    spans.set(row * 16_384 + column - 1, { start: height, end: Math.max(1, lastColumn - column + 1) })
  }
  return spans
}
