// Who a message is for (wecom.md §2.2): userids, departments with everything below them, tags, or everybody in sight;
// and what of that is invalid or has no licence.
import { names } from './faults.js'
import type { Json } from './json.js'
import { idsOf } from './send-rules.js'
import type { Person } from './shapes.js'
import type { World } from './world.js'

export interface Receivers {
  valid: Person[]
  /** Lower-cased userids. */
  invalid: string[]
  /** Reported invalid by a fault: the call still succeeds. */
  spoiled: string[]
  unlicensed: string[]
  invalidParties: string[]
  invalidTags: string[]
}

/** Resolves `touser`, `toparty` and `totag`; with `@all` the latter two are ignored. */
export function receiversOf(world: World, body: Json): Receivers {
  const { directory } = world
  const ids = idsOf(body.touser)
  const found: Receivers = { valid: [], invalid: [], spoiled: [], unlicensed: [], invalidParties: [], invalidTags: [] }
  if (ids.includes('@all')) {
    const inSight = directory.present().filter(({ userid }) => directory.isReachable(userid))
    sort(
      world,
      inSight.map(({ userid }) => userid),
      found,
    )
    return found
  }
  const parties = idsOf(body.toparty).map((id) => ({ id, userids: inParty(world, id) }))
  const tags = idsOf(body.totag).map((id) => ({ id, userids: inTag(world, id) }))
  found.invalidParties = parties.flatMap(({ id, userids }) => (userids === null ? [id] : []))
  found.invalidTags = tags.flatMap(({ id, userids }) => (userids === null ? [id] : []))
  sort(world, [...ids, ...[...parties, ...tags].flatMap(({ userids }) => userids ?? [])], found)
  return found
}

/** Whether nobody at all is left (81013). */
export const nobodyLeft = (receivers: Receivers): boolean => receivers.valid.length + receivers.spoiled.length === 0

function sort(world: World, userids: string[], found: Receivers): void {
  for (const id of new Set(userids.map((one) => one.toLowerCase()))) {
    const person = world.directory.reachable(id)
    if (names(world.faults.partInvalid, id)) found.spoiled.push(id)
    else if (person === null) found.invalid.push(id)
    else if (names(world.faults.unlicensed, id)) found.unlicensed.push(id)
    else found.valid.push(person)
  }
}

/** Reachable members of a department and of all below it; null if it is unknown or out of sight. */
export function inParty(world: World, id: string): string[] | null {
  const { directory } = world
  if (!directory.seesDepartment(Number(id))) return null
  const below = new Set(directory.subtree(Number(id)).map((one) => one.id))
  return reachableOf(world, (person) => directory.departmentsOf(person).some((one) => below.has(one)))
}

/** Reachable members of a tag, by name and by department; null if there is no such tag. */
export function inTag(world: World, id: string): string[] | null {
  const tag = world.directory.tags().find((one) => String(one.id) === id)
  if (tag === undefined) return null
  const direct = reachableOf(world, ({ userid }) => names(tag.userids, userid))
  return [...direct, ...tag.departments.flatMap((one) => inParty(world, String(one)) ?? [])]
}

const reachableOf = (world: World, isMeant: (person: Person) => boolean): string[] =>
  world.directory
    .present()
    .filter((person) => world.directory.isReachable(person.userid) && isMeant(person))
    .map(({ userid }) => userid)

/** The answer's lists: `|`-joined, lower-case. */
export const listsOf = (receivers: Receivers): Record<string, string> => ({
  invaliduser: [...receivers.invalid, ...receivers.spoiled].join('|'),
  invalidparty: receivers.invalidParties.join('|'),
  invalidtag: receivers.invalidTags.join('|'),
  unlicenseduser: receivers.unlicensed.join('|'),
})
