// Files made to harm: bombs, entities, macros, endless nesting and width. Each ends in a refusal or is read within bounds;
// nothing is written, nothing is calculated, nothing hangs.
import { expect, test } from 'vitest'
import { readAnnex, readCircular, readWorkbook } from '../../src/intake/index.js'
import { circular, draftOf } from './papers.js'
import { pdfOf } from './pdf-paper.js'
import { rawDocx, rawXlsx, zipOf } from './zip-paper.js'

const codeOf = async (bytes: Uint8Array, fileName: string): Promise<string> => {
  const result = await readCircular({ bytes, fileName })
  if (!result.ok) expect(result.message).toMatch(/[\u4e00-\u9fff].*。$/)
  return result.ok ? 'ok' : result.code
}
const html = (body: string): Buffer => Buffer.from(`<html><body>${body}</body></html>`)
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`
const text = (ref: string, words: string): string => `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`

/** Packs to a thousandth. */
const blanks = ' '.repeat(12 * 1024 * 1024)

test.each([
  ['too-much', 'a.xlsx', () => rawXlsx(blanks), 'a bomb'],
  ['too-much', 'a.docx', () => rawDocx(blanks), 'a Word bomb'],
  [
    'damaged',
    'a.docx',
    () => rawDocx('', [{ name: 'word/styles.xml', content: Buffer.from(blanks), declared: 10 }]),
    'a bomb with a false size',
  ],
  [
    'too-much',
    'a.xlsx',
    () => zipOf(Array.from({ length: 2001 }, (_, n) => ({ name: `${n}`, content: Buffer.alloc(0) }))),
    'thousands of entries',
  ],
  [
    'damaged',
    'a.docx',
    () => rawDocx('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>', [], '<!DOCTYPE w [<!ENTITY a "aaaa">]>'),
    'entities',
  ],
  [
    'damaged',
    'a.docx',
    () => rawDocx('<w:p/>', [], '<!DOCTYPE w SYSTEM "file:///etc/passwd">'),
    'an outside document type',
  ],
  [
    'has-macros',
    'a.docm',
    () => rawDocx('<w:p/>', [{ name: 'word/vbaProject.bin', content: Buffer.from('x') }]),
    'macros',
  ],
  [
    'damaged',
    'a.docx',
    () => rawDocx('<w:p/>', [{ name: '../../../tmp/x.xml', content: Buffer.from('<a/>') }]),
    'names that climb out',
  ],
  ['too-much', 'a.docx', () => rawDocx('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)), 'a nested document'],
  ['too-much', 'a.html', () => html('<div>'.repeat(100_000)), 'a nested page'],
  ['too-much', 'a.html', () => html('<b>'.repeat(500_000)), 'a page of endless elements'],
  ['too-much', 'a.html', () => html(`<p ${'a b '.repeat(1_000_000)}>`), 'a tag of endless attributes'],
  [
    'too-much',
    'a.html',
    () =>
      html(`<table><tr><th>账号名称</th><th>单位</th>${'<td>1</td>'.repeat(10_000)}</tr><tr><td>1</td></tr></table>`),
    'a page with a wide table',
  ],
  ['too-much', 'a.csv', () => Buffer.from('甲,'.repeat(10_000)), 'a wide csv'],
  ['damaged', 'a.csv', () => Buffer.from('a,"b\nc'), 'a quote without end'],
  [
    'damaged',
    'a.pdf',
    () => Buffer.from(`%PDF-1.7\n${'1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj '.repeat(50)}`),
    'a PDF that is its own page tree',
  ],
  [
    'encrypted',
    'a.pdf',
    () =>
      pdfOf(
        [{ texts: [], rules: [] }],
        '/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(00000000000000000000000000000000)/U(00000000000000000000000000000000)>>/ID[<00><00>]',
      ),
    'an encrypted PDF',
  ],
  ['scanned-pdf', 'a.pdf', () => pdfOf([{ texts: [], rules: [] }]), 'a scan'],
])('%s: %s', async (code, fileName, make) => {
  expect(await codeOf(make(), fileName)).toBe(code)
})

test('a workbook with ten thousand columns', async () => {
  const wide = Array.from({ length: 10_000 }, () => '<c t="inlineStr"><is><t>甲</t></is></c>').join('')
  expect(
    await readWorkbook({ bytes: rawXlsx(`<sheetData>${row(1, wide)}</sheetData>`), fileName: 'a.xlsx' }),
  ).toMatchObject({
    code: 'too-much',
  })
})

test('a million empty merged and formatted cells cost nothing', async () => {
  const merges = Array.from({ length: 60_000 }, (_, n) => `<mergeCell ref="A${n + 10}:XFD${n + 10}"/>`).join('')
  const empty = row(3, '<c r="A3" s="1"/>'.repeat(30_000))
  const bytes = rawXlsx(`<sheetData>${row(1, text('A1', '甲'))}${empty}</sheetData><mergeCells>${merges}</mergeCells>`)
  expect(await readWorkbook({ bytes, fileName: 'a.xlsx' })).toMatchObject({
    value: [{ rows: [{ row: 1, cells: ['甲'] }] }],
  })
})

test('formulas are never calculated: the kept value, or nothing', async () => {
  const cells = '<c r="A1"><f>1+1</f><v>7</v></c><c r="B1"><f>cmd|calc!A0</f></c>' + text('C1', '=HYPERLINK("x")')
  expect(
    await readWorkbook({ bytes: rawXlsx(`<sheetData>${row(1, cells)}</sheetData>`), fileName: 'a.xlsx' }),
  ).toMatchObject({
    value: [{ rows: [{ cells: ['7', '', '=HYPERLINK("x")'] }] }],
  })
})

test('one endless line, as text and as a page', async () => {
  const line = '政务新媒体检查情况通报如下'.repeat(20_000)
  expect(await codeOf(html(`<p>${line}</p>`), 'a.html')).toBe('ok')
  expect(await codeOf(html(`<p>${'<i>甲</i>&nbsp;'.repeat(20_000)}</p>`), 'a.html')).toBe('ok')
})

test('a wrong ending on readable content does no harm', async () => {
  const page = `<html><body>${circular({})
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</body></html>`
  for (const name of ['a.txt', 'a.xls', 'a.doc', 'a.html', '-', 'a.csv'])
    expect((await draftOf(page, name)).title, name).toContain('检查情况的通报')
})

test.each(['a.html', 'a.docx'])('the secrecy mark in %s', async (name) => {
  const lines = circular({ head: '机密★1年\n' }).split('\n')
  const body = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
  const bytes = name === 'a.docx' ? rawDocx(body) : html(lines.map((line) => `<p>${line}</p>`).join(''))
  expect(await codeOf(bytes, name)).toBe('secret')
})

test('the secrecy mark on an annex', async () => {
  const sheet =
    row(1, text('A1', '秘密★')) + row(2, text('A2', '账号名称') + text('B2', '单位') + text('C2', '存在问题'))
  const bytes = rawXlsx(`<sheetData>${sheet}</sheetData>`)
  expect(await readAnnex({ bytes, fileName: 'a.xlsx' })).toMatchObject({ code: 'secret' })
})
