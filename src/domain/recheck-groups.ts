// What became of the findings of a circular, for the next one's 上季度复核情况: every case stands in exactly one group, so that
// the numbers of the paragraph are the rows of the annex. What a person struck is no finding any more and is in none.
import type { Period } from './draft.js'
import type { PaperCase } from './paper-facts.js'

export type RecheckGroup = 'fixed' | 'notFixed' | 'unreported' | 'repeated' | 'waiting' | 'disputed'

export interface RecheckCase extends PaperCase {
  /** Case numbers under which the same was found again after it had been closed. */
  foundAgainAs: readonly string[]
}

/** Groups in the order of the paragraph. */
export const recheckGroups: readonly RecheckGroup[] = [
  'fixed',
  'notFixed',
  'unreported',
  'repeated',
  'waiting',
  'disputed',
]

/**
 * `repeated`: closed, then found again · `unreported`: fixed, but the asked-for paper has not come · `waiting`: the unit has
 * answered and the office has not looked yet, which is no fault of the unit. Null: struck.
 */
export function recheckGroupOf(one: RecheckCase): RecheckGroup | null {
  switch (one.state) {
    case 'withdrawn':
      return null
    case 'disputed':
      return 'disputed'
    case 'closed':
      if (one.foundAgainAs.length > 0) return 'repeated'
      return one.reported === 'due' ? 'unreported' : 'fixed'
    case 'replied':
      return 'waiting'
    case 'issued':
    case 'acknowledged':
    case 'returned':
    case 'blocked':
      return 'notFixed'
  }
}

export type Grouped = Record<RecheckGroup, RecheckCase[]>

export function groupRecheck(cases: readonly RecheckCase[]): Grouped {
  const grouped: Grouped = { fixed: [], notFixed: [], unreported: [], repeated: [], waiting: [], disputed: [] }
  for (const one of cases) {
    const group = recheckGroupOf(one)
    if (group !== null) grouped[group].push(one)
  }
  return grouped
}

const quarters = ['一', '二', '三', '四']

/** `2024年第三季度`, as a paper names the period of an earlier one; null where the circular has none. */
export function periodInWords(period: Period | null): string | null {
  if (period === null) return null
  const { year, quarter, month, half, batch } = period
  if (quarter !== undefined) return `${year}年第${quarters[quarter - 1] ?? quarter}季度`
  if (month !== undefined) return `${year}年${month}月`
  if (half !== undefined) return `${year}年${half === 1 ? '上' : '下'}半年`
  return batch === undefined ? `${year}年` : `${year}年第${batch}次检查`
}
