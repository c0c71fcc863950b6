// 日程 of a talk (wecom.md §2.13): entered after its leader confirmed, moved and removed with the talk, left where it is once the
// talk was held. Where it is not known whether an entry was made, nothing is made again and the office looks.
import { expect, test } from 'vitest'
import type { CallOutcome, ScheduleEntry, Schedules } from '../../src/domain/ports.js'
import { type WantedEntry, entryOf } from '../../src/domain/talk-entry.js'
import { keepCalendar } from '../../src/engine/steps/keep-calendar.js'
import { nextDueAt } from '../../src/engine/cycle.js'
import { wantEntry } from '../../src/store/talk-entries.js'
import type { Store } from '../../src/store/db.js'
import { invited } from '../domain/talk-facts.js'
import { openScratch } from '../store/scratch.js'
import { at, worldOf } from './small-world.js'

type Failure = Exclude<CallOutcome<never>, { kind: 'ok' }>

/** Calendars that keep what they are told; `luck` is what becomes of the next calls. */
function calendars(...luck: (Failure | 'dies' | 'ok')[]) {
  const entries = new Map<string, ScheduleEntry>()
  const calls: string[] = []
  const call = <T>(name: string, act: () => T): Promise<CallOutcome<T>> => {
    calls.push(name)
    const fate = luck.shift() ?? 'ok'
    if (fate === 'dies') return Promise.reject(new Error('the process died'))
    return Promise.resolve(fate === 'ok' ? { kind: 'ok', value: act() } : fate)
  }
  const schedules: Schedules = {
    add: (entry) =>
      call('add', () => {
        entries.set(`s${entries.size + 1}`, entry)
        return `s${entries.size}`
      }),
    update: (id, entry) => call('update', () => (entries.set(id, entry), null)),
    remove: (id) => call('remove', () => (entries.delete(id), null)),
  }
  return { schedules, entries, calls }
}

const now = at('2024-08-26 10:00')
const wanted = (start = '2024-08-28 15:00'): WantedEntry => ({
  admins: ['office-1'],
  attendees: ['civil-lead', 'office-1'],
  start: at(start).toISOString(),
  end: new Date(at(start).getTime() + 3_600_000).toISOString(),
  summary: '整改约谈 W24Q3-T1',
  description: '',
  location: '市政府3号楼201',
})

const want = (store: Store, entry: WantedEntry | null, when = now): Promise<void> =>
  store.write((tx) => wantEntry(tx, 'W24Q3-T1', entry, when))
const stateOf = async ({ read }: Store) => (await read.talkEntry.findFirstOrThrow()).state
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

test('entered once, moved, removed; what stands is not touched again', async () => {
  const store = await openScratch()
  const { schedules, entries, calls } = calendars()
  const world = worldOf(store, { schedules })
  await want(store, wanted())
  expect(await nextDueAt(world, now)).toEqual(now)
  expect(await keepCalendar(world, now)).toBe(1)
  expect(await keepCalendar(world, later(1))).toBe(0)
  await want(store, wanted(), later(2))
  expect(await keepCalendar(world, later(2))).toBe(0)
  expect([...entries.values()]).toMatchObject([
    { start: at('2024-08-28 15:00'), attendees: ['civil-lead', 'office-1'] },
  ])
  await want(store, wanted('2024-08-29 09:10'), later(3))
  await keepCalendar(world, later(3))
  expect([...entries.values()]).toMatchObject([{ start: at('2024-08-29 09:10') }])
  await want(store, null, later(4))
  await keepCalendar(world, later(4))
  expect([entries.size, await stateOf(store)]).toEqual([0, 'removed'])
  expect(calls).toEqual(['add', 'update', 'remove'])
})

test('entered and taken back before it was carried out is nothing', async () => {
  const store = await openScratch()
  const { schedules, calls } = calendars()
  await want(store, wanted())
  await want(store, null)
  await keepCalendar(worldOf(store, { schedules }), now)
  expect([calls, await stateOf(store)]).toEqual([[], 'removed'])
})

test('what certainly failed is tried again; an hour that is over is not entered any more', async () => {
  const store = await openScratch()
  const { schedules, entries, calls } = calendars({ kind: 'retry', code: '-1', afterMs: 5_000 })
  const world = worldOf(store, { schedules })
  await want(store, wanted())
  await keepCalendar(world, now)
  expect(await nextDueAt(world, now)).toEqual(later(1))
  await keepCalendar(world, later(1))
  expect(entries.size).toBe(1)
  await want(store, wanted('2024-08-26 09:00'), later(2))
  await keepCalendar(world, later(2))
  expect(calls).toEqual(['add', 'add'])
})

test.each([
  ['the answer was lost', { kind: 'uncertain', code: 'timeout' } as const],
  ['the process died', 'dies' as const],
])('%s: a task, and never a second entry', async (_, fate) => {
  const store = await openScratch()
  const { schedules, calls } = calendars(fate)
  const world = worldOf(store, { schedules })
  await want(store, wanted())
  await keepCalendar(world, now).catch((error: unknown) => expect(error).toMatchObject({ message: 'the process died' }))
  for (const minutes of [1, 5, 11, 30]) await keepCalendar(world, later(minutes))
  await want(store, wanted(), later(40))
  await keepCalendar(world, later(40))
  expect(calls).toEqual(['add'])
  expect(await stateOf(store)).toBe('uncertain')
  const [task] = await store.read.task.findMany()
  expect(task?.text).toMatch(/^约谈W24Q3-T1的日程不知是否已更新.*约谈本身不受影响/)
})

test('moved while the entry was being made: it is moved as soon as its id is known', async () => {
  const store = await openScratch()
  const { schedules, entries } = calendars()
  const slow: Schedules = {
    ...schedules,
    async add(entry) {
      await want(store, wanted('2024-08-30 09:10'), now)
      return await schedules.add(entry)
    },
  }
  await want(store, wanted())
  await keepCalendar(worldOf(store, { schedules: slow }), now)
  expect(await stateOf(store)).toBe('pending')
  await keepCalendar(worldOf(store, { schedules }), now)
  expect([...entries.values()]).toMatchObject([{ start: at('2024-08-30 09:10') }])
})

test('only a confirmed talk has an entry, of those who said yes and the officer; colleagues see number, place and hour', () => {
  const schedule = { at: '2024-08-28T15:00:00+08:00', place: '3号楼', presider: null, bring: null, contact: null }
  const confirmation = {
    who: '民政局分管负责人',
    how: 'chat',
    at: now.toISOString(),
    recordedBy: 'civil-lead',
  } as const
  const facts = invited({ schedule })
  expect(entryOf(facts, 'office-1')).toBeNull()
  const entry = entryOf({ ...facts, state: 'confirmed', confirmation }, 'office-1')
  expect(entry).toMatchObject({ admins: ['office-1'], attendees: ['civil-lead', 'office-1'], location: '3号楼' })
  expect(JSON.stringify(entry)).not.toMatch(/民政|整改不到位/)
  expect(entryOf({ ...facts, state: 'confirmed', confirmation }, null)?.admins).toEqual(['civil-lead'])
})
