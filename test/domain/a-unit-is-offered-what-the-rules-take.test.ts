// How a case stands for its unit, and what the unit is offered to do about it: what the rules would take, and nothing else.
import { expect, test } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { block, freeze } from '../../src/domain/case-pauses.js'
import { askExtension, dispute } from '../../src/domain/case-requests.js'
import { acknowledge, type CaseFacts, close, reply, returnReply } from '../../src/domain/case.js'
import { actsOfUnit, earliestExtension, standingOf } from '../../src/domain/my-items.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { at, freshCase } from './facts.js'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) expect.fail(result.message)
  return result.value
}
const early = at('2024-08-26 10:00')
const fresh = freshCase()
const replied = value(reply(fresh, early, false))
const returned = value(returnReply(calendar, policy, replied, early, '2024-09-20'))
const blocked = value(block(calendar, policy, fresh, early, '平台注销办理中', '2024-09-05'))
const stands = (facts: CaseFacts, local: string) => standingOf(calendar, policy, facts, at(local))
const acts = (facts: CaseFacts, local: string) => actsOfUnit(calendar, policy, facts, at(local))

test.each([
  ['far from its day', fresh, '2024-09-05 10:00', 'open'],
  ['two working days before', fresh, '2024-09-06 10:00', 'soon'],
  ['on its day to the end', fresh, '2024-09-10 23:59', 'soon'],
  ['past its day, a weekend or not', fresh, '2024-09-11 00:00', 'late'],
  [
    'past the hour it names',
    freshCase({ deadline: { kind: 'day', on: '2024-09-10', time: '12:00' } }),
    '2024-09-10 12:00',
    'late',
  ],
  ['without a day', freshCase({ deadline: { kind: 'none' } }), '2025-01-01 10:00', 'open'],
  ['sent back', returned, '2024-08-27 10:00', 'returned'],
  ['sent back and late', returned, '2024-09-21 10:00', 'late'],
  ['waiting for the office, whatever the day', replied, '2024-12-01 10:00', 'waiting'],
  ['paused', blocked, '2024-09-04 10:00', 'paused'],
  ['paused, to be told of today', blocked, '2024-09-05 10:00', 'soon'],
  ['frozen', value(freeze(fresh, early, '2024-10-08')), '2024-12-01 10:00', 'paused'],
  ['closed', value(close(replied)), '2024-12-01 10:00', 'ended'],
] as const)('%s', (_, facts, local, standing) => {
  expect(stands(facts, local)).toBe(standing)
})

test.each([
  ['new', fresh, '2024-08-26 10:00', ['acknowledge', 'reply', 'extension', 'dispute', 'pause']],
  ['signed', value(acknowledge(fresh, early)), '2024-08-26 10:00', ['reply', 'extension', 'dispute', 'pause']],
  ['late: no extension any more', fresh, '2024-09-11 10:00', ['acknowledge', 'reply', 'dispute', 'pause']],
  ['answered: another answer only', replied, '2024-08-26 11:00', ['reply']],
  ['disputed: nothing', value(dispute(fresh, early)), '2024-08-26 11:00', []],
  ['extension asked', value(askExtension(fresh, early, '2024-09-20')), '2024-08-26 11:00', ['reply']],
  ['paused: tell, answer or dispute', blocked, '2024-08-27 10:00', ['acknowledge', 'reply', 'dispute', 'check-in']],
  ['ended: nothing', value(close(replied)), '2024-08-27 10:00', []],
] as const)('%s', (_, facts, local, offered) => {
  expect(acts(facts, local)).toEqual(offered)
})

test('an extension is asked beyond the deadline, or beyond today where that is later', () => {
  expect(earliestExtension(fresh, early)).toBe('2024-09-11')
  expect(earliestExtension(freshCase({ deadline: { kind: 'none' } }), early)).toBe('2024-08-27')
})
