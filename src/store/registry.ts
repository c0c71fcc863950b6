// The registry: office, staff, units, contacts, accounts and what was found before duban followed it.
import type { DirectoryUnit } from '../domain/directory.js'
import { type Directory, directoryOf } from '../domain/directory.js'
import type { KnownAccount, Named } from '../domain/matching.js'
import { dayOf } from '../domain/day.js'
import { type Actor, type ContactRole, localAdmin, type Powers, type StaffRole } from '../domain/roles.js'
import { actsFor, endsAt, holdsAt, type StandInPeriod } from '../domain/stand-in.js'
import type { Prisma, Tx } from './db.js'
import { fromJson } from './json.js'
import { hasSession } from './sessions.js'

/**
 * A person with what they may do as of `now`, stand-ins included; null if the registry does not know the userid (compared
 * without case, wecom.md §5.14). The local administrator is nobody of the registry: they are while a session of theirs holds.
 */
export async function actorOf(tx: Tx, userid: string, now: Date): Promise<Actor | null> {
  if (userid === localAdmin.userid)
    return (await hasSession(tx, userid, now)) ? { userid, roles: ['admin'], contactOf: [] } : null
  const person =
    (await tx.person.findUnique({ where: { userid }, include: { contacts: true } })) ??
    (await personIgnoringCase(tx, userid))
  if (person === null) return null
  const periods = (await standInPeriods(tx)).filter((one) => one.fromOn <= dayOf(now))
  const stoodInBy = periods
    .filter((one) => one.userid === person.userid)
    .map((one) => ({ userid: one.standIn, fromOn: one.fromOn, untilOn: dayOf(new Date(endsAt(one).getTime() - 1)) }))
  const left = person.leftAt !== null
  return {
    ...powersOf(person),
    left,
    stoodInBy,
    standsInFor: left ? [] : await stoodInFor(tx, person.userid, periods, now),
  }
}

type PersonRow = Prisma.PersonGetPayload<{ include: { contacts: true } }>

/** Who left keeps no power; their rows stay, because cases and the audit chain name them. */
const powersOf = (person: PersonRow): Powers => ({
  userid: person.userid,
  roles: person.leftAt === null ? fromJson<StaffRole[]>(person.roles, []) : [],
  contactOf:
    person.leftAt === null
      ? person.contacts.map((contact) => ({ unitId: contact.unitId, role: contact.role as ContactRole }))
      : [],
})

async function stoodInFor(tx: Tx, userid: string, periods: readonly StandInPeriod[], now: Date): Promise<Powers[]> {
  if (!periods.some((one) => one.standIn === userid && holdsAt(one, now))) return []
  const gone = new Set((await gonePeople(tx)).map((one) => one.userid))
  const away = [...new Set(periods.filter((one) => holdsAt(one, now)).map((one) => one.userid))]
  const theirs = away.filter((one) => {
    const acting = actsFor(one, periods, (other) => gone.has(other), now)
    return acting !== null && acting !== 'nobody' && acting.userid === userid
  })
  const people = await tx.person.findMany({ where: { userid: { in: theirs } }, include: { contacts: true } })
  return people.map(powersOf)
}

const gonePeople = (tx: Tx) =>
  tx.person.findMany({ where: { OR: [{ unreachableAt: { not: null } }, { leftAt: { not: null } }] } })

/** Every stand-in period ever set; ended ones tell since when somebody is back. */
export const standInPeriods = (tx: Tx) => tx.standIn.findMany({ orderBy: [{ fromOn: 'asc' }, { id: 'asc' }] })

async function personIgnoringCase(tx: Tx, userid: string) {
  const all = await tx.person.findMany({ select: { userid: true } })
  const same = all.find((one) => one.userid.toLowerCase() === userid.toLowerCase())
  return same === undefined
    ? null
    : await tx.person.findUnique({ where: { userid: same.userid }, include: { contacts: true } })
}

export async function nameOf(tx: Tx, userid: string): Promise<string> {
  if (userid === localAdmin.userid) return localAdmin.name
  return (await tx.person.findUnique({ where: { userid }, select: { name: true } }))?.name ?? userid
}

/** Userids of who is meant by a userid (in any case) or a full name; several where a name is borne by several. */
export async function personSaid(tx: Tx, said: string): Promise<string[]> {
  const text = said.trim()
  const people = await tx.person.findMany({ select: { userid: true, name: true }, orderBy: { userid: 'asc' } })
  const byId = people.filter((one) => one.userid.toLowerCase() === text.toLowerCase())
  return (byId.length > 0 ? byId : people.filter((one) => one.name === text)).map((one) => one.userid)
}

/** Units up to which a directory of their own people is read; for more, reading everybody is as fast. */
const fewUnits = 300

/**
 * Everybody who can be told something, as of `now`.
 * @param unitIds only who has to do with these units; null: everybody
 */
export async function readDirectory(tx: Tx, now: Date, unitIds: readonly string[] | null = null): Promise<Directory> {
  const standIns = await standInPeriods(tx)
  const near = unitIds === null || unitIds.length > fewUnits ? null : await around(tx, unitIds, standIns)
  const units = await tx.unit.findMany({
    where: near === null ? {} : { id: { in: near.ids } },
    include: { contacts: { orderBy: { id: 'asc' } } },
  })
  const people = await tx.person.findMany({ where: near === null ? {} : { userid: { in: near.people } } })
  const goneSince = new Map(people.flatMap((one) => goneEntry(one) ?? []))
  return directoryOf(
    units.map(
      (unit): DirectoryUnit => ({
        id: unit.id,
        name: unit.name,
        parentId: unit.parentId,
        contacts: unit.contacts.map(({ userid, role, sinceAt }) => ({
          userid,
          role: role as ContactRole,
          since: sinceAt,
        })),
      }),
    ),
    people
      .map((one) => ({ userid: one.userid, roles: fromJson<StaffRole[]>(one.roles, []) }))
      .filter((one) => one.roles.length > 0),
    new Set(goneSince.keys()),
    {
      at: now,
      goneSince,
      standIns,
      names: new Map(people.map((one) => [one.userid, one.name])),
    },
  )
}

/** These units, those their contacts serve as well, everybody who serves any of them, and whoever stands in for anybody. */
async function around(tx: Tx, unitIds: readonly string[], standIns: readonly StandInPeriod[]) {
  const own = await tx.contact.findMany({ where: { unitId: { in: [...unitIds] } }, select: { userid: true } })
  const userids = [...new Set(own.map((one) => one.userid))]
  const served = await tx.contact.findMany({ where: { userid: { in: userids } }, select: { unitId: true } })
  const ids = [...new Set([...unitIds, ...served.map((one) => one.unitId)])]
  const colleagues = await tx.contact.findMany({ where: { unitId: { in: ids } }, select: { userid: true } })
  const acting = standIns.flatMap((one) => [one.userid, one.standIn])
  const staff = await tx.person.findMany({ where: { roles: { not: '[]' } }, select: { userid: true } })
  const people = [...staff, ...colleagues].map((one) => one.userid)
  return { ids, people: [...new Set([...people, ...acting])] }
}

function goneEntry({ userid, unreachableAt, leftAt }: PersonGone): [[string, Date]] | null {
  const [first] = [unreachableAt, leftAt].filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())
  return first === undefined ? null : [[userid, first]]
}

type PersonGone = Pick<PersonRow, 'userid' | 'unreachableAt' | 'leftAt'>

export interface StandingUnit extends Named {
  parentId: string | null
}

/** Every unit by the names it can be printed under. */
export async function namedUnits(tx: Tx): Promise<StandingUnit[]> {
  const units = await tx.unit.findMany({ orderBy: { name: 'asc' } })
  return units.map(({ id, name, aliases, parentId, region, formerNames, mergedIntoId, retiredOn }) => ({
    id,
    name,
    aliases: fromJson<string[]>(aliases, []),
    parentId,
    region,
    formerNames: fromJson<{ name: string }[]>(formerNames, []).map((one) => one.name),
    mergedInto: mergedIntoId,
    retired: retiredOn !== null,
  }))
}

export interface StandingAccount extends KnownAccount {
  status: string | null
  statusOn: string | null
  formerNames: string[]
  formerUnitIds: string[]
}

/** Every account with the names it bore and the units it belonged to. */
export async function knownAccounts(tx: Tx): Promise<StandingAccount[]> {
  const rows = await tx.account.findMany({ orderBy: { id: 'asc' } })
  const lives = await tx.accountEvent.findMany({
    where: { OR: [{ formerName: { not: null } }, { formerUnit: { not: null } }, { type: 'opened' }] },
    orderBy: { on: 'asc' },
  })
  const units = new Map((await tx.unit.findMany({ select: { id: true, name: true } })).map((one) => [one.name, one.id]))
  const ofAccount = new Map<string, typeof lives>()
  for (const one of lives) ofAccount.set(one.accountId, [...(ofAccount.get(one.accountId) ?? []), one])
  return rows.map(({ id, name, platform, unitId, status, statusOn }) => {
    const own = ofAccount.get(id) ?? []
    return {
      id,
      name,
      platform,
      unitId,
      status,
      statusOn,
      formerNames: own.flatMap((one) => one.formerName ?? []),
      formerly: own.flatMap((one) => (one.formerName === null ? [] : [{ name: one.formerName, until: one.on }])),
      openedOn: own.find((one) => one.type === 'opened')?.on ?? null,
      formerUnitIds: own.flatMap((one) => units.get(one.formerUnit ?? '') ?? []),
    }
  })
}

/** The name of the office itself; null before the registry is imported. */
export const officeName = async (tx: Tx): Promise<string | null> =>
  (await tx.office.findUnique({ where: { id: 'office' }, select: { name: true } }))?.name ?? null

/** Marks a person as not to be reached (since `at`), or as reachable again (null). True if that is news. */
export async function setReachable(tx: Tx, userid: string, unreachableAt: Date | null): Promise<boolean> {
  const changed = await tx.person.updateMany({
    where: { userid, unreachableAt: unreachableAt === null ? { not: null } : null },
    data: { unreachableAt },
  })
  return changed.count > 0
}

/** Since when a person left the work (调离); null = they are back. True if that is news. */
export async function setLeft(tx: Tx, userid: string, leftAt: Date | null): Promise<boolean> {
  const changed = await tx.person.updateMany({
    where: { userid, leftAt: leftAt === null ? { not: null } : null },
    data: { leftAt },
  })
  return changed.count > 0
}

/** Userids of everybody, with names, for the sandbox and doctor. */
export const everybody = (tx: Tx) =>
  tx.person.findMany({ include: { contacts: { include: { unit: true } } }, orderBy: { userid: 'asc' } })
