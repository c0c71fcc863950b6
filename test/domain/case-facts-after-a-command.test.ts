// What a command writes down: receipt is never a fix, a second receipt changes nothing, an early answer keeps its place
// in the queue, and the paper asked for (报送) stays apart from the fix.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import * as cases from '../../src/domain/case.js'
import * as requests from '../../src/domain/case-requests.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { at, freshCase } from './facts.js'

const first = at('2024-08-22 10:10')
const second = at('2024-08-23 10:10')

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('签收', () => {
  it('is a receipt, not a fix, and counts once', () => {
    const signed = must(cases.acknowledge(freshCase(), first))
    expect(signed).toMatchObject({ state: 'acknowledged', acknowledgedAt: first, fixed: 'none', repliedAt: null })
    expect(cases.acknowledge(signed, second)).toEqual({ ok: true, value: signed })
  })
})

describe('反馈', () => {
  it('claims the fix, signs for the notice and waits since the first answer', () => {
    const replied = must(cases.reply(freshCase(), first, false))
    expect(replied).toMatchObject({ state: 'replied', fixed: 'claimed', acknowledgedAt: first, reported: 'due' })
    const again = must(cases.reply(replied, second, false))
    expect(again).toMatchObject({ repliedAt: second, waiting: { for: 'reply', since: first } })
  })
  it('takes the place of an extension that was asked for', () => {
    const asked = must(requests.askExtension(freshCase(), first, '2024-09-20'))
    expect(must(cases.reply(asked, second, false)).waiting).toEqual({ for: 'reply', since: second })
  })
  it('by another way leaves the unit alone from then on', () => {
    const outside = must(cases.reply(freshCase(), first, true))
    expect(outside.outside).toBe(true)
    expect(must(cases.reply(outside, second, false)).outside).toBe(true)
    const returned = must(cases.returnReply(calendar, defaultPolicy, outside, second, null))
    expect(cases.askReminder(returned, second)).toMatchObject({ ok: false, code: 'left-alone' })
  })
})

describe('报送', () => {
  it('is late after the deadline, and tells nothing about the fix', () => {
    expect(cases.reportReceived(freshCase(), at('2024-09-10 23:59'))).toMatchObject({
      reported: 'received',
      fixed: 'none',
    })
    expect(cases.reportReceived(freshCase(), at('2024-09-11 00:00'))).toMatchObject({ reported: 'late', fixed: 'none' })
    const hour = freshCase({ deadline: { kind: 'day', on: '2024-09-10', time: '12:00' } })
    expect(cases.reportReceived(hour, at('2024-09-10 12:00')).reported).toBe('late')
  })
  it('may still be missing when the case closes', () => {
    const closed = must(cases.close(must(cases.reply(freshCase(), first, false))))
    expect(closed).toMatchObject({ state: 'closed', fixed: 'accepted', reported: 'due', waiting: null })
  })
})

describe('the notice is accepted', () => {
  it('makes a day of a deadline that counts from receipt, once', () => {
    const facts = freshCase({ deadline: { kind: 'from-receipt', count: 5, unit: 'workdays' } })
    const told = cases.noticed(calendar, facts, at('2024-09-12 10:10'))
    expect(told.deadline).toEqual({ kind: 'day', on: '2024-09-20', time: null })
    expect(cases.noticed(calendar, told, at('2024-09-18 10:10'))).toEqual(told)
  })
  it('leaves a printed day alone', () => {
    const told = cases.noticed(calendar, freshCase(), first)
    expect(told).toMatchObject({ noticedAt: first, deadline: { on: '2024-09-10' } })
  })
})

describe('who asks for something has received the notice', () => {
  it.each([
    ['申请延期', (facts: cases.CaseFacts) => requests.askExtension(facts, first, '2024-09-20')],
    ['有异议', (facts: cases.CaseFacts) => requests.dispute(facts, first)],
  ])('%s', (_, ask) => {
    const asked = must(ask(freshCase()))
    expect(asked.acknowledgedAt).toEqual(first)
    expect(asked.state).not.toBe('issued')
  })
})

type Act = (facts: cases.CaseFacts, now: Date) => Result<cases.CaseFacts>
const acts: Act[] = [
  cases.acknowledge,
  (facts, now) => cases.reply(facts, now, false),
  (facts) => cases.close(facts),
  (facts, now) => cases.returnReply(calendar, defaultPolicy, facts, now, null),
  (facts, now) => requests.askExtension(facts, now, '2024-12-20'),
  (facts, now) => requests.grantExtension(facts, now, '2024-12-20'),
  (facts, now) => requests.refuseExtension(calendar, defaultPolicy, facts, now),
  requests.dispute,
  (facts) => requests.upholdDispute(facts),
  (facts, now) => requests.rejectDispute(calendar, defaultPolicy, facts, now),
  cases.askReminder,
]

it('holds together after any sequence of commands', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(acts.length - 1), { maxLength: 12 }), (sequence) => {
      let facts = freshCase()
      for (const [hour, act] of sequence.entries()) {
        const before = facts
        const result = acts[act]?.(facts, new Date(first.getTime() + hour * 7_200_000))
        if (result?.ok === true) facts = result.value
        const { waiting, state, fixed } = facts
        if (!cases.isOpen(before.state)) expect(facts).toEqual(before)
        expect(waiting?.for === 'reply').toBe(state === 'replied')
        expect(waiting?.for === 'dispute').toBe(state === 'disputed')
        if (!cases.isOpen(state)) expect(waiting).toBeNull()
        expect(state === 'closed').toBe(fixed === 'accepted')
        expect(facts.round).toBeGreaterThanOrEqual(before.round)
        if (before.deadline.kind === 'day' && facts.deadline.kind === 'day' && facts.round === before.round)
          expect(facts.deadline.on >= before.deadline.on).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})
