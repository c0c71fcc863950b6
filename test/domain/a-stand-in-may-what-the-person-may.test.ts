// 代办: a stand-in may do what the person may, and is never the second person where two must decide.
import { expect, test } from 'vitest'
import { type Actor, answersFor, isSamePerson, may, unitsOf } from '../../src/domain/roles.js'

const officer: Actor = { userid: 'office-1', roles: ['officer'], contactOf: [] }
const leader = { userid: 'office-lead', roles: ['leader' as const], contactOf: [] }
const contact = { userid: 'edu-1', roles: [], contactOf: [{ unitId: 'edu', role: 'liaison' as const }] }

test('what neither may stays refused, what the other may is allowed', () => {
  expect(may(officer, 'approve-circular')).toMatchObject({ ok: false, code: 'role-missing' })
  expect(may({ ...officer, standsInFor: [leader] }, 'approve-circular').ok).toBe(true)
  expect(may({ ...officer, standsInFor: [leader] }, 'review').ok).toBe(false)
})

test('units stood in for are theirs for that time', () => {
  const deputy: Actor = { userid: 'county-1', roles: [], contactOf: [{ unitId: 'county', role: 'liaison' }] }
  expect(answersFor(deputy, 'edu')).toBe(false)
  expect(unitsOf({ ...deputy, standsInFor: [contact] })).toEqual(['county', 'edu'])
})

test.each<[string, Actor, string | null, string, boolean]>([
  ['oneself', officer, 'office-1', '2024-08-21', true],
  ['another', officer, 'office-2', '2024-08-21', false],
  ['nobody', officer, null, '2024-08-21', false],
  ['whom one stands in for', { ...officer, standsInFor: [leader] }, 'office-lead', '2024-08-21', true],
])('%s', (_, actor, userid, on, same) => {
  expect(isSamePerson(actor, userid, on)).toBe(same)
})

test.each([
  ['2024-08-25', false],
  ['2024-08-26', true],
  ['2024-09-02', true],
  ['2024-09-03', false],
])('who stood in for one counts as oneself for what they did on %s: %s', (on, same) => {
  const back: Actor = {
    ...officer,
    stoodInBy: [{ userid: 'office-2', fromOn: '2024-08-26', untilOn: '2024-09-02' }],
  }
  expect(isSamePerson(back, 'office-2', on)).toBe(same)
})
