// First fault of the stock adapter: with one shared connection a write beside a transaction joined it, was
// acknowledged, and vanished with the transaction's rollback; and its uncommitted rows could be read.
import { expect, test } from 'vitest'
import { gate, openScratch } from './scratch.js'

const setting = (key: string) => ({ data: { key, value: 'x' } })

test('a write acknowledged beside a transaction survives its rollback', async () => {
  const store = await openScratch()
  const begun = gate()
  const failed = store.write(async (tx) => {
    await tx.setting.create(setting('inside'))
    begun.open()
    // Long enough for an unguarded write beside to slip in and be acknowledged.
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    throw new Error('taken back')
  })
  await begun.passed
  // Prisma starts a query when it is awaited, not when it is made.
  const beside = store.read.setting.create(setting('beside')).then((row) => row.key)
  const kept = store.keepArrival({ id: 'a', dedupeKey: 'k', content: '', receivedAt: new Date(0) })
  await expect(failed).rejects.toThrow('taken back')
  await beside
  expect(await kept).toBe('kept')
  expect((await store.read.setting.findMany()).map((row) => row.key)).toEqual(['beside'])
  expect(await store.knowsArrival('k')).toBe(true)
})

test('reads outside do not see rows that are not committed', async () => {
  const store = await openScratch()
  await store.write(async (tx) => {
    await tx.setting.create(setting('inside'))
    expect(await tx.setting.count()).toBe(1)
    expect(await store.read.setting.count()).toBe(0)
  })
  expect(await store.read.setting.count()).toBe(1)
})
