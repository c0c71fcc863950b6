// The office's figures over its cases, counted one case at a time so that any number of them fits. Shares of few cases
// mislead and are never shown as a percentage; no figure ranks units, and none is about a person (domain.md §8).
import { type Calendar, workdaysBetween } from './calendar.js'
import type { CaseState } from './case.js'
import { type Day, dayOf } from './day.js'
import { passesAt } from './deadline.js'

/** What of a case the figures need. */
export interface CaseFigure {
  state: CaseState
  /** Null where the paper prints none. */
  indicator: string | null
  platform: string | null
  /** Quarter of its circular, `2024Q3`. */
  quarter: string
  openedAt: Date
  noticedAt: Date | null
  /** The last reply. */
  repliedAt: Date | null
  /** When the present round began: opening, or the last return. */
  roundAt: Date
  closedAt: Date | null
  dueOn: Day | null
  dueTime: string | null
  /** Its clock stands still: an extension, dispute or pause is with the office, or a freeze holds it. */
  stopped: boolean
  /** The reviewer found it fixed. */
  accepted: boolean
  /** Times it was sent back. */
  returns: number
  disputed: { raised: number; upheld: number; rejected: number }
}

/** A part of a whole; `share` in percent, null where the whole is too small for one. */
export interface Share {
  count: number
  of: number
  share: number | null
}

/** Below this, a percentage says more about chance than about the matter. */
export const leastForShare = 5

export const shareOf = (count: number, of: number): Share => ({
  count,
  of,
  share: of < leastForShare ? null : Math.round((count / of) * 1000) / 10,
})

/** Working days from notice to the accepted reply; null where fewer than five cases have one. */
export interface Spread {
  cases: number
  median: number | null
  p90: number | null
}

export interface GroupFigures {
  cases: number
  open: number
  /** Replied in time, of those that had to be answered by now. */
  onTime: Share
  fix: Spread
  /** Sent back at least once, of those that were ever answered. */
  returned: Share
}

export interface NamedGroup extends GroupFigures {
  key: string
}

export interface MonthFigures {
  /** `2024-08` */
  month: string
  opened: number
  ended: number
  /** Open when the month ended (or now). */
  open: number
}

export interface CaseStatistics {
  total: GroupFigures
  byIndicator: NamedGroup[]
  byPlatform: NamedGroup[]
  byQuarter: NamedGroup[]
  months: MonthFigures[]
  disputes: { raised: number; upheld: number; rejected: number; waiting: number }
  closed: number
}

class Group {
  #cases = 0
  #open = 0
  #due = 0
  #inTime = 0
  #answered = 0
  #returned = 0
  /** Working days → how many cases. */
  readonly #fix = new Map<number, number>()

  add(one: CaseFigure, timely: Timely, fix: number | null): void {
    this.#cases++
    if (one.state !== 'closed') this.#open++
    if (timely !== 'not-due') this.#due++
    if (timely === 'in-time') this.#inTime++
    if (one.repliedAt !== null) this.#answered++
    if (one.returns > 0) this.#returned++
    if (fix !== null) this.#fix.set(fix, (this.#fix.get(fix) ?? 0) + 1)
  }

  figures(): GroupFigures {
    return {
      cases: this.#cases,
      open: this.#open,
      onTime: shareOf(this.#inTime, this.#due),
      fix: spreadOf(this.#fix),
      returned: shareOf(this.#returned, this.#answered),
    }
  }
}

/** Median and 90th percentile by nearest rank, from counts: exact, however many values there are. */
export function spreadOf(counts: ReadonlyMap<number, number>): Spread {
  const cases = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const values = [...counts].sort(([a], [b]) => a - b)
  const at = (part: number): number | null => {
    if (cases < leastForShare) return null
    let left = Math.ceil(cases * part)
    for (const [value, count] of values) if ((left -= count) <= 0) return value
    return null
  }
  return { cases, median: at(0.5), p90: at(0.9) }
}

type Timely = 'in-time' | 'late' | 'unanswered' | 'not-due'

/** How the present round of a case stands to its deadline. A returned case is judged by the round it is in. */
export function timelyOf(one: CaseFigure, now: Date): Timely {
  if (one.dueOn === null) return 'not-due'
  const passes = passesAt(one.dueOn, one.dueTime)
  if (one.repliedAt !== null && one.repliedAt >= one.roundAt) return one.repliedAt < passes ? 'in-time' : 'late'
  if (one.state === 'closed' || one.stopped || now < passes) return 'not-due'
  return 'unanswered'
}

/** Counts cases. Struck ones (`withdrawn`) count for disputes and for what was open, and for nothing else. */
export class CaseTally {
  readonly #total = new Group()
  readonly #by = {
    indicator: new Map<string, Group>(),
    platform: new Map<string, Group>(),
    quarter: new Map<string, Group>(),
  }
  readonly #months = new Map<string, { opened: number; ended: number }>()
  readonly #disputes = { raised: 0, upheld: 0, rejected: 0, waiting: 0 }
  #closed = 0
  readonly #calendar: Calendar
  readonly #now: Date
  readonly #spans = new Map<string, number>()

  constructor(calendar: Calendar, now: Date) {
    this.#calendar = calendar
    this.#now = now
  }

  add(one: CaseFigure): void {
    this.#disputes.raised += one.disputed.raised
    this.#disputes.upheld += one.disputed.upheld
    this.#disputes.rejected += one.disputed.rejected
    if (one.state === 'disputed') this.#disputes.waiting++
    this.#month(one.openedAt).opened++
    if (one.closedAt !== null) this.#month(one.closedAt).ended++
    if (one.state === 'withdrawn') return
    if (one.state === 'closed') this.#closed++
    const timely = timelyOf(one, this.#now)
    const fix = this.#workdaysToFix(one)
    this.#total.add(one, timely, fix)
    groupOf(this.#by.indicator, one.indicator ?? '').add(one, timely, fix)
    groupOf(this.#by.platform, one.platform ?? '').add(one, timely, fix)
    groupOf(this.#by.quarter, one.quarter).add(one, timely, fix)
  }

  #month(at: Date): { opened: number; ended: number } {
    const month = dayOf(at).slice(0, 7)
    const known = this.#months.get(month) ?? { opened: 0, ended: 0 }
    this.#months.set(month, known)
    return known
  }

  /** Whole cases share few pairs of days. */
  #workdaysToFix(one: CaseFigure): number | null {
    if (one.state !== 'closed' || !one.accepted || one.noticedAt === null || one.repliedAt === null) return null
    if (one.repliedAt < one.roundAt) return null
    const [from, to] = [dayOf(one.noticedAt), dayOf(one.repliedAt)]
    const key = `${from}${to}`
    const known = this.#spans.get(key) ?? workdaysBetween(this.#calendar, from, to)
    this.#spans.set(key, known)
    return known
  }

  statistics(): CaseStatistics {
    return {
      total: this.#total.figures(),
      byIndicator: named(this.#by.indicator),
      byPlatform: named(this.#by.platform),
      byQuarter: named(this.#by.quarter),
      months: this.#openByMonth(),
      disputes: { ...this.#disputes },
      closed: this.#closed,
    }
  }

  /** Every month from the first case to now, those without a change too. */
  #openByMonth(): MonthFigures[] {
    const [first] = [...this.#months.keys()].sort()
    if (first === undefined) return []
    const figures: MonthFigures[] = []
    let open = 0
    for (let month = first; month <= dayOf(this.#now).slice(0, 7); month = nextMonth(month)) {
      const { opened, ended } = this.#months.get(month) ?? { opened: 0, ended: 0 }
      open += opened - ended
      figures.push({ month, opened, ended, open })
    }
    return figures
  }
}

function groupOf(groups: Map<string, Group>, key: string): Group {
  const group = groups.get(key) ?? new Group()
  groups.set(key, group)
  return group
}

/** By key, never by a figure: an order by figures would be a ranking. */
const named = (groups: ReadonlyMap<string, Group>): NamedGroup[] =>
  [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => ({ key, ...group.figures() }))

export function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
