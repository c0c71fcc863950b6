// Promise 10: a changed, missing or reordered entry is found offline, a cut tail by any head that was ever printed.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonical,
  type ChainEntry,
  type ChainFault,
  chainWalker,
  digestOf,
  genesis,
  nextEntry,
} from '../../src/domain/audit-chain.js'
import { at } from './facts.js'

const chainOf = (length: number): ChainEntry[] => {
  const chain: ChainEntry[] = []
  for (let n = 0; n < length; n++) {
    const entry = {
      at: new Date(at('2024-08-21 09:31').getTime() + n * 1000),
      actor: `office-${n % 3}`,
      osUser: n % 2 === 0 ? null : 'duban',
    }
    chain.push(
      nextEntry(chain.at(-1) ?? null, {
        ...entry,
        act: 'case-closed',
        subject: `B24Q3-00${n % 9}`,
        digest: digestOf({ n }),
      }),
    )
  }
  return chain
}

function walk(chain: readonly ChainEntry[]): { fault: ChainFault | null; head: string; heads: Set<string> } {
  const walker = chainWalker()
  const heads = new Set([walker.head()])
  for (const entry of chain) {
    const fault = walker.step(entry)
    if (fault !== null) return { fault, head: walker.head(), heads }
    heads.add(walker.head())
  }
  return { fault: null, head: walker.head(), heads }
}

const length = 12
const chain = chainOf(length)
const anyEntry = fc.nat(length - 1)

describe('a chain', () => {
  it('holds as it was written, from the first entry on', () => {
    expect(walk(chain)).toMatchObject({ fault: null, head: chain.at(-1)?.hash })
    expect(chain[0]).toMatchObject({ seq: 1, prev: genesis })
    expect(walk([])).toMatchObject({ fault: null, head: genesis })
  })

  const changes: Record<string, (entry: ChainEntry) => ChainEntry> = {
    at: (entry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) }),
    actor: (entry) => ({ ...entry, actor: 'office-9' }),
    osUser: (entry) => ({ ...entry, osUser: 'root' }),
    act: (entry) => ({ ...entry, act: 'case-returned' }),
    subject: (entry) => ({ ...entry, subject: 'B24Q3-100' }),
    digest: (entry) => ({ ...entry, digest: digestOf('something else') }),
    prev: (entry) => ({ ...entry, prev: '1'.repeat(64) }),
    hash: (entry) => ({ ...entry, hash: '1'.repeat(64) }),
  }
  it.each(Object.keys(changes))('shows where %s was changed', (field) => {
    for (const [index, entry] of chain.entries()) {
      const changed = chain.with(index, changes[field]?.(entry) ?? entry)
      expect(walk(changed).fault).toEqual({ seq: index + 1, fault: 'changed' })
    }
  })

  it('shows an entry that was changed and hashed anew: the next one does not bind it', () => {
    fc.assert(
      fc.property(fc.nat(length - 2), (index) => {
        const entry = chain[index] as ChainEntry
        const forged = nextEntry(chain[index - 1] ?? null, { ...entry, actor: 'office-9' })
        expect(walk(chain.with(index, forged)).fault).toEqual({ seq: index + 2, fault: 'changed' })
      }),
    )
  })

  it('shows a missing entry', () => {
    fc.assert(
      fc.property(fc.nat(length - 2), (index) => {
        expect(walk(chain.toSpliced(index, 1)).fault).toEqual({ seq: index + 2, fault: 'missing' })
      }),
    )
  })

  it('shows entries that changed places', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (a, b) => {
        fc.pre(a !== b)
        const swapped = chain.with(a, chain[b] as ChainEntry).with(b, chain[a] as ChainEntry)
        expect(walk(swapped).fault).not.toBeNull()
        const repeated = chain.toSpliced(a + 1, 0, chain[a] as ChainEntry)
        expect(walk(repeated).fault).toEqual({ seq: a + 1, fault: 'reordered' })
      }),
    )
  })

  it('shows a cut tail by every head that was printed after the cut, and knows every earlier one', () => {
    for (let kept = 0; kept < length; kept++) {
      const cut = walk(chain.slice(0, kept))
      expect(cut.fault).toBeNull()
      for (const [index, entry] of chain.entries()) expect(cut.heads.has(entry.hash)).toBe(index < kept)
    }
  })

  it('cannot be passed off as another: every head is its own', () =>
    expect(new Set(chain.map((entry) => entry.hash)).size).toBe(length))
})

describe('the digest of details', () => {
  it('does not depend on the order of keys', () => {
    const values = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer())),
    )
    fc.assert(
      fc.property(values, (details) => {
        const turned = Object.fromEntries(Object.entries(details).reverse())
        expect(digestOf(turned)).toBe(digestOf(details))
      }),
    )
  })
  it('tells different details apart', () => {
    const all = [
      null,
      {},
      [],
      [[]],
      'a',
      ['a'],
      { a: 1 },
      { a: '1' },
      { a: [1, 2] },
      { a: [12] },
      { a: { b: 1 } },
      { 'a.b': 1 },
      at('2024-08-21 09:31'),
    ]
    expect(new Set(all.map(digestOf)).size).toBe(all.length)
  })
  it('writes days and absent fields the same way always', () => {
    expect(canonical({ b: undefined, a: new Date(0), c: null })).toBe('{"a":"1970-01-01T00:00:00.000Z","c":null}')
    expect(canonical(undefined)).toBe('null')
  })
})
