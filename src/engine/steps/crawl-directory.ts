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
  departmentNames,
  keepSeen,
  knownMembers,
  type Seen,
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

/** @returns how many departments and people were asked for */
export async function crawlDirectory(world: World, now: Date): Promise<number> {
  const { directory } = world
  const crawl = directory === null ? null : await crawlUnderWay(world.store.read)
  if (directory === null || crawl === null || crawl.notBefore > now) return 0
  const waiting = waitingOf(crawl) ?? (await readTree(world, directory, crawl, now))
  if (waiting === null) return 0
  const portion = await readPortion(world, directory, crawl.id, waiting)
  await world.store.write(async (tx) => {
    await keepSeen(tx, crawl.id, portion.seen)
    const { rest, skipped, failed } = portion
    const error = failed?.code ?? skipped.at(-1) ?? null
    const how = { waiting: toJson(rest), skipped: { increment: skipped.length }, error }
    const row = await tx.crawl.update({ where: { id: crawl.id }, data: { ...how, notBefore: nextAt(failed, now) } })
    if (failed === null && rest.length === 0) await finish(tx, row, now)
  })
  return portion.read
}

interface Portion {
  seen: Seen
  rest: Waiting[]
  /** Codes of departments that could not be read: nobody then counts as missed. */
  skipped: string[]
  /** Why the crawl goes on later; null: nothing failed. */
  failed: NotOk | null
  read: number
}

/** As much as one cycle reads. Killed in it, the next cycle reads it once more. */
async function readPortion(
  world: World,
  directory: DirectoryReader,
  crawl: number,
  waiting: readonly Waiting[],
): Promise<Portion> {
  const portion: Portion = {
    seen: { departments: [], members: [] },
    rest: [...waiting],
    skipped: [],
    failed: null,
    read: 0,
  }
  const names = await namesKept(world, crawl, waiting)
  let known: Set<string> | null = null
  while (portion.read < readPerCycle) {
    const [next] = portion.rest
    if (next === undefined) break
    if ('userid' in next) {
      // Departments come first: what they showed is written, but for what this very portion brought.
      known ??= await seenSoFar(world, crawl, portion)
      if (known.has(next.userid.toLowerCase())) {
        portion.rest.shift()
        continue
      }
    }
    const failed =
      'userid' in next
        ? await askFor(directory, next.userid, portion)
        : await look(directory, next, names.get(next.id) ?? null, portion)
    if (failed !== null) return { ...portion, failed }
    portion.rest.shift()
    portion.read++
  }
  return portion
}

/** Names of departments hardly ever change: a seventh of those we know is asked for again each night. */
async function namesKept(world: World, crawl: number, waiting: readonly Waiting[]): Promise<Map<number, string>> {
  const ids = waiting.slice(0, readPerCycle).flatMap((one) => ('id' in one ? [one.id] : []))
  const known = await departmentNames(world.store.read, ids)
  return new Map([...known].filter(([id]) => id % 7 !== crawl % 7))
}

async function seenSoFar(world: World, crawl: number, { rest, seen }: Portion): Promise<Set<string>> {
  const userids = rest.flatMap((one) => ('userid' in one ? [one.userid] : []))
  const known = await seenIn(world.store.read, crawl, userids)
  for (const { userid } of seen.members) known.add(userid.toLowerCase())
  return known
}

/** Reads one department into the portion; else why the crawl goes on later. */
async function look(
  directory: DirectoryReader,
  { id, parentId }: { id: number; parentId: number },
  name: string | null,
  { seen, skipped }: Portion,
): Promise<NotOk | null> {
  const department = name === null ? await directory.department(id) : { kind: 'ok' as const, value: { id, name } }
  if (department.kind !== 'ok') return passedOver(department, skipped)
  const members = await directory.membersOf(id)
  if (members.kind !== 'ok') return passedOver(members, skipped)
  seen.departments.push({ id, name: department.value.name, parentId })
  seen.members.push(...members.value.map((one) => ({ ...one, departmentIds: [...one.departmentIds, id] })))
  return null
}

/** A department that was deleted meanwhile, or is out of the app's range, holds nothing up. */
function passedOver(outcome: NotOk, skipped: string[]): NotOk | null {
  if (outcome.kind !== 'refused') return outcome
  skipped.push(outcome.code)
  return null
}

/** Somebody no department showed is asked for by themself; whom the app may not see is simply not seen. */
async function askFor(directory: DirectoryReader, userid: string, { seen, skipped }: Portion): Promise<NotOk | null> {
  const member = await directory.member(userid)
  if (member.kind === 'ok') seen.members.push(member.value)
  else if (member.kind !== 'refused') return member
  else if (!member.personGone) skipped.push(member.code)
  return null
}

const nextAt = (failed: NotOk | null, now: Date): Date => {
  if (failed === null) return new Date(now.getTime() + pauseMs)
  return new Date(now.getTime() + ('afterMs' in failed ? Math.max(failed.afterMs, 60_000) : 30 * 60_000))
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
    const data = { notBefore: nextAt(tree, now), error: tree.code }
    await world.store.write(async (tx) => void (await tx.crawl.update({ where: { id: crawl.id }, data })))
    return null
  }
  return await world.store.write(async (tx) => {
    const people = await tx.person.findMany({ select: { userid: true }, orderBy: { userid: 'asc' } })
    const waiting: Waiting[] = [...tree.value, ...people]
    await tx.crawl.update({ where: { id: crawl.id }, data: { waiting: toJson(waiting), startedAt: now } })
    return waiting
  })
}

/** Judges who came and went, and asks for the next night. */
async function finish(tx: Tx, { id, skipped }: CrawlRow, now: Date): Promise<void> {
  await tx.crawl.update({ where: { id }, data: { state: 'done', endedAt: now, waiting: null } })
  if (skipped === 0) await countMissed(tx, id)
  const people = await tx.person.findMany()
  const folded = { in: people.map((one) => one.userid.toLowerCase()) }
  const members = new Map((await knownMembers(tx, { folded })).map((one) => [one.userid.toLowerCase(), one]))
  for (const person of people) {
    const member = members.get(person.userid.toLowerCase())
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
