// 整改情况汇总 tells the leader how the round stands. Units stand in the order of their first case number, however well or
// badly they did, and every figure is the count of cases.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { summaryValues } from '../../src/domain/paper-summary.js'
import { earlierCase, ledgers } from './earlier-cases.js'
import { circular, fill, making, textOf } from './filled.js'

const none = { making, circular, talks: [], delays: [], messages: 0 }

test('figures are counts, units stand as numbered', () => {
  fc.assert(
    fc.property(ledgers(30), (cases) => {
      const values = summaryValues({ ...none, cases })
      const sum = (of: (unit: (typeof values.units)[number]) => unknown): number =>
        values.units.reduce((total, unit) => total + Number(of(unit)), 0)
      expect(values.units.map((one) => one.unit)).toEqual([...new Set(cases.map((one) => one.unit))])
      expect(sum((one) => one.total)).toBe(cases.length)
      expect(sum((one) => one.open)).toBe(values.items.length)
      expect(Number(values.closed) + Number(values.open) + Number(values.withdrawn)).toBe(cases.length)
    }),
  )
})

test('what is open, late, paused, talked about, and waits for the office', async () => {
  const cases = [
    earlierCase('W24Q3-001', { state: 'acknowledged', overdueWorkdays: 3 }),
    earlierCase('W24Q3-002', { state: 'blocked', pause: '暂缓:平台注销办理中', unit: '望川市民政局' }),
    earlierCase('W24Q3-003', { state: 'closed', unit: '望川市民政局' }),
  ]
  const values = summaryValues({
    ...none,
    cases,
    talks: [{ unit: '望川市水务局', basis: '逾期3个工作日未反馈。', state: '待决定' }],
    delays: [{ what: '望川市民政局的反馈(W24Q3-003)待办理', since: '2024-09-02', workdays: 4 }],
    messages: 7,
  })
  expect(values).toMatchObject({ closed: '1', onTime: '1', open: '2', late: '1', blocked: '1', talkCount: '1' })
  const text = textOf(await fill({ kind: 'summary', values }))
  for (const words of [
    '已签收，逾期3个工作日',
    '暂缓：平台注销办理中',
    '望川市水务局：待决定',
    '2024年9月2日起已4个工作日',
    '共主动发送消息7条',
  ])
    expect(text).toContain(words)
  const empty = textOf(await fill({ kind: 'summary', values: summaryValues({ ...none, cases: [] }) }))
  expect(empty.match(/无。/g)).toHaveLength(2)
})
