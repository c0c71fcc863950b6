// Arrivals that were kept (callbacks, before they are understood) and the word each ends in.
import type { Tx } from '../store/db.js'

export interface Arrival {
  id: string
  content: string
  attempts: number
}

/** Kept arrivals in the order they came. */
export const keptArrivals = (tx: Tx, limit: number): Promise<Arrival[]> =>
  tx.arrival.findMany({
    where: { state: 'kept' },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, content: true, attempts: true },
  })

export async function settleArrival(
  tx: Tx,
  id: string,
  outcome: { state: 'kept' | 'settled' | 'failed'; error: string | null; attempts?: number },
  now: Date,
): Promise<void> {
  const { state, error, attempts } = outcome
  await tx.arrival.update({
    where: { id },
    data: { state, error, settledAt: now, ...(attempts === undefined ? {} : { attempts }) },
  })
}

/** Puts failed arrivals back, to be taken again after the fault was mended. */
export async function replayArrivals(tx: Tx): Promise<number> {
  const { count } = await tx.arrival.updateMany({ where: { state: 'failed' }, data: { state: 'kept', attempts: 0 } })
  return count
}
