// The day a circular counts from in the history of its subjects. It follows from the paper, never from when somebody
// happened to import it: an old paper handed in late takes its old place.
import { type Day, dayFrom, dayOf, endOfMonth } from './day.js'
import type { Draft, Period } from './draft.js'

/**
 * Signature, else publication; a paper that prints neither counts from the end of its period, or from the day it was
 * handled where that was earlier.
 */
export function circulatedOn(draft: Pick<Draft, 'issuedOn' | 'publishedOn' | 'period'>, handledAt: Date): Day {
  const printed = draft.issuedOn ?? draft.publishedOn ?? null
  if (printed !== null) return printed
  const handled = dayOf(handledAt)
  const end = draft.period == null ? handled : endOfPeriod(draft.period)
  return end < handled ? end : handled
}

/** Last day of a month, quarter, half or year. */
function endOfPeriod({ year, month, quarter, half }: Period): Day {
  const last = month ?? (quarter === undefined ? (half ?? 2) * 6 : quarter * 3)
  return endOfMonth(dayFrom(year, last, 1) ?? `${year}-12-01`)
}
