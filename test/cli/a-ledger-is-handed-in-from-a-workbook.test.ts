// `ledger import` reads the office's own table and prints one JSON value; `ledger` then has its rows. `account list` knows
// the accounts it names.
import { afterAll, expect, test } from 'vitest'
import { chinese, Shell } from './shell.js'

const shell = new Shell()
afterAll(() => shell.close())

const table = [
  '通报期次,检查对象,平台,责任单位,存在问题,交办日期,整改期限,整改情况',
  '2024年第二季度通报,健康宝鸡公众服务,微信服务号,市卫健委,两周无更新,2024/8/5,2024-09-10,整改中',
  ',宝鸡交通,微信订阅号,市交通局,链接打不开,,2024年8月15日,未反馈',
].join('\n')

test('previewed, imported, listed', async () => {
  await shell.prepare('registry')
  const file = shell.file('台账.csv', table)
  const people = ['--as', 'office-1', '--approved-by', 'office-lead']
  const shown = await shell.done(['ledger', 'import', file, ...people, '--dry-run'], { env: chinese })
  expect(shown).toMatch(/第3行 市交通局 “宝鸡交通” 链接打不开→B24Q2-002 未反馈,期限2024-08-15/)
  expect(shown).toContain('检查通过(未导入)')
  const imported = await shell.json(['ledger', 'import', file, ...people])
  expect(imported).toMatchObject({ dryRun: false, circulars: [{ code: 'B24Q2', cases: 2, history: 0 }] })
  expect(await shell.json(['ledger'])).toMatchObject([
    { caseNo: 'B24Q2-001', unit: '宝鸡市卫生健康委员会', state: 'issued', reminders: 0 },
    { caseNo: 'B24Q2-002', unit: '宝鸡市交通运输局', dueOn: '2024-08-15' },
  ])
  expect(await shell.json(['account', 'list', '--unit', '市教育局'])).toMatchObject([{ status: 'cancelled' }])
})
