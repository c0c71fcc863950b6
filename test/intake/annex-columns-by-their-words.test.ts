// Annex tables as offices head them: what a column means is read from its words, and rows that say nothing was wrong,
// lists of the good and tables of last period give no finding.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'

const read = async (title: string, ...lines: string[]) =>
  (await draftOf(circular({ annex: `附件\n${title}\n${lines.join('\n')}` }))).findings.map(
    ({ unit, account, site, platform, problem, veto, severity }) =>
      [unit, account ?? site, platform, problem, veto, severity].join('|'),
  )

test.each([
  [
    'two problem columns, one of them for vetoes',
    [
      '单位\t账号名称\t平台\t单项否决问题\t扣分问题',
      '县水利局\t云溪水利\t微信公众号\t监测时间点前2周内无更新\t无',
      '县残联\t云溪残联\t抖音号\t-\t部分栏目空白',
    ],
    [
      '县水利局|云溪水利|微信公众号|监测时间点前2周内无更新|true|fail',
      '县残联|云溪残联|抖音号|部分栏目空白|false|minor',
    ],
  ],
  [
    'sites and accounts in one table, told apart by their kind',
    [
      '序号\t网站(账号)名称\t类型\t责任单位\t存在问题',
      '1\t云溪县人民政府网站\t政府网站\t县政府办公室\t首页3个链接打不开',
      '2\t云溪民政\t新浪微博\t县民政局\t更新不及时',
    ],
    [
      '县政府办公室|云溪县人民政府网站||首页3个链接打不开|false|minor',
      '县民政局|云溪民政|新浪微博|更新不及时|false|minor',
    ],
  ],
  [
    'the platform in brackets behind the name',
    ['序号\t新媒体名称\t归属单位\t检查发现的问题', '1\t云溪普法(新浪微博)\t县司法局\t更新不及时'],
    ['县司法局|云溪普法|新浪微博|更新不及时|false|minor'],
  ],
  [
    'verdicts only: those that passed are no findings',
    [
      '序号\t账号名称\t开设主体\t账号类型\t检查结果',
      '1\t云溪教育\t县教育局\t微信公众号\t合格',
      '2\t云溪统计\t县统计局\t微信公众号\t不合格',
    ],
    ['县统计局|云溪统计|微信公众号|不合格||fail'],
  ],
  [
    'the inspection column tells the problem',
    ['账号名称\t主办单位\t检查情况', '云溪教育\t县教育局\t正常', '云溪统计\t县统计局\t超过2周未更新'],
    ['县统计局|云溪统计||超过2周未更新|false|minor'],
  ],
  [
    'numbered problems in one cell',
    ['账号名称\t主办单位\t平台\t主要问题', '云溪教育\t县教育局\t微信公众号\t1.部分链接失效。2.存在错别字。'],
    ['县教育局|云溪教育|微信公众号|部分链接失效|false|minor', '县教育局|云溪教育|微信公众号|存在错别字|false|minor'],
  ],
])('%s', async (_, lines, rows) => {
  expect((await read('政务新媒体问题清单', ...lines)).sort()).toEqual([...rows].sort())
})

test('a bare list under a title that tells the problem', async () => {
  expect(
    await read(
      '未提供有效互动功能的政务新媒体名单',
      '序号\t账号名称\t主办单位\t平台',
      '1\t云溪普法\t县司法局\t新浪微博',
    ),
  ).toEqual(['县司法局|云溪普法|新浪微博|未提供有效互动功能|false|minor'])
})

test.each([
  ['优秀政务新媒体名单', ['账号名称\t主办单位\t平台', '云溪发布\t县政府办公室\t微信公众号']],
  ['第一季度问题整改情况表', ['账号名称\t主办单位\t存在问题\t整改情况', '云溪发布\t县政府办公室\t更新不及时\t已整改']],
  ['政务新媒体抽查名单', ['账号名称\t主办单位\t平台', '云溪发布\t县政府办公室\t微信公众号']],
  ['各县区信息发布量统计表', ['县区\t账号数\t发布条数', '白水区\t12\t340']],
  ['政务新媒体问题清单', ['账号名称\t主办单位\t存在问题', '云溪发布\t县政府办公室\t无']],
])('%s', async (title, lines) => {
  expect(await read(title, ...lines)).toEqual([])
})

test.each([
  [
    'lines of unit, account and problem',
    ['1.县水利局“云溪水利”微信公众号:监测时间点前2周内无更新;部分栏目空白。', '2.县残联“云溪残联”:链接失效。'],
    [
      '县水利局|云溪水利|微信公众号|监测时间点前2周内无更新|false|minor',
      '县水利局|云溪水利|微信公众号|部分栏目空白|false|minor',
      '县残联|云溪残联||链接失效|false|minor',
    ],
  ],
  [
    'lines of unit and problem',
    ['县城管局:网站“通知公告”栏目未更新'],
    ['县城管局|||网站“通知公告”栏目未更新|false|minor'],
  ],
])('an annex without a table: %s', async (_, lines, rows) => {
  expect((await read('存在问题的政务新媒体清单', ...lines)).sort()).toEqual([...rows].sort())
})

test('an annex of bare names says in its title what they did', async () => {
  expect(await read('不合格政务新媒体名单', '1.“云溪普法”(县司法局)', '2.“白石之声”(白石镇人民政府)')).toEqual([
    '县司法局|云溪普法||不合格||fail',
    '白石镇人民政府|白石之声||不合格||fail',
  ])
})
