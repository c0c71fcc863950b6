// A paper never invents: what nobody gave is a line to write on, or an empty cell where the unit is to answer. A placeholder
// that got no value at all is a fault of ours and stops the paper.
import { expect, test } from 'vitest'
import { commitmentValues, type HeldTalk, talkNoticeValues, talkRecordValues } from '../../src/domain/paper-talk.js'
import { reportValues } from '../../src/domain/paper-unit.js'
import type { FilledPaper } from '../../src/domain/paper.js'
import { renderPaper } from '../../src/papers/render-paper.js'
import { shippedTemplate } from '../../src/papers/templates.js'
import { earlierCase } from './earlier-cases.js'
import { circular, fill, making, paragraphsOf, textOf } from './filled.js'

const unit = '望川市水务局'
const line = '＿＿＿＿＿＿＿＿'

const talk: HeldTalk = {
  making,
  circular: { ...circular, docNumber: null, recipient: null },
  unit,
  basis: '逾期3个工作日未反馈。',
  at: null,
  place: null,
  presider: null,
  cases: [earlierCase('W24Q3-001')],
  attendee: '分管负责人',
  bring: null,
  contact: null,
  host: null,
  unitPresent: null,
  officePresent: null,
  recorder: null,
  problems: null,
  explanation: null,
  requirements: null,
  pledge: null,
  reportDueOn: null,
  minutes: null,
  commitments: [],
}

test('a talk without time and place', async () => {
  const paper = await fill({ kind: 'talk-notice', values: talkNoticeValues(talk) })
  const lines = paragraphsOf(paper)
  expect(lines).toContain(`时间：${line}`)
  expect(lines).toContain(`地点：${line}`)
  // No document number: no empty brackets either.
  expect(textOf(paper)).toContain('《关于2024年第三季度全市政务新媒体检查情况的通报》所列以下1个问题：')
})

test('a record to write on during the meeting, with time and place once they stand', async () => {
  const record = await fill({ kind: 'talk-record', values: talkRecordValues(talk) })
  expect(paragraphsOf(record).filter((one) => /^＿{20,}$/.test(one)).length).toBeGreaterThan(10)
  const held = { ...talk, at: new Date('2024-09-20T15:00:00+08:00'), explanation: '正在补办报备手续。' }
  const text = textOf(await fill({ kind: 'talk-record', values: talkRecordValues(held) }))
  expect(text).toContain('2024年9月20日15:00')
  expect(text).toContain('正在补办报备手续。')
})

test('a commitment without commitments has an empty row', async () => {
  const empty = await fill({ kind: 'commitment', values: commitmentValues(talk) })
  expect(textOf(empty)).not.toMatch(/[{}]|undefined|null/)
  const two = [
    { text: '注销停更账号', dueOn: '2024-09-30' },
    { text: '完善报备制度', dueOn: '2024-10-15' },
  ]
  const full = paragraphsOf(await fill({ kind: 'commitment', values: commitmentValues({ ...talk, commitments: two }) }))
  expect(full).toEqual(expect.arrayContaining(['注销停更账号', '2024年9月30日', '完善报备制度', '2024年10月15日']))
})

test('the report has empty cells where the unit did not answer, and its own words where it did', () => {
  const cases = [earlierCase('W24Q3-001'), earlierCase('W24Q3-002', { account: '望川河长' })]
  const answer = { text: '已整改,栏目于9月3日恢复更新', on: '2024-09-03', oaNumber: '望水函〔2024〕8号', evidence: 2 }
  const answers = new Map([['W24Q3-002', answer]])
  const values = reportValues({ making, circular, unit, cases, answers })
  expect(values.items).toMatchObject([
    { no: 'W24Q3-001', answer: '', fixedOn: '', evidence: '' },
    {
      no: 'W24Q3-002',
      answer: '已整改，栏目于9月3日恢复更新',
      fixedOn: '2024年9月3日',
      evidence: '图片或文件2份，OA文号望水函〔2024〕8号',
    },
  ])
  expect(values).toMatchObject({ count: '2', answered: '1', recipient: '市政府办公室政务公开科' })
})

test('a placeholder without a value stops the paper', async () => {
  const { place: _, ...values } = talkNoticeValues(talk)
  const template = await shippedTemplate('talk-notice')
  expect(() => renderPaper({ kind: 'talk-notice', values } as FilledPaper, template)).toThrow(/place/)
})
