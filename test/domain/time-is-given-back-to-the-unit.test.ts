// The clock of a unit stands still while the office thinks: a returned reply gets 3 working days, a rejected dispute or
// extension the days that were left, at least 2 (design.md §2, contract §6).
import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import * as cases from '../../src/domain/case.js'
import * as requests from '../../src/domain/case-requests.js'
import type { Day } from '../../src/domain/day.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { at, freshCase } from './facts.js'

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code)
  return result.value
}
const dueOf = (facts: cases.CaseFacts): Day | null => (facts.deadline.kind === 'day' ? facts.deadline.on : null)

describe('退回', () => {
  const returned = (on: string, until: Day | null) =>
    cases.returnReply(calendar, policy, must(cases.reply(freshCase(), at('2024-09-02 10:10'), false)), at(on), until)

  it('gives three working days, over make-up days and holidays', () => {
    expect(dueOf(must(returned('2024-09-03 10:10', null)))).toBe('2024-09-06')
    expect(dueOf(must(returned('2024-09-13 10:10', null)))).toBe('2024-09-19')
    expect(dueOf(must(returned('2024-09-15 10:10', null)))).toBe('2024-09-20')
  })
  it('gives the day the reviewer names, today at the earliest', () => {
    expect(dueOf(must(returned('2024-09-03 10:10', '2024-09-20')))).toBe('2024-09-20')
    expect(dueOf(must(returned('2024-09-03 10:10', '2024-09-03')))).toBe('2024-09-03')
    expect(returned('2024-09-03 10:10', '2024-09-02')).toMatchObject({ ok: false, code: 'deadline-past' })
  })
  it('begins a new round', () => {
    const facts = must(returned('2024-09-03 10:10', null))
    expect(facts).toMatchObject({ state: 'returned', round: 1, fixed: 'returned', waiting: null })
    expect(facts.roundAt).toEqual(at('2024-09-03 10:10'))
  })
})

describe('异议不成立', () => {
  const rejected = (raised: string, decided: string) =>
    must(requests.rejectDispute(calendar, policy, must(requests.dispute(freshCase(), at(raised))), at(decided)))

  it.each([
    // Five working days were left (3 Sep → 10 Sep); they are left again.
    ['2024-09-03 10:10', '2024-09-06 10:10', '2024-09-13'],
    ['2024-09-03 10:10', '2024-09-12 10:10', '2024-09-20'],
    // One was left: at least two.
    ['2024-09-09 10:10', '2024-09-12 10:10', '2024-09-14'],
    // None was left.
    ['2024-09-10 10:10', '2024-09-13 10:10', '2024-09-18'],
    ['2024-09-12 10:10', '2024-09-13 10:10', '2024-09-18'],
    // Decided at once: nothing was lost, nothing changes.
    ['2024-08-26 10:10', '2024-08-26 16:10', '2024-09-10'],
  ])('raised %s, rejected %s: due %s', (raised, decided, due) => expect(dueOf(rejected(raised, decided))).toBe(due))

  it('leads back to where the case was', () => {
    expect(rejected('2024-09-03 10:10', '2024-09-06 10:10').state).toBe('acknowledged')
    const disputed = must(requests.dispute(freshCase({ state: 'returned', round: 1 }), at('2024-09-03 10:10')))
    expect(must(requests.rejectDispute(calendar, policy, disputed, at('2024-09-04 10:10'))).state).toBe('returned')
  })
})

describe('延期', () => {
  const asked = must(requests.askExtension(freshCase(), at('2024-09-03 10:10'), '2024-09-20'))

  it('is asked before the deadline has passed, for a later day', () => {
    expect(requests.askExtension(freshCase(), at('2024-09-10 23:59'), '2024-09-20').ok).toBe(true)
    expect(requests.askExtension(freshCase(), at('2024-09-11 00:00'), '2024-09-20')).toMatchObject({
      code: 'extension-late',
    })
    expect(requests.askExtension(freshCase(), at('2024-09-03 10:10'), '2024-09-10')).toMatchObject({
      code: 'extension-earlier',
    })
    expect(requests.askExtension(freshCase(), at('2024-09-03 10:10'), '2024-09-03')).toMatchObject({
      code: 'extension-past',
    })
  })
  it('is granted for the asked or another day', () => {
    expect(must(requests.grantExtension(asked, at('2024-09-04 10:10'), '2024-09-20'))).toMatchObject({
      waiting: null,
      deadline: { kind: 'day', on: '2024-09-20', time: null },
    })
    expect(requests.grantExtension(asked, at('2024-09-04 10:10'), '2024-09-03')).toMatchObject({
      code: 'deadline-past',
    })
  })
  it('refused gives back the days the office took, at least two', () => {
    expect(dueOf(must(requests.refuseExtension(calendar, policy, asked, at('2024-09-04 10:10'))))).toBe('2024-09-11')
    expect(dueOf(must(requests.refuseExtension(calendar, policy, asked, at('2024-09-03 16:10'))))).toBe('2024-09-10')
    const late = must(requests.askExtension(freshCase(), at('2024-09-10 16:10'), '2024-09-20'))
    expect(dueOf(must(requests.refuseExtension(calendar, policy, late, at('2024-09-12 10:10'))))).toBe('2024-09-14')
  })
  it('sets a day where the circular sets none', () => {
    const none = must(
      requests.askExtension(freshCase({ deadline: { kind: 'none' } }), at('2024-09-03 10:10'), '2024-09-20'),
    )
    expect(dueOf(must(requests.refuseExtension(calendar, policy, none, at('2024-09-04 10:10'))))).toBeNull()
    expect(dueOf(must(requests.grantExtension(none, at('2024-09-04 10:10'), '2024-09-20')))).toBe('2024-09-20')
  })
})
