// 我已调离, 接手, 由…代办: read where a person speaks of themself, never where a finding speaks of somebody who left.
import { expect, test } from 'vitest'
import { readText } from '../../src/domain/reading.js'

const today = '2024-08-21'

test.each([
  '我已调离',
  '我已经调离了',
  '本人已调离原单位',
  '我调走了',
  '我不负责这个了',
  '我不再负责这项工作',
  '已换人',
  '我们单位已换人了',
  '我不再担任联络员',
])('%s: the person left', (text) => {
  expect(readText(text, today)).toEqual({ kind: 'left' })
})

test.each([
  ['管理员已调离,密码已找回,栏目已更新', 'reply'],
  ['账号管理员退休,正在找回密码', 'not-fixed'],
  ['该账号已由县融媒体中心负责,不是我们的', 'dispute'],
  ['已更换联系电话', 'reply'],
  ['我不负责的栏目也已整改', 'reply'],
])('%s: no word of leaving', (text, kind) => {
  expect(readText(text, today).kind).toBe(kind)
})

test.each(['接手', '交接', '我来接手'])('%s asks for the page', (text) => {
  expect(readText(text, today)).toEqual({ kind: 'newcomer' })
})

test.each([
  ['8月26日到9月2日由 office-2 代办', 'office-2', '2024-08-26', '2024-09-02'],
  ['8月26日至9月2日由office-2代办', 'office-2', '2024-08-26', '2024-09-02'],
  ['由办公室复核代办,12月30日到1月3日', '办公室复核', '2024-12-30', '2025-01-03'],
  ['到9月2日由office-2代办', 'office-2', '2024-08-21', '2024-09-02'],
  ['由office-2代办', 'office-2', null, null],
  ['8月26日由office-2代办', 'office-2', '2024-08-26', null],
  ['代办', null, null, null],
])('%s', (text, who, from, until) => {
  expect(readText(text, today)).toEqual({ kind: 'stand-in', who, from, until })
})

test('a task is done by its number in the list', () => {
  expect(readText('办结 3 已电话告知张科', today)).toEqual({ kind: 'task-done', number: 3, note: '已电话告知张科' })
  expect(readText('结束代办', today)).toEqual({ kind: 'stand-in-end' })
})
