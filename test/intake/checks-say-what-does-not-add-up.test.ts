// Each stable check code on the smallest paper that deserves it, and none on one that does not.
import { expect, test } from 'vitest'
import { circular, codesOf, draftOf } from './papers.js'

const annex = (verdict: string): string =>
  `附件\n检查情况表\n| 序号 | 账号名称 | 主办单位 | 平台 | 检查结果 | 存在问题 |\n| 1 | 青石水利 | 青石县水利局 | 微信公众号 | ${verdict} | 监测时间点前2周内无更新 |`

test.each([
  ['sum-mismatch', { situation: '共检查政务新媒体账号50个，其中合格46个，不合格3个。' }],
  ['rate-mismatch', { situation: '共检查政务新媒体账号50个，其中合格48个，不合格2个，合格率为98%。' }],
  [
    'annex-total-mismatch',
    { situation: '共检查政务新媒体账号50个，其中合格48个，不合格2个，合格率为96%。', annex: annex('不合格') },
  ],
  ['annex-body-disagree', { problems: '“青石水利”“白水发布”等微信公众号存在商业广告。', annex: annex('合格') }],
  ['deadline-year-inferred', {}],
  ['no-deadline', { closing: '请各单位加强管理。' }],
  ['deadline-before-issue', { closing: '请于7月1日前将整改情况报市政府办公室。' }],
  ['deadline-day-off', { closing: '请于7月20日前将整改情况报市政府办公室。' }],
  ['calendar-year-uncovered', { closing: '请于2031年7月20日前将整改情况报市政府办公室。' }],
  ['annex-absent', { problems: '有3个账号未提供有效互动功能（附件2）。' }],
  ['nothing-to-dispatch', {}],
  ['counts-without-names', {}],
  ['personal-data', { problems: '有网站公开了身份证号110101199003071234。' }],
  ['personal-data', { closing: '联系人：甲乙，电话：13800000000。' }],
  [
    'page-tampered',
    { annex: '特价沙发| 特价茶叶| 特价跑鞋| 秋季新款| 床垫优惠| 办公座椅| 限时折扣| 坚果礼包| 茶几地毯| 保温杯' },
  ],
  ['page-tampered', { head: '政???????策\n' }],
  ['no-issue-date', { signature: '云溪市人民政府办公室' }],
] as const)('%s', async (code, parts) => {
  expect(codesOf(await draftOf(circular(parts)))).toContain(code)
})

test.each([
  [
    'duplicate-rows',
    {
      annex:
        '附件\n问题清单\n账号名称\t主办单位\t存在问题\n云溪水利\t县水利局\t更新不及时\n云溪水利\t县水利局\t更新不及时',
    },
  ],
  ['list-count-mismatch', { problems: '（一）内容更新不及时(3个)\n云溪水利(微信)、云溪农机(微信)' }],
  [
    'parts-mismatch',
    { situation: '全市共有政务新媒体50个，其中微信公众号30个、新浪微博12个、抖音号5个、其他账号2个。' },
  ],
  ['personal-data', { problems: '县水利局网站公开的附件含身份证号110101199001011237。' }],
  ['annex-absent', { problems: '有3个账号更新不及时（附件2）。' }],
  ['nothing-to-dispatch', { problems: '个别账号更新不及时。' }],
  ['deadline-day-off', { closing: '请于7月20日前将整改情况报市政府办公室。' }],
  ['deadline-before-issue', { closing: '请于7月1日前将整改情况报市政府办公室。' }],
] as const)('%s, told by the words alone', async (code, parts) => {
  expect(codesOf(await draftOf(circular(parts)))).toContain(code)
})

test.each([
  ['text-cut-off', '三、下一步工作要求\n请相关单位于7月19日前将整改情况以书面形'],
  ['text-cut-off', '三、下一步工作要求\n请相关单位认真整改，落实审核制度，做好...'],
])('%s: a page that ends in the middle of a sentence', async (code, end) => {
  const whole = circular({})
  const draft = await draftOf(`${whole.slice(0, whole.indexOf('三、'))}${end}`)
  expect(codesOf(draft)).toContain(code)
  expect(codesOf(await draftOf(whole))).not.toContain(code)
})

test('parts that add up, rows that differ and whole rates give no warning', async () => {
  const draft = await draftOf(
    circular({
      situation:
        '检查政务新媒体账号50个，其中微信公众号30个、新浪微博12个、其他账号8个，合格48个，不合格2个，合格率96%。',
      annex:
        '附件\n不合格账号\n账号名称\t主办单位\t平台\t存在问题\n云溪水利\t县水利局\t微信公众号\t超过2周未更新\n云溪水利\t县水利局\t新浪微博\t超过2周未更新',
    }),
  )
  expect(draft.checks.filter(({ level }) => level !== 'info')).toEqual([])
})

test('sums that add up and an annex that agrees give no warning', async () => {
  const draft = await draftOf(
    circular({ situation: '共检查政务新媒体账号50个，其中合格49个，不合格1个，合格率为98%。', annex: annex('不合格') }),
  )
  expect(draft.checks.filter(({ level }) => level !== 'info')).toEqual([])
})

test('a title and an issuer that are lost are said to be missing', async () => {
  const draft = await draftOf(
    '各县区人民政府：\n现将二季度政务新媒体检查情况通报如下：\n一、存在问题\n个别账号更新不及时。',
  )
  expect(codesOf(draft)).toEqual(expect.arrayContaining(['no-title', 'no-issuer', 'no-issue-date']))
})
