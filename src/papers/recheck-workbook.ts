// The annex of 上季度复核情况 as a workbook: a sheet for every table, its title over the header as in the annexes of real
// circulars, so that it can be printed, sent along, and read by the next import.
import ExcelJS from 'exceljs'
import type { RecheckValues } from '../domain/paper.js'
import { recheckHeadings } from '../domain/recheck-annex.js'
import { fitHeight, printOnA4, writeCell, writeTitle } from './sheet.js'

type Table = RecheckValues['tables'][number]
type Column = keyof typeof recheckHeadings

const widths: Record<Column, number> = {
  index: 6,
  no: 13,
  unit: 22,
  account: 20,
  platform: 13,
  site: 20,
  problem: 36,
  note: 20,
}
const centred: ReadonlySet<string> = new Set<Column>(['index', 'no', 'platform'])

/** @param madeAt instant the workbook says it was made at */
export async function recheckWorkbook(values: RecheckValues, madeAt: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'duban'
  workbook.created = workbook.modified = madeAt
  for (const table of values.tables) addTable(workbook, table)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addTable(workbook: ExcelJS.Workbook, table: Table): void {
  const columns = Object.keys(recheckHeadings) as Column[]
  const sheet = workbook.addWorksheet(`附件${table.number ?? ''}`, { views: [{ state: 'frozen', ySplit: 2 }] })
  sheet.columns = columns.map((column) => ({ width: widths[column] }))
  writeTitle(sheet, table.title ?? '', columns.length)
  const header = sheet.getRow(2)
  for (const [at, column] of columns.entries())
    writeCell(header.getCell(at + 1), recheckHeadings[column], { align: 'center', bold: true })
  fitHeight(sheet, header)
  for (const [index, item] of table.items.entries()) {
    const row = sheet.getRow(index + 3)
    for (const [at, column] of columns.entries())
      writeCell(row.getCell(at + 1), column === 'index' ? index + 1 : (item[column] ?? ''), {
        align: centred.has(column) ? 'center' : 'left',
      })
    fitHeight(sheet, row)
  }
  printOnA4(sheet, {
    orientation: 'landscape',
    titleRows: 2,
    footerLeft: `${table.title ?? ''},共${table.count ?? ''}项`,
  })
}
