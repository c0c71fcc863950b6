// What only the office does to running cases, from the command line: pause, hand over, withdraw, freeze, move a deadline,
// record a paper, look back. Each act in a sentence, each refusal in one, JSON where a script asks for it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinese, Shell } from './shell.js'

interface Row {
  caseNo: string
  circular: string
  unit: string
  state: string
  reported: string
  dueOn: string
  repeatOf: string[]
}

const shell = new Shell()
let rows: Row[] = []
let code = ''
beforeAll(async () => {
  await shell.prepare('published')
  rows = await shell.json<Row[]>(['ledger'])
  code = rows[0]?.caseNo.split('-')[0] ?? ''
})
afterAll(() => shell.close())

const caseOf = (unit: string): Row => {
  const row = rows.find((one) => one.unit.includes(unit))
  if (row === undefined) throw new Error(`no case of ${unit}`)
  return row
}
const refused = (...args: string[]): Promise<string> => shell.refused(args, { env: chinese })

test('a case is paused, asked after, and goes on', async () => {
  const { caseNo } = caseOf('审计局')
  const act = (name: string, ...more: string[]) => shell.json<Row>(['case', name, caseNo, '--as', 'office-2', ...more])
  expect(await refused('case', 'pause', caseNo, '--as', 'office-2')).toContain('原因')
  expect(await refused('case', 'pause', caseNo, '--as', 'audit-1', '--reason', '注销')).toContain('角色')
  expect(await act('pause', '--reason', '平台注销办理中', '--next', '2024-09-02')).toMatchObject({ state: 'blocked' })
  expect(
    await refused('case', 'check-in', caseNo, '--as', 'office-2', '--text', '公示中', '--next', '2024-08-01'),
  ).toContain('今天之后')
  await act('check-in', '--text', '平台公示中', '--next', '2024-09-20')
  expect(await act('resume', '--until', '2024-09-27')).toMatchObject({ state: 'acknowledged', dueOn: '2024-09-27' })
  expect(await refused('case', 'resume', caseNo, '--as', 'office-2')).toContain('没有暂缓')
})

test('a case goes to another unit; another is struck', async () => {
  const { caseNo } = caseOf('发展和改革委员会')
  const to = caseOf('交通运输局').unit
  const args = ['case', 'hand-over', caseNo, '--as', 'office-1', '--to', to]
  expect(await refused(...args)).toContain('理由')
  expect(
    await shell.json(['case', 'hand-over', caseNo, '--as', 'office-1', '--to', to, '--reason', '职责划转']),
  ).toMatchObject({ unit: to, state: 'issued' })
  const other = caseOf('公积金').caseNo
  expect(await refused('case', 'withdraw', other, '--as', 'office-1', '--reason', '误判')).toContain('角色')
  expect(await shell.json(['case', 'withdraw', other, '--as', 'office-2', '--reason', '误判'])).toMatchObject({
    state: 'withdrawn',
  })
})

test('a unit is frozen, listed, thawed', async () => {
  const { unit } = caseOf('教育局')
  const set = ['freeze', 'set', '--unit', unit, '--reason', '机构改革', '--as', 'office-lead']
  expect(await refused('freeze', 'set', '--reason', '机构改革', '--as', 'office-lead')).toContain('--unit')
  const { freezeId } = await shell.json<{ freezeId: string }>(set)
  expect(await refused(...set)).toContain('已经冻结')
  expect(await shell.json(['freeze', 'list'])).toMatchObject([{ id: freezeId, name: unit }])
  await shell.json(['freeze', 'lift', freezeId, '--as', 'office-lead'])
  expect(await shell.json(['freeze', 'list'])).toEqual([])
})

test('the deadline of the circular moves', async () => {
  const move = ['circular', 'deadline', code, '--to', '2024-09-24', '--reason', '更正通知', '--as', 'office-1']
  expect(await refused(...move, '--approved-by', 'office-1')).toContain('leader')
  const moved = await shell.json<{ caseNos: string[] }>([...move, '--approved-by', 'office-lead'])
  expect(moved.caseNos.length).toBeGreaterThan(40)
})

test('a paper is recorded for all cases of a unit, once', async () => {
  const { unit } = caseOf('卫生健康')
  expect(await refused('report', 'record', code, unit, '--as', 'office-1')).toContain('文号')
  const record = ['report', 'record', code, unit, '--oa', '宝卫函〔2024〕9号', '--as', 'office-1']
  await shell.json(record)
  expect(await refused(...record)).toContain('已经登记')
  const list = await shell.json<{ unit: string; reported: string }[]>(['report', 'list', code])
  expect(list.find((one) => one.unit === unit)).toMatchObject({ reported: 'received' })
})

test('a look-back draws closed cases and takes up what is back', async () => {
  expect(await refused('look-back', 'draw', code, '--as', 'office-1')).toContain('还没有销号')
  const { caseNo } = caseOf('水利局')
  await shell.json(['case', 'reply', caseNo, '--as', 'office-1', '--oa', 'OA-7'])
  await shell.json(['case', 'close', caseNo, '--as', 'office-2'])
  const drawn = await shell.json<{ caseNos: string[] }>([
    'look-back',
    'draw',
    code,
    '--share',
    '100',
    '--as',
    'office-1',
  ])
  expect(drawn.caseNos).toEqual([caseNo])
  const record = ['look-back', 'record', caseNo, '--returned', '--as', 'office-2']
  expect(await refused(...record)).toContain('看到的情况')
  const { newCaseNo } = await shell.json<{ newCaseNo: string }>([...record, '--note', '页面再次无法打开'])
  const now = await shell.json<Row[]>(['ledger'])
  expect(now.find((row) => row.caseNo === newCaseNo)).toMatchObject({ state: 'issued', repeatOf: [caseNo] })
})
