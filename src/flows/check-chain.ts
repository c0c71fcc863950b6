// Checks the audit chain for a page: a walk of a long chain takes a while, so it goes on by itself.
import { done, type Result } from '../base/result.js'
import { isoOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { chainHolds, chainInWords } from '../domain/wording/audit-result.js'
import { verifyAudit } from '../store/audit.js'
import type { Store } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import type { FlowContext } from './context.js'
import { LongWork } from './long-work.js'

export interface ChainChecked {
  /** ISO 8601. */
  at: string
  ok: boolean
  entries: number
  head: string
  words: string
}

const walks = new WeakMap<Store, LongWork<ChainChecked>>()

/**
 * What the last walk found, and how far one under way is.
 * @param begin walk now; a walk under way is joined
 * @param head one written down earlier, which must still be part of the chain; null = none
 */
export async function checkedChain(
  { store }: FlowContext,
  { begin, head }: { begin: boolean; head: string | null },
  by: string,
  now: Date,
): Promise<Result<{ last: ChainChecked | null; checking: { done: number; of: number } | null }>> {
  const allowed = may(await actorOf(store.read, by, now), 'read-all')
  if (!allowed.ok) return allowed
  const walk = walks.get(store) ?? new LongWork<ChainChecked>()
  walks.set(store, walk)
  if (begin)
    walk.begin(async (told) => {
      const found = await verifyAudit(store.read, head, told)
      const { entries, head: end } = found
      return done({ at: isoOf(now), ok: chainHolds(found), entries, head: end, words: chainInWords(found, head) })
    })
  const waited = await walk.wait()
  return waited.ok ? done({ last: walk.last?.value ?? null, checking: walk.underway }) : waited
}
