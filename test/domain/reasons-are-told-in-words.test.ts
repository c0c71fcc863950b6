// 为什么 is asked by people: every reason the ledger of messages keeps is said in their words, none in ours.
import { expect, test } from 'vitest'
import { outcomeInWords, ruleInWords } from '../../src/domain/wording/why.js'

test.each([
  ['sent', null, '已发'],
  ['skipped', 'passed', '未发(时机已过)'],
  ['skipped', 'budget-day', '未发(当天已发过一条)'],
  ['skipped', 'told-outside', '未发(移交台账前已在线下告知)'],
  ['superseded', 'overtaken:overdue', '被后续消息取代(由逾期通知代替)'],
  ['superseded', 'case ended', '被后续消息取代(事项已办结)'],
  ['dead', '60111; told: office', '未送达(企业微信返回60111,已转办公室)'],
  ['uncertain', 'timeout; told: office', '不确定是否送达(企业微信返回timeout,已转办公室)'],
  ['superseded', '事项已在决定前办结', '被后续消息取代(事项已在决定前办结)'],
])('%s, %s', (outcome, reason, words) => {
  expect(outcomeInWords(outcome, reason)).toBe(words)
})

test('rules are called by what they do', () => {
  expect(ruleInWords('remind-before')).toBe('到期前提醒')
})
