// Third fault of the stock adapter: while another process held the write lock, the driver waited inside the call and
// the event loop stood still for as long; and a BEGIN that failed never gave the write lock back.
import { expect, test } from 'vitest'
import { ArrivalKeeper } from '../../src/store/sqlite/arrivals.js'
import { Connection } from '../../src/store/sqlite/connection.js'
import { arrival, openParts, openScratch, scratchFile, start } from './scratch.js'

const row = (key: string) => ({ data: { key, value: 'x' } })

/** Counts the turns of the event loop until called again. */
function countTurns(): () => number {
  let turns = 0
  const timer = setInterval(() => turns++, 5)
  return () => {
    clearInterval(timer)
    return turns
  }
}

test('every kind of write waits for another process without freezing the event loop', async () => {
  const path = scratchFile()
  const store = await openScratch(path)
  const other = start('hold-lock', path, '800')
  expect(await other.line()).toBe('locked')
  const turns = countTurns()
  await Promise.all([
    store.read.setting.create(row('single')),
    store.write((tx) => tx.setting.create(row('transaction'))),
    store.keepArrival({ id: 'a', dedupeKey: 'k', content: '', receivedAt: new Date(0) }),
  ])
  // The lock was held for 800 ms: a loop that stood still inside a call turned once or twice, one that waited over a hundred
  // times (a busy machine takes some of them).
  expect(turns()).toBeGreaterThan(8)
  expect(await store.read.setting.count()).toBe(2)
})

test('a lock that is not given back ends in an error, and our own write lock is free again', async () => {
  const { link, db, path } = await openParts(40)
  const other = await Connection.open(path, 'writer')
  other.script('BEGIN IMMEDIATE')
  await expect(db.$transaction((tx) => tx.setting.count())).rejects.toMatchObject({ code: 'P1008' })
  await expect(db.setting.create(row('single'))).rejects.toMatchObject({ code: 'P1008' })
  await expect(new ArrivalKeeper(link).keep(arrival(1))).rejects.toThrow('locked')
  expect(link.lock.isLocked()).toBe(false)
  other.script('ROLLBACK')
  other.close()
  await db.$transaction((tx) => tx.setting.create(row('later')))
  expect((await db.setting.findMany()).map((found) => found.key)).toEqual(['later'])
})
