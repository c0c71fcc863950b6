// The utterance table (contract §6): nearly 300 things people write, each with what it means. A third and more are no answers at all.
import { describe, expect, it, test } from 'vitest'
import { claims } from './claims.js'
import { refusals } from './refusals.js'
import { requests } from './requests.js'
import { readShortly } from './shortly.js'

const table = [...claims, ...refusals, ...requests]

describe('said to be put right', () => {
  it.each(claims)('%s', (text, reading) => expect(readShortly(text)).toBe(reading))
})

describe('not put right, or asked', () => {
  it.each(refusals)('%s', (text, reading) => expect(readShortly(text)).toBe(reading))
})

describe('asked for, or decided', () => {
  it.each(requests)('%s', (text, reading) => expect(readShortly(text)).toBe(reading))
})

test('the table is large, without doubles, and a third of it refuses or asks', () => {
  expect(new Set(table.map(([text]) => text)).size).toBe(table.length)
  expect(table.length).toBeGreaterThanOrEqual(180)
  expect(refusals.length / table.length).toBeGreaterThan(1 / 3)
})

test('no refusal is read as a reply, a request or a decision', () => {
  const allowed = /^(?:not-fixed|question|other|acknowledge|why)(?: |$)/
  expect(refusals.filter(([text]) => !allowed.test(readShortly(text)))).toEqual([])
})
