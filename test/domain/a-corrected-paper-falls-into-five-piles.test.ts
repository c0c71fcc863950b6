// A corrected version against what is known: every finding of both stands in exactly one pile, the same paper changes
// nothing, and what is neither the same nor plainly another waits for a person.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseState } from '../../src/domain/case.js'
import type { DraftFinding } from '../../src/domain/draft.js'
import { casesToWithdraw, decided, importPiles, type KnownFinding, type Piles } from '../../src/domain/import-piles.js'
import { finding } from '../flows/office.js'

const known = (one: DraftFinding, no: number, part: Partial<KnownFinding> = {}): KnownFinding => ({
  finding: one,
  printed: one,
  added: false,
  name: `W24Q3-00${no}`,
  case: { no: `W24Q3-00${no}`, state: 'issued' },
  ...part,
})
const inState = (no: number, state: CaseState) => ({ case: { no: `W24Q3-00${no}`, state } })
const sizes = ({ new: fresh, reopened, closed, untouched, unclear }: Piles) => [
  fresh.length,
  reopened.length,
  closed.length,
  untouched.length,
  unclear.length,
]

const a = finding()
const b = finding({ account: '望川河长', problem: '服务功能链接无法打开' })

describe('one finding, before and now', () => {
  // new, reopened, closed, untouched, unclear
  test.each<[string, KnownFinding[], DraftFinding[], number[]]>([
    ['the same words', [known(a, 1)], [a], [0, 0, 0, 1, 0]],
    ['other blanks and quotes', [known(a, 1)], [finding({ account: '“望川 水务”' })], [0, 0, 0, 1, 0]],
    ['not known before', [known(a, 1)], [a, b], [1, 0, 0, 1, 0]],
    ['no longer listed', [known(a, 1), known(b, 2)], [b], [0, 0, 1, 1, 0]],
    ['closed and listed again as before', [known(a, 1, inState(1, 'closed'))], [a], [0, 0, 0, 1, 0]],
    ['withdrawn and listed again', [known(a, 1, inState(1, 'withdrawn'))], [a], [0, 1, 0, 0, 0]],
    ['the same account with another problem', [known(a, 1)], [finding({ problem: '存在错别字' })], [0, 0, 0, 0, 1]],
    [
      'the same account, the problem told more fully',
      [known(a, 1)],
      [finding({ problem: `${a.problem},共3处` })],
      [0, 0, 0, 0, 1],
    ],
    ['the same account at another unit', [known(a, 1)], [finding({ unit: '望川市民政局' })], [0, 0, 0, 0, 1]],
    ['the same name on another platform', [known(a, 1)], [finding({ platform: '今日头条' })], [1, 0, 1, 0, 0]],
    [
      'one of two problems of an account',
      [known(a, 1), known(finding({ problem: '存在错别字' }), 2)],
      [a],
      [0, 0, 1, 1, 0],
    ],
    ['added by a person, not in the paper', [known(b, 1, { added: true })], [a], [1, 0, 0, 1, 0]],
    [
      'struck by a person, still in the paper',
      [known({ ...a, struck: { by: 'office-1', reason: '重复' } }, 1, { case: null })],
      [a],
      [0, 0, 0, 1, 0],
    ],
    [
      'corrected by a person, printed as before',
      [known(finding({ unit: '望川市民政局' }), 1, { printed: a })],
      [a],
      [0, 0, 0, 1, 0],
    ],
    [
      'corrected by a person, now printed so',
      [known(finding({ unit: '望川市民政局' }), 1, { printed: a })],
      [finding({ unit: '望川市民政局' })],
      [0, 0, 0, 1, 0],
    ],
  ])('%s', (_name, before, now, expected) => {
    expect(sizes(importPiles(before, now))).toEqual(expected)
  })
})

test('only open cases are withdrawn', () => {
  const before = [known(a, 1), known(b, 2, inState(2, 'closed'))]
  expect(casesToWithdraw(importPiles(before, []))).toEqual(['W24Q3-001'])
})

test('a person says what is the same and what is another', () => {
  const now = [finding({ problem: '存在错别字' })]
  const piles = importPiles([known(a, 1)], now)
  const none = { same: new Set<number>(), other: new Set<number>() }
  expect(decided(piles, none)).toEqual(piles)
  expect(sizes(decided(piles, { ...none, same: new Set([0]) }))).toEqual([0, 0, 0, 1, 0])
  const other = decided(piles, { ...none, other: new Set([0]) })
  expect(sizes(other)).toEqual([1, 0, 1, 0, 0])
  expect(casesToWithdraw(other)).toEqual(['W24Q3-001'])
})

const findings = fc.array(
  fc.record({
    unit: fc.constantFrom('望川市水务局', '望川市民政局', null),
    account: fc.constantFrom('望川水务', '望川河长', null),
    platform: fc.constantFrom('微信公众号', '微博', null),
    problem: fc.constantFrom('2周未更新', '未更新', '链接无法打开', '存在错别字'),
  }),
  { maxLength: 8 },
)

test('everything stands in exactly one pile; the same paper changes nothing', () => {
  fc.assert(
    fc.property(findings, findings, (before, now) => {
      const all = before.map((part, index) => known(finding(part), index + 1))
      const paper = now.map((part) => finding(part))
      const piles = importPiles(all, paper)
      const listed = [...piles.new, ...piles.reopened, ...piles.unclear, ...piles.untouched].map((one) => one.index)
      expect(listed.filter((index) => index !== null).sort((x, y) => x - y)).toEqual(paper.map((_, index) => index))
      const found = [...piles.reopened, ...piles.closed, ...piles.untouched, ...piles.unclear].map((one) => one.known)
      expect(new Set(found)).toEqual(new Set(all))
      expect(found).toHaveLength(all.length)
      const same = importPiles(
        all,
        all.map((one) => one.finding),
      )
      expect(sizes(same)).toEqual([0, 0, 0, all.length, 0])
    }),
    { numRuns: 200 },
  )
})
