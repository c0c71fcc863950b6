// Which stored unit or account an entry of a registry file is: the one of that name, else the one that bore a name or
// belonged to a unit which the entry says it had before. So cases and history stay with what was renamed or moved.
import { formerNamesOf, type LifeEvent, wholeLife } from './account-life.js'
import type { Day } from './day.js'
import type { RegistryAccount, RegistryFile, RegistryUnit } from './registry.js'
import type { StoredAccount, StoredRegistry, StoredUnit } from './registry-stored.js'

/** Which stored row each entry of the file is; absent: a new one. */
export interface Identities {
  /** By the unit's name in the file. */
  units: ReadonlyMap<string, StoredUnit>
  /** By the account's place in the file. */
  accounts: ReadonlyMap<number, StoredAccount>
}

/** Built once for a file: thousands of accounts ask for their unit. */
const unitsOf = new WeakMap<RegistryFile, Map<string, RegistryUnit>>()

/** Unit of the file by full name, else by alias. */
export function unitNamed(file: RegistryFile, name: string): RegistryUnit | undefined {
  const known = unitsOf.get(file) ?? new Map<string, RegistryUnit>()
  if (!unitsOf.has(file)) {
    for (const one of file.units) for (const alias of one.aliases) if (!known.has(alias)) known.set(alias, one)
    for (const one of file.units) known.set(one.name, one)
    unitsOf.set(file, known)
  }
  return known.get(name)
}

/** Finds every entry of the file among what is stored: by name, else by a name or unit it had before. */
export function identify(file: RegistryFile, stored: StoredRegistry): Identities {
  const byName = new Map(stored.units.map((one) => [one.name, one]))
  const listed = new Set(file.units.map((one) => one.name))
  const units = new Map<string, StoredUnit>()
  const taken = new Set<string>()
  for (const unit of file.units) {
    const before = unit.formerNames.map((one) => byName.get(one.name))
    const same =
      byName.get(unit.name) ?? before.find((one) => one !== undefined && !listed.has(one.name) && !taken.has(one.id))
    if (same === undefined) continue
    taken.add(same.id)
    units.set(unit.name, same)
  }
  return { units, accounts: identifyAccounts(file, stored, units) }
}

function identifyAccounts(
  file: RegistryFile,
  stored: StoredRegistry,
  units: ReadonlyMap<string, StoredUnit>,
): Map<number, StoredAccount> {
  const key = (name: string, platform: string, unitId: string): string => [name, platform, unitId].join('\n')
  const byKey = new Map(stored.accounts.map((one) => [key(one.name, one.platform, one.unitId), one]))
  const names = new Map(file.units.flatMap((one) => [one.name, ...one.aliases].map((name) => [name, one.name])))
  const unitId = (name: string): string => units.get(names.get(name) ?? name)?.id ?? ''
  const found = new Map<number, StoredAccount>()
  const given = givenUp(file)
  for (const [at, one] of file.accounts.entries()) {
    const same = begunAnew(one, given) ? undefined : byKey.get(key(one.name, one.platform, unitId(one.unit)))
    if (same !== undefined) found.set(at, same)
  }
  const taken = new Set([...found.values()].map((one) => one.id))
  const changed = stored.accounts.filter((one) => one.events.some((event) => event.formerName ?? event.formerUnit))
  for (const [at, one] of file.accounts.entries()) {
    if (found.has(at)) continue
    const before = [one.name, ...formerNamesOf(one.events)].flatMap((name) =>
      [one.unit, ...one.events.flatMap((event) => event.formerUnit ?? [])].map((unit) =>
        byKey.get(key(name, one.platform, unitId(unit))),
      ),
    )
    const same =
      before.find((candidate) => candidate !== undefined && !taken.has(candidate.id)) ??
      changed.find((known) => !taken.has(known.id) && outlived(one, known, unitId(one.unit), stored))
    if (same === undefined) continue
    taken.add(same.id)
    found.set(at, same)
  }
  return found
}

/** Names that accounts of the file gave up, with the day. */
const givenUp = (file: RegistryFile): Map<string, Day> =>
  new Map(
    file.accounts.flatMap(({ platform, unit, events }) =>
      events.flatMap(({ formerName, on }) => (formerName === null ? [] : [[nameOf(formerName, platform, unit), on]])),
    ),
  )

const nameOf = (name: string, platform: string, unit: string): string => [name, platform, unit].join('\n')

/** Opened under a name that another gave up before: the stored row of that name is the other's. */
function begunAnew({ name, platform, unit, events }: RegistryAccount, given: ReadonlyMap<string, Day>): boolean {
  const [first] = events
  const on = given.get(nameOf(name, platform, unit))
  return on !== undefined && first?.type === 'opened' && on <= first.on
}

/** The events an account has after the import: what is stored stays, what the file says is added. */
export function mergedLife(account: RegistryAccount, stored: StoredAccount | undefined): LifeEvent[] {
  const said = wholeLife(account.events, account.status, account.statusOn)
  const kept = (stored?.events ?? []).filter(
    (one) => !said.some((other) => other.type === one.type && other.on === one.on),
  )
  return [...kept, ...said].toSorted((a, b) => a.on.localeCompare(b.on))
}

/** Whether the file calls a stored account by a name or unit that a recorded event says it no longer has. */
function outlived(account: RegistryAccount, known: StoredAccount, unitId: string, stored: StoredRegistry): boolean {
  if (known.platform !== account.platform) return false
  const unit = stored.units.find((one) => one.id === unitId)?.name ?? null
  const named = known.name === account.name || known.events.some((one) => one.formerName === account.name)
  return (
    named && (known.unitId === unitId || known.events.some((one) => one.formerUnit !== null && one.formerUnit === unit))
  )
}

/** What stays although the file still says the older: the name, the unit. */
export const keepsNewer = (
  account: RegistryAccount,
  known: StoredAccount,
  unit: string,
): { name: boolean; unit: boolean } => ({
  name: known.name !== account.name && known.events.some((one) => one.formerName === account.name),
  unit: known.events.some((one) => one.formerUnit === unit),
})
