// Who is signed in. The table holds digests only: reading it signs nobody in.
import { sha256 } from '../base/ids.js'
import type { Tx } from './db.js'

export async function keepSession(tx: Tx, secret: string, userid: string, now: Date, expiresAt: Date): Promise<void> {
  await tx.session.deleteMany({ where: { expiresAt: { lte: now } } })
  await tx.session.create({ data: { id: sha256(secret), userid, createdAt: now, expiresAt } })
}

/** Userid of a session that holds; null: none, ended or expired. */
export async function sessionUserid(tx: Tx, secret: string, now: Date): Promise<string | null> {
  const row = await tx.session.findUnique({ where: { id: sha256(secret) } })
  return row === null || row.endedAt !== null || row.expiresAt <= now || row.createdAt > now ? null : row.userid
}

/** Whether any session of that person holds. */
export const hasSession = async (tx: Tx, userid: string, now: Date): Promise<boolean> =>
  (await tx.session.count({ where: { userid, endedAt: null, createdAt: { lte: now }, expiresAt: { gt: now } } })) > 0

export async function closeSession(tx: Tx, secret: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { id: sha256(secret), endedAt: null }, data: { endedAt: now } })
}
