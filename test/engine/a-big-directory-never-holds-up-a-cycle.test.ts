// A corporation of 2,000 departments is read in portions: no cycle reads more than 25, each leaves the rest of the work its
// turn, and a service that plays time settles.
import { expect, test } from 'vitest'
import { nextDueAt, runCycle } from '../../src/engine/cycle.js'
import { type PlayedClock, playUntil } from '../../src/engine/play.js'
import type { Store } from '../../src/store/db.js'
import { crawlUnderWay, lastCrawl, waitingOf, wantCrawl } from '../../src/store/members.js'
import { openScratch } from '../store/scratch.js'
import { type Corporation, member, readerOf } from './corporation.js'
import { at, worldOf } from './small-world.js'

const departments = 2_000
const big: Corporation = {
  departments: Array.from({ length: departments }, (_, n) => ({
    id: n + 1,
    parentId: n === 0 ? 0 : Math.floor((n - 1) / 10) + 1,
    name: `科室${n + 1}`,
    members: n % 4 === 0 ? [member(`u${n}`)] : [],
  })),
}

test('at most 25 departments a cycle, and the next cycle is due later than this one', async () => {
  const store = await openScratch()
  const calls = { count: 0 }
  const world = worldOf(store, { directory: readerOf(big, undefined, calls) })
  let now = at('2024-08-21 02:17')
  await store.write((tx) => wantCrawl(tx, now))
  for (let cycle = 1; cycle <= 2; cycle++) {
    await runCycle(world, now)
    // Two calls a department, and one for the tree.
    expect(calls.count).toBe(1 + cycle * 50)
    expect(waitingOf(await underWay(store))).toHaveLength(departments - cycle * 25)
    const next = await nextDueAt(world, now)
    expect(next?.getTime()).toBeGreaterThan(now.getTime())
    now = next ?? now
  }
  expect(await store.read.department.count()).toBe(50)
})

test('the last portion ends the crawl and asks for the next night', async () => {
  const store = await openScratch()
  const world = worldOf(store, { directory: readerOf({ departments: big.departments.slice(0, 30) }) })
  const now = at('2024-08-21 02:17')
  await store.write((tx) => wantCrawl(tx, now))
  await playUntil(world, clockAt(now), at('2024-08-21 02:18'))
  expect(await lastCrawl(store.read)).toMatchObject({ skipped: 0, endedAt: at('2024-08-21 02:17:01') })
  expect([await store.read.department.count(), await store.read.member.count()]).toEqual([30, 8])
  expect(await nextDueAt(world, now)).toEqual(at('2024-08-22 02:17'))
})

async function underWay({ read }: Store) {
  const crawl = await crawlUnderWay(read)
  if (crawl === null) expect.fail('no crawl')
  return crawl
}

function clockAt(start: Date): PlayedClock {
  let now = start
  return {
    now: () => now,
    moveTo(next) {
      now = next
      return Promise.resolve()
    },
  }
}
