// Annexes as a province writes them: generated rows, as a workbook and inside a circular's text.
import { createWriteStream } from 'node:fs'
import ExcelJS from 'exceljs'

export const header = ['序号', '账号名称', '开设主体', '账号类型', '检查结果', '存在的突出问题']

const places = ['青石', '白水', '红岩', '金台']
const offices = ['水利局', '教育体育局', '司法局', '公安局', '卫生健康局', '融媒体中心', '人民政府办公室']
const platforms = ['微信订阅号', '微信服务号', '新浪微博', '抖音号']
const problems = [
  '监测时间点前2周内无更新;部分链接无法正常访问',
  '部分栏目更新不及时',
  '存在商业广告;部分栏目更新不及时',
  '部分页面存在错别字',
  '未提供有效互动功能',
  '部分事项办事指南重点要素缺失、信息不准确',
]

/** The n-th row; every account has a name of its own. */
export const annexRow = (n: number): string[] => [
  String(n + 1),
  `${places[n % 4]}发布${n}`,
  `${places[n % 4]}县${offices[n % 7]}`,
  platforms[n % 4] ?? '',
  n % 10 === 0 ? '不合格' : '合格',
  problems[n % 6] ?? '',
]

/** Writes the annex as .xlsx, with a title row. */
export async function writeWorkbook(path: string, rows: number): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: createWriteStream(path), useSharedStrings: true })
  const sheet = workbook.addWorksheet('Sheet1')
  sheet.addRow(['附件 存在问题的政务新媒体清单']).commit()
  sheet.addRow(header).commit()
  for (let n = 0; n < rows; n++) sheet.addRow(annexRow(n)).commit()
  await workbook.commit()
}

/** A circular as text with the annex behind it, one cell a line. */
export function circularText(rows: number): string {
  const lines = [header, ...Array.from({ length: rows }, (_, n) => annexRow(n))]
  return `云溪市人民政府办公室关于2024年第二季度全市政府系统政务新媒体检查情况的通报

各县、区人民政府：
现将有关情况通报如下：
一、总体情况
二季度，共检查政务新媒体账号${rows}个。
二、存在的主要问题
部分账号更新不及时。
三、下一步工作要求
请相关单位认真整改，于7月19日前将整改情况书面报市政府办公室。
云溪市人民政府办公室
2024年7月5日

附件
存在问题的政务新媒体清单
${lines.map((cells) => cells.join('\n')).join('\n')}`
}
