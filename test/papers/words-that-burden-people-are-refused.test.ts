// The rules against 指尖上的形式主义 name what may not be asked of people (domain.md §8). Papers say the same things in many
// words; what merely sounds alike passes.
import { expect, test } from 'vitest'
import { lintWords } from '../../src/domain/wording-linter.js'

const rulesOf = (text: string): string[] => [...new Set(lintWords(text).map((one) => one.rule))]

test.each([
  ['收到请回复', 'reply-chain'],
  ['请收到通知后务必回复', 'reply-chain'],
  ['在群内接龙回复', 'reply-chain'],
  ['接到后立即回复', 'instant-reply'],
  ['请马上反馈', 'instant-reply'],
  ['2小时内报告并答复', 'instant-reply'],
  ['半小时内反馈', 'instant-reply'],
  ['整改进度每周排名通报', 'ranking'],
  ['按整改情况排序公布', 'ranking'],
  ['对不合格单位进行排名', 'ranking'],
  ['列入红黑榜', 'ranking'],
  ['@所有人', 'at-all'],
  ['＠全体成员', 'at-all'],
  ['整改前后截图上传系统', 'screenshots'],
  ['逐项附截图', 'screenshots'],
  ['将公布已读未读名单', 'read-tracking'],
])('%s', (text, rule) => {
  expect(rulesOf(text)).toContain(rule)
  for (const { message } of lintWords(text)) expect(message).toMatch(/^“.+”属于.+。$/)
})

test.each([
  '请于9月10日前反馈整改情况',
  '收到本通知后5个工作日内报送整改情况',
  '要立即整改',
  '立行立改,于期限内书面反馈',
  '按通报次序排列的单位名单',
  '不得要求截图上传',
  '严禁搞评比排名',
  '不统计已读未读',
  '无需逐项截图',
  '',
])('passes: %s', (text) => {
  expect(lintWords(text)).toEqual([])
})
