// Rows and options for the workbook's tests: one plain open case, and a way to change it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { onTestFinished } from 'vitest'
import { writeLedgerWorkbook } from '../../src/cli/ledger-workbook.js'
import type { LedgerWorkbookOptions } from '../../src/papers/ledger-workbook.js'
import type { LedgerRow } from '../../src/domain/ledger.js'

export const auditHead = '5f'.repeat(32)

export const options: LedgerWorkbookOptions = {
  title: '宝鸡市2024年第三季度政务新媒体整改台账',
  auditHead,
  madeAt: '2024-09-18T17:05:00+08:00',
  indicatorName: (code) => (code === 'nm-stale' ? '内容更新不及时' : code),
}

/** An issued case nobody has answered, with `changes`. */
export const row = (changes: Partial<LedgerRow> = {}): LedgerRow => ({
  caseNo: 'B24Q3-001',
  circular: '宝鸡市2024年第三季度政府网站与政务新媒体检查情况通报',
  unit: '市教育局',
  account: '某学校招生平台',
  platform: '微信公众号',
  site: null,
  problem: '2周内无更新',
  indicator: 'nm-stale',
  veto: true,
  severity: 'minor',
  state: 'issued',
  fixed: 'none',
  reported: 'due',
  dueOn: '2024-09-20',
  overdueWorkdays: 0,
  acknowledgedAt: null,
  repliedAt: null,
  closedAt: null,
  reminders: 0,
  escalation: 'none',
  talk: null,
  repeatOf: [],
  ...changes,
})

/** A folder that is gone when the test is over. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-ledger-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Writes the rows and reads the file back as Excel would. */
export async function writtenAndRead(
  rows: readonly LedgerRow[],
): Promise<{ ledger: ExcelJS.Worksheet; notes: ExcelJS.Worksheet }> {
  const file = join(await scratchFolder(), 'ledger.xlsx')
  await writeLedgerWorkbook(rows, options, file)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  const [ledger, notes] = workbook.worksheets
  if (ledger === undefined || notes === undefined) throw new Error('a sheet is missing')
  return { ledger, notes }
}

/** The row's cells under their headings. */
export function cellsOf(ledger: ExcelJS.Worksheet, rowNumber: number): Record<string, unknown> {
  const cells: Record<string, unknown> = {}
  ledger.getRow(2).eachCell((cell, column) => {
    cells[cell.text] = ledger.getRow(rowNumber).getCell(column).value
  })
  return cells
}
