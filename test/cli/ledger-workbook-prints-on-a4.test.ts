// A printed ledger has its heading and page number on every page, fits the paper, and bears the audit head.
import { expect, test } from 'vitest'
import { auditHead, options, row, writtenAndRead } from './ledger-workbook-sample.js'

test('the ledger is set up for A4 on its side', async () => {
  const { ledger } = await writtenAndRead(Array.from({ length: 80 }, () => row()))
  expect(ledger.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:2',
  })
  expect(ledger.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
  expect(ledger.headerFooter.oddFooter).toContain(auditHead)
  expect(ledger.headerFooter.oddFooter).toContain('第&P页 共&N页')
})

test('the title spans the columns and every cell has a border and wraps', async () => {
  const { ledger } = await writtenAndRead([row()])
  expect(ledger.getCell('A1').value).toBe(options.title)
  expect(ledger.getCell('P1').master).toBe(ledger.getCell('A1'))
  for (const at of [2, 3])
    ledger.getRow(at).eachCell({ includeEmpty: true }, (cell) => {
      expect(cell.border).toHaveProperty('bottom.style', 'thin')
      expect(cell.alignment).toMatchObject({ wrapText: true })
    })
})

test('the second sheet says when it was made, what it covers and how many stand where', async () => {
  const { notes } = await writtenAndRead([
    row(),
    row({ state: 'closed', fixed: 'accepted' }),
    row({ overdueWorkdays: 2, severity: 'fail', repeatOf: ['B24Q1-003'] }),
  ])
  expect(notes.name).toBe('说明')
  const lines = new Map<unknown, unknown>()
  notes.eachRow((line) => lines.set(line.getCell(1).value, line.getCell(2).value))
  const expected = {
    制表时间: '2024-09-18 17:05',
    '通报 B24Q3': row().circular,
    整改事项总数: 3,
    '其中:已下发': 2,
    '其中:已销号': 1,
    '其中:待复核': 0,
    已逾期: 1,
    不合格问题: 1,
    重复出现: 1,
    审计链头: auditHead,
  }
  expect(Object.fromEntries(lines)).toMatchObject(expected)
})

test('a row is as high as its longest text needs, within what a sheet allows', async () => {
  const { ledger } = await writtenAndRead([
    row(),
    row({ problem: '账号简介不规范,未公开主体信息。'.repeat(8) }),
    row({ problem: '长'.repeat(20_000) }),
  ])
  const [plain = 0, long = 0, longest = 0] = [3, 4, 5].map((at) => ledger.getRow(at).height)
  expect(long).toBeGreaterThan(2 * plain)
  expect(longest).toBe(409)
})
