// The first half of wecom.md §6: what the server API takes, refuses and does.
import { expect, test } from 'vitest'
import { checklist, serverSide } from './checklist.js'
import { showAll } from './showing.js'
import { realAgent } from './target.js'

showAll(serverSide)

test('every rule has a name of its own', () => {
  const names = checklist.map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('half of the settings of a real agent are no target', () => {
  expect(realAgent({})).toBe(null)
  expect(() => realAgent({ CONFORMANCE_API_BASE: 'https://x.example' })).toThrow('or none')
})
