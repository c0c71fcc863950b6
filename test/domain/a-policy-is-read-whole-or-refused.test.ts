// Policy as data (design.md §4): one document, checked whole; what is left out stays as built in, what is not known is
// refused in one sentence; the version follows from the rules alone.
import { expect, test } from 'vitest'
import { defaultPolicy } from '../../src/domain/policy.js'
import { documentOf, readPolicy } from '../../src/domain/policy-document.js'

const read = (document: unknown) => readPolicy(JSON.stringify(document))
const policyOf = (document: unknown) => {
  const result = read(document)
  if (!result.ok) throw new Error(result.message)
  return result.value
}
const sentenceOf = (text: string): string => {
  const result = readPolicy(text)
  return result.ok ? 'taken' : `${result.code} ${result.message}`
}

test('an empty document is the built-in policy, and so is the built-in policy written out', () => {
  expect(policyOf({})).toEqual(defaultPolicy)
  expect(policyOf(documentOf(defaultPolicy))).toEqual(defaultPolicy)
})

test('a part may change one of its rules and leave the others', () => {
  const policy = policyOf({ window: ['09:05-11:30'], ladder: { remindBefore: 3 } })
  expect(policy.window).toEqual([{ from: 545, to: 690 }])
  expect(policy.ladder).toEqual({ ...defaultPolicy.ladder, remindBefore: 3 })
  expect(policy.budget).toEqual(defaultPolicy.budget)
})

test('the same rules are the same version, other rules another', () => {
  const one = policyOf({ ladder: { remindBefore: 3, escalate: 4 } })
  expect(policyOf({ ladder: { escalate: 4, remindBefore: 3 } }).version).toBe(one.version)
  expect(policyOf(documentOf(one))).toEqual(one)
  expect(policyOf({ ladder: { remindBefore: 4 } }).version).not.toBe(one.version)
  expect(one.version).not.toBe(defaultPolicy.version)
})

test.each([
  ['no JSON', '{', /JSON/],
  ['an unknown part', '{"rank":1}', /不认识的项目:rank/],
  ['an unknown rule of a part', '{"ladder":{"remindAfter":1}}', /不认识的项目:remindAfter/],
  ['somebody nobody knows', '{"told":{"overdue":["all"]}}', /overdue\.0:只能是liaison、/],
  ['a half working day', '{"ladder":{"remindBefore":1.5}}', /提醒阶梯\.remindBefore/],
  ['a negative count', '{"returnWorkdays":-1}', /退回后期限:不能小于0/],
  ['far too much', '{"budget":{"perDay":50}}', /打扰上限\.perDay:不能大于20/],
  ['a time that is none', '{"window":["9点到11点"]}', /发送时段:每段应写成09:05-11:50/],
  ['25 o’clock', '{"window":["25:00-26:00"]}', /发送时段/],
  ['an end before its beginning', '{"window":["11:00-09:00"]}', /第1段的结束早于开始/],
  ['overlapping windows', '{"window":["09:00-11:00","10:00-12:00"]}', /第2段与前一段重叠/],
  ['no window', '{"window":[]}', /发送时段/],
  ['escalation before the overdue notice', '{"ladder":{"overdue":5,"escalate":2}}', /escalate.*早于.*overdue/],
  ['a notice to nobody', '{"told":{"notice":["deputy"]}}', /notice.*联络员/],
  ['an escalation past the leader', '{"told":{"escalate":["supervisor"]}}', /escalate.*负责人/],
  ['an office nobody chases', '{"told":{"review-late":[]}}', /没有告知任何人/],
  ['somebody unheard of', '{"told":{"overdue":["mayor"]}}', /各环节告知对象/],
  ['a rung unheard of', '{"told":{"daily-ranking":["liaison"]}}', /各环节告知对象|不认识/],
  ['nothing left for reminders', '{"budget":{"perCircular":1}}', /预留的条数/],
])('%s is refused', (_, text, sentence) => {
  expect(sentenceOf(text)).toMatch(/^policy-invalid /)
  expect(sentenceOf(text)).toMatch(sentence)
})
