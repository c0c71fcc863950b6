// Every case stands in one group at most, each number of the paragraph is the rows of one table, and each row names its case.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recheckTables } from '../../src/domain/recheck-annex.js'
import { groupRecheck, recheckGroupOf, recheckGroups } from '../../src/domain/recheck-groups.js'
import { recheckParagraph } from '../../src/domain/recheck-paragraph.js'
import { earlierCase, ledgers } from './earlier-cases.js'

const period = { year: 2024, quarter: 3 }

test('numbers are rows, rows are cases', () => {
  fc.assert(
    fc.property(ledgers(40), (cases) => {
      const grouped = groupRecheck(cases)
      const tables = recheckTables(grouped, period)
      const standing = cases.filter((one) => one.state !== 'withdrawn').map((one) => one.no)
      const rows = tables.flatMap((table) => table.rows.map((row) => row.no ?? ''))
      expect(rows.toSorted()).toEqual(standing)
      const first = recheckParagraph(grouped, period, '').split('。')[0] ?? ''
      const numbers = [...first.matchAll(/(\d+)个/g)].map(([, n]) => Number(n))
      if (standing.length === 0) return
      expect(numbers[0]).toBe(standing.length)
      if (first.includes('全部')) expect(grouped.fixed).toHaveLength(standing.length)
      else {
        const rows = recheckGroups.map((group) => grouped[group].length).filter((n) => n > 0)
        expect(numbers.slice(1).filter((n) => n > 0)).toEqual(rows)
      }
    }),
  )
})

test.each([
  ['closed', {}, 'fixed'],
  ['closed', { reported: 'due' }, 'unreported'],
  ['closed', { reported: 'due', foundAgainAs: ['W24Q4-002'] }, 'repeated'],
  ['replied', {}, 'waiting'],
  ['disputed', {}, 'disputed'],
  ['blocked', {}, 'notFixed'],
  ['returned', { foundAgainAs: ['W24Q4-002'] }, 'notFixed'],
  ['withdrawn', {}, null],
] as const)('%s %j: %s', (state, part, group) => {
  expect(recheckGroupOf(earlierCase('W24Q3-001', { state, ...part }))).toBe(group)
})

test('all fixed is said in one sentence; none to look at again, too', () => {
  const closed = [earlierCase('W24Q3-001', { state: 'closed' }), earlierCase('W24Q3-002', { state: 'closed' })]
  expect(recheckParagraph(groupRecheck(closed), period, '')).toBe(
    '对2024年第三季度通报的2个问题进行了复核，全部整改到位。',
  )
  expect(recheckParagraph(groupRecheck([]), null, '关于检查情况的通报')).toBe(
    '《关于检查情况的通报》通报没有需要复核的问题。',
  )
})
