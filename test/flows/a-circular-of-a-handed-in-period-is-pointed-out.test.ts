// An office that handed in its ledger follows that period's open cases already. Its circular, imported later, says so, so
// that nobody is told the same thing from two sides.
import { expect, test } from 'vitest'
import { importLedger } from '../../src/flows/import-ledger.js'
import { draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const heading = ['通报期次', '检查对象', '平台', '主办单位', '存在问题', '交办日期', '整改期限', '整改结果']

async function handsIn(office: SmallOffice, period: string): Promise<void> {
  const row = [period, '望川水务', '微信公众号', '市水务局', '两周无更新', '2024-08-05', '2024-09-10', '整改中']
  const ledger = {
    sheets: [{ name: '台账', rows: [heading, row].map((cells, at) => ({ row: at + 1, cells })) }],
    fileName: '台账.xlsx',
    bytes: Buffer.from('xlsx'),
    by: staff.officer,
    approvedBy: staff.leader,
    dryRun: false,
    indicatorCode: () => null,
  }
  await office.must(importLedger(office.context, ledger, now))
}
const checksOf = async (office: SmallOffice, id: string) =>
  (await office.shows(id)).draft.checks.filter(({ code }) => code === 'handed-in-before')

test('the same period: the check names the ledger', async () => {
  const office = await openOffice()
  await handsIn(office, '2024年第三季度通报')
  const [check] = await checksOf(office, await office.imports(draft([finding()])))
  expect(check).toMatchObject({ level: 'warn' })
  expect(check?.message).toContain('2024年第三季度通报')
})

test('another period, or no ledger handed in: no word of it', async () => {
  const office = await openOffice()
  expect(await checksOf(office, await office.imports(draft([finding()])))).toEqual([])
  await handsIn(office, '2024年第二季度通报')
  const other = draft([finding()], { title: '另一份通报', docNumber: null })
  expect(await checksOf(office, await office.imports(other))).toEqual([])
})
