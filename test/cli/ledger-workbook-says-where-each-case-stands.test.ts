// The workbook has one row a case, in the office's words and local time, under the headings an office expects.
import { expect, test } from 'vitest'
import { cellsOf, row, writtenAndRead } from './ledger-workbook-sample.js'

test('a case nobody has answered', async () => {
  const { ledger } = await writtenAndRead([row()])
  expect(cellsOf(ledger, 3)).toEqual({
    序号: 1,
    编号: 'B24Q3-001',
    责任单位: '市教育局',
    对象: '某学校招生平台',
    平台: '微信公众号',
    存在问题: '2周内无更新',
    指标: '内容更新不及时',
    单项否决: '是',
    整改期限: '2024-09-20',
    签收: '未签收',
    整改情况: '未反馈',
    报送: '未报',
    复核: '',
    销号时间: '',
    催办次数: 0,
    '升级/约谈': '',
  })
})

test('a closed case that came back from earlier circulars', async () => {
  const closed = row({
    severity: 'fail',
    state: 'closed',
    fixed: 'accepted',
    reported: 'received',
    acknowledgedAt: '2024-09-03T09:12:40+08:00',
    repliedAt: '2024-09-10T01:30:00Z',
    closedAt: '2024-09-11T15:00:59+08:00',
    reminders: 2,
    repeatOf: ['B24Q1-003', 'B23Q4-011'],
  })
  const { ledger } = await writtenAndRead([closed])
  expect(cellsOf(ledger, 3)).toMatchObject({
    存在问题: '【不合格】2周内无更新\n重复出现:B24Q1-003、B23Q4-011',
    签收: '2024-09-03 09:12',
    整改情况: '已整改\n2024-09-10 09:30',
    报送: '已报',
    复核: '通过',
    销号时间: '2024-09-11 15:00',
    催办次数: 2,
  })
})

test('an overdue case on its way to a talk', async () => {
  const late = row({ overdueWorkdays: 4, escalation: 'talk', talk: 'invited', veto: null, indicator: null })
  const { ledger } = await writtenAndRead([late])
  expect(cellsOf(ledger, 3)).toMatchObject({
    整改期限: '2024-09-20\n逾期4个工作日',
    '升级/约谈': '约谈:已通知',
    单项否决: '未说明',
    指标: '',
  })
})

test('a case told to the supervising unit whose talk was declined', async () => {
  const { ledger } = await writtenAndRead([row({ escalation: 'supervisor', talk: 'declined' })])
  expect(cellsOf(ledger, 3)['升级/约谈']).toBe('已告知主管单位\n约谈:暂不约谈')
})

test('a case whose clock stands still is not shown as unanswered', async () => {
  const { ledger } = await writtenAndRead([
    row({ state: 'disputed' }),
    row({ state: 'blocked', dueOn: null }),
    row({ state: 'withdrawn', fixed: 'claimed' }),
  ])
  expect([3, 4, 5].map((at) => cellsOf(ledger, at)['整改情况'])).toEqual(['异议处理中', '暂缓', '已撤销'])
  expect(cellsOf(ledger, 4)['整改期限']).toBe('未定')
  expect(cellsOf(ledger, 5)['复核']).toBe('')
})
