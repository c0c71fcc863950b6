// One paper (paragraphs and a table) written in every kind of file the importer reads, as offices write them.
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import ExcelJS from 'exceljs'
import { bytesOf } from './papers.js'
import { pdfOf, typeset } from './pdf-paper.js'

export interface PlainPaper {
  paragraphs: string[]
  table: string[][]
  after: string[]
}

/** The sample circular taken apart by its known lines: paragraphs, the annex's header and 39 rows, the spam behind. */
export function baoji(): PlainPaper {
  const lines = bytesOf('baoji-2024q3')
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const header = lines.indexOf('序號')
  const table: string[][] = []
  for (let at = header; table.length < 40; at += 6)
    if (at === header || lines[at] !== '序號') table.push(lines.slice(at, at + 6))
  return { paragraphs: lines.slice(1, header), table, after: [] }
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('“', '&ldquo;')

/** A saved page of a portal: menus, share buttons, scripts, hidden spans, the paper in a layout table. */
export function htmlOf({ paragraphs, table, after }: PlainPaper, charset = 'utf-8'): string {
  const menu = Array.from({ length: 12 }, (_, i) => `<li><a href="/c${i}">栏目${i}</a></li>`).join('')
  const rows = table.map(
    (cells, index) =>
      `<tr>${cells.map((cell) => (index === 0 ? `<th><p>${escaped(cell)}</p></th>` : `<td>${escaped(cell)}</td>`)).join('')}</tr>`,
  )
  const paragraph = (text: string): string =>
    `<p style="text-indent:2em"><span>${escaped(text.slice(0, 7))}</span><span style="display: none">加微信领福利</span>${escaped(text.slice(7))}</p>`
  return `<!DOCTYPE html>
<html><head><meta charset="${charset}"><title>${escaped(paragraphs[0] ?? '')}_某市人民政府</title>
<style>.zz{display:none} @media print{.content{display:none}}</style>
<script>document.write("<p>附件1 不合格名单</p>")</script></head>
<body><div id="nav" class="top-menu"><ul>${menu}</ul></div>
<div class="breadcrumb">当前位置：<a href="/">首页</a> > <a href="/t">通报</a></div>
<!-- 附件2 -->
<table width="100%"><tr><td class="content"><h1>${escaped(paragraphs[0] ?? '')}</h1>
<div class="share"><a>微信</a><a>微博</a><a>QQ空间</a></div>
${paragraphs.slice(1).map(paragraph).join('\n')}
<div class="zz">百家乐 真人娱乐 上分</div>
<div style="position:absolute;left:-9999px">代开发票</div>
<table border="1"><tbody>${rows.join('\n')}</tbody></table>
${after.map(paragraph).join('\n')}
</td></tr></table>
<footer>主办：某市人民政府办公室 备案号 陕ICP备05009640号</footer></body></html>`
}

export async function docxOf({ paragraphs, table, after }: PlainPaper): Promise<Buffer> {
  const row = (cells: string[], index: number) =>
    new TableRow({
      tableHeader: index === 0,
      children: cells.map((text) => new TableCell({ children: [new Paragraph({ children: [new TextRun(text)] })] })),
    })
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: paragraphs[0] ?? '', heading: HeadingLevel.HEADING_1 }),
          ...paragraphs.slice(1).map((text) => new Paragraph({ children: [new TextRun(text)] })),
          ...(table.length === 0
            ? []
            : [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: table.map(row) })]),
          ...after.map((text) => new Paragraph(text)),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}

export const pdfPaper = ({ paragraphs, table, after }: PlainPaper): Buffer =>
  pdfOf(typeset(paragraphs, table, [30, 100, 110, 60, 46, 110], after))

/** The annex alone as a workbook: a title row merged over the table, then the header. */
export async function xlsxOf(table: string[][], title: string | null): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Sheet1')
  if (title !== null) {
    sheet.addRow([title])
    sheet.mergeCells(1, 1, 1, table[0]?.length ?? 1)
  }
  for (const cells of table)
    sheet.addRow(cells.map((cell, index) => (index === 0 && /^\d+$/.test(cell) ? Number(cell) : cell)))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

export const csvOf = (table: string[][], title: string | null): string =>
  [...(title === null ? [] : [[title]]), ...table]
    .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n')
