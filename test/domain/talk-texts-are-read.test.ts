// What people write about talks in the chat, and what is none of it: a text that merely mentions a talk acts on nothing.
import { expect, it } from 'vitest'
import { readTalkText } from '../../src/domain/talk-reading.js'

const read = (text: string) => readTalkText(text, '2024-08-21')

it.each([
  ['约谈', { id: null, saying: { kind: 'show' } }],
  ['约谈 W24Q3-T1', { id: 'W24Q3-T1', saying: { kind: 'show' } }],
  ['约谈w24q3-t12材料', { id: 'W24Q3-T12', saying: { kind: 'show' } }],
  ['同意约谈 W24Q3-M1', { id: 'W24Q3-M1', saying: { kind: 'approve' } }],
  ['暂不约谈 W24Q3-T1 已在整改', { id: 'W24Q3-T1', saying: { kind: 'decline', reason: '已在整改' } }],
  ['暂缓约谈 9月3日', { id: null, saying: { kind: 'postpone', to: '2024-09-03' } }],
  ['取消约谈,已整改', { id: null, saying: { kind: 'cancel', reason: '已整改' } }],
  ['约谈请假 局长出差', { id: null, saying: { kind: 'absent', reason: '局长出差' } }],
  ['约谈确认', { id: null, saying: { kind: 'confirm' } }],
  ['确认参加', { id: null, saying: { kind: 'confirm' } }],
  ['确认参加 W24Q3-T1', { id: 'W24Q3-T1', saying: { kind: 'confirm' } }],
  ['约谈 时间 9月5日 15:00,地点 301', { id: null, saying: { kind: 'schedule', words: '时间 9月5日 15:00,地点 301' } }],
  [
    '约谈报告 OA文号 望民函〔2024〕7号 已注销',
    { id: null, saying: { kind: 'report', oaNumber: '望民函〔2024〕7号', text: 'OA文号 望民函〔2024〕7号 已注销' } },
  ],
  ['约谈报告 已恢复更新', { id: null, saying: { kind: 'report', oaNumber: null } }],
  ['约谈核查 W24Q3-T1 不通过:仍停更', { id: 'W24Q3-T1', saying: { kind: 'verify', holds: false, note: '仍停更' } }],
  ['约谈核查 通过 已查', { id: null, saying: { kind: 'verify', holds: true, note: '已查' } }],
  ['约谈委托', { id: null, saying: { kind: 'entrust' } }],
  ['约谈落实 W24Q3-T1 2', { id: 'W24Q3-T1', saying: { kind: 'keep', index: 1 } }],
])('%s', (text, expected) => expect(read(text)).toMatchObject(expected))

it('the record by labels; what has none is the gist, a promise without a day is asked back', () =>
  expect(
    read('约谈情况 W24Q3-T1 谈了半小时 参加:民政局分管负责人 要求:恢复更新;限期一周 承诺:恢复更新@9月13日;举一反三'),
  ).toMatchObject({
    id: 'W24Q3-T1',
    saying: {
      kind: 'hold',
      record: {
        minutes: '谈了半小时',
        unitPresent: '民政局分管负责人',
        requirements: '恢复更新;限期一周',
        problems: '',
      },
      commitments: [{ text: '恢复更新', dueOn: '2024-09-13' }],
      undated: ['举一反三'],
    },
  }))

it.each(['已整改,约谈前完成', '约谈后已整改', '约谈时机不成熟', '收到', '约谈的事请再考虑', ''])(
  '“%s” acts on no talk',
  (text) => expect(read(text)).toBeNull(),
)
