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

/**
 * Takes an arrival for understanding, in the transaction of what it causes: settled if that commits, kept if not. False
 * if another cycle had it first.
 */
export async function takeArrival(tx: Tx, id: string, now: Date): Promise<boolean> {
  const data = { state: 'settled', error: null, settledAt: now }
  return (await tx.arrival.updateMany({ where: { id, state: 'kept' }, data })).count === 1
}

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
