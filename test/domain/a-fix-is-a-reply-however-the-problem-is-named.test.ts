// Units say what was wrong and that it is mended in one sentence, in the words of the circular (无法正常访问, 更新不及时).
// Not hearing such an answer makes a unit overdue that did what it was asked.
import { expect, it } from 'vitest'
import { readText } from '../../src/domain/reading.js'

it.each([
  '栏目更新不及时的问题已整改',
  '已将广告信息删除',
  '已将错别字修改完毕',
  '链接无法访问问题已整改',
  '部分链接无法正常访问,已修复',
  '无法打开的链接已修复',
  '不能访问的链接已修复',
  '未更新的栏目已更新',
  '未按程序报备的账号已注销',
  '没有问题了,已整改',
])('%s', (text) => expect(readText(text, '2024-09-02').kind).toBe('reply'))
