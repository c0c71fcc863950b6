// The office's figures as an .xlsx file, printable on A4 like the ledger: how cases go, month by month, the burden
// statement, and the formulas the figures follow.
import ExcelJS from 'exceljs'
import { dayOf, timeOf } from '../domain/day.js'
import type { Statistics } from '../domain/statistics-made.js'
import { fitHeight, printOnA4, writeCell, writeTitle } from './sheet.js'
import {
  burdenTables,
  caseTables,
  definitions,
  monthTables,
  type StatisticsWords,
  type Table,
} from './statistics-tables.js'

/** @param indicatorName the indicator's Chinese name for its code */
export async function statisticsWorkbook(
  statistics: Statistics,
  indicatorName: (code: string) => string,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'duban'
  // Else the library puts the machine's time there, which may not be the time the figures were made in.
  const madeAt = new Date(statistics.madeAt)
  workbook.created = workbook.modified = madeAt
  const words: StatisticsWords = { locale: 'zh', indicatorName }
  const head = `整改督办统计(${rangeOf(statistics)})`
  const footer = `制表时间 ${dayOf(madeAt)} ${timeOf(madeAt)}`
  addSheet(workbook, { name: '办理情况', title: head, footer, first: 24 }, caseTables(statistics, words))
  addSheet(workbook, { name: '逐月', title: head, footer, first: 16 }, monthTables(statistics, words))
  addSheet(workbook, { name: '减负', title: head, footer, first: 36 }, burdenTables(statistics, words))
  const formulas = { title: '统计口径', headings: ['项目', '计算方法'], rows: definitions.map((one) => [...one]) }
  addSheet(workbook, { name: '口径', title: head, footer, first: 18, rest: 110 }, [formulas])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** `B24Q3《…通报》`, `2024-01-01至2024-06-30`, `全部`. */
export function rangeOf({ circular, unit, from, to }: Pick<Statistics, 'circular' | 'unit' | 'from' | 'to'>): string {
  const parts = circular === null ? [] : [`${circular.code}《${circular.title}》`]
  if (unit !== null) parts.push(unit)
  if (from !== null || to !== null) parts.push(`${from ?? '开始'}至${to ?? '现在'}`)
  return parts.length === 0 ? '全部' : parts.join(',')
}

interface SheetHead {
  name: string
  title: string
  footer: string
  /** Widths in characters of the first column and the others. */
  first: number
  rest?: number
}

function addSheet(workbook: ExcelJS.Workbook, head: SheetHead, tables: readonly Table[]): void {
  const columns = Math.max(...tables.map((table) => table.headings.length))
  const sheet = workbook.addWorksheet(head.name)
  sheet.columns = Array.from({ length: columns }, (_, at) => ({ width: at === 0 ? head.first : (head.rest ?? 17) }))
  writeTitle(sheet, head.title, columns)
  let at = 2
  for (const table of tables) {
    writeCell(sheet.getCell(at, 1), table.title, { align: 'left', bold: true, size: 12, border: false })
    sheet.getCell(at, 1).alignment = { horizontal: 'left', vertical: 'middle', wrapText: false }
    at++
    for (const [index, row] of [table.headings, ...table.rows].entries()) {
      const line = sheet.getRow(at++)
      for (const [column, value] of row.entries())
        writeCell(line.getCell(column + 1), value, {
          align: column === 0 || head.rest !== undefined ? 'left' : 'center',
          bold: index === 0,
        })
      fitHeight(sheet, line)
    }
    at++
  }
  printOnA4(sheet, { orientation: 'landscape', titleRows: 1, footerLeft: head.footer })
}
