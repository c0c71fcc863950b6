// The empty registry workbook: the five sheets with their headings, what belongs into each column as a note on its heading,
// lists to choose from where there are only so many words, and a sheet that explains and shows one example row of each.
import ExcelJS from 'exceljs'
import { notesSheet, type RegistryColumn, type RegistrySheet, registrySheets } from '../domain/registry-columns.js'
import { writeCell } from './sheet.js'

/** Rows in which words are chosen from a list. */
const preparedRows = 300

/** The workbook as the bytes of an .xlsx file. */
export async function registryTemplate(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'duban'
  // Else the library puts the machine's time there, and the same template would never be the same file.
  workbook.created = workbook.modified = new Date(0)
  for (const form of registrySheets()) addSheet(workbook, form)
  addNotes(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addSheet(workbook: ExcelJS.Workbook, form: RegistrySheet): void {
  const sheet = workbook.addWorksheet(form.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = form.columns.map((one) => ({ width: Math.max(12, one.example.length * 2) }))
  for (const [index, column] of form.columns.entries()) {
    const heading = sheet.getCell(1, index + 1)
    writeCell(heading, column.heading, { align: 'center', bold: true })
    heading.note = `${column.required ? '必填。' : '可留空。'}${column.hint}${column.example === '' ? '' : `。例:${column.example}`}`
    // Text, so that a userid of digits or a day stays what was typed.
    sheet.getColumn(index + 1).numFmt = '@'
    const list = choicesOf(column)
    for (let row = 2; list !== null && row <= preparedRows; row++) sheet.getCell(row, index + 1).dataValidation = list
  }
}

/** The words of a column that holds exactly one of them. */
function choicesOf(column: RegistryColumn): ExcelJS.DataValidation | null {
  if (column.words === undefined || column.several === true) return null
  const words = Object.keys(column.words).filter((word) => /\p{Script=Han}/u.test(word))
  return {
    type: 'list',
    allowBlank: !column.required,
    formulae: [`"${words.join(',')}"`],
    showErrorMessage: true,
    errorTitle: column.heading,
    error: `请从${words.join('、')}中选择`,
  }
}

function addNotes(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet(notesSheet)
  sheet.columns = [{ width: 14 }, { width: 14 }, { width: 8 }, { width: 44 }, { width: 40 }]
  const lines = [
    ['工作表', '列', '必填', '填什么', '例'],
    ...registrySheets().flatMap((form) =>
      form.columns.map((one) => [form.name, one.heading, one.required ? '是' : '', one.hint, one.example]),
    ),
  ]
  for (const [row, line] of lines.entries())
    for (const [column, text] of line.entries())
      writeCell(sheet.getCell(row + 1, column + 1), text, { align: 'left', bold: row === 0 })
}
