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
] as const)('%s', (code, parts) => {
  expect(codesOf(draftOf(circular(parts)))).toContain(code)
})

test('sums that add up and an annex that agrees give no warning', () => {
  const draft = draftOf(
    circular({ situation: '共检查政务新媒体账号50个，其中合格49个，不合格1个，合格率为98%。', annex: annex('不合格') }),
  )
  expect(draft.checks.filter(({ level }) => level !== 'info')).toEqual([])
})

test('a title and an issuer that are lost are said to be missing', () => {
  const draft = draftOf('各县区人民政府：\n现将二季度政务新媒体检查情况通报如下：\n一、存在问题\n个别账号更新不及时。')
  expect(codesOf(draft)).toEqual(expect.arrayContaining(['no-title', 'no-issuer', 'no-issue-date']))
})
