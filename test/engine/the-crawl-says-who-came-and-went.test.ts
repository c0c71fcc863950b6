// wecom.md §2.9: who is missing from two whole crawls is out of reach, and only a crawl that sees them return brings them back.
// A department that may not be read makes nobody missing; what a person said of somebody outlives what the directory shows.
import { expect, test } from 'vitest'
import { leaveContact } from '../../src/flows/leave-contact.js'
import { actorOf, readDirectory } from '../../src/store/registry.js'
import { openOffice, type SmallOffice } from '../flows/office.js'
import { type Corporation, crawlToTheEnd, member, readerOf } from './corporation.js'
import { at } from './small-world.js'

const everybody = async ({ store }: SmallOffice): Promise<string[]> =>
  (await store.read.person.findMany()).map((one) => one.userid)

/** One department with everybody but these, and these as they are given. */
const corporation = (userids: readonly string[], closed = false, alone: Corporation['alone'] = []): Corporation => ({
  departments: [{ id: 1, parentId: 0, name: '望川市', members: userids.map((one) => member(one)) }].map((one) => ({
    ...one,
    closed,
  })),
  alone,
})

async function nights(office: SmallOffice, list: readonly Corporation[]): Promise<void> {
  let now = at('2024-08-21 09:20')
  for (const one of list) now = await crawlToTheEnd(office.store, readerOf(one), now)
}

const standing = async ({ store }: SmallOffice, userid: string) => {
  const { leftAt, unreachableAt } = await store.read.person.findUniqueOrThrow({ where: { userid } })
  return { left: leftAt !== null, unreachable: unreachableAt !== null }
}
const there = { left: false, unreachable: false }

test('missing once is nothing; missing twice is one task, and the deputy stands in; seen again is back', async () => {
  const office = await openOffice()
  const all = await everybody(office)
  const without = all.filter((one) => one !== 'culture-1')
  await nights(office, [corporation(all), corporation(without)])
  expect(await standing(office, 'culture-1')).toEqual(there)
  await nights(office, [corporation(without), corporation(without)])
  expect(await standing(office, 'culture-1')).toEqual({ left: false, unreachable: true })
  const tasks = await office.store.read.task.findMany({ where: { kind: 'unreachable' } })
  expect(tasks.map((one) => one.text)).toEqual([expect.stringMatching(/企业微信通讯录核对.*文化旅游局备岗接手/)])
  const directory = await readDirectory(office.store.read, at('2024-08-25 09:00'))
  expect(directory.insteadOf('culture-1')).toEqual(['culture-2'])
  await nights(office, [corporation(all)])
  expect(await standing(office, 'culture-1')).toEqual(there)
  expect(await office.store.read.task.count({ where: { kind: 'unreachable', closedAt: null } })).toBe(0)
})

test('while a department may not be read, nobody counts as missed', async () => {
  const office = await openOffice()
  const all = await everybody(office)
  const elsewhere: Corporation = {
    departments: [
      { id: 1, parentId: 0, name: '望川市', members: all.slice(0, -1).map((one) => member(one)) },
      { id: 2, parentId: 1, name: '水务局', members: [], closed: true },
    ],
  }
  await nights(office, [corporation(all), elsewhere, elsewhere, elsewhere])
  for (const one of all) expect(await standing(office, one), one).toEqual(there)
  expect(await office.store.read.crawl.findFirst({ where: { state: 'done' }, orderBy: { id: 'desc' } })).toMatchObject({
    skipped: 1,
    error: 'no-right',
  })
})

test('an app that is shown no department at all makes nobody missing', async () => {
  const office = await openOffice()
  const all = await everybody(office)
  await nights(office, [corporation(all), { departments: [] }, { departments: [] }, { departments: [] }])
  for (const one of all) expect(await standing(office, one), one).toEqual(there)
})

test('whom the app sees without their department is not missing', async () => {
  const office = await openOffice()
  const all = await everybody(office)
  const moved = corporation(
    all.filter((one) => one !== 'culture-1'),
    false,
    [member('CULTURE-1')],
  )
  await nights(office, [corporation(all), moved, moved, moved])
  expect(await standing(office, 'culture-1')).toEqual(there)
})

test('first seen by a later crawl is back, if messages did not reach them before', async () => {
  const office = await openOffice()
  const all = await everybody(office)
  const without = all.filter((one) => one !== 'culture-1')
  await nights(office, [corporation(without)])
  await office.store.write(
    async (tx) =>
      void (await tx.person.update({
        where: { userid: 'culture-1' },
        data: { unreachableAt: at('2024-08-21 10:00') },
      })),
  )
  await nights(office, [corporation(without)])
  expect(await standing(office, 'culture-1')).toMatchObject({ unreachable: true })
  await nights(office, [corporation(all)])
  expect(await standing(office, 'culture-1')).toEqual(there)
})

test('the directory says that somebody left: they have left, once, and keep no power', async () => {
  const office = await openOffice()
  const all = await everybody(office)
  const gone = corporation(
    all.filter((one) => one !== 'office-2'),
    false,
    [member('office-2', { status: 'left' })],
  )
  await nights(office, [corporation(all), gone, gone])
  expect(await actorOf(office.store.read, 'office-2', at('2024-08-25 09:00'))).toMatchObject({ left: true, roles: [] })
  expect(await office.store.read.task.count({ where: { kind: 'left' } })).toBe(1)
})

test('who a clerk says has left stays gone, whatever the directory shows', async () => {
  const office = await openOffice()
  const all = await everybody(office)
  await nights(office, [corporation(all)])
  await office.must(leaveContact(office.context, 'culture-1', 'office-1', at('2024-08-22 10:00')))
  const away = corporation(all.filter((one) => one !== 'culture-1'))
  await nights(office, [corporation(all), away, away, corporation(all)])
  expect(await standing(office, 'culture-1')).toEqual({ left: true, unreachable: false })
})
