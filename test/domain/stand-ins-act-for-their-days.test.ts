// 代办: who acts in whose place follows from the periods and the day alone; one further link, never a ring.
import { expect, test } from 'vitest'
import { instantOf } from '../../src/domain/day.js'
import { actsFor, backSince, checkPeriod, nextChange, type StandInPeriod } from '../../src/domain/stand-in.js'

const period = (userid: string, standIn: string, fromOn: string, untilOn: string, endedAt: Date | null = null) =>
  ({ userid, standIn, fromOn, untilOn, endedAt }) satisfies StandInPeriod

const at = (day: string, minute = 600): Date => instantOf(day, minute)
const nobodyGone = (): boolean => false
const august = [period('a', 'b', '2024-08-26', '2024-09-02')]

test.each([
  ['2024-08-25', 1439, null],
  ['2024-08-26', 0, 'b'],
  ['2024-09-02', 1439, 'b'],
  ['2024-09-03', 0, null],
])('on %s at minute %i', (day, minute, acts) => {
  const acting = actsFor('a', august, nobodyGone, at(day, minute))
  expect(acting === null ? null : acting === 'nobody' ? acting : acting.userid).toBe(acts)
})

test('who is away too is followed to theirs, once', () => {
  const chain = [...august, period('b', 'c', '2024-08-28', '2024-08-29')]
  expect(actsFor('a', chain, nobodyGone, at('2024-08-27'))).toMatchObject({ userid: 'b' })
  expect(actsFor('a', chain, nobodyGone, at('2024-08-28'))).toEqual({ userid: 'c', from: instantOf('2024-08-28') })
  const longer = [...chain, period('c', 'd', '2024-08-28', '2024-08-29')]
  expect(actsFor('a', longer, nobodyGone, at('2024-08-28'))).toBe('nobody')
})

test('a stand-in who is gone stands for nobody', () => {
  expect(actsFor('a', august, (userid) => userid === 'b', at('2024-08-27'))).toBe('nobody')
})

test('an early end counts from its minute', () => {
  const ended = [period('a', 'b', '2024-08-26', '2024-09-02', at('2024-08-28'))]
  expect(actsFor('a', ended, nobodyGone, at('2024-08-28', 599))).toMatchObject({ userid: 'b' })
  expect(actsFor('a', ended, nobodyGone, at('2024-08-28'))).toBeNull()
  expect(backSince('a', ended, at('2024-08-30'))).toEqual(at('2024-08-28'))
})

test('the next change is the nearest end of a period', () => {
  expect(nextChange(new Set(['a']), august, at('2024-08-20'))).toEqual(instantOf('2024-08-26'))
  expect(nextChange(new Set(['b']), august, at('2024-08-27'))).toEqual(instantOf('2024-09-03'))
  expect(nextChange(new Set(['c']), august, at('2024-08-27'))).toBeNull()
})

test.each([
  [period('a', 'a', '2024-08-26', '2024-09-02'), 'stand-in-self'],
  [period('a', 'b', '2024-09-02', '2024-08-26'), 'stand-in-days'],
  [period('a', 'b', '2024-08-01', '2024-08-19'), 'stand-in-past'],
  [period('a', 'c', '2024-09-02', '2024-09-05'), 'stand-in-overlaps'],
  [period('b', 'a', '2024-08-30', '2024-09-05'), 'stand-in-loop'],
])('refused: %j', (wanted, code) => {
  expect(checkPeriod(wanted, august, at('2024-08-20'))).toMatchObject({ ok: false, code })
})

test('a ring over three is refused, and the same people on other days are not', () => {
  const two = [...august, period('b', 'c', '2024-08-26', '2024-09-02')]
  expect(checkPeriod(period('c', 'a', '2024-09-01', '2024-09-05'), two, at('2024-08-20'))).toMatchObject({
    code: 'stand-in-loop',
  })
  expect(checkPeriod(period('b', 'a', '2024-09-03', '2024-09-05'), august, at('2024-08-20')).ok).toBe(true)
})
