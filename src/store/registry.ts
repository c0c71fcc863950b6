// The registry: office, staff, units, contacts, accounts and what was found before duban followed it.
import type { DirectoryUnit } from '../domain/directory.js'
import { type Directory, directoryOf } from '../domain/directory.js'
import type { KnownAccount, Named } from '../domain/matching.js'
import type { Actor, ContactRole, StaffRole } from '../domain/roles.js'
import type { Tx } from './db.js'
import { fromJson } from './json.js'

/** A person with what they may do; null if the registry does not know the userid (compared without case, wecom.md §5.14). */
export async function actorOf(tx: Tx, userid: string): Promise<Actor | null> {
  const person =
    (await tx.person.findUnique({ where: { userid }, include: { contacts: true } })) ??
    (await personIgnoringCase(tx, userid))
  if (person === null) return null
  return {
    userid: person.userid,
    roles: fromJson<StaffRole[]>(person.roles, []),
    contactOf: person.contacts.map((contact) => ({ unitId: contact.unitId, role: contact.role as ContactRole })),
  }
}

async function personIgnoringCase(tx: Tx, userid: string) {
  const all = await tx.person.findMany({ select: { userid: true } })
  const same = all.find((one) => one.userid.toLowerCase() === userid.toLowerCase())
  return same === undefined
    ? null
    : await tx.person.findUnique({ where: { userid: same.userid }, include: { contacts: true } })
}

export async function nameOf(tx: Tx, userid: string): Promise<string> {
  return (await tx.person.findUnique({ where: { userid }, select: { name: true } }))?.name ?? userid
}

/** Everybody who can be told something, as of now. */
export async function readDirectory(tx: Tx): Promise<Directory> {
  const units = await tx.unit.findMany({ include: { contacts: { orderBy: { id: 'asc' } } } })
  const people = await tx.person.findMany()
  return directoryOf(
    units.map(
      (unit): DirectoryUnit => ({
        id: unit.id,
        name: unit.name,
        parentId: unit.parentId,
        contacts: unit.contacts.map((one) => ({ userid: one.userid, role: one.role as ContactRole })),
      }),
    ),
    people
      .map((one) => ({ userid: one.userid, roles: fromJson<StaffRole[]>(one.roles, []) }))
      .filter((one) => one.roles.length > 0),
    new Set(people.filter((one) => one.unreachableAt !== null).map((one) => one.userid)),
  )
}

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
    where: { OR: [{ formerName: { not: null } }, { formerUnit: { not: null } }] },
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

/** Userids of everybody, with names, for the sandbox and doctor. */
export const everybody = (tx: Tx) =>
  tx.person.findMany({ include: { contacts: { include: { unit: true } } }, orderBy: { userid: 'asc' } })
