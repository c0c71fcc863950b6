// Proof that an act comes from our own page: a value of the session that only a page of this origin can read, sent back in a
// header another site cannot set. The cookie alone (SameSite=Lax) would already stop most of it.
import { createHmac, timingSafeEqual } from 'node:crypto'

export const csrfHeader = 'x-duban-csrf'

/** The proof that belongs to a session; the session's secret cannot be found from it. */
export const csrfOf = (secret: string): string => createHmac('sha256', secret).update('csrf').digest('base64url')

export function isProof(secret: string, given: string): boolean {
  const [a, b] = [Buffer.from(csrfOf(secret)), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
