// Third fault of the stock adapter: while another process held the write lock, the driver waited inside the call and
// the event loop stood still for as long; and a BEGIN that failed never gave the write lock back.
import { expect, test } from 'vitest'
import { ArrivalKeeper } from '../../src/store/sqlite/arrivals.js'
import { Connection } from '../../src/store/sqlite/connection.js'
import { arrival, openParts, openScratch, scratchFile, start } from './scratch.js'

const row = (key: string) => ({ data: { key, value: 'x' } })

/** Watches the event loop until called again; then gives its longest standstill in milliseconds. */
function watchLoop(): () => number {
  let last = performance.now()
  let longest = 0
  const beat = (): number => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    return longest
  }
  const timer = setInterval(beat, 5)
  return () => {
    clearInterval(timer)
    return beat()
  }
}

test('every kind of write waits for another process without freezing the event loop', async () => {
  const path = scratchFile()
  const store = await openScratch(path)
  const other = start('hold-lock', path, '800')
  expect(await other.line()).toBe('locked')
  const standstill = watchLoop()
  const began = performance.now()
  await Promise.all([
    store.read.setting.create(row('single')),
    store.write((tx) => tx.setting.create(row('transaction'))),
    store.keepArrival({ id: 'a', dedupeKey: 'k', content: '', receivedAt: new Date(0) }),
  ])
  const longestMs = standstill()
  // Really waited; and the longest standstill is far from the 800 ms the lock was held (a busy machine adds some).
  expect(performance.now() - began).toBeGreaterThan(300)
  expect(longestMs).toBeLessThan(250)
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
