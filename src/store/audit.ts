// The audit chain as a table: one entry an act, written in the same transaction as the act.
import { type ChainEntry, chainWalker, digestOf, genesis, nextEntry } from '../domain/audit-chain.js'
import { addDays, type Day, instantOf } from '../domain/day.js'
import type { CheckedChain } from '../domain/wording/audit-result.js'
import type { Prisma, Tx } from './db.js'

export interface AuditedAct {
  at: Date
  /** userid, or `system`. */
  actor: string
  osUser?: string | null
  act: string
  /** What it was done to: a case number, circular, message, talk … */
  subject: string
  /** Digested into the chain; kept nowhere else by it. */
  details: unknown
}

/** Appends entries. The single writer makes "read the last, add the next" safe; the unique `seq` guards it elsewhere. */
export async function appendAudit(tx: Tx, acts: readonly AuditedAct[]): Promise<void> {
  if (acts.length === 0) return
  let last = await tx.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })
  const entries = acts.map(({ at, actor, osUser, act, subject, details }) => {
    const entry = nextEntry(last, { at, actor, osUser: osUser ?? null, act, subject, digest: digestOf(details) })
    last = entry
    return entry
  })
  await tx.auditEntry.createMany({ data: entries })
}

/** The last entry's number and hash: the head of the chain. */
export async function auditEnd(tx: Tx): Promise<{ seq: number; head: string }> {
  const last = await tx.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })
  return { seq: last?.seq ?? 0, head: last?.hash ?? genesis }
}

export const auditHead = async (tx: Tx): Promise<string> => (await auditEnd(tx)).head

/** Walks the whole chain in slices; `told` how many entries were passed, of how many. */
export async function verifyAudit(
  tx: Tx,
  head: string | null,
  told: (entries: number, of: number) => void = () => undefined,
): Promise<CheckedChain> {
  const of = await tx.auditEntry.count()
  const walker = chainWalker()
  let containsHead = head === null ? null : head === genesis
  let entries = 0
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const slice: ChainEntry[] = await tx.auditEntry.findMany({
      where: { seq: { gt: toInt(after) } },
      orderBy: { seq: 'asc' },
      take: 2000,
    })
    const last = slice.at(-1)
    if (last === undefined) return { entries, head: walker.head(), fault: null, containsHead }
    for (const entry of slice) {
      const fault = walker.step(entry)
      if (fault !== null) return { entries, head: walker.head(), fault, containsHead }
      entries++
      if (entry.hash === head) containsHead = true
    }
    told(entries, of)
    after = last.seq
  }
}

const toInt = (seq: number): number => Math.max(seq, -2_147_483_648)

/** What to look for in the chain; null = anything. */
export interface AuditSearch {
  /** userids of who did it. */
  actors: readonly string[] | null
  act: string | null
  /** Part of what it was done to. */
  subject: string | null
  from: Day | null
  to: Day | null
}

export type AuditRow = Omit<ChainEntry, 'prev'>

export interface AuditPage {
  /** The last first. */
  rows: AuditRow[]
  /** Look further below this entry; null: nothing is left. */
  below: number | null
}

/** Entries looked at in one query, and in one request: the chain is long, and what is sought may be rare. */
const portion = 20_000
const portionsMax = 100

/**
 * Entries that match, from the end of the chain backwards. The chain is in the order of time, so days bound the search
 * without an index.
 * @param below only entries before this one; null = from the end
 * @param limit rows of a page; fewer come if the search went far without finding more
 */
export async function searchAudit(
  tx: Tx,
  search: AuditSearch,
  below: number | null,
  limit: number,
): Promise<AuditPage> {
  const { from, to } = search
  const last = (await tx.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } }))?.seq ?? 0
  const first = from === null ? 1 : await firstSince(tx, instantOf(from), last)
  const end = to === null ? last + 1 : await firstSince(tx, instantOf(addDays(to, 1)), last)
  const rows: AuditRow[] = []
  let top = Math.min(below ?? end, end)
  for (let portions = 0; top > first && rows.length < limit && portions < portionsMax; portions++) {
    const bottom = Math.max(first, top - portion)
    const found = await tx.auditEntry.findMany({
      where: { ...matching(search), seq: { gte: bottom, lt: top } },
      orderBy: { seq: 'desc' },
      take: limit - rows.length,
      omit: { prev: true },
    })
    rows.push(...found)
    top = rows.length === limit ? (rows.at(-1)?.seq ?? bottom) : bottom
  }
  return { rows, below: top > first ? top : null }
}

const matching = ({ actors, act, subject }: AuditSearch): Prisma.AuditEntryWhereInput => ({
  ...(actors === null ? {} : { actor: { in: [...actors] } }),
  ...(act === null ? {} : { act }),
  ...(subject === null ? {} : { subject: { contains: subject } }),
})

/** The first entry not before an instant, by halving; one past the last if there is none. */
async function firstSince(tx: Tx, at: Date, last: number): Promise<number> {
  let [low, high] = [1, last + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const entry = await tx.auditEntry.findFirst({
      where: { seq: { gte: middle } },
      orderBy: { seq: 'asc' },
      select: { at: true },
    })
    if (entry === null || entry.at >= at) high = middle
    else low = middle + 1
  }
  return low
}
