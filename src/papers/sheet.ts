// What the sheets of printed workbooks have in common: cells that stay text whatever they begin with, the font of official
// papers, borders, and a footer that lets a printed page be checked against the audit chain (contract §1, `audit verify`).
import type { Borders, Cell, Row, Worksheet } from 'exceljs'

const thin = { style: 'thin' } as const
const allSides: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }

export interface CellStyle {
  align: 'left' | 'center'
  bold?: boolean
  size?: number
  border?: boolean
}

/** Excel's own limit of one cell; a longer text would make the file unreadable. */
const cellCharactersMax = 32_767

/** What no XML may hold, half characters included: one of them, and the whole file is refused. */
const notXml = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu

const cellText = (text: string): string => text.slice(0, cellCharactersMax).replaceAll(notXml, '')

/**
 * Writes a cell. Text is stored as a string and the cell formatted as text, so that `=1+1` out of an account's name is
 * neither a formula now nor becomes one when somebody edits the cell.
 */
export function writeCell(cell: Cell, value: string | number, style: CellStyle): void {
  cell.value = typeof value === 'string' ? cellText(value) : value
  cell.numFmt = typeof value === 'string' ? '@' : '0'
  cell.font = { name: '宋体', size: style.size ?? 10, bold: style.bold === true }
  cell.alignment = { horizontal: style.align, vertical: 'middle', wrapText: true }
  if (style.border !== false) cell.border = allSides
}

/** A Chinese character is as wide as two of the characters in which column widths are counted. */
const widthOf = (text: string): number => text.replaceAll(/[^ -ÿ]/gu, '  ').length

/** Lines the text takes in a column of that width; a little is kept free for the cell's own margin. */
const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0)

/** Points; Excel allows no more than 409 for a row. */
const lineHeight = 13.5
const rowHeightMax = 409

/** Makes the row as high as its fullest cell: not every program does so by itself for cells that wrap. */
export function fitHeight(sheet: Worksheet, row: Row): void {
  let most = 1
  row.eachCell((cell, column) => {
    most = Math.max(most, linesIn(cell.text, sheet.getColumn(column).width ?? 1))
  })
  row.height = Math.min(rowHeightMax, most * lineHeight + 4)
}

/** A merged line over the first `columns` columns; Excel never fits the height of merged cells by itself. */
export function writeTitle(sheet: Worksheet, text: string, columns: number): void {
  sheet.mergeCells(1, 1, 1, columns)
  writeCell(sheet.getCell(1, 1), text, { align: 'center', bold: true, size: 16, border: false })
  const total = sheet.columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  // A Chinese character of this size is as wide as about 3.2 characters of the sheet's default font.
  sheet.getRow(1).height = 28 * Math.max(1, Math.ceil((text.length * 3.2) / total))
}

/** A4, one page wide, as many pages long as it takes; rows `1` to `titleRows` on every page. */
export function printOnA4(
  sheet: Worksheet,
  print: { orientation: 'landscape' | 'portrait'; titleRows: number; footerLeft: string },
): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9,
    orientation: print.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `1:${print.titleRows}`,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
  // `&` begins a code in a footer; doubled it is the character itself.
  sheet.headerFooter.oddFooter = `&L&8 ${print.footerLeft.replaceAll('&', '&&')}&R&8 第&P页 共&N页`
}
