// Promise 4 for the nightly crawl: random directories over some nights, calls that fail, processes that die between any two
// calls. What is known in the end is what the directories themselves say: reckoned here from the nights alone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DirectoryMember } from '../../src/domain/ports.js'
import { wantCrawl } from '../../src/store/members.js'
import type { Store } from '../../src/store/db.js'
import { openScratch } from '../store/scratch.js'
import { type Corporation, crawlToTheEnd, type Luck, member, readerOf } from './corporation.js'
import { at } from './small-world.js'

const people = ['a', 'b', 'c', 'd']
const statuses: DirectoryMember['status'][] = ['active', 'active', 'active', 'disabled', 'inactive', 'left', 'unknown']

/** For each person where they are seen that night (a department 1…3, 4 = alone, 0 = nowhere), and how they stand. */
const night = fc.record({
  places: fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...statuses)), { minLength: 4, maxLength: 4 }),
  closed: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) }),
  empty: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
type Night = typeof night extends fc.Arbitrary<infer T> ? T : never

const failures = fc.array(fc.constantFrom('dies', 'retry', 'blocked', 'uncertain', 'none', 'none', 'none'), {
  maxLength: 24,
})

function corporationOf({ places, closed, empty }: Night): Corporation {
  const at = (place: number) =>
    people.flatMap((userid, n) => {
      const [where, status] = places[n] ?? [0, 'active']
      return where === place ? [member(userid, { status })] : []
    })
  const departments = [1, 2, 3].map((id) => ({
    id,
    parentId: id - 1,
    name: `部门${id}`,
    closed: id === closed,
    members: at(id),
  }))
  return { departments: empty ? [] : departments, alone: [...at(4), ...(empty ? [1, 2, 3].flatMap(at) : [])] }
}

interface Known {
  missed: number
  status: DirectoryMember['status']
}

/** What the nights say of the registry's people, by the rules of wecom.md §2.9 as the office reads them. */
function reckoned(nights: readonly Night[]): Record<string, string> {
  const known = new Map<string, Known>()
  const stands = new Map(people.map((one) => [one, 'there']))
  let wholeBefore = false
  for (const { places, closed, empty } of nights) {
    const returned = new Set<string>()
    for (const [n, userid] of people.entries()) {
      const [where, status] = places[n] ?? [0, 'active']
      // In a department that may not be read they are found by their own name.
      if (where === 0) continue
      const before = known.get(userid)
      const away = before === undefined ? wholeBefore : before.missed > 0
      const idle = before !== undefined && before.status !== 'active' && before.status !== 'unknown'
      if ((status === 'active' && (away || idle)) || (status === 'unknown' && away)) returned.add(userid)
      known.set(userid, { missed: 0, status })
    }
    const whole = closed === 0 || empty
    if (whole && !empty) for (const [n, userid] of people.entries()) if (places[n]?.[0] === 0) miss(known, userid)
    for (const userid of people) stands.set(userid, judged(stands.get(userid), known.get(userid), returned.has(userid)))
    wholeBefore ||= whole
  }
  return Object.fromEntries(stands)
}

function miss(known: Map<string, Known>, userid: string): void {
  const before = known.get(userid)
  if (before !== undefined) known.set(userid, { ...before, missed: before.missed + 1 })
}

function judged(stands: string | undefined, known: Known | undefined, returned: boolean): string {
  if (stands === 'left' || known === undefined) return stands ?? 'there'
  if (known.status === 'left' && known.missed === 0) return 'left'
  if (known.status === 'disabled' || known.missed >= 2) return 'unreachable'
  return stands === 'unreachable' && returned ? 'there' : (stands ?? 'there')
}

function luckFrom(fates: readonly string[]): Luck {
  const left = [...fates]
  return () => {
    const fate = left.shift() ?? 'none'
    if (fate === 'dies') return 'dies'
    if (fate === 'retry') return { kind: 'retry', code: '-1', afterMs: 5_000 }
    if (fate === 'blocked') return { kind: 'blocked', code: '45009', afterMs: 600_000, alarm: false }
    return fate === 'uncertain' ? { kind: 'uncertain', code: 'timeout' } : null
  }
}

async function standing({ read }: Store): Promise<Record<string, string>> {
  const rows = await read.person.findMany({ orderBy: { userid: 'asc' } })
  const word = (left: Date | null, gone: Date | null) =>
    left !== null ? 'left' : gone !== null ? 'unreachable' : 'there'
  return Object.fromEntries(rows.map((one) => [one.userid, word(one.leftAt, one.unreachableAt)]))
}

test('who left, who is out of reach, who is back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(night, failures), { minLength: 1, maxLength: 4 }), async (nights) => {
      const store = await openScratch()
      await store.write(async (tx) => {
        for (const userid of people) await tx.person.create({ data: { userid, name: userid, roles: '[]' } })
        await wantCrawl(tx, at('2024-08-20 02:17'))
      })
      let now = at('2024-08-20 02:17')
      for (const [one, fates] of nights)
        now = await crawlToTheEnd(store, readerOf(corporationOf(one), luckFrom(fates)), now)
      expect(await standing(store)).toEqual(reckoned(nights.map(([one]) => one)))
      expect(await store.read.crawl.count({ where: { state: 'running' } })).toBe(1)
    }),
    { numRuns: 10 },
  )
})

test('what a cycle read is not read again: a process that dies in the next one repeats that one alone', async () => {
  const store = await openScratch()
  await store.write((tx) => wantCrawl(tx, at('2024-08-20 02:17')))
  const departments = Array.from({ length: 60 }, (_, n) => ({
    id: n + 1,
    parentId: n === 0 ? 0 : 1,
    name: `科室${n + 1}`,
    members: [member(`u${n}`)],
  }))
  const calls = { count: 0 }
  // The tree, 25 departments, and then the ninth call of the second portion.
  const dies = (): 'dies' | null => (calls.count === 60 ? 'dies' : null)
  await crawlToTheEnd(store, readerOf({ departments }, dies, calls), at('2024-08-20 02:17'))
  expect(await store.read.member.count()).toBe(60)
  expect(calls.count).toBe(1 + 60 * 2 + 9)
})
