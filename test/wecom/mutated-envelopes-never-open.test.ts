// Thousands of seeded mutations of real envelopes: no exception, and nothing opens unless the signed cipher text itself
// is untouched.
import { expect, it } from 'vitest'
import { openCallback } from '../../src/wecom/callback.js'
import { envelopeOf, queryOf, settings, vectors } from './vectors.js'

/** Mulberry32: the same mutations in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** One change of bytes: flip, cut, drop, insert, double or swap. */
function mutate(bytes: Buffer, random: (below: number) => number): Buffer {
  const at = random(bytes.length)
  const to = Math.min(bytes.length, at + 1 + random(40))
  switch (random(6)) {
    case 0:
      return Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ (1 << random(8)) : byte)))
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at)])
    case 4:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
    default:
      return Buffer.concat([bytes.subarray(to), bytes.subarray(0, to)])
  }
}

it('5,000 mutated bodies: none throws, and one opens only with the very cipher text that was signed', () => {
  const random = randomFrom(20240902)
  let refused = 0
  for (let round = 0; round < 5000; round++) {
    const vector = vectors[round % vectors.length] ?? vectors[0]
    if (vector === undefined) continue
    const body = mutate(envelopeOf(vector.encrypt), random)
    const opened = openCallback(settings, queryOf(vector), body)
    if (opened.ok) {
      // The change fell on what the signature does not cover: tag names, ToUserName, AgentID.
      expect(body.includes(vector.encrypt)).toBe(true)
      expect(opened.plain).toBe(vector.plain)
    } else refused++
  }
  expect(refused).toBeGreaterThan(3000)
})

it('500 mutated queries: none throws, none opens', () => {
  const random = randomFrom(7)
  for (let round = 0; round < 500; round++) {
    const vector = vectors[round % vectors.length] ?? vectors[0]
    if (vector === undefined) continue
    const query: Record<string, string> = queryOf(vector)
    const name = Object.keys(query)[random(3)] ?? 'nonce'
    const before = query[name] ?? ''
    query[name] = mutate(Buffer.from(before), random).toString('latin1')
    const opened = openCallback(settings, query, envelopeOf(vector.encrypt))
    expect(opened.ok).toBe(query[name] === before)
  }
})
