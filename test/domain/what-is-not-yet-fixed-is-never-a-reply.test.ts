// Received is never taken for fixed (design.md §1), nor is a promise, a beginning, a part or a question: a case that
// counts as answered is not reminded any more, so a wrong "fixed" is the costliest misreading there is.
import { describe, expect, it } from 'vitest'
import { readText } from '../../src/domain/reading.js'

const today = '2024-09-02'
const kindOf = (text: string): string => readText(text, today).kind

describe('not fixed', () => {
  it.each([
    '未整改',
    '没整改',
    '没有整改',
    '还没整改',
    '还没整改完',
    '尚未完成整改',
    '暂未注销',
    '正在整改',
    '正在整改中,预计9月10日完成',
    '准备整改',
    '打算下周注销',
    '争取9月8日前完成',
    '预计9月10日完成整改',
    '无法整改',
    '不能注销',
    '来不及整改',
    '还没好',
  ])('%s', (text) => expect(readText(text, today)).toMatchObject({ kind: 'not-fixed' }))
})

it('says of each case what was said of it', () =>
  expect(readText('1已整改,2正在整改', today)).toMatchObject({
    kind: 'several',
    parts: [
      { kind: 'reply', ref: { kind: 'numbers', numbers: [1] } },
      { kind: 'not-fixed', ref: { kind: 'numbers', numbers: [2] } },
    ],
  }))

describe('questions', () => {
  it.each([
    '怎么报?',
    '怎么报',
    '如何整改?',
    '整改完成了吗',
    '已整改怎么报?',
    '什么时候报',
    '需要盖章吗?',
    '是不是已整改',
  ])('%s', (text) => expect(readText(text, today)).toEqual({ kind: 'unclear', why: 'question' }))
  it.each(['是否已整改', '整改好了没有', '整改完成后报哪里', '已整改后发给谁'])('%s (no question mark)', (text) =>
    expect(kindOf(text)).not.toBe('reply'),
  )
})

describe('a receipt with a promise', () => {
  it.each(['已收到,立即整改', '已收到,我们马上整改', '已签收,尽快整改', '已知晓,马上组织整改', '收到,立即整改'])(
    '%s',
    (text) => expect(kindOf(text)).not.toBe('reply'),
  )
})

describe('a beginning', () => {
  it.each(['已开始整改', '已安排整改', '已转给技术公司修复', '已通知运营公司更新', '已着手整改'])('%s', (text) =>
    expect(kindOf(text)).not.toBe('reply'),
  )
})

describe('a promise of a day', () => {
  it.each([
    '9月10日前整改完成',
    '下周整改完成',
    '明天整改到位',
    '将于9月10日前完成整改',
    '预计在9月10日前完成整改',
    '保证9月10日前整改完成',
  ])('%s', (text) => expect(kindOf(text)).not.toBe('reply'))
})

describe('a part', () => {
  it.each(['部分已整改', '大部分已整改,剩一项', '基本整改完成,还差一个栏目'])('%s', (text) =>
    expect(kindOf(text)).not.toBe('reply'),
  )
})
