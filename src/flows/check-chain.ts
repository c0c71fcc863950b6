// Checks the audit chain for a page: a walk of a long chain takes a while, so it goes on by itself.
import { done, refused, type Result } from '../base/result.js'
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

interface Walk {
  head: string | null
  work: LongWork<ChainChecked>
}

/** The last walk, and what head it looks for. */
const walks = new WeakMap<Store, Walk>()

/**
 * What the last walk found, and how far one under way is.
 * @param begin walk now; a walk under way for the same head is joined, for another one refused
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
  const last = walks.get(store)
  if (begin && last !== undefined && last.head !== head && last.work.underway !== null)
    return refused('chain-busy', '正在按另一个链头校验,请等它结束后再校验。')
  const walk = last === undefined || (begin && last.head !== head) ? { head, work: new LongWork<ChainChecked>() } : last
  walks.set(store, walk)
  const { work } = walk
  if (begin)
    work.begin(async (told) => {
      const found = await verifyAudit(store.read, head, told)
      const { entries, head: end } = found
      return done({
        at: isoOf(now),
        ok: chainHolds(found),
        entries,
        head: end,
        words: wordsOf(chainInWords(found, head), head),
      })
    })
  const waited = await work.wait()
  return waited.ok ? done({ last: work.last?.value ?? null, checking: work.underway }) : waited
}

/** Whoever reads it later sees which head it is about. */
const wordsOf = (words: string, head: string | null): string =>
  head === null ? words : `${words}(核对的链头:${head.slice(0, 12)}…)`
