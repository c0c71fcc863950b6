// The office's figures over cases: what counts as in time, how long fixing took, what was sent back and what was open;
// and that few cases give counts, not percentages.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { type CaseFigure, CaseTally, leastForShare, shareOf, spreadOf, timelyOf } from '../../src/domain/statistics.js'

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const now = at('2024-09-20 10:00')
const one = (more: Partial<CaseFigure> = {}): CaseFigure => ({
  state: 'acknowledged',
  indicator: 'nm-stale-2w',
  platform: '微信公众号',
  quarter: '2024Q3',
  openedAt: at('2024-08-21 09:20'),
  noticedAt: at('2024-08-21 09:21'),
  repliedAt: null,
  roundAt: at('2024-08-21 09:20'),
  closedAt: null,
  dueOn: '2024-09-10',
  dueTime: null,
  stopped: false,
  accepted: false,
  returns: 0,
  disputed: { raised: 0, upheld: 0, rejected: 0 },
  ...more,
})
const closed = (repliedAt: string, more: Partial<CaseFigure> = {}): CaseFigure =>
  one({ state: 'closed', repliedAt: at(repliedAt), closedAt: at('2024-09-18 10:00'), accepted: true, ...more })
const tallied = (...cases: CaseFigure[]) => {
  const tally = new CaseTally(calendar, now)
  for (const each of cases) tally.add(each)
  return tally.statistics()
}

describe('in time', () => {
  it.each<[string, Partial<CaseFigure>, string]>([
    ['until the day has ended', { repliedAt: at('2024-09-10 23:59') }, 'in-time'],
    ['not in the next minute', { repliedAt: at('2024-09-11 00:00') }, 'late'],
    ['until the hour, where one is set', { dueTime: '12:00', repliedAt: at('2024-09-10 12:00') }, 'late'],
    ['unanswered once it has passed', {}, 'unanswered'],
    ['not yet due before', { dueOn: '2024-09-20' }, 'not-due'],
    ['no deadline, nothing due', { dueOn: null, repliedAt: at('2024-09-18 10:00') }, 'not-due'],
    ['the clock stands still', { stopped: true }, 'not-due'],
    ['closed on a recheck without a reply', { state: 'closed' }, 'not-due'],
    [
      'sent back: the round it is in counts',
      { repliedAt: at('2024-09-01 10:00'), roundAt: at('2024-09-12 10:00'), dueOn: '2024-09-18', returns: 1 },
      'unanswered',
    ],
  ])('%s', (_, more, timely) => expect(timelyOf(one(more), now)).toBe(timely))
})

it('counts by indicator, platform and quarter, in the order of their names', () => {
  const { total, byIndicator, byPlatform, byQuarter } = tallied(
    one({ indicator: 'z', quarter: '2024Q2' }),
    one({ indicator: 'a', platform: null }),
    closed('2024-09-02 10:00', { indicator: 'a', returns: 1 }),
  )
  expect(total).toMatchObject({ cases: 3, open: 2, onTime: { count: 1, of: 3, share: null } })
  expect(total.returned).toEqual({ count: 1, of: 1, share: null })
  expect(byIndicator.map((group) => [group.key, group.cases])).toEqual([
    ['a', 2],
    ['z', 1],
  ])
  expect(byPlatform.map((group) => group.key)).toEqual(['', '微信公众号'])
  expect(byQuarter.map((group) => group.key)).toEqual(['2024Q2', '2024Q3'])
})

it('time to fix: working days from the notice to the accepted reply, over a holiday', () => {
  const days = ['2024-08-21', '2024-08-22', '2024-08-26', '2024-09-14', '2024-09-18']
  const { fix } = tallied(...days.map((day) => closed(`${day} 10:00`))).total
  // 14 September is a make-up Saturday, 15–17 the holiday.
  expect(fix).toEqual({ cases: 5, median: 3, p90: 19 })
  expect(tallied(one({ repliedAt: at('2024-08-22 10:00') })).total.fix.cases).toBe(0)
})

it('struck findings count for disputes and for what was open, for nothing else', () => {
  const struck = one({
    state: 'withdrawn',
    closedAt: at('2024-08-28 10:00'),
    disputed: { raised: 1, upheld: 1, rejected: 0 },
  })
  const figures = tallied(struck, one({ state: 'disputed', disputed: { raised: 1, upheld: 0, rejected: 0 } }))
  expect(figures.disputes).toEqual({ raised: 2, upheld: 1, rejected: 0, waiting: 1 })
  expect(figures.total.cases).toBe(1)
})

it('open over time: month by month, those without a change too', () => {
  const may = { openedAt: at('2024-05-31 23:30') }
  expect(tallied(one(may), closed('2024-09-02 10:00'), one()).months).toEqual([
    { month: '2024-05', opened: 1, ended: 0, open: 1 },
    { month: '2024-06', opened: 0, ended: 0, open: 1 },
    { month: '2024-07', opened: 0, ended: 0, open: 1 },
    { month: '2024-08', opened: 2, ended: 0, open: 3 },
    { month: '2024-09', opened: 0, ended: 1, open: 2 },
  ])
})

it('shares of fewer than five are counts', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (of, part) => {
      const { share } = shareOf(Math.min(part, of), of)
      if (of < leastForShare) expect(share).toBeNull()
      // One digit after the point: at most half a tenth off, with what binary fractions add to it.
      else expect(Math.abs((share ?? 0) - (Math.min(part, of) / of) * 100)).toBeLessThan(0.0501)
    }),
  )
})

it('median and 90th percentile are those of the sorted values', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: leastForShare, maxLength: 60 }), (values) => {
      const counts = new Map<number, number>()
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
      const sorted = values.toSorted((a, b) => a - b)
      const rank = (part: number) => sorted[Math.ceil(values.length * part) - 1]
      expect(spreadOf(counts)).toEqual({ cases: values.length, median: rank(0.5), p90: rank(0.9) })
    }),
  )
})
