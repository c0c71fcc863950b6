// Imports the registry: whole or not at all. People, units and accounts are added or brought up to date; whoever is no
// longer in the file stays known (their cases need them) but loses roles and contact duties.
import { newId, sha256 } from '../base/ids.js'
import { done, type Result } from '../base/result.js'
import type { Tx } from '../store/db.js'
import { appendAudit } from '../store/audit.js'
import { toJson } from '../store/json.js'
import { attempt, type FlowContext } from './context.js'
import { readRegistryFile, type RegistryFile } from './registry-file.js'

export interface RegistryImported {
  staff: number
  units: number
  contacts: number
  accounts: number
  history: number
  dryRun: boolean
}

/** @param dryRun check and count only */
export async function importRegistry(
  context: FlowContext,
  text: string,
  dryRun: boolean,
  now: Date,
): Promise<Result<RegistryImported>> {
  const read = readRegistryFile(text)
  if (!read.ok) return read
  const file = read.value
  const counts = {
    staff: file.office.staff.length,
    units: file.units.length,
    contacts: file.units.reduce((sum, unit) => sum + unit.contacts.length, 0),
    accounts: file.accounts.length,
    history: file.history.length,
    dryRun,
  }
  if (dryRun) return done(counts)
  return await attempt(context.store, async (tx) => {
    await writePeople(tx, file)
    const unitIds = await writeUnits(tx, file)
    await writeAccounts(tx, file, unitIds)
    await writeHistory(tx, file, unitIds)
    // People who came or went change who is owed what: every open plan is looked at again.
    await tx.case.updateMany({ where: { state: { notIn: ['closed', 'withdrawn'] } }, data: { nextDueAt: now } })
    const audited = { at: now, actor: 'system', osUser: context.osUser, act: 'registry-imported', subject: 'registry' }
    await appendAudit(tx, [{ ...audited, details: { file: sha256(text), counts } }])
    return done(counts)
  })
}

async function writePeople(tx: Tx, file: RegistryFile): Promise<void> {
  const { name, aliases } = file.office
  const office = { name, aliases: toJson(aliases) }
  await tx.office.upsert({ where: { id: 'office' }, create: { id: 'office', ...office }, update: office })
  const roles = new Map(file.office.staff.map((one) => [one.userid, one.roles]))
  const people = new Map(
    [...file.office.staff, ...file.units.flatMap((unit) => unit.contacts)].map((one) => [one.userid, one.name]),
  )
  await tx.person.updateMany({ where: { userid: { notIn: [...people.keys()] } }, data: { roles: '[]' } })
  for (const [userid, name] of people) {
    const columns = { name, roles: toJson(roles.get(userid) ?? []) }
    await tx.person.upsert({ where: { userid }, create: { userid, ...columns }, update: columns })
  }
}

async function writeUnits(tx: Tx, file: RegistryFile): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const unit of file.units) {
    const columns = { aliases: toJson(unit.aliases), region: unit.region ?? null }
    const row = await tx.unit.upsert({
      where: { name: unit.name },
      create: { id: newId(), name: unit.name, ...columns },
      update: columns,
    })
    for (const alias of unit.aliases) ids.set(alias, row.id)
    ids.set(unit.name, row.id)
  }
  for (const unit of file.units)
    await tx.unit.update({
      where: { name: unit.name },
      data: { parentId: unit.parent == null ? null : (ids.get(unit.parent) ?? null) },
    })
  await tx.contact.deleteMany({})
  const contacts = file.units.flatMap((unit) =>
    unit.contacts.map(({ userid, role }) => ({ unitId: ids.get(unit.name) ?? '', userid, role })),
  )
  const distinct = new Map(contacts.map((one) => [`${one.unitId}/${one.userid}/${one.role}`, one]))
  await tx.contact.createMany({ data: [...distinct.entries()].map(([id, one]) => ({ id, ...one })) })
  return ids
}

async function writeAccounts(tx: Tx, file: RegistryFile, unitIds: ReadonlyMap<string, string>): Promise<void> {
  for (const account of file.accounts) {
    const { name, platform } = account
    const unitId = unitIds.get(account.unit) ?? ''
    const last = account.events.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1)
    const columns = { status: account.status ?? last?.type ?? null, statusOn: account.statusOn ?? last?.on ?? null }
    const { id } = await tx.account.upsert({
      where: { name_platform_unitId: { name, platform, unitId } },
      create: { id: newId(), name, platform, unitId, ...columns },
      update: columns,
    })
    const events = account.events.map(({ type, on }) => ({ type: type as string, on }))
    if (columns.status !== null && columns.statusOn !== null)
      events.push({ type: columns.status, on: columns.statusOn })
    for (const { type, on } of events)
      await tx.accountEvent.upsert({
        where: { accountId_type_on: { accountId: id, type, on } },
        create: { id: newId(), accountId: id, type, on },
        update: {},
      })
  }
}

async function writeHistory(tx: Tx, file: RegistryFile, unitIds: ReadonlyMap<string, string>): Promise<void> {
  const rows = file.history.map((one) => {
    const row = {
      circular: one.circular,
      issuedOn: one.issuedOn,
      unitId: unitIds.get(one.unit) ?? '',
      account: one.account ?? null,
      indicator: one.indicator ?? null,
      problem: one.problem,
    }
    return { id: sha256(toJson([row.circular, row.unitId, row.account, row.problem])).slice(0, 20), ...row }
  })
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()]
  await tx.pastFinding.deleteMany({ where: { id: { in: distinct.map((row) => row.id) } } })
  await tx.pastFinding.createMany({ data: distinct })
}
