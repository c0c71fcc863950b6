// The table of wecom.md §3 as data: every code of the sheet has the reaction of its letter and one sentence of advice, and a
// code nobody has met is an alarm rather than a guess.
import { expect, it } from 'vitest'
import { type Fault, faultOf } from '../../src/wecom/errors.js'
import { type Letter, sheet } from './reaction-letters.js'

const letters = { retry: 'R', token: 'T', wait: 'F', drop: 'D', user: 'U', alarm: 'A' } as const

/** A dropped item may always be told to the operators; where the sheet wants it, it must. */
const letterOf = ({ reaction, alarm }: Fault, wanted: Letter): Letter =>
  reaction === 'drop' && alarm && wanted === 'DA' ? 'DA' : letters[reaction]

it.each(sheet)('%s %j', (letter, codes) => {
  for (const code of codes) {
    const fault = faultOf(code)
    expect([code, fault.known, letterOf(fault, letter)]).toEqual([code, true, letter])
  }
})

it('the sheet names no code twice', () => {
  const codes = sheet.flatMap(([, row]) => row)
  expect(new Set(codes).size).toBe(codes.length)
})

it('an unknown code is an alarm with its number in the advice', () => {
  expect(faultOf(7654321)).toMatchObject({ reaction: 'alarm', known: false, alarm: true, personGone: false })
  expect(faultOf(7654321).advice).toContain('7654321')
})

it('every advice is one Chinese sentence', () => {
  for (const code of sheet.flatMap(([, row]) => row)) {
    expect(faultOf(code).advice, String(code)).toMatch(/^[^。\n]*[\u4e00-\u9fff][^。\n]*$/)
  }
})
