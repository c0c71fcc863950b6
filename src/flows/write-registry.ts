// Writes a checked registry over the stored one, inside the transaction of its import: rows keep their identity over
// renaming and moving, who is gone is marked, and only what nothing ever referred to is deleted.
import { newId, sha256 } from '../base/ids.js'
import { type Day, dayOf } from '../domain/day.js'
import type { RegistryFile } from '../domain/registry.js'
import { type Identities, keepsNewer, mergedLife, unitNamed } from '../domain/registry-identity.js'
import type { StoredRegistry } from '../domain/registry-stored.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'

/** Rows per statement, well under what one SQLite statement may bind. */
const sliceSize = 400

export async function writeRegistry(
  tx: Tx,
  file: RegistryFile,
  stored: StoredRegistry,
  same: Identities,
  now: Date,
): Promise<ContactsWritten> {
  await writePeople(tx, file, stored)
  const unitIds = await writeUnits(tx, file, same)
  const contacts = await writeContacts(tx, file, unitIds, stored.people.length === 0 ? null : now)
  await writeAccounts(tx, file, same, unitIds)
  await writeHistory(tx, file, unitIds)
  await partFrom(tx, stored, same, dayOf(now))
  return contacts
}

/** People who now answer for a unit and did not before, and those who answer for none any more. */
export interface ContactsWritten {
  came: string[]
  went: string[]
}

async function writePeople(tx: Tx, file: RegistryFile, stored: StoredRegistry): Promise<void> {
  const { name, aliases } = file.office
  const office = { name, aliases: toJson(aliases) }
  await tx.office.upsert({ where: { id: 'office' }, create: { id: 'office', ...office }, update: office })
  const roles = new Map(file.office.staff.map((one) => [one.userid, one.roles]))
  const people = new Map(
    [...file.office.staff, ...file.units.flatMap((unit) => unit.contacts)].map((one) => [one.userid, one.name]),
  )
  const before = new Map(stored.people.map((one) => [one.userid, one]))
  const fresh: { userid: string; name: string; roles: string }[] = []
  for (const one of stored.people)
    if (!people.has(one.userid) && one.roles.length > 0)
      await tx.person.update({ where: { userid: one.userid }, data: { roles: '[]' } })
  for (const [userid, own] of people) {
    const columns = { name: own, roles: toJson(roles.get(userid) ?? []) }
    const known = before.get(userid)
    if (known === undefined) fresh.push({ userid, ...columns })
    else if (known.name !== columns.name || toJson(known.roles) !== columns.roles)
      await tx.person.update({ where: { userid }, data: columns })
  }
  await inSlices(fresh, (slice) => tx.person.createMany({ data: slice }))
}

/** @returns unit ids by every name and alias of the file; a full name means its own unit */
async function writeUnits(tx: Tx, file: RegistryFile, same: Identities): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const fresh: { id: string; name: string; aliases: string; region: string | null; formerNames: string }[] = []
  for (const unit of file.units) {
    const known = same.units.get(unit.name)
    const { name, region, aliases, formerNames } = unit
    const columns = { name, region, aliases: toJson(aliases), formerNames: toJson(formerNames) }
    const id = known?.id ?? newId()
    ids.set(name, id)
    if (known === undefined) fresh.push({ id, ...columns })
    else if (
      known.retiredOn !== null ||
      toJson([known.name, known.region, known.aliases, known.formerNames]) !==
        toJson([name, region, aliases, formerNames])
    )
      await tx.unit.update({ where: { id }, data: { ...columns, retiredOn: null } })
  }
  await inSlices(fresh, (slice) => tx.unit.createMany({ data: slice }))
  for (const unit of file.units)
    for (const alias of unit.aliases) if (!ids.has(alias)) ids.set(alias, ids.get(unit.name) ?? '')
  for (const unit of file.units) {
    const known = same.units.get(unit.name)
    const { parent, mergedInto } = unit
    const stands =
      known === undefined
        ? parent === null && mergedInto === null
        : toJson([known.parent, known.mergedInto]) === toJson([parent, mergedInto])
    if (stands) continue
    const parentId = parent === null ? null : (ids.get(parent) ?? null)
    const mergedIntoId = mergedInto === null ? null : (ids.get(mergedInto.unit) ?? null)
    const data = { parentId, mergedIntoId, mergedOn: mergedInto?.on ?? null }
    await tx.unit.update({ where: { id: ids.get(unit.name) ?? '' }, data })
  }
  return ids
}

/** @param now since when newcomers stand there; null = nobody stood there before, so nobody is new */
async function writeContacts(
  tx: Tx,
  file: RegistryFile,
  unitIds: ReadonlyMap<string, string>,
  now: Date | null,
): Promise<ContactsWritten> {
  const before = new Map((await tx.contact.findMany()).map((one) => [one.id, one]))
  await tx.contact.deleteMany({})
  const contacts = file.units.flatMap((unit) =>
    unit.contacts.map(({ userid, role }) => ({ unitId: unitIds.get(unit.name) ?? '', userid, role })),
  )
  const distinct = new Map(contacts.map((one) => [`${one.unitId}/${one.userid}/${one.role}`, one]))
  const rows = [...distinct].map(([id, one]) => ({
    id,
    ...one,
    sinceAt: before.has(id) ? before.get(id)?.sinceAt : now,
  }))
  await inSlices(rows, (slice) => tx.contact.createMany({ data: slice }))
  const stays = new Set(rows.map((row) => row.userid))
  return {
    came: [...new Set(rows.filter((row) => !before.has(row.id)).map((row) => row.userid))],
    went: [...new Set([...before.values()].map((one) => one.userid))].filter((userid) => !stays.has(userid)),
  }
}

async function writeAccounts(
  tx: Tx,
  file: RegistryFile,
  same: Identities,
  unitIds: ReadonlyMap<string, string>,
): Promise<void> {
  const created = new Map<string, { id: string; name: string; platform: string; unitId: string }>()
  const events: { id: string; accountId: string; type: string; on: string }[] = []
  for (const [at, account] of file.accounts.entries()) {
    const known = same.accounts.get(at)
    const { platform } = account
    const unit = unitNamed(file, account.unit)?.name ?? ''
    const stays = known === undefined ? null : keepsNewer(account, known, unit)
    const name = stays?.name === true ? (known?.name ?? '') : account.name
    const unitId = stays?.unit === true ? (known?.unitId ?? '') : (unitIds.get(unit) ?? '')
    const key = [name, platform, unitId].join('\n')
    // The same account twice, word for word, is one.
    if (created.has(key)) continue
    const life = mergedLife(account, known)
    const last = life.at(-1)
    const status = { status: last?.type ?? account.status, statusOn: last?.on ?? account.statusOn }
    const row = { id: known?.id ?? newId(), name, platform, unitId, ...status, listed: true, retiredOn: null }
    if (known === undefined) created.set(key, row)
    else if (
      toJson([known.name, known.unitId, known.status, known.statusOn, known.listed, known.retiredOn]) !==
      toJson([name, unitId, status.status, status.statusOn, true, null])
    )
      await tx.account.update({ where: { id: row.id }, data: row })
    if (known !== undefined && toJson(known.events) === toJson(life)) continue
    if (known !== undefined) await tx.accountEvent.deleteMany({ where: { accountId: row.id } })
    events.push(...life.map((one) => ({ id: newId(), accountId: row.id, ...one })))
  }
  await inSlices([...created.values()], (slice) => tx.account.createMany({ data: slice }))
  await inSlices(events, (slice) => tx.accountEvent.createMany({ data: slice }))
}

async function writeHistory(tx: Tx, file: RegistryFile, unitIds: ReadonlyMap<string, string>): Promise<void> {
  const rows = file.history.map((one) => {
    const { circular, issuedOn, account, indicator, problem } = one
    const unitId = unitIds.get(unitNamed(file, one.unit)?.name ?? '') ?? ''
    return {
      id: pastFindingId({ circular, unitId, account, problem }),
      circular,
      issuedOn,
      unitId,
      account,
      indicator,
      problem,
    }
  })
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()]
  await inSlices(distinct, async (slice) => {
    await tx.pastFinding.deleteMany({ where: { id: { in: slice.map((row) => row.id) } } })
    await tx.pastFinding.createMany({ data: slice })
  })
}

/** The same finding of the same circular has one row, however often it is handed in. */
export const pastFindingId = (one: {
  circular: string
  unitId: string
  account: string | null
  problem: string
}): string => sha256(toJson([one.circular, one.unitId, one.account, one.problem])).slice(0, 20)

/** Who is no longer listed: marked where anything refers to it, deleted where nothing does. */
async function partFrom(tx: Tx, stored: StoredRegistry, same: Identities, today: Day): Promise<void> {
  const accounts = new Set([...same.accounts.values()].map((one) => one.id))
  for (const one of stored.accounts) {
    if (accounts.has(one.id) || !one.listed || one.retiredOn !== null) continue
    if (one.used) {
      await tx.account.update({ where: { id: one.id }, data: { retiredOn: today } })
      continue
    }
    await tx.accountEvent.deleteMany({ where: { accountId: one.id } })
    await tx.account.delete({ where: { id: one.id } })
  }
  const units = new Set([...same.units.values()].map((one) => one.id))
  for (const one of stored.units) {
    if (units.has(one.id) || one.retiredOn !== null) continue
    if (one.used) await tx.unit.update({ where: { id: one.id }, data: { retiredOn: today } })
    else await tx.unit.delete({ where: { id: one.id } })
  }
}

async function inSlices<T>(rows: readonly T[], write: (slice: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += sliceSize) await write(rows.slice(from, from + sliceSize))
}
