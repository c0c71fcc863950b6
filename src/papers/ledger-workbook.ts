// The printed 整改台账 as an .xlsx workbook: A4 on its side, heading on every page, a second sheet that says what it is and
// carries the audit head. Commands and the console hand out the same one.
import ExcelJS from 'exceljs'
import type { LedgerRow } from '../domain/ledger.js'
import { ledgerColumns, minuteText } from './ledger-workbook/columns.js'
import { addNotes, type LedgerHead } from './ledger-workbook/notes.js'
import { fitHeight, printOnA4, writeCell, writeTitle } from './sheet.js'

export interface LedgerWorkbookOptions extends LedgerHead {
  /** The indicator's Chinese name for its code. */
  indicatorName: (code: string) => string
}

/** The bytes of the workbook. */
export async function ledgerWorkbook(rows: readonly LedgerRow[], options: LedgerWorkbookOptions): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'duban'
  // Else the library puts the machine's time there, which may not be the time the ledger was made in.
  workbook.created = workbook.modified = new Date(options.madeAt)
  const footerLeft = `制表时间 ${minuteText(options.madeAt)}  审计链头 ${options.auditHead}`
  addLedger(workbook, rows, options, footerLeft)
  addNotes(workbook, rows, options, footerLeft)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addLedger(
  workbook: ExcelJS.Workbook,
  rows: readonly LedgerRow[],
  options: LedgerWorkbookOptions,
  footerLeft: string,
): void {
  const columns = ledgerColumns(options.indicatorName)
  const sheet = workbook.addWorksheet('台账', { views: [{ state: 'frozen', ySplit: 2 }] })
  sheet.columns = columns.map(({ width }) => ({ width }))
  writeTitle(sheet, options.title, columns.length)
  const heading = sheet.getRow(2)
  for (const [index, column] of columns.entries())
    writeCell(heading.getCell(index + 1), column.heading, { align: 'center', bold: true })
  fitHeight(sheet, heading)
  for (const [index, entry] of rows.entries()) {
    const row = sheet.getRow(index + 3)
    for (const [at, column] of columns.entries())
      writeCell(row.getCell(at + 1), column.value(entry, index + 1), { align: column.align })
    fitHeight(sheet, row)
  }
  printOnA4(sheet, { orientation: 'landscape', titleRows: 2, footerLeft })
}
