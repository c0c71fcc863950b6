// Names come from papers and people. Whatever one begins with, it is text in the workbook and stays text when edited.
import { expect, test } from 'vitest'
import { cellsOf, row, writtenAndRead } from './ledger-workbook-sample.js'

test.each([
  '=HYPERLINK("http://example.invalid","点我")',
  '+1+1',
  '-2+3',
  "@SUM(1,1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '<b>&amp;"\'',
])('%s', async (account) => {
  const { ledger } = await writtenAndRead([row({ account, problem: account })])
  expect(cellsOf(ledger, 3)).toMatchObject({ 对象: account, 存在问题: account })
  ledger.getRow(3).eachCell((cell) => expect(cell.formula).toBeUndefined())
  expect(ledger.getCell(3, 4).numFmt).toBe('@')
})

test('characters that no XML may hold do not spoil the file', async () => {
  const { ledger } = await writtenAndRead([row({ account: '甲\u0000乙\u0008丙\uFFFE\uD83D' })])
  expect(cellsOf(ledger, 3)['对象']).toBe('甲乙丙')
})

test('a text longer than a cell may be is cut, the file stays readable', async () => {
  const { ledger } = await writtenAndRead([row({ problem: '长'.repeat(40_000) })])
  expect(String(cellsOf(ledger, 3)['存在问题'])).toHaveLength(32_767)
})
