// Workbooks as sheets of text: what a person sees in the cells, whatever the file keeps behind it.
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../src/intake/index.js'
import { gbkBytes } from '../../src/intake/clean/gbk.js'

async function rowsOf(bytes: Uint8Array, fileName: string): Promise<string[][]> {
  const result = await readWorkbook({ bytes, fileName })
  if (!result.ok) throw new Error(result.code)
  return result.value.flatMap(({ rows }) => rows.map(({ cells }) => cells))
}

async function cellOf(value: ExcelJS.CellValue, format?: string): Promise<string | undefined> {
  const book = new ExcelJS.Workbook()
  const cell = book.addWorksheet('一').getCell('A1')
  cell.value = value
  if (format !== undefined) cell.numFmt = format
  return (await rowsOf(new Uint8Array(Buffer.from(await book.xlsx.writeBuffer())), 'a.xlsx'))[0]?.[0]
}

test.each<[string, ExcelJS.CellValue, string | undefined, string]>([
  ['a day', new Date(Date.UTC(2024, 8, 10)), undefined, '2024-09-10'],
  ['a Chinese day', new Date(Date.UTC(2024, 8, 10)), 'yyyy"年"m"月"d"日"', '2024-09-10'],
  ['a day without a year shown', new Date(Date.UTC(2024, 1, 29)), 'm"月"d"日"', '2024-02-29'],
  ['a day and time', new Date(Date.UTC(2024, 8, 10, 13, 30)), 'yyyy-mm-dd hh:mm', '2024-09-10 13:30'],
  ['float noise', 0.1 + 0.2, undefined, '0.3'],
  ['a long number', 13800000000, undefined, '13800000000'],
  ['a rate', 0.9911, '0.00%', '99.11%'],
  ['leading zeros', 7, '000', '007'],
  ['money', 1234.5, '#,##0.00', '1234.5'],
  ['rich text', { richText: [{ text: '青石' }, { font: { bold: true }, text: '水利' }] }, undefined, '青石水利'],
  ['a formula', { formula: 'A2&"x"', result: '青石县水利局' }, undefined, '青石县水利局'],
  ['a link', { text: '青石网', hyperlink: 'http://127.0.0.1/' }, undefined, '青石网'],
  ['a truth', true, undefined, 'TRUE'],
  ['blanks around', '  青石 ', undefined, '青石'],
])('%s', async (_, value, format, shown) => {
  expect(await cellOf(value, format)).toBe(shown)
})

test('merged cells have their value top left only; row numbers are the sheet’s own', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.getCell('B3').value = '甲'
  sheet.mergeCells('B3:C4')
  sheet.getCell('D4').value = '乙'
  const bytes = new Uint8Array(Buffer.from(await book.xlsx.writeBuffer()))
  expect(await readWorkbook({ bytes, fileName: 'a.xlsx' })).toEqual({
    ok: true,
    value: [
      {
        name: '台账',
        rows: [
          { row: 3, cells: ['', '甲'] },
          { row: 4, cells: ['', '', '', '乙'] },
        ],
      },
    ],
  })
})

test.each([
  ['UTF-8 with a mark', Buffer.from('\ufeff单位,姓名\r\n\r\n甲局,"乙,""丙"""')],
  ['GB18030', Buffer.from(Array.from('单位,姓名\r\n\r\n甲局,"乙,""丙"""', (char) => gbkBytes(char) ?? []).flat())],
  ['UTF-16', Buffer.from('\ufeff单位,姓名\r\n\r\n甲局,"乙,""丙"""', 'utf16le')],
  ['tabs', Buffer.from('单位\t姓名\n\n甲局\t"乙,""丙"""')],
])('.csv in %s', async (_, bytes) => {
  expect(await rowsOf(bytes, '台账.csv')).toEqual([
    ['单位', '姓名'],
    ['甲局', '乙,"丙"'],
  ])
})

test('what is no workbook is refused', async () => {
  expect(await readWorkbook({ bytes: Buffer.from('甲'), fileName: 'a.txt' })).toMatchObject({ code: 'no-workbook' })
})
