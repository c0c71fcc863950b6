// The driver is synchronous: without a pause a loop of awaited queries lets no timer and no socket have its turn, and a
// callback would not be answered while a cycle works through its cases.
import { expect, test } from 'vitest'
import type { Store } from '../../src/store/db.js'
import { arrival, openScratch } from './scratch.js'

const row = (n: number) => ({ data: { key: `k${n}`, value: 'x' } })
const loops: [string, (store: Store) => Promise<unknown>, number][] = [
  ['reads', (store) => store.read.setting.count(), 300],
  ['single writes', (store) => store.read.setting.updateMany({ data: { value: 'y' } }), 200],
  ['transactions', (store) => store.write((tx) => tx.setting.count()), 150],
]

/** Turns of the event loop during an act, and the processor time it took: what others do on the machine counts for neither. */
async function beatsDuring(act: () => Promise<unknown>): Promise<{ beats: number; busyMs: number }> {
  let beats = 0
  const timer = setInterval(() => beats++, 5)
  const began = process.cpuUsage()
  await act()
  clearInterval(timer)
  const { user, system } = process.cpuUsage(began)
  return { beats, busyMs: (user + system) / 1000 }
}

/** At least a turn for every 150 ms of work; there are about ten times as many on an idle machine. */
function expectAlive({ beats, busyMs }: { beats: number; busyMs: number }): void {
  expect(beats).toBeGreaterThanOrEqual(Math.max(1, Math.floor(busyMs / 150)))
}

test.each(loops)('a loop of %s', async (_name, act, times) => {
  const store = await openScratch()
  const loop = async (): Promise<void> => {
    for (let n = 0; n < times; n++) await act(store)
  }
  expectAlive(await beatsDuring(loop))
})

test('many statements inside one transaction', async () => {
  const store = await openScratch()
  const long = store.write.bind(store, async (tx) => {
    for (let n = 0; n < 200; n++) await tx.setting.create(row(n))
  })
  expectAlive(await beatsDuring(long))
})

test('an arrival is kept while transactions follow one another without end', async () => {
  const store = await openScratch()
  const kept = { at: Number.POSITIVE_INFINITY }
  let n = 0
  const keeping = store.keepArrival(arrival(1)).then(() => (kept.at = n))
  for (; n < 300; n++) await store.write((tx) => tx.setting.count())
  await keeping
  // In the middle of them, not after the last.
  expect(kept.at).toBeLessThan(200)
})
