// Annex tables that an office parts by rows of their own: headings over groups of rows, sums, remarks. The rows under a
// heading are read like all others, and what the heading says of them holds for them.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'

const header = ['序号', '名称', '类型', '主办单位', '存在问题']
const byKind = [
  ['一、政府网站'],
  ['1', '云溪县统计局网站', '网站', '云溪县统计局', '首页3个链接打不开'],
  ['二、政务新媒体'],
  ['1', '云溪民政', '新浪微博', '云溪县民政局', '更新不及时;存在错别字'],
  ['2', '云溪普法', '抖音号', '云溪县司法局', '部分栏目空白'],
]
const byVerdict = [
  ['一、不合格账号(1个)'],
  ['1', '云溪水利', '微信公众号', '云溪县水利局', '监测时间点前2周内无更新'],
  ['二、合格但存在问题的账号(1个)'],
  ['2', '云溪残联', '抖音号', '云溪县残联', '监测时间点前2周内无更新'],
]

const full = (row: string[]): string[] => (row.length === 1 ? [...row, '', '', '', ''] : row)
const shapes: [string, (rows: string[][]) => string][] = [
  ['rows of bars', (rows) => rows.map((row) => `| ${full(row).join(' | ')} |`).join('\n')],
  [
    'bars, the heading alone',
    (rows) => rows.map((row) => (row.length === 1 ? `| ${row[0]} |` : `| ${row.join(' | ')} |`)).join('\n'),
  ],
  ['rows of tabs', (rows) => rows.map((row) => row.join('\t')).join('\n')],
  ['a cell per line', (rows) => rows.flat().join('\n')],
]
const read = async (annex: string) =>
  (await draftOf(circular({ annex: `附件\n问题清单\n${annex}` }))).findings.map(
    ({ unit, account, site, platform, problem, severity }) =>
      [unit, account ?? site, platform, problem, severity].join('|'),
  )

test.each(shapes)('groups of sites and accounts: %s', async (_, shape) => {
  expect(await read(shape([header, ...byKind]))).toEqual([
    '云溪县统计局|云溪县统计局网站||首页3个链接打不开|minor',
    '云溪县民政局|云溪民政|新浪微博|更新不及时|minor',
    '云溪县民政局|云溪民政|新浪微博|存在错别字|minor',
    '云溪县司法局|云溪普法|抖音号|部分栏目空白|minor',
  ])
})

test.each(shapes)('a group that failed and one that did not: %s', async (_, shape) => {
  expect(await read(shape([header, ...byVerdict]))).toEqual([
    '云溪县水利局|云溪水利|微信公众号|监测时间点前2周内无更新|fail',
    '云溪县残联|云溪残联|抖音号|监测时间点前2周内无更新|minor',
  ])
})

test.each([
  ['a sum', '| 合计 | 1个 | | | |'],
  ['a sum behind an empty cell', '| | 合计 | 1 | | |'],
  ['a remark', '| 备注:数据取自二季度,不含已注销账号。 | | | | |'],
  ['a remark alone', '注:数据取自二季度。'],
])('%s is no row', async (_, line) => {
  const row = '| 1 | 云溪普法 | 抖音号 | 云溪县司法局 | 部分栏目空白 |'
  expect(await read([`| ${header.join(' | ')} |`, row, line].join('\n'))).toEqual([
    '云溪县司法局|云溪普法|抖音号|部分栏目空白|minor',
  ])
})

test('several tables one after the other, each with its own title', async () => {
  const site = '| 1 | 云溪县统计局网站 | 云溪县统计局 | 首页3个链接打不开 |'
  const account = '| 1 | 云溪普法 | 抖音号 | 云溪县司法局 | 未提供有效互动功能 |'
  expect(
    await read(
      [
        '表一 政府网站存在问题情况',
        '| 序号 | 网站名 | 主办(责任)单位 | 问题简述 |',
        site,
        '表二 不合格政务新媒体名单',
        '| 序号 | 账户名称 | 发布平台 | 主办单位全称 | 不合格情形 |',
        account,
      ].join('\n'),
    ),
  ).toEqual([
    '云溪县统计局|云溪县统计局网站||首页3个链接打不开|minor',
    '云溪县司法局|云溪普法|抖音号|未提供有效互动功能|fail',
  ])
})

test('a term in a column is a deadline of the rows that have it; the main one stays that of the text', async () => {
  const annex = [
    '附件',
    '问题清单',
    '| 账号名称 | 平台 | 主办单位 | 存在问题 | 整改时限 |',
    '| 云溪普法 | 抖音号 | 云溪县司法局 | 部分栏目空白 | 7月12日前 |',
    '| 云溪民政 | 新浪微博 | 云溪县民政局 | 存在错别字 | 7月16日前 |',
  ].join('\n')
  const draft = await draftOf(circular({ annex }))
  expect(draft.deadline?.date).toBe('2024-07-19')
  expect(draft.deadlines.map(({ date, appliesTo }) => [date, appliesTo ?? null])).toEqual([
    ['2024-07-19', null],
    ['2024-07-12', '云溪普法'],
    ['2024-07-16', '云溪民政'],
  ])
})
