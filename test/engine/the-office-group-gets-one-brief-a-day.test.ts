// 每日简报: once on every working day, when the send window opens; never twice, not even when it is not known whether it
// arrived; figures only, no unit by name and not a word about talks (design §4).
import { expect, test } from 'vitest'
import type { CallOutcome, GroupBoard } from '../../src/domain/ports.js'
import { nextDueAt } from '../../src/engine/cycle.js'
import { postBrief } from '../../src/engine/steps/post-brief.js'
import type { World } from '../../src/engine/world.js'
import { draft, finding, openOffice, unitNames } from '../flows/office.js'
import { at, worldOf } from './small-world.js'

const ok: CallOutcome<null> = { kind: 'ok', value: null }

/** The group, with what becomes of each post; afterwards every post arrives. */
function group(...outcomes: (CallOutcome<null> | 'dies')[]): { board: GroupBoard; posts: string[] } {
  const posts: string[] = []
  const post = (text: string): Promise<CallOutcome<null>> => {
    posts.push(text)
    const outcome = outcomes.shift() ?? ok
    return outcome === 'dies' ? Promise.reject(new Error('the process died')) : Promise.resolve(outcome)
  }
  return { board: { post }, posts }
}

/** The instants, of every minute between, at which a brief is posted. */
async function postsBetween(world: World, from: string, until: string): Promise<string[]> {
  const posted: string[] = []
  for (let now = at(from); now < at(until); ) {
    const next = await nextDueAt({ ...world, directory: null, schedules: null }, now)
    if (next === null || next >= at(until)) return posted
    now = next > now ? next : new Date(now.getTime() + 60_000)
    if (await postBrief(world, now).catch(() => false))
      posted.push(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))
  }
  return posted
}

test('when the window opens on working days; none on the weekend and in the holidays', async () => {
  const { store } = await openOffice()
  const { board } = group()
  await store.write(async (tx) => void (await tx.crawl.deleteMany()))
  // Mid-Autumn: Sunday the 15th to Tuesday the 17th are off, Saturday the 14th is worked.
  expect(await postsBetween(worldOf(store, { board }), '2024-09-12 18:30', '2024-09-18 23:00')).toEqual([
    '2024-09-13 09:05',
    '2024-09-14 09:05',
    '2024-09-18 09:05',
  ])
})

test.each([
  ['uncertain', { kind: 'uncertain', code: 'timeout' }],
  ['refused', { kind: 'refused', code: '93000', alarm: true, personGone: false }],
] satisfies [string, CallOutcome<null>][])('%s is the end of it for the day', async (_, outcome) => {
  const { store } = await openOffice()
  const { board, posts } = group(outcome)
  const world = worldOf(store, { board })
  for (const minute of ['09:00', '09:05', '09:06', '10:01', '17:29']) await postBrief(world, at(`2024-08-22 ${minute}`))
  expect(posts).toHaveLength(1)
  await postBrief(world, at('2024-08-23 09:05'))
  expect(posts).toHaveLength(2)
})

test('a process that dies over the call leaves no second brief', async () => {
  const { store } = await openOffice()
  const { board, posts } = group('dies')
  const world = worldOf(store, { board })
  await expect(postBrief(world, at('2024-08-22 09:05'))).rejects.toThrow('the process died')
  expect(await postBrief(world, at('2024-08-22 09:06'))).toBe(false)
  expect(posts).toHaveLength(1)
})

test('what certainly did not arrive is posted later on the day, but not after the window', async () => {
  const { store } = await openOffice()
  await store.write(async (tx) => void (await tx.crawl.deleteMany()))
  const busy: CallOutcome<null> = { kind: 'retry', code: '-1', afterMs: 300_000 }
  const blocked: CallOutcome<null> = { kind: 'blocked', code: '45033', afterMs: 10 * 3_600_000, alarm: false }
  const { board, posts } = group(busy, ok, blocked)
  const found = await postsBetween(worldOf(store, { board }), '2024-08-21 18:30', '2024-08-27 00:00')
  expect(found).toEqual(['2024-08-22 09:10', '2024-08-26 09:05'])
  expect(posts).toHaveLength(4)
})

test('without a group nothing is due; with one, a day that began without the service is made up for', async () => {
  const { store } = await openOffice()
  expect(await postBrief(worldOf(store), at('2024-08-22 10:31'))).toBe(false)
  const { board } = group()
  expect(await postBrief(worldOf(store, { board }), at('2024-08-22 10:31'))).toBe(true)
  expect(await postBrief(worldOf(store, { board }), at('2024-08-22 20:00'))).toBe(false)
})

test('it counts, and names neither units nor cases nor talks', async () => {
  const office = await openOffice()
  const { store } = office
  await office.publishes(
    await office.imports(draft([finding(), finding({ unit: unitNames.civil, account: '望川民政' })])),
  )
  const proposed = { trigger: 'manual', basis: '逾期', state: 'proposed', proposedBy: 'office-1' }
  const [circular, unit] = [await store.read.circular.findFirstOrThrow(), await store.read.unit.findFirstOrThrow()]
  await store.write(
    async (tx) =>
      void (await tx.talk.create({
        data: {
          ...proposed,
          id: 'W24Q3-T1',
          unitId: unit.id,
          circularId: circular.id,
          caseNos: '[]',
          commitments: '[]',
          proposedAt: at('2024-08-22 10:00'),
          version: 1,
        },
      })),
  )
  const { board, posts } = group()
  await postBrief(worldOf(store, { board }), at('2024-09-11 09:05'))
  const [text = ''] = posts
  expect(text).toContain('【整改督办简报】')
  expect(text).toContain('逾期未整改事项:2')
  expect(text).toMatch(/审计链:[0-9a-f]{16}$/)
  expect(text).not.toMatch(/约谈|局|W24Q3|@/)
})
