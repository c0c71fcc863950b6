// The table of wecom.md §3 as data: each code has one reaction and one sentence of advice, and a code nobody has met is
// an alarm rather than a guess.
import { expect, it } from 'vitest'
import { faultOf, type Reaction, reactionOf } from '../../src/wecom/errors.js'

it.each<[Reaction, number[]]>([
  ['retry', [-1, 6000, 45033, 45035]],
  ['token', [40014, 42001]],
  ['wait', [45009]],
  ['user', [40029, 42003, 42022, 84014, 84015]],
  ['drop', [40003, 42014, 60111, 60140, 81013, 82001, 90466, 90700, 400021, 86008]],
  ['alarm', [40001, 40013, 40056, 43012, 48002, 48009, 50003, 60020, 301002]],
])('%s', (reaction, codes) => {
  for (const code of codes) expect([code, reactionOf(code)]).toEqual([code, reaction])
})

it('an unknown code is an alarm with its number in the advice', () => {
  expect(faultOf(7654321)).toMatchObject({ reaction: 'alarm', known: false, alarm: true, personGone: false })
  expect(faultOf(7654321).advice).toContain('7654321')
})

it('every advice is one Chinese sentence', () => {
  for (let code = -1; code < 95_000; code++) {
    const { advice, known } = faultOf(code)
    if (known) expect(advice).toMatch(/^[^。\n]*[\u4e00-\u9fff][^。\n]*$/)
  }
})
