// What a registry must be in itself: every name it uses is one it lists, nobody has two names, nothing stands above or
// merges into itself, and the life of an account could have happened.
import { lifeFault, wholeLife } from '../domain/account-life.js'
import { comparedName } from '../domain/likeness.js'
import type { HandedRegistry, RegistryAccount } from '../domain/registry.js'
import type { RegistryFault } from './registry-faults.js'

/** All faults, in the order of the file. */
export const crossFaults = (file: HandedRegistry): RegistryFault[] => [
  ...twoNames(file),
  ...unitFaults(file),
  ...mergerFaults(file),
  ...referenceFaults(file),
  ...accountFaults(file),
]

function twoNames(file: HandedRegistry): RegistryFault[] {
  const names = new Map<string, string>()
  const people = [
    ...file.office.staff.map((one, row) => ({ ...one, path: ['office', 'staff', row, 'userid'] })),
    ...file.units.flatMap((unit, row) =>
      unit.contacts.map((one, at) => ({ ...one, path: ['units', row, 'contacts', at, 'userid'] })),
    ),
  ]
  return people.flatMap(({ userid, name, path }) => {
    if (userid === null) return []
    const known = names.get(userid.toLowerCase())
    names.set(userid.toLowerCase(), known ?? name)
    return known === undefined || known === name
      ? []
      : [{ path, message: `userid ${userid}有两个不同的姓名(“${known}”和“${name}”)` }]
  })
}

function unitFaults(file: HandedRegistry): RegistryFault[] {
  const parents = new Map<string, string | null>()
  const faults: RegistryFault[] = []
  for (const [row, one] of file.units.entries()) {
    if (parents.has(one.name)) faults.push({ path: ['units', row, 'name'], message: `“${one.name}”重复` })
    else parents.set(one.name, one.parent)
  }
  for (const [row, one] of file.units.entries()) {
    const path = ['units', row, 'parent']
    if (one.parent !== null && !parents.has(one.parent))
      faults.push({ path, message: `“${one.name}”的上级“${one.parent}”不在名册里` })
    else if (goesRound(one.name, (name) => parents.get(name) ?? null))
      faults.push({ path, message: `“${one.name}”的上级关系成环` })
    if (one.formerNames.some((before) => comparedName(before.name) === comparedName(one.name)))
      faults.push({ path: ['units', row, 'formerNames'], message: `“${one.name}”的曾用名就是现在的名称` })
  }
  return faults
}

function goesRound(start: string, next: (name: string) => string | null): boolean {
  const seen = new Set([start])
  for (let at = next(start); at !== null; at = next(at)) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

function mergerFaults(file: HandedRegistry): RegistryFault[] {
  const names = unitsByName(file)
  const target = (name: string): string | null => {
    const merged = file.units.find((one) => one.name === name)?.mergedInto ?? null
    return merged === null ? null : (names.get(merged.unit)?.[0] ?? null)
  }
  return file.units.flatMap((one, row) => {
    if (one.mergedInto === null) return []
    const path = ['units', row, 'mergedInto']
    if (!names.has(one.mergedInto.unit))
      return [{ path, message: `“${one.name}”并入的“${one.mergedInto.unit}”不在名册里` }]
    return goesRound(one.name, target) ? [{ path, message: `“${one.name}”的并入关系成环` }] : []
  })
}

/** Name or alias → the units it can mean. */
function unitsByName(file: HandedRegistry): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const one of file.units)
    for (const name of new Set([one.name, ...one.aliases])) names.set(name, [...(names.get(name) ?? []), one.name])
  // A full name means its own unit, whoever else uses it as an alias.
  for (const one of file.units) names.set(one.name, [one.name])
  return names
}

function referenceFaults(file: HandedRegistry): RegistryFault[] {
  const names = unitsByName(file)
  const check = (unit: string, path: PropertyKey[], of: string): RegistryFault[] => {
    const meant = names.get(unit) ?? []
    if (meant.length === 1) return []
    if (meant.length === 0) return [{ path, message: `${of}单位“${unit}”不在名册里` }]
    return [{ path, message: `${of}单位“${unit}”可以指${meant.map((name) => `“${name}”`).join('或')},请写全称` }]
  }
  return [
    ...file.accounts.flatMap((one, row) => check(one.unit, ['accounts', row, 'unit'], `“${one.name}”的`)),
    ...file.history.flatMap((one, row) => check(one.unit, ['history', row, 'unit'], '')),
  ]
}

function accountFaults(file: HandedRegistry): RegistryFault[] {
  const seen = new Map<string, RegistryAccount>()
  return file.accounts.flatMap((one, row) => {
    const key = [one.name, one.platform, one.unit].join('\n')
    const twin = seen.get(key)
    seen.set(key, one)
    if (twin !== undefined && JSON.stringify(twin) !== JSON.stringify(one))
      return [{ path: ['accounts', row, 'name'], message: `“${one.name}”(${one.platform})重复,且内容不一致` }]
    const fault = lifeFault(wholeLife(one.events, one.status, one.statusOn))
    return fault === null ? [] : [{ path: ['accounts', row, 'events'], message: `“${one.name}”${fault}` }]
  })
}
