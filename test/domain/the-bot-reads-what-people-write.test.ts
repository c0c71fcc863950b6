// The forms of contract §6, and the ways people really put them: what was meant and which cases. One row an utterance.
import { describe, expect, it } from 'vitest'
import { type Intent, readText, type Reference } from '../../src/domain/reading.js'

const today = '2024-09-02'
const unsaid: Reference = { kind: 'unsaid' }
const all: Reference = { kind: 'all' }
/** A thing is named and no number: which case that is must be looked up, or asked. */
const named = (words: string): Reference => ({ kind: 'named', words })
const numbers = (...list: number[]): Reference => ({ kind: 'numbers', numbers: list })
const cases = (...nos: string[]): Reference => ({ kind: 'cases', nos })

describe('a reply', () => {
  it.each<[string, Reference]>([
    ['已整改', unsaid],
    ['  已整改。', unsaid],
    ['已整改 栏目已更新', unsaid],
    ['已整改\n栏目已更新,见图', unsaid],
    ['整改完成,错别字已改', unsaid],
    ['已经整改到位', unsaid],
    ['整改完毕', unsaid],
    ['整改好了', unsaid],
    ['账号已注销', named('账号')],
    ['广告已删除', named('广告')],
    ['栏目更新完毕', named('栏目')],
    ['链接已修复', named('链接')],
    ['9月1日已整改', unsaid],
    ['2024年9月1日已完成整改', unsaid],
    ['8月28日已注销', named('注销')],
    ['1 3 已整改', numbers(1, 3)],
    ['１ ３ 已整改', numbers(1, 3)],
    ['1、3已整改', numbers(1, 3)],
    ['1,3已整改', numbers(1, 3)],
    ['1和3已整改', numbers(1, 3)],
    ['2已整改', numbers(2)],
    ['①已整改', numbers(1)],
    ['12 已整改', numbers(12)],
    ['已整改 1 3', numbers(1, 3)],
    ['1 3 已整改 9月1日更新了栏目', numbers(1, 3)],
    ['第2项已整改', numbers(2)],
    ['第二项已经整改到位', numbers(2)],
    ['第1项和第3项已整改', numbers(1, 3)],
    ['第3条已删除', numbers(3)],
    ['全部已整改', all],
    ['全部整改完成', all],
    ['都整改好了', all],
    ['均已整改', all],
    ['所有问题均已整改', all],
    ['问题已全部整改到位', all],
    ['B24Q3-017 已整改', cases('B24Q3-017')],
    ['b24q3-017已整改,链接已修复', cases('B24Q3-017')],
    ['B24Q3-001、B24Q3-002 已整改', cases('B24Q3-001', 'B24Q3-002')],
    ['B24Q3-001 已整改,B24Q3-001 附图', cases('B24Q3-001')],
    ['Ｂ24Q3－017 已整改', cases('B24Q3-017')],
  ])('%s', (text, ref) => expect(readText(text, today)).toEqual({ kind: 'reply', ref, text: text.trim() }))
})

describe('a receipt', () => {
  it.each(['收到', '收到。', '收到!', ' 收到 ', '签收', '已签收', '好的,收到', '好的，收到'])('%s', (text) =>
    expect(readText(text, today)).toEqual({ kind: 'acknowledge', ref: unsaid }),
  )
})

describe('an application for more time', () => {
  it.each<[string, Reference, string | null, string]>([
    ['申请延期 9月20日 原因:平台升级', unsaid, '2024-09-20', '平台升级'],
    ['申请延期 9月20日 因为平台升级', unsaid, '2024-09-20', '平台升级'],
    ['申请延期到9月20日,原因是平台迁移', unsaid, '2024-09-20', '平台迁移'],
    ['1 3 申请延期 9月20日 原因平台升级', numbers(1, 3), '2024-09-20', '平台升级'],
    ['第2项申请延期至9月20日,原因:平台升级', numbers(2), '2024-09-20', '平台升级'],
    ['申请延期 B24Q3-017 9月20日 原因:平台升级', cases('B24Q3-017'), '2024-09-20', '平台升级'],
    ['全部申请延期 9月20日 原因:平台升级', all, '2024-09-20', '平台升级'],
    ['申请延期 原因:平台升级', unsaid, null, '平台升级'],
  ])('%s', (text, ref, until, reason) =>
    expect(readText(text, today)).toEqual({ kind: 'extension', ref, until, reason }),
  )
})

describe('a dispute', () => {
  it.each<[string, Reference, string]>([
    ['有异议 2 该账号已移交', numbers(2), '该账号已移交'],
    ['2 有异议 不是我们的账号', numbers(2), '不是我们的账号'],
    ['有异议 原因:该账号已移交', unsaid, '该账号已移交'],
    ['有异议', unsaid, ''],
    ['B24Q3-017 有异议,账号归教育局', cases('B24Q3-017'), '账号归教育局'],
    ['不是我们的账号', named('不是我们的账号'), '不是我们的账号'],
  ])('%s', (text, ref, reason) => expect(readText(text, today)).toEqual({ kind: 'dispute', ref, reason }))
})

describe('a command', () => {
  it.each<[string, Intent]>([
    ['进度', { kind: 'progress' }],
    ['为什么', { kind: 'why', ref: unsaid }],
    ['为什么 2', { kind: 'why', ref: numbers(2) }],
    ['为什么发给我?', { kind: 'why', ref: unsaid }],
    ['撤回', { kind: 'undo' }],
    ['帮助', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['台账', { kind: 'ledger' }],
    ['待复核', { kind: 'to-review' }],
    ['逾期', { kind: 'overdue' }],
    ['催办 宝鸡市教育局', { kind: 'remind', target: '宝鸡市教育局' }],
    ['催办B24Q3-017', { kind: 'remind', target: 'B24Q3-017' }],
    ['催办 陇县公安', { kind: 'remind', target: '陇县公安' }],
    ['通过 B24Q3-001', { kind: 'pass', ref: cases('B24Q3-001') }],
    ['通过 1 2', { kind: 'pass', ref: numbers(1, 2) }],
    ['退回 2 链接仍打不开', { kind: 'return', ref: numbers(2), reason: '链接仍打不开', until: null }],
    [
      '退回 B24Q3-001 佐证不足 9月6日',
      { kind: 'return', ref: cases('B24Q3-001'), reason: '佐证不足 9月6日', until: '2024-09-06' },
    ],
  ])('%s', (text, intent) => expect(readText(text, today)).toEqual(intent))
})

it.each(['你好', '谢谢', '您好!'])('%s is a courtesy', (text) =>
  expect(readText(text, today)).toEqual({ kind: 'courtesy' }),
)

describe('what the bot cannot read', () => {
  it.each(['9月6日', '图片', '🙂', ''])('%s is asked back', (text) =>
    expect(readText(text, today)).toEqual({ kind: 'unclear', why: 'other' }),
  )
})
