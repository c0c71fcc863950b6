// `B24Q3-017`: office, year, period, running number; a prefix that is taken gets a letter behind it.
import { describe, expect, it } from 'vitest'
import { caseNumber, circularCode } from '../../src/domain/case-number.js'
import type { Period } from '../../src/domain/draft.js'

const code = (
  period: Period | null,
  issuingOrg: string | null = '宝鸡市人民政府办公室',
  taken: string[] = [],
): string => circularCode({ issuingOrg, period, issuedOn: '2024-08-19' }, new Set(taken))

describe('the prefix', () => {
  it.each<[string, Period | null, string]>([
    ['a quarter', { year: 2024, quarter: 3 }, 'B24Q3'],
    ['a month', { year: 2025, month: 2 }, 'B25M02'],
    ['a half year', { year: 2024, half: 1 }, 'B24H1'],
    ['no period: the month of issue', null, 'B24D08'],
    ['a year alone: the month of issue', { year: 2023 }, 'B23D08'],
  ])('of %s', (_, period, prefix) => expect(code(period)).toBe(prefix))

  it('begins with the first letter of the office, X where there is none', () => {
    expect(code({ year: 2024, quarter: 1 }, '苏州市人民政府办公室')).toBe('S24Q1')
    expect(code({ year: 2024, quarter: 1 }, null)).toBe('X24Q1')
    expect(code({ year: 2024, quarter: 1 }, '《通报》')).toBe('X24Q1')
  })

  it('is never one that is taken', () => {
    const taken: string[] = []
    for (let circular = 0; circular < 26; circular++) taken.push(code({ year: 2024, quarter: 3 }, undefined, taken))
    expect(new Set(taken).size).toBe(26)
    expect(taken.slice(0, 3)).toEqual(['B24Q3', 'B24Q3B', 'B24Q3C'])
    expect(() => code({ year: 2024, quarter: 3 }, undefined, taken)).toThrow()
  })
})

it('the number has three digits or as many as it needs', () => {
  expect(caseNumber('B24Q3', 17)).toBe('B24Q3-017')
  expect(caseNumber('B24Q3B', 1)).toBe('B24Q3B-001')
  expect(caseNumber('B24Q3', 1234)).toBe('B24Q3-1234')
})
