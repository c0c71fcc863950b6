// The second sheet, 说明: when the ledger was made, which circulars it covers, how many cases stand where, and the head of
// the audit chain by which anybody can check later that nothing before it was changed (design.md §9, promise 10).
import type { Workbook } from 'exceljs'
import { type CaseState, stateName } from '../../domain/case.js'
import { type LedgerRow, severityName } from '../../domain/ledger.js'
import { minuteText } from './columns.js'
import { fitHeight, printOnA4, writeCell, writeTitle } from '../sheet.js'

export interface LedgerHead {
  /** Heading of the first sheet. */
  title: string
  /** Hash of the last entry of the audit chain. */
  auditHead: string
  /** Instant, ISO 8601 with offset. */
  madeAt: string
}

export function addNotes(workbook: Workbook, rows: readonly LedgerRow[], head: LedgerHead, footerLeft: string): void {
  const sheet = workbook.addWorksheet('说明')
  sheet.columns = [{ width: 22 }, { width: 74 }]
  writeTitle(sheet, `${head.title}说明`, 2)
  for (const [name, content] of noteLines(rows, head)) {
    const row = sheet.addRow([])
    writeCell(row.getCell(1), name, { align: 'left', bold: true })
    writeCell(row.getCell(2), content, { align: 'left' })
    fitHeight(sheet, row)
  }
  printOnA4(sheet, { orientation: 'portrait', titleRows: 1, footerLeft })
}

function noteLines(rows: readonly LedgerRow[], head: LedgerHead): [string, string | number][] {
  const count = (holds: (row: LedgerRow) => boolean): number => rows.filter(holds).length
  const states = Object.keys(stateName) as CaseState[]
  return [
    ['制表时间', minuteText(head.madeAt)],
    ...[...circularsOf(rows)].map(([code, title]): [string, string] => [`通报 ${code}`, title]),
    ['整改事项总数', rows.length],
    ...states.map((state): [string, number] => [`其中:${stateName[state]}`, count((row) => row.state === state)]),
    ['已逾期', count((row) => row.overdueWorkdays > 0)],
    [`${severityName.fail}问题`, count((row) => row.severity === 'fail')],
    ['重复出现', count((row) => row.repeatOf.length > 0)],
    ['进入约谈程序', count((row) => row.escalation === 'talk')],
    ['审计链头', head.auditHead],
    ['核对方法', '运行 duban audit verify --head 审计链头;能通过,说明制表前的记录未被改动。'],
  ]
}

/** Prefix of the case numbers (`B24Q3`) → title of the circular they came from. */
const circularsOf = (rows: readonly LedgerRow[]): Map<string, string> =>
  new Map(rows.map((row) => [row.caseNo.replace(/-\d+$/, ''), row.circular]))
