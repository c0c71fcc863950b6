// Who did what, when, as a chain of digests (promise 10): each entry binds the one before it, so that a changed, missing
// or reordered entry is found offline, and a cut tail by any head that was ever printed. Details are digested, not kept.
import { sha256 } from '../base/ids.js'

export interface ChainEntry {
  seq: number
  at: Date
  actor: string
  osUser: string | null
  act: string
  subject: string
  digest: string
  prev: string
  hash: string
}

/** What the first entry binds. */
export const genesis = '0'.repeat(64)

/** JSON with sorted keys, so that the same facts always give the same digest. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined)
    fields.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** Digest of the details of an act. */
export const digestOf = (details: unknown): string => sha256(canonical(details))

/** The next entry of the chain after `last` (null at the beginning). */
export function nextEntry(
  last: Pick<ChainEntry, 'seq' | 'hash'> | null,
  entry: Pick<ChainEntry, 'at' | 'actor' | 'osUser' | 'act' | 'subject' | 'digest'>,
): ChainEntry {
  const bound = { ...entry, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? genesis }
  return { ...bound, hash: hashOf(bound) }
}

const hashOf = (entry: Omit<ChainEntry, 'hash'>): string =>
  sha256(
    [
      entry.seq,
      entry.at.toISOString(),
      entry.actor,
      entry.osUser ?? '',
      entry.act,
      entry.subject,
      entry.digest,
      entry.prev,
    ]
      .map((field) => JSON.stringify(field))
      .join('\n'),
  )

export type ChainFault = { seq: number; fault: 'changed' | 'missing' | 'reordered' }

/** A walker over entries in the order they are stored; tells the first entry that does not hold. */
export function chainWalker(): { step(entry: ChainEntry): ChainFault | null; head(): string } {
  let seq = 0
  let head = genesis
  return {
    step(entry) {
      if (entry.seq !== seq + 1) return { seq: entry.seq, fault: entry.seq > seq + 1 ? 'missing' : 'reordered' }
      if (entry.prev !== head || hashOf(entry) !== entry.hash) return { seq: entry.seq, fault: 'changed' }
      seq = entry.seq
      head = entry.hash
      return null
    },
    head: () => head,
  }
}
