// One-time links of the local administrator (应急登录). The table holds digests only: reading it signs nobody in.
import { sha256 } from '../base/ids.js'
import type { Tx } from './db.js'

/** Keeps a new link; those made before and not used end with it, so that at most one holds. */
export async function keepLoginLink(
  tx: Tx,
  code: string,
  osUser: string | null,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await tx.loginLink.updateMany({ where: { usedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } })
  await tx.loginLink.create({ data: { id: sha256(code), createdAt: now, expiresAt, osUser } })
}

/** Whether there ever was such a link. */
export const knowsLoginLink = async (tx: Tx, code: string): Promise<boolean> =>
  (await tx.loginLink.count({ where: { id: sha256(code) } })) > 0

/**
 * Spends a link: who asked for it, or null if there is none that holds. It is found by the digest of the code, so that how
 * long the look takes says nothing of the code.
 */
export async function spendLoginLink(tx: Tx, code: string, now: Date): Promise<{ osUser: string | null } | null> {
  const id = sha256(code)
  const { count } = await tx.loginLink.updateMany({
    where: { id, usedAt: null, createdAt: { lte: now }, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count === 0 ? null : await tx.loginLink.findUniqueOrThrow({ where: { id }, select: { osUser: true } })
}
