// One writer: a write begun inside another would wait for itself. It is told so at once, and the outer one goes on.
import { expect, test } from 'vitest'
import type { Store } from '../../src/store/db.js'
import { NestedWrite } from '../../src/store/sqlite/write-scope.js'
import { gate, openScratch } from './scratch.js'

const row = { data: { key: 'inner', value: 'x' } }
const inner: [string, (store: Store) => Promise<unknown>][] = [
  ['store.write', (store) => store.write((tx) => tx.setting.create(row))],
  ['store.read.create', (store) => store.read.setting.create(row)],
  ['store.read.$transaction', (store) => store.read.$transaction([store.read.setting.create(row)])],
  ['keepArrival', (store) => store.keepArrival({ id: 'a', dedupeKey: 'k', content: '', receivedAt: new Date(0) })],
]

test.each(inner)('%s inside store.write', async (_name, act) => {
  const store = await openScratch()
  await store.write(async (tx) => {
    await expect(act(store)).rejects.toThrow(NestedWrite)
    await tx.setting.create({ data: { key: 'outer', value: 'x' } })
  })
  expect((await store.read.setting.findMany()).map((found) => found.key)).toEqual(['outer'])
})

test('what was started inside and goes on after the outer write has ended may write', async () => {
  const store = await openScratch()
  const outerEnded = gate()
  let later: Promise<unknown> | undefined
  await store.write((tx) => {
    later = outerEnded.passed.then(() => store.read.setting.create(row))
    return tx.setting.count()
  })
  outerEnded.open()
  await later
  expect(await store.read.setting.count()).toBe(1)
})
