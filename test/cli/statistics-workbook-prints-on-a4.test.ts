// The statistics as a workbook: A4 on its side, every sheet with its heading, units in the given order, the formulas beside
// the figures, and nothing of it ever a formula of Excel.
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { statisticsWorkbook } from '../../src/papers/statistics-workbook.js'
import { definitions, shareText } from '../../src/papers/statistics-tables.js'
import type { Statistics } from '../../src/domain/statistics-made.js'
import { type GroupFigures, shareOf } from '../../src/domain/statistics.js'

const cellsOf = (row: ExcelJS.Row): string => {
  const cells: string[] = []
  row.eachCell((cell) => void cells.push(cell.text))
  return cells.join('|')
}

const group: GroupFigures = {
  cases: 6,
  open: 1,
  onTime: shareOf(4, 5),
  fix: { cases: 5, median: 2, p90: 19 },
  returned: shareOf(1, 4),
}
const statistics: Statistics = {
  madeAt: '2024-11-21T10:20:00+08:00',
  circular: null,
  unit: null,
  from: '2024-08-01',
  to: null,
  cases: {
    total: group,
    byIndicator: [{ key: 'nm-stale-2w', ...group }],
    byPlatform: [{ key: '=1+1', ...group }],
    byQuarter: [{ key: '2024Q3', ...group }],
    months: [{ month: '2024-08', opened: 6, ended: 0, open: 6 }],
    disputes: { raised: 1, upheld: 1, rejected: 0, waiting: 0 },
    closed: 5,
  },
  burden: {
    pushes: 7,
    answers: 2,
    results: 1,
    papers: 0,
    perClosedCase: 1.4,
    months: ['2024-08', '2024-09'],
    units: [
      { unit: '望川市水务局', pushes: { '2024-08': 1 }, total: 1 },
      { unit: '望川市民政局', pushes: { '2024-08': 4, '2024-09': 2 }, total: 6 },
    ],
    biggestDay: 1,
    daysBeyond: 0,
    biggestCircular: 4,
    circularsBeyond: 0,
    limit: { perDay: 1, perCircular: 6 },
    outOfWindow: 0,
  },
}

test('four sheets for the printer, with what they say', async () => {
  const bytes = await statisticsWorkbook(statistics, (code) => `指标${code}`)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['办理情况', '逐月', '减负', '口径'])
  for (const sheet of workbook.worksheets)
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 })
  const text = (name: string): string[] => {
    const rows: string[] = []
    workbook.getWorksheet(name)?.eachRow((row) => void rows.push(cellsOf(row)))
    return rows
  }
  expect(text('办理情况')).toContain('全部|6|1|80%(4/5)|2|19|1/4')
  expect(text('办理情况')).toContain('指标nm-stale-2w|6|1|80%(4/5)|2|19|1/4')
  expect(text('办理情况').some((row) => row.startsWith('=1+1|'))).toBe(true)
  expect(text('减负').slice(-2)).toEqual(['望川市水务局|1|0|1', '望川市民政局|4|2|6'])
  expect(text('口径')).toHaveLength(definitions.length + 3)
})

test('of few only the count is shown', () => {
  expect([shareOf(0, 0), shareOf(3, 4), shareOf(15, 20)].map(shareText)).toEqual(['–', '3/4', '75%(15/20)'])
})
