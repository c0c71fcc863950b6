// 发前核对: before a circular is published, who of its units would not be reached and why, from the registry and what the last
// crawl of the directory saw. Nobody is bothered, nothing is sent.
import { done, type Result } from '../base/result.js'
import { dayOf } from '../domain/day.js'
import type { Directory } from '../domain/directory.js'
import { type KnownMember, type Obstacle, obstacleInWords, obstacleOf } from '../domain/member.js'
import { contactRoleName } from '../domain/registry.js'
import type { ContactRole } from '../domain/roles.js'
import type { Tx } from '../store/db.js'
import { knownMembers, lastCrawl } from '../store/members.js'
import { nameOf, readDirectory } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { prepareCircular } from './prepare-circular.js'

export interface PreflightPerson {
  userid: string
  name: string
  role: ContactRole
  obstacle: Obstacle | null
  /** Of the obstacle, in words; null: nothing stands between. */
  why: string | null
  /** Who gets what is meant for them meanwhile: names of stand-ins or of the deputy. */
  insteadNames: string[]
}

export interface PreflightUnit {
  unit: string
  /** Whether anybody gets its notices. */
  reached: boolean
  people: PreflightPerson[]
}

export interface Preflight {
  /** The local day of the last whole crawl; null: the directory was never read. */
  crawledOn: string | null
  units: PreflightUnit[]
}

/** @param circular id or code; null = every unit of the registry that is still in use */
export async function readPreflight(
  context: FlowContext,
  circular: string | null,
  now: Date,
): Promise<Result<Preflight>> {
  return await attempt(context.store, async (tx) => {
    const unitIds = circular === null ? null : await unitsOf(context, tx, circular)
    return done(await preflightOf(tx, unitIds, now))
  })
}

/** Its units, and those above them, who are told of what is below them. */
async function unitsOf(context: FlowContext, tx: Tx, circular: string): Promise<string[]> {
  const { resolved } = mustHold(await prepareCircular(context, tx, circular))
  const own = [...new Set(resolved.flatMap((one) => one.unitId ?? []))]
  const rows = await tx.unit.findMany({ where: { id: { in: own } }, select: { parentId: true } })
  return [...new Set([...own, ...rows.flatMap((one) => one.parentId ?? [])])]
}

export async function preflightOf(tx: Tx, unitIds: readonly string[] | null, now: Date): Promise<Preflight> {
  const crawl = await lastCrawl(tx)
  const units = await tx.unit.findMany({
    where: { retiredOn: null, mergedIntoId: null, ...(unitIds === null ? {} : { id: { in: [...unitIds] } }) },
    include: { contacts: { include: { person: true }, orderBy: { id: 'asc' } } },
    orderBy: { name: 'asc' },
  })
  const folded = { in: units.flatMap((unit) => unit.contacts.map((one) => one.userid.toLowerCase())) }
  const members = new Map((await knownMembers(tx, { folded })).map((one) => [one.userid.toLowerCase(), one]))
  const directory = await readDirectory(tx, now, unitIds)
  const lines: PreflightUnit[] = []
  for (const unit of units) {
    const people: PreflightPerson[] = []
    for (const contact of unit.contacts) people.push(await lineOf(tx, contact, members, directory, crawl !== null))
    const told = directory.resolve(['liaison'], { unitId: unit.id, supervisorId: null, officer: null })
    const barred = new Set(people.filter((one) => one.obstacle !== null).map((one) => one.userid))
    lines.push({ unit: unit.name, reached: told.some((userid) => !barred.has(userid)), people })
  }
  const crawledOn = crawl?.endedAt === undefined || crawl.endedAt === null ? null : dayOf(crawl.endedAt)
  return { crawledOn, units: lines }
}

interface ContactRow {
  userid: string
  role: string
  person: { name: string; leftAt: Date | null; unreachableAt: Date | null }
}

async function lineOf(
  tx: Tx,
  contact: ContactRow,
  members: ReadonlyMap<string, KnownMember>,
  directory: Directory,
  crawled: boolean,
): Promise<PreflightPerson> {
  const { userid, person } = contact
  const obstacle = obstacleOf(person, members.get(userid.toLowerCase()) ?? null, crawled)
  const instead = directory.insteadOf(userid).filter((one) => one !== userid)
  const insteadNames = await Promise.all(instead.map((one) => nameOf(tx, one)))
  return {
    userid,
    name: person.name,
    role: contact.role as ContactRole,
    obstacle,
    why: obstacle === null ? null : obstacleInWords(obstacle),
    insteadNames,
  }
}

/** One line a unit that has something to say; empty = everybody would be reached. */
export const preflightLines = ({ units }: Preflight): string[] =>
  units.flatMap(({ unit, reached, people }) => {
    const barred = people.filter((one) => one.why !== null)
    if (reached && barred.length === 0) return []
    const who = barred.map((one) => `${contactRoleName[one.role]}${one.name}(${one.why ?? ''})${instead(one)}`)
    const none = people.length === 0 ? ['名册里没有联系人'] : []
    return [`${unit}${reached ? '' : '没有人能收到'}:${[...none, ...who].join(';') || '没有联络员,也没有备岗'}`]
  })

const instead = ({ insteadNames }: PreflightPerson): string =>
  insteadNames.length === 0 ? '' : `,由${insteadNames.join('、')}代收`
