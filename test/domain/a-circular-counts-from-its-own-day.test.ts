// The day a circular has in the history of its subjects: printed, else the end of its period, never the day somebody
// imports it, unless that came first.
import { expect, it } from 'vitest'
import { circulatedOn } from '../../src/domain/circulated-on.js'
import type { Draft } from '../../src/domain/draft.js'

const handled = new Date('2026-03-02T09:20:00+08:00')
type Paper = Pick<Draft, 'issuedOn' | 'publishedOn' | 'period'>
const nothing: Paper = { issuedOn: null, publishedOn: null, period: null }

it.each<[string, Partial<Paper>, string]>([
  ['signed', { issuedOn: '2024-08-20', publishedOn: '2024-08-22', period: { year: 2024, quarter: 3 } }, '2024-08-20'],
  ['published', { publishedOn: '2024-08-22', period: { year: 2024, quarter: 3 } }, '2024-08-22'],
  ['the end of its quarter', { period: { year: 2024, quarter: 3 } }, '2024-09-30'],
  ['the end of its month', { period: { year: 2024, month: 2 } }, '2024-02-29'],
  ['the end of its half', { period: { year: 2024, half: 1 } }, '2024-06-30'],
  ['the end of its year', { period: { year: 2024 } }, '2024-12-31'],
  ['a period that has not ended', { period: { year: 2026, quarter: 1 } }, '2026-03-02'],
  ['nothing printed', {}, '2026-03-02'],
])('%s', (_, part, day) => expect(circulatedOn({ ...nothing, ...part }, handled)).toBe(day))
