// Phone numbers stay in the contact view and the draft (promise 11): a paper quotes the circular and the unit without them,
// and leaves every other number alone.
import { expect, test } from 'vitest'
import { inPrint } from '../../src/domain/paper-facts.js'
import { noticeValues, reportValues } from '../../src/domain/paper-unit.js'
import { earlierCase } from './earlier-cases.js'
import { circular, fill, making, textOf } from './filled.js'

test.each([
  ['联系人:办公室经办,电话:52181919', '联系人：办公室经办，电话：（略）'],
  ['手机13812345678', '手机（略）'],
  ['请拨0731-58570530', '请拨（略）'],
  ['(电话:3262199)', '（电话：（略））'],
  ['QQ:2763043827', 'QQ:（略）'],
  ['于2024年9月10日15:00前,3个工作日内', '于2024年9月10日15:00前，3个工作日内'],
  ['OA文号2024091012345678', 'OA文号2024091012345678'],
  ['“宝鸡人社12333”栏目', '“宝鸡人社12333”栏目'],
  [
    '见https://example.gov.cn/art/2024/8/20/art_1_13812345678.html',
    '见https://example.gov.cn/art/2024/8/20/art_1_13812345678.html',
  ],
])('%s', (words, printed) => {
  expect(inPrint(words)).toBe(printed)
})

test('in the papers of a unit', async () => {
  const phone = '13812345678'
  const told = {
    ...circular,
    deadlineText: `于9月10日前报送(联系电话:${phone})`,
    handIn: `报市政务公开办 ${phone}`,
    recipient: `市政务公开办(电话:52181919)`,
    escalationClause: `有疑问请拨${phone}`,
  }
  const cases = [earlierCase('W24Q3-001', { problem: `页面公开了${phone}`, source: `正文“${phone}”` })]
  const unit = '望川市水务局'
  const notice = await fill({ kind: 'notice', values: noticeValues({ making, circular: told, unit, cases }) })
  const answers = new Map([
    ['W24Q3-001', { text: `已删除,联系${phone}`, on: '2024-09-03', oaNumber: null, evidence: 0 }],
  ])
  const facts = { making, circular: told, unit, cases, answers }
  const report = await fill({ kind: 'report', values: reportValues(facts) })
  for (const paper of [notice, report]) expect(textOf(paper)).not.toMatch(/13812345678|52181919/)
})
