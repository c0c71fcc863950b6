// Words of a problem to the indicator: the longest phrase wins, the subject decides, what is not certain is left open.
import { expect, test } from 'vitest'
import { indicatorName, indicators, type OfficePhrase, readCircular } from '../../src/intake/index.js'
import { matchIndicator } from '../../src/intake/indicators.js'
import { circular } from './papers.js'

test.each([
  ['监测时间点前2周内无更新', 'new-media', 'nm-stale-2w'],
  ['超过20天未更新', 'new-media', 'nm-stale-2w'],
  ['超过7天未更新', 'new-media', 'nm-slow-update'],
  ['部分栏目更新不及时', 'new-media', 'nm-col-stale'],
  ['栏目更新不及时', 'website', 'wd-col-stale'],
  ['部分事项办事指南重点要素缺失、信息不准确', 'new-media', 'nm-guide-incomplete'],
  ['应更新但长期未更新的栏目13个', 'website', 'ws-cols-longstale-10'],
  ['缺访谈、图解等其中2种形式的政策解读', 'website', 'wd-interpretation'],
  ['账号头像模糊', 'new-media', null],
] as const)('%s (%s) → %s', (problem, subject, code) => {
  expect(matchIndicator(problem, [subject]).indicator).toBe(code)
})

test.each([
  ['首页长时间未更新', 'website', 'ws-home-stale-2w'],
  ['监测时间点前2周内首页无信息更新', 'website', 'ws-home-stale-2w'],
  ['存在超过3个月未回应的有效留言2条', 'website', 'ws-msg-unanswered-3m'],
  ['空白栏目数量达到7个', 'website', 'ws-cols-blank-5'],
  ['有3个空白栏目', 'website', 'wd-col-blank'],
  ['12个栏目超期未更新', 'website', 'ws-cols-longstale-10'],
  ['没有设置互动交流栏目', 'website', 'ws-no-consult-channel'],
  ['网站多次无法访问', 'website', 'ws-unreachable'],
  ['一条问答知识中存在暗链', 'website', 'ws-harmful-content'],
  ['监测时间点前3个月内未更新办事统计数据', 'website', 'wd-service-stats-3m'],
  ['解读稿与政策原文未相互关联', 'website', 'wd-interp-link'],
  ['3件文件没有解读', 'website', 'wd-interpretation'],
  ['办事指南中联系电话有误', 'website', 'wd-guide'],
  ['申请表格无法下载', 'website', 'wd-forms'],
  ['2条网民留言超期答复', 'website', 'wd-msg-late'],
  ['征求意见公告未反馈采纳情况', 'website', 'wd-survey'],
  ['站内搜索功能无法使用', 'website', 'wd-search'],
  ['页面底部网站标识码缺失', 'website', 'wd-domain-mark'],
  ['领导分工信息未更新', 'website', 'wd-leaders'],
  ['首页5个图片链接错误', 'website', 'wd-availability'],
  ['公开的附件含身份证号', 'website', 'wl-privacy'],
  ['本月信息报送量为0', 'website', 'wl-zero-publish'],
  ['“通知公告”栏目逾期', 'website', 'wd-col-stale'],
  ['标题多字漏字', 'website', 'wl-typo'],
  ['断更超过2周', 'new-media', 'nm-stale-2w'],
  ['自3月以来长期无更新', 'new-media', 'nm-stale-2w'],
  ['近30天未发布信息', 'new-media', 'nm-stale-2w'],
  ['10天未更新', 'new-media', 'nm-slow-update'],
  ['留言功能关闭', 'new-media', 'nm-no-interaction'],
  ['没有提供互动渠道', 'new-media', 'nm-no-interaction'],
  ['APP无法正常下载', 'new-media', 'nm-app-unusable'],
  ['菜单二维码失效', 'new-media', 'nm-link-broken'],
  ['链接跳转页面与标题不符', 'new-media', 'nm-link-wrong'],
  ['预约功能无法使用', 'new-media', 'nm-func-broken'],
  ['菜单栏内容为空', 'new-media', 'nm-col-blank'],
  ['推文中有错字', 'new-media', 'nm-typo'],
  ['推送商业推广信息', 'new-media', 'nm-ads'],
  ['未经备案开设', 'new-media', 'nm-unfiled'],
  ['擅自更名', 'new-media', 'nm-unfiled'],
  ['应注销未注销', 'new-media', 'nm-not-cancelled'],
  ['认证主体与主办单位不一致', 'new-media', 'nm-owner-mismatch'],
  ['未及时转发重要政务信息', 'new-media', 'nm-repost-missing'],
  ['发布内容出现严重表述错误', 'new-media', 'nm-serious-error'],
  ['存在错别字或严重表述错误', 'new-media', null],
] as const)('without a phrase of its own: %s (%s) → %s', (problem, subject, code) => {
  expect(matchIndicator(problem, [subject]).indicator).toBe(code)
})

const paper = (phrases?: OfficePhrase[]) =>
  readCircular({
    bytes: new TextEncoder().encode(circular({ problems: '县水利局“云溪水利”微信公众号头像模糊不清。' })),
    fileName: 'circular.txt',
    ...(phrases === undefined ? {} : { phrases }),
  })

test("the office's own wording is understood once it is given, and only for that reading", async () => {
  const codeOf = (result: Awaited<ReturnType<typeof paper>>): unknown =>
    result.ok && result.value.findings[0]?.indicator
  expect(codeOf(await paper())).toBeNull()
  expect(codeOf(await paper([{ indicator: 'nm-owner-mismatch', phrase: '头像模糊' }]))).toBe('nm-owner-mismatch')
  expect(codeOf(await paper())).toBeNull()
})

test('a wording for an indicator that does not exist is refused', async () => {
  expect(await paper([{ indicator: 'nm-nothing', phrase: '头像模糊' }])).toMatchObject({
    ok: false,
    code: 'unknown-indicator',
  })
})

test('the same words for two subjects are left to a person', () => {
  const { indicator, candidates } = matchIndicator('出现严重表述错误', ['website', 'new-media'])
  expect(indicator).toBeNull()
  expect(candidates).toEqual(['ws-serious-error', 'nm-serious-error'])
})

test('every code has a name, and none comes twice', () => {
  const codes = indicators().map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(indicatorName('nm-stale-2w')).toBe('监测时间点前2周内无更新')
  expect(indicatorName('unknown')).toBe('unknown')
})
