// Promise 1 and 2 at the door: kept once, acknowledged after the commit, many in one commit, and laid down exactly as
// Prisma would have, since Prisma reads them.
import { expect, test } from 'vitest'
import { arrival, openParts, openScratch } from './scratch.js'
import { ArrivalKeeper } from '../../src/store/sqlite/arrivals.js'

test('the same key is kept once, whichever comes first', async () => {
  const store = await openScratch()
  const again = { ...arrival(1), id: 'other' }
  expect(await Promise.all([store.keepArrival(arrival(1)), store.keepArrival(again)])).toEqual(['kept', 'known'])
  expect(await store.keepArrival(again)).toBe('known')
  expect(await store.knowsArrival('key-1')).toBe(true)
  expect(await store.knowsArrival('key-2')).toBe(false)
  expect((await store.read.arrival.findMany()).map((row) => row.id)).toEqual(['a1'])
})

test('Prisma reads the row, and lays it down in the same form itself', async () => {
  const { link, db } = await openParts()
  await new ArrivalKeeper(link).keep(arrival(1))
  const kept = { ...arrival(1), state: 'kept', attempts: 0, error: null, settledAt: null }
  expect(await db.arrival.findUnique({ where: { dedupeKey: 'key-1' } })).toMatchObject(kept)
  await db.arrival.create({ data: { ...arrival(1), id: 'p', dedupeKey: 'p', state: 'kept', attempts: 0 } })
  const [ours, prismas] = link.reader.rows(
    'SELECT "content", "receivedAt", typeof("receivedAt"), "state", typeof("attempts") FROM "Arrival" ORDER BY "id"',
  )
  expect(ours).toEqual(prismas)
})

test('arrivals of one turn share one commit', async () => {
  const { link } = await openParts()
  const version = () => Number(link.reader.rows('PRAGMA data_version')[0]?.[0])
  const before = version()
  const keeper = new ArrivalKeeper(link)
  const kept = await Promise.all(Array.from({ length: 300 }, (_, n) => keeper.keep(arrival(n))))
  expect(new Set(kept)).toEqual(new Set(['kept']))
  expect(version() - before).toBe(1)
})

test('more than a group, and what comes while the lock is waited for, is all kept', async () => {
  const store = await openScratch()
  const keeping: Promise<string>[] = []
  await store.write(async (tx) => {
    await tx.setting.create({ data: { key: 'k', value: 'v' } })
  })
  for (let n = 0; n < 1200; n++) keeping.push(store.keepArrival(arrival(n)))
  await new Promise((resolve) => setImmediate(resolve))
  for (let n = 1200; n < 1300; n++) keeping.push(store.keepArrival(arrival(n)))
  await Promise.all(keeping)
  expect(await store.read.arrival.count()).toBe(1300)
})

test('a row that is refused fails alone', async () => {
  const store = await openScratch()
  const clash = { ...arrival(2), id: 'a1' }
  const [first, second, third] = await Promise.allSettled([
    store.keepArrival(arrival(1)),
    store.keepArrival(clash),
    store.keepArrival(arrival(3)),
  ])
  expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await store.read.arrival.count()).toBe(2)
})

test('closing keeps what was taken and refuses the rest', async () => {
  const { link } = await openParts()
  const keeper = new ArrivalKeeper(link)
  const taken = keeper.keep(arrival(1))
  const closed = keeper.close()
  await expect(keeper.keep(arrival(2))).rejects.toThrow('closing')
  await closed
  expect(await taken).toBe('kept')
})
