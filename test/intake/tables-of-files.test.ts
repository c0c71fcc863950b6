// Real tables of files: merged cells, title rows above the header, headers of two rows, the header again after a page,
// several sheets, sums and remarks. Each is read as its rows say, never by its position.
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readAnnex } from '../../src/intake/index.js'
import type { DraftFinding } from '../../src/domain/draft.js'
import { draftOf, circular } from './papers.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function annexOf(bytes: Uint8Array, fileName: string) {
  const result = await readAnnex({ bytes, fileName })
  if (!result.ok) throw new Error(`refused: ${result.code}`)
  return result.value
}

async function workbook(build: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  build(book)
  return new Uint8Array(Buffer.from(await book.xlsx.writeBuffer()))
}

const brief = ({ unit, account, problem }: DraftFinding): unknown[] => [unit, account, problem]
const page = (table: string): string =>
  circular({ annex: '@' })
    .split('\n')
    .map((line) => (line === '@' ? table : `<p>${line}</p>`))
    .join('\n')

test('cells merged downwards belong to every row they cover, and rows of one account are judged together', async () => {
  const table = `<table><tr><th>序号</th><th>账号名称</th><th>主办单位</th><th>检查结果</th><th>存在问题</th></tr>
<tr><td rowspan=2>1</td><td rowspan=2>青石水利</td><td rowspan=3>青石县水利局</td><td rowspan=2>不合格</td><td>监测时间点前2周内无更新</td></tr>
<tr><td>部分链接无法访问</td></tr>
<tr><td>2</td><td>青石河长</td><td>合格</td><td>部分栏目更新不及时</td></tr>
<tr><td colspan=5>备注：数据取自二季度</td></tr></table>`
  const draft = await draftOf(`<html><body>${page(table)}</body></html>`, 'a.html')
  expect(draft.findings.map((one) => [...brief(one), one.severity])).toEqual([
    ['青石县水利局', '青石水利', '监测时间点前2周内无更新', 'fail'],
    ['青石县水利局', '青石水利', '部分链接无法访问', 'minor'],
    ['青石县水利局', '青石河长', '部分栏目更新不及时', 'minor'],
  ])
})

test('title rows, a header of two rows, a sum and a remark', async () => {
  const bytes = await workbook((book) => {
    const sheet = book.addWorksheet('一')
    sheet.addRow(['附件1'])
    sheet.addRow(['存在问题的政务新媒体清单'])
    sheet.mergeCells('A2:E2')
    sheet.addRow(['序号', '政务新媒体', null, '主办单位', '存在问题'])
    sheet.addRow([null, '账号名称', '平台类型'])
    for (const range of ['A3:A4', 'B3:C3', 'D3:D4', 'E3:E4']) sheet.mergeCells(range)
    sheet.addRow([1, '青石水利', '抖音号', '青石县水利局', '部分栏目更新不及时'])
    sheet.addRow(['合计', 1])
    sheet.addRow(['备注：数据取自二季度'])
  })
  const annex = await annexOf(bytes, 'a.xlsx')
  expect(annex.findings.map((one) => [...brief(one), one.platform])).toEqual([
    ['青石县水利局', '青石水利', '部分栏目更新不及时', '抖音号'],
  ])
  expect(annex.provenance[0]?.['/account']).toMatchObject([{ part: '一', row: 5, column: 2, text: '青石水利' }])
})

test('several sheets, a hidden one left out', async () => {
  const bytes = await workbook((book) => {
    for (const [name, account] of [
      ['网站', '青石网'],
      ['新媒体', '青石发布'],
      ['草稿', '不要'],
    ] as const) {
      const sheet = book.addWorksheet(name, name === '草稿' ? { state: 'hidden' } : {})
      sheet.addRow(['序号', name === '网站' ? '网站名称' : '账号名称', '主办单位', '存在问题'])
      sheet.addRow([1, account, '青石县水利局', '部分栏目更新不及时'])
    }
  })
  const annex = await annexOf(bytes, 'a.xlsx')
  expect(annex.findings.map(({ account, site }) => [account, site])).toEqual([
    [null, '青石网'],
    ['青石发布', null],
  ])
  expect(annex.quarantine).toMatchObject([{ part: '草稿', reason: '隐藏的工作表' }])
})

test('a table that goes on after the page with its header again keeps its heading', async () => {
  const rows = (from: number): string =>
    `<tr><th>序号</th><th>账号名称</th><th>主办单位</th></tr><tr><td>${from}</td><td>青石${from}号</td><td>青石县水利局</td></tr>`
  const table = `<p>附件</p><p>超过两周未更新的政务新媒体名单</p><table>${rows(1)}</table><p>第 2 页</p><table>${rows(2)}</table>`
  const draft = await draftOf(`<html>${page(table)}</html>`, 'a.html')
  expect(draft.findings.map(({ account }) => account)).toEqual(['青石1号', '青石2号'])
})

test('a long sheet is read in parts, each under the same header', async () => {
  const lines = Array.from({ length: 1300 }, (_, n) => [n + 1, `账号${n}`, '青石县水利局', '部分栏目更新不及时'])
  const bytes = await workbook((book) =>
    book.addWorksheet('一').addRows([['序号', '账号名称', '主办单位', '存在问题'], ...lines]),
  )
  const annex = await annexOf(bytes, 'a.xlsx')
  expect(annex.findings).toHaveLength(1300)
  expect(annex.provenance[1299]?.['/account']).toMatchObject([{ row: 1301, text: '账号1299' }])
})

test('.csv: quotes, another separator, cells left empty for "as above", places in bytes', async () => {
  const bytes = utf8(
    '序号;账号名称;主办单位;存在问题\r\n1;青石水利;青石县水利局;"部分链接""首页""无法访问; 部分栏目空白"\r\n2;青石河长;;错别字\r\n',
  )
  const annex = await annexOf(bytes, 'a.csv')
  expect(annex.findings.map(brief)).toEqual([
    ['青石县水利局', '青石水利', '部分链接"首页"无法访问'],
    ['青石县水利局', '青石水利', '部分栏目空白'],
    ['青石县水利局', '青石河长', '错别字'],
  ])
  for (const place of annex.provenance.flatMap((places) => Object.values(places).flat()))
    expect('start' in place && Buffer.from(bytes).subarray(place.start, place.end).toString()).toBe(place.text)
})

test('rows said twice, columns nobody knows, rows without a unit are told', async () => {
  const bytes = utf8('序号,账号名称,主办单位,存在问题,幸运色\n1,青石水利,,错别字,红\n2,青石水利,,错别字,蓝')
  const { checks } = await annexOf(bytes, 'a.csv')
  expect(checks.map(({ code }) => code)).toEqual(expect.arrayContaining(['column-unread', 'duplicate-rows', 'no-unit']))
  expect(checks.find(({ code }) => code === 'column-unread')?.message).toContain('幸运色')
})

test('a table that lists no findings is no annex', async () => {
  expect(await readAnnex({ bytes: utf8('姓名,成绩\n甲,90'), fileName: 'a.csv' })).toMatchObject({
    code: 'no-annex-table',
  })
})

test('a table that lays out the page does not swallow its text', async () => {
  const text = circular({ problems: '“青石水利”微信公众号存在商业广告。' })
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
  const html = `<html><body><table><tr><td><table><tr><td>索引号</td><td>A1</td></tr></table></td></tr><tr><td>${text}</td><td></td></tr></table></body></html>`
  const draft = await draftOf(html, 'a.html')
  expect(draft.title).toContain('检查情况的通报')
  expect(draft.deadline?.date).toBe('2024-07-19')
})
