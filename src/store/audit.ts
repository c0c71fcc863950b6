// The audit chain as a table: one entry an act, written in the same transaction as the act.
import { type ChainEntry, type ChainFault, chainWalker, digestOf, genesis, nextEntry } from '../domain/audit-chain.js'
import type { Tx } from './db.js'

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

export async function auditHead(tx: Tx): Promise<string> {
  return (await tx.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { hash: true } }))?.hash ?? genesis
}

export interface Verified {
  entries: number
  head: string
  fault: ChainFault | null
  /** Whether a head printed earlier is still part of the chain; null if none was asked for. */
  containsHead: boolean | null
}

/** Walks the whole chain in slices. */
export async function verifyAudit(tx: Tx, head: string | null): Promise<Verified> {
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
    after = last.seq
  }
}

const toInt = (seq: number): number => Math.max(seq, -2_147_483_648)
