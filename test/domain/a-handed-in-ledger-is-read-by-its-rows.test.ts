// The ledger an office kept in Excel (domain.md §11): columns in any order under many headings, days however typed, merged
// cells, sums at the end; where each row stands; and what a row does not say clearly.
import { describe, expect, it } from 'vitest'
import { handedKeyOf } from '../../src/domain/handed-columns.js'
import { type HandedEntry, readHandedLedger } from '../../src/domain/handed-ledger.js'
import type { Sheet } from '../../src/domain/sheet.js'

const today = '2024-08-21'
const heading = [
  '序号',
  '通报期次',
  '检查对象',
  '平台',
  '主办单位',
  '存在问题',
  '是否单项否决',
  '交办日期',
  '签收日期',
  '整改期限',
  '整改结果',
  '完成日期',
  '销号日期',
]
const line = (part: Record<string, string> = {}): string[] => {
  const row: Record<string, string> = {
    通报期次: '2024年第二季度通报',
    检查对象: '望川水务',
    平台: '微信公众号',
    主办单位: '市水务局',
    存在问题: '监测时间点前2周内无更新',
    交办日期: '2024-07-15',
    ...part,
  }
  return heading.map((one) => row[one] ?? '')
}
const sheet = (...rows: string[][]): Sheet => ({
  name: '台账',
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
})
const read = (...rows: string[][]) => readHandedLedger([sheet(heading, ...rows)], today)
const one = (part: Record<string, string>): Partial<HandedEntry> => {
  const { entries, faults } = read(line(part))
  return entries[0] ?? expect.fail(faults.map((fault) => fault.message).join())
}

it.each([
  ['通报期次/文号', 'circular'],
  [' 账号 / 网站名称 ', 'subject'],
  ['存在问题(原文)', 'problem'],
  ['主办单位(责任单位)', 'unit'],
  ['问题类别(指标)', 'indicator'],
  ['整改时限', 'dueOn'],
  ['报送方式(OA文号)', 'via'],
])('the column %s', (text, key) => expect(handedKeyOf(text)).toBe(key))

it('reads a title above, other columns and another order', () => {
  const mixed = sheet(
    ['2024年整改台账'],
    [...heading, '包抓领导'].toReversed(),
    [...line({ 序号: '1' }), '某'].toReversed(),
  )
  expect(readHandedLedger([{ name: '说明', rows: [{ row: 1, cells: ['填表说明'] }] }, mixed], today)).toMatchObject({
    faults: [],
    otherHeadings: ['包抓领导'],
    entries: [
      {
        sheet: '台账',
        row: 3,
        unit: '市水务局',
        problem: '监测时间点前2周内无更新',
        problemColumn: 9,
        cells: { 包抓领导: '某' },
      },
    ],
  })
})

it('merged cells go on downwards, a row of sums is skipped', () => {
  const { entries, skipped, faults } = read(
    line(),
    line({ 通报期次: '', 主办单位: '', 交办日期: '', 检查对象: '望川河长' }),
    heading.map((_, at) => (at === 0 ? '合计' : at === 9 ? '2' : '')),
  )
  expect(faults).toEqual([])
  expect(entries.map((entry) => [entry.row, entry.account, entry.circular, entry.unit, entry.openedOn])).toEqual([
    [2, '望川水务', '2024年第二季度通报', '市水务局', '2024-07-15'],
    [3, '望川河长', '2024年第二季度通报', '市水务局', '2024-07-15'],
  ])
  expect(skipped).toEqual([{ sheet: '台账', row: 4, text: '合计 2' }])
})

describe('where a row stands', () => {
  it.each<[Record<string, string>, HandedEntry['state']]>([
    [{}, 'issued'],
    [{ 整改结果: '未反馈' }, 'issued'],
    [{ 整改结果: '整改中' }, 'issued'],
    [{ 整改结果: '正在联系平台注销' }, 'issued'],
    [{ 整改结果: '已逾期,尚未反馈' }, 'issued'],
    [{ 整改结果: '已反馈' }, 'replied'],
    [{ 整改结果: '已恢复更新' }, 'replied'],
    [{ 完成日期: '2024-08-01' }, 'replied'],
    [{ 整改结果: '链接换成新地址', 完成日期: '2024-08-01' }, 'replied'],
    [{ 整改结果: '已销号' }, 'closed'],
    [{ 整改结果: '已恢复更新', 销号日期: '2024-08-05' }, 'closed'],
    [{ 销号日期: '2024.8.5' }, 'closed'],
  ])('%j is %s', (part, state) => expect(one(part).state).toBe(state))
})

describe('what it is about', () => {
  it.each<[Record<string, string>, Partial<HandedEntry>]>([
    [{}, { account: '望川水务', platform: '微信公众号', site: null }],
    [
      { 检查对象: '望川警方(新浪微博)', 平台: '' },
      { account: '望川警方', platform: '新浪微博' },
    ],
    [
      { 检查对象: '望川市水务局网站', 平台: '' },
      { account: null, site: '望川市水务局网站' },
    ],
    [
      { 检查对象: '望川水务', 平台: '政府网站' },
      { account: null, site: '望川水务', platform: null },
    ],
    [{ 检查对象: '' }, { account: null, site: null }],
    [{ 是否单项否决: '是' }, { veto: true, severity: 'fail' }],
    [{ 是否单项否决: '否' }, { veto: false, severity: 'minor' }],
    [{ 整改期限: '2024年9月10日' }, { dueOn: '2024-09-10' }],
    [{ 整改期限: '/' }, { dueOn: null }],
    [{ 签收日期: '2024/7/16' }, { acknowledgedOn: '2024-07-16' }],
  ])('%j', (part, expected) => expect(one(part)).toMatchObject(expected))
})

describe('a fault', () => {
  it.each<[Record<string, string>, string, RegExp]>([
    [{ 存在问题: '' }, '存在问题', /没有填写/],
    [{ 主办单位: '' }, '主办单位', /没有填写/],
    [{ 交办日期: '' }, '交办日期', /没有填写/],
    [{ 交办日期: '上月底' }, '交办日期', /“上月底”不是日期/],
    [{ 交办日期: '2024-08-22' }, '交办日期', /还没有到/],
    [{ 整改期限: '2024-02-30' }, '整改期限', /不是日期/],
    [{ 整改期限: '2024-07-01' }, '整改期限', /早于交办日期2024-07-15/],
    [{ 完成日期: '2024-07-01' }, '完成日期', /早于交办日期/],
    [{ 销号日期: '2025-01-01' }, '销号日期', /还没有到/],
    [{ 整改结果: '走程序' }, '整改结果', /看不出办到哪一步/],
    [{ 整改结果: '整改中', 销号日期: '2024-08-05' }, '整改结果', /却有销号日期/],
    [{ 整改结果: '整改中', 完成日期: '2024-08-05' }, '整改结果', /却有完成日期/],
    [{ 是否单项否决: '也许' }, '是否单项否决', /请填是或否/],
  ])('%j', (part, column, words) => {
    const { entries, faults } = read(line(part))
    expect(entries).toEqual([])
    expect(faults).toContainEqual({ sheet: '台账', row: 2, heading: column, message: expect.stringMatching(words) })
  })

  it('is a sheet without the columns a case needs', () => {
    const [head, row] = [heading, line()].map((cells) => cells.filter((_, at) => at !== 7))
    const { faults } = readHandedLedger([sheet(head ?? [], row ?? [])], today)
    expect(faults).toContainEqual({ sheet: '台账', row: 1, heading: '交办日期', message: '缺少这一列' })
    expect(readHandedLedger([sheet(['a', 'b'], ['c', 'd'])], today).faults).toMatchObject([
      { message: expect.stringContaining('没有找到台账的表头') },
    ])
  })

  it('is a column that stands twice', () => {
    const { faults } = readHandedLedger([sheet([...heading, '责任单位'], [...line(), 'x'])], today)
    expect(faults).toContainEqual({ sheet: '台账', row: 1, heading: '责任单位', message: '和“主办单位”是同一列' })
  })
})
