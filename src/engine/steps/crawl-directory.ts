// 通讯录核对: reads the corporation's directory every night, a few departments a cycle, because callbacks about comings and
// goings are not guaranteed (wecom.md §2.9). Where it stands is kept, so that a restart goes on from there.
import { addDays, dayOf, instantOf } from '../../domain/day.js'
import { type Sighting, sightingOf } from '../../domain/member.js'
import type { CallOutcome, DirectoryReader } from '../../domain/ports.js'
import { partWith, welcomeBack } from '../../outbox/part-with.js'
import type { Tx } from '../../store/db.js'
import { toJson } from '../../store/json.js'
import {
  countMissed,
  type CrawlRow,
  crawlUnderWay,
  keepDepartment,
  keepMember,
  knownMembers,
  seenIn,
  type Waiting,
  waitingOf,
  wantCrawl,
} from '../../store/members.js'
import type { World } from '../world.js'

/** Departments (or people) read in one cycle: two calls each, so that other work never waits long. */
const readPerCycle = 25
/** Between two cycles' worth, ms: the rest of the work comes first, and WeCom is not asked in one burst. */
const pauseMs = 1_000
/** Minutes after midnight: when nobody works, and off the half hours on which everybody calls WeCom (wecom.md §5.23). */
const nightMinutes = 2 * 60 + 17

type NotOk = Exclude<CallOutcome<unknown>, { kind: 'ok' }>

/** @returns how many departments and people were gone through */
export async function crawlDirectory(world: World, now: Date): Promise<number> {
  const { directory } = world
  const crawl = directory === null ? null : await crawlUnderWay(world.store.read)
  if (directory === null || crawl === null || crawl.notBefore > now) return 0
  const waiting = waitingOf(crawl) ?? (await readTree(world, directory, crawl, now))
  if (waiting === null) return 0
  let read = 0
  while (read < readPerCycle) {
    const [next, ...rest] = waiting
    if (next === undefined) break
    const failed = await readOne(world, directory, crawl.id, next, rest)
    if (failed !== null) {
      await putOff(world, crawl, failed, now)
      return read
    }
    waiting.shift()
    read++
  }
  await world.store.write(async (tx) => {
    if (waiting.length === 0) return await finish(tx, crawl.id, now)
    const data = { waiting: toJson(waiting), notBefore: new Date(now.getTime() + pauseMs) }
    await tx.crawl.update({ where: { id: crawl.id }, data })
  })
  return read
}

/** The tree, and after it everybody of the registry: the app may see people without seeing their department. */
async function readTree(
  world: World,
  directory: DirectoryReader,
  crawl: CrawlRow,
  now: Date,
): Promise<Waiting[] | null> {
  const tree = await directory.departmentTree()
  if (tree.kind !== 'ok') {
    await putOff(world, crawl, tree, now)
    return null
  }
  return await world.store.write(async (tx) => {
    const people = await tx.person.findMany({ select: { userid: true }, orderBy: { userid: 'asc' } })
    const waiting: Waiting[] = [...tree.value, ...people]
    await tx.crawl.update({ where: { id: crawl.id }, data: { waiting: toJson(waiting), startedAt: now } })
    return waiting
  })
}

/** Null: read, or not to be read at all. Else why the crawl goes on later. */
async function readOne(
  world: World,
  directory: DirectoryReader,
  crawl: number,
  next: Waiting,
  rest: readonly Waiting[],
): Promise<NotOk | null> {
  const seen = 'userid' in next ? await lookAt(world, directory, crawl, next.userid) : await look(directory, next)
  if (seen.kind !== 'ok' && seen.kind !== 'refused') return seen
  if (seen.kind === 'ok' && seen.value === null) return null
  await world.store.write(async (tx) => {
    if (seen.kind === 'ok') await seen.value?.(tx, crawl)
    // A department that was deleted meanwhile or is out of the app's range is passed over: nobody then counts as missed.
    const how = seen.kind === 'ok' ? { error: null } : { skipped: { increment: 1 }, error: seen.code }
    await tx.crawl.update({ where: { id: crawl }, data: { waiting: toJson(rest), ...how } })
  })
  return null
}

/** Writes what a call brought; null: nothing. */
type Keep = ((tx: Tx, crawl: number) => Promise<void>) | null

async function look(
  directory: DirectoryReader,
  { id, parentId }: { id: number; parentId: number },
): Promise<CallOutcome<Keep>> {
  const department = await directory.department(id)
  if (department.kind !== 'ok') return department
  const members = await directory.membersOf(id)
  if (members.kind !== 'ok') return members
  const keep: Keep = (tx, crawl) => keepDepartment(tx, crawl, { ...department.value, parentId }, members.value)
  return { kind: 'ok', value: keep }
}

/** Somebody no department showed is asked for by themself; whom the app may not see is simply not seen. */
async function lookAt(
  world: World,
  directory: DirectoryReader,
  crawl: number,
  userid: string,
): Promise<CallOutcome<Keep>> {
  const nothing: CallOutcome<Keep> = { kind: 'ok', value: null }
  if (await seenIn(world.store.read, crawl, userid)) return nothing
  const member = await directory.member(userid)
  if (member.kind === 'refused' && member.personGone) return nothing
  return member.kind === 'ok' ? { kind: 'ok', value: (tx, id) => keepMember(tx, id, member.value) } : member
}

async function putOff(world: World, crawl: CrawlRow, outcome: NotOk, now: Date): Promise<void> {
  const wait = 'afterMs' in outcome ? Math.max(outcome.afterMs, 60_000) : 30 * 60_000
  const data = { notBefore: new Date(now.getTime() + wait), error: outcome.code }
  await world.store.write(async (tx) => void (await tx.crawl.update({ where: { id: crawl.id }, data })))
}

/** Judges who came and went, and asks for the next night. */
async function finish(tx: Tx, id: number, now: Date): Promise<void> {
  const crawl = await tx.crawl.update({
    where: { id },
    data: { state: 'done', endedAt: now, waiting: null },
  })
  if (crawl.skipped === 0) await countMissed(tx, id)
  const people = await tx.person.findMany()
  const folded = people.map((one) => one.userid.toLowerCase())
  const members = new Map((await knownMembers(tx)).map((one) => [one.userid.toLowerCase(), one]))
  for (const [at, person] of people.entries()) {
    const member = members.get(folded[at] ?? '')
    const sighting = member === undefined ? null : sightingOf(person, member, id)
    if (sighting !== null) await follow(tx, person.userid, sighting, now)
  }
  await tx.crawl.deleteMany({ where: { state: 'done', id: { lt: id - 30 } } })
  await wantCrawl(tx, instantOf(addDays(dayOf(now), 1), nightMinutes))
}

async function follow(tx: Tx, userid: string, sighting: Sighting, now: Date): Promise<void> {
  if (sighting === 'back') return void (await welcomeBack(tx, userid, 'system', now))
  await partWith(tx, { userid, how: sighting, by: 'system', source: '企业微信通讯录核对' }, now)
}
