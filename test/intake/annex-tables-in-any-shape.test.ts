// The same annex in every shape flattening leaves behind, in any column order: always the same findings.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'

const rows = [
  {
    no: '1',
    problem: '监测时间点前2周内无更新；部分链接无法正常访问',
    region: '青石县',
    platform: '微信订阅号',
    account: '青石水利',
    unit: '青石县水利局',
    veto: '是',
  },
  {
    no: '2',
    problem: '部分栏目更新不及时',
    region: '白水区',
    platform: '新浪微博',
    account: '白水发布',
    unit: '白水区人民政府办公室',
    veto: '否',
  },
]
const names = {
  no: '序号',
  problem: '存在的问题',
  region: '所属地区',
  platform: '账号平台',
  account: '账号名称',
  unit: '主办单位',
  veto: '是否单项否决',
}
type Key = keyof typeof names
const orders: Key[][] = [
  ['no', 'problem', 'region', 'platform', 'account', 'unit', 'veto'],
  ['no', 'account', 'unit', 'platform', 'veto', 'problem'],
  ['unit', 'account', 'platform', 'problem', 'veto'],
]
const shapes: Record<string, (lines: string[][]) => string> = {
  'a cell per line': (lines) => lines.flat().join('\n\n'),
  'a cell per line with bars': (lines) =>
    lines.map((line) => `|\n${line.map((cell) => `${cell} |`).join('\n')}`).join('\n'),
  'rows of bars': (lines) => lines.map((line) => `| ${line.join(' | ')} |`).join('\n'),
  'rows of tabs': (lines) => lines.map((line) => line.join('\t')).join('\n'),
  'the header again after a page': ([header = [], ...rest]) =>
    rest.map((line) => [...header, ...line].join('\n')).join('\n'),
}
const cases = Object.keys(shapes).flatMap((shape) => orders.map((order) => [shape, order] as const))

test.each(cases)('%s, columns %j', async (shape, order) => {
  const lines = [order.map((key) => names[key]), ...rows.map((row) => order.map((key) => row[key]))]
  const draft = await draftOf(circular({ annex: `附件\n\n存在问题的政务新媒体清单\n\n${shapes[shape]?.(lines)}` }))
  expect(
    draft.findings.map(({ unit, account, platform, problem, veto, severity }) => [
      unit,
      account,
      platform,
      problem,
      veto,
      severity,
    ]),
  ).toEqual([
    ['青石县水利局', '青石水利', '微信订阅号', '监测时间点前2周内无更新', true, 'fail'],
    ['青石县水利局', '青石水利', '微信订阅号', '部分链接无法正常访问', false, 'minor'],
    ['白水区人民政府办公室', '白水发布', '新浪微博', '部分栏目更新不及时', false, 'minor'],
  ])
})

test('a problem merged over two rows, and a unit broken over two lines', async () => {
  const annex =
    '附件\n检查发现存在突出问题的政务新媒体\n序号\n存在突出问题\n所属地区\n新媒体类型\n政务新媒体名称\n主办单位\n1\n监测点前两周无更新\n青石县\n微信视频号\n诗画青石\n青石县溪口镇\n人民政府\n2\n白水区\n喜马拉雅\n白水之声\n白水区文化和旅游局\n备注：数据取自二季度。'
  const draft = await draftOf(circular({ annex }))
  expect(draft.findings.map(({ unit, account, problem, veto }) => [unit, account, problem, veto])).toEqual([
    ['青石县溪口镇人民政府', '诗画青石', '监测点前两周无更新', true],
    ['白水区文化和旅游局', '白水之声', '监测点前两周无更新', true],
  ])
})

test('a table of statistics gives no findings', async () => {
  const annex =
    '附件\n政务新媒体检查总体情况表\n序号\n地区\n检查数\n不合格数\n合格率\n1\n青石县\n20\n1\n95%\n2\n白水区\n30\n0\n100%'
  expect((await draftOf(circular({ annex }))).findings).toEqual([])
})
