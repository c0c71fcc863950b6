// Printed names of units against the registry. Equal is a match: by name, by alias, by the place the issuer speaks from, by
// a name it bore before. Anything less is offered to a person, never applied (design.md §6, §7).
import { abbreviates, likeness, comparedName } from './likeness.js'
import { genericLevel, isOfLevel, isPlaceSlip, placeIn, type Placed } from './place.js'

export { type AccountMatch, accountLabel, type KnownAccount, matchAccount } from './account-matching.js'

export type Match = { kind: 'exact'; id: string } | { kind: 'near'; candidates: string[] } | { kind: 'unknown' }

export interface Named {
  id: string
  name: string
  aliases: readonly string[]
  /** Names it bore before; they match where no unit bears them now. */
  formerNames?: readonly string[]
  /** County or district it belongs to. */
  region?: string | null
  /** The unit it was merged into: what is printed of it concerns that one. */
  mergedInto?: string | null
  /** No longer listed by the registry: never matched, never offered, unless another took it over. */
  retired?: boolean
}

/** Where a name was printed: the issuer's places, widest first, then the region its row names. */
export interface Whereabouts {
  places: readonly string[]
}

/** Finds a unit by its printed name. Near candidates (names) are ordered by likeness, at most three. */
export function matchName(printed: string, known: readonly Named[], where: Whereabouts = { places: [] }): Match {
  const wanted = comparedName(printed)
  const standing = known.filter((one) => one.retired !== true || one.mergedInto != null)
  const forms = formsOf(wanted, where.places)
  const named = standing.filter((one) => [one.name, ...one.aliases].some((name) => forms.has(comparedName(name))))
  const former = standing.filter((one) => (one.formerNames ?? []).some((name) => forms.has(comparedName(name))))
  const hits = successors(named.length > 0 ? named : former, known)
  const [only] = hits
  if (only !== undefined && hits.length === 1) return { kind: 'exact', id: only.id }
  const near = hits.length > 1 ? hits : successors(nearOnes(wanted, standing, where.places), known)
  return near.length === 0 ? { kind: 'unknown' } : { kind: 'near', candidates: near.slice(0, 3).map((one) => one.name) }
}

/** The unit that answers for one today: itself, or the one it was merged into. */
export function successorOf<T extends Pick<Named, 'id' | 'mergedInto'>>(one: T, known: readonly T[]): T {
  const seen = new Set([one.id])
  let at = one
  for (;;) {
    const into = at.mergedInto ?? null
    const next = into === null ? undefined : known.find((other) => other.id === into)
    if (next === undefined || seen.has(next.id)) return at
    seen.add(next.id)
    at = next
  }
}

const successors = (found: readonly Named[], known: readonly Named[]): Named[] => [
  ...new Set(found.map((one) => successorOf(one, known))),
]

/** The whole names a printed one can stand for, seen from these places. */
function formsOf(wanted: string, places: readonly string[]): Set<string> {
  const forms = new Set([wanted])
  const level = genericLevel(wanted)
  const { chain } = placeIn(wanted)
  for (const place of places) {
    if (level !== null && isOfLevel(place, level.level)) forms.add(`${place}${level.rest}`)
    if (chain[0] === undefined) forms.add(place.endsWith('市') ? wanted : `${place}${wanted}`)
    else if (chain[0] === place && chain.length > 1) forms.add(wanted.slice(place.length))
    else if (!chain.includes(place)) forms.add(`${place}${wanted}`)
  }
  return forms
}

/** Units a printed name may mean, most likely first. */
function nearOnes(wanted: string, known: readonly Named[], places: readonly string[]): Named[] {
  const printed = placeIn(wanted)
  if (printed.rest === '' && printed.chain.length > 0) return governmentsOf(printed.chain.at(-1) ?? '', known)
  const knownPlaces = new Set([
    ...places,
    ...known.flatMap((one) => [one.region ?? '', ...placeIn(comparedName(one.name)).chain]),
  ])
  return known
    .map((one) => {
      const names = [one.name, ...one.aliases, ...(one.formerNames ?? [])].map(comparedName)
      return { one, score: Math.max(...names.map((name) => nearness(wanted, printed, name, knownPlaces, places))) }
    })
    .filter(({ score }) => score >= 0.7)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one)
}

/** A paper that names the county only (湘乡市) means its government; the office of it is asked first. */
function governmentsOf(place: string, known: readonly Named[]): Named[] {
  return known
    .flatMap((one) => {
      const { chain, rest } = placeIn(comparedName(one.name))
      if (one.region !== place && chain.at(-1) !== place) return []
      return /^政府(?:办公室|办)?$/.test(rest) ? [{ one, office: rest.length > 2 ? 0 : 1 }] : []
    })
    .sort((a, b) => a.office - b.office)
    .map(({ one }) => one)
}

function nearness(
  wanted: string,
  printed: Placed,
  name: string,
  knownPlaces: ReadonlySet<string>,
  places: readonly string[],
): number {
  const own = placeIn(name)
  const level = genericLevel(wanted)
  const nearer = own.chain.some((place) => places.includes(place)) ? 0.05 : 0
  if (printed.chain.length > 0 && own.chain.length > 0) {
    const [a, b] = [printed.chain.at(-1) ?? '', own.chain.at(-1) ?? '']
    if (a !== b) return isPlaceSlip(a, b) && !knownPlaces.has(a) ? likeness(wanted, name) : 0
    // A long place in common makes no two bureaus alike.
    if (abbreviates(printed.rest, own.rest)) return Math.max(likeness(wanted, name), 0.85)
    return likeness(printed.rest, own.rest) >= 0.6 ? likeness(wanted, name) : 0
  }
  // Where it is known whose county speaks, another county's bureau is not meant.
  const whose = places.filter(
    (place) => isOfLevel(place, level?.level ?? '县') || (level === null && isOfLevel(place, '区')),
  )
  if (whose.length > 0 && own.chain.length > 0 && !own.chain.some((place) => places.includes(place))) return 0
  if (level !== null && own.chain.length > 0) {
    const alike =
      abbreviates(level.rest, own.rest) || own.rest.startsWith(level.rest) || likeness(level.rest, own.rest) >= 0.7
    const same = level.rest.length >= 2 && isOfLevel(own.chain.at(-1) ?? '', level.level) && alike
    // 市场监督管理局 begins like a level and is none.
    return same || abbreviates(wanted, own.rest) ? 0.8 + nearer : 0
  }
  const short = printed.chain.length === 0 && own.chain.length > 0 && abbreviates(wanted, own.rest)
  return Math.max(likeness(wanted, name), short ? 0.75 + nearer : 0)
}
