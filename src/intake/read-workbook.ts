// Workbooks as plain sheets, for whoever wants rows and not findings: the registry's import, a ledger that is handed in.
import { done, refused, type Result } from '../base/result.js'
import type { Sheet } from '../domain/sheet.js'
import { decode } from './decode.js'
import { readCsv } from './formats/csv.js'
import { kindOf } from './formats/kind.js'
import { type OnProgress, readXlsx } from './formats/xlsx/workbook.js'

export interface WorkbookFile {
  bytes: Uint8Array
  fileName: string
  onProgress?: OnProgress
}

const noWorkbook = refused('no-workbook', '这不是表格文件,请使用 .xlsx 或 .csv 文件。')

/**
 * Reads the visible sheets of an .xlsx or the one table of a .csv. Refusals are values with one Chinese sentence (empty,
 * too large, another kind, broken, encrypted, with macros, beyond the limits). Formulas are never calculated.
 */
export async function readWorkbook({ bytes, fileName, onProgress }: WorkbookFile): Promise<Result<Sheet[]>> {
  const kind = await kindOf(bytes, fileName)
  if (!kind.ok) return kind
  if (kind.value === 'csv') return csvSheets(bytes, fileName)
  if (kind.value !== 'xlsx') return noWorkbook
  const sheets = await readXlsx(bytes, onProgress)
  if (!sheets.ok) return sheets
  return done(sheets.value.filter(({ hidden }) => !hidden).map(({ name, rows }) => ({ name, rows })))
}

function csvSheets(bytes: Uint8Array, fileName: string): Result<Sheet[]> {
  const file = decode(bytes)
  if (!file.ok) return file
  const rows = readCsv(file.value.text)
  if (!rows.ok) return rows
  const held = rows.value.map(({ cells }, index) => ({ row: index + 1, cells }))
  return done([{ name: nameOf(fileName), rows: held.filter(({ cells }) => cells.length > 0) }])
}

/** The file's name without folders and ending. */
export const nameOf = (fileName: string): string => (fileName.split(/[\\/]/).pop() ?? '').replace(/\.[^.]{1,8}$/, '')
