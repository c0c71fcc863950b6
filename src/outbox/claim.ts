// Claims messages for sending: a conditional update with a lease, one row changed means it is ours. A lease that runs
// out belongs to a sender that died; what it was sending is then uncertain, not unsent.
import type { Tx } from '../store/db.js'
import type { MessageRow } from '../store/messages.js'

/** How long one send may take before its sender counts as dead, ms. */
export const leaseMs = 60_000

/** Messages that may leave by now, answers before everything else, then in the order they were owed. */
export async function sendable(tx: Tx, now: Date, limit: number): Promise<MessageRow[]> {
  const where = { state: 'pending', notBefore: { lte: now } }
  const answers = await tx.message.findMany({
    where: { ...where, kind: 'answer' },
    orderBy: { id: 'asc' },
    take: limit,
  })
  const rest = await tx.message.findMany({
    where: { ...where, kind: { not: 'answer' } },
    orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return [...answers, ...rest].slice(0, limit)
}

/** Takes a pending message; false if somebody else has it. */
export async function claim(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.message.updateMany({
    where: { id, state: 'pending' },
    data: { state: 'sending', triedAt: now, leaseUntil: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
  })
  if (count === 1) await tx.message.updateMany({ where: { id, firstTriedAt: null }, data: { firstTriedAt: now } })
  return count === 1
}

/** Messages whose sender died while sending. */
export const abandoned = (tx: Tx, now: Date): Promise<MessageRow[]> =>
  tx.message.findMany({ where: { state: 'sending', leaseUntil: { lte: now } } })
