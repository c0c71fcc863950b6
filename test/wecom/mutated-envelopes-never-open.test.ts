// Thousands of seeded mutations of real envelopes: no exception, and nothing opens unless the signed cipher text itself
// is untouched.
import { expect, it } from 'vitest'
import { openCallback } from '../../src/wecom/callback.js'
import { mutate, randomFrom } from '../fuzz/mutations.js'
import { envelopeOf, queryOf, settings, vectors } from './vectors.js'

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
