// Words of a problem to the indicator: the longest phrase wins, the subject decides, what is not certain is left open.
import { expect, test } from 'vitest'
import { indicatorName, indicators } from '../../src/intake/index.js'
import { matchIndicator } from '../../src/intake/indicators.js'

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
