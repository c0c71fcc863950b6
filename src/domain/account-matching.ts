// Printed accounts against the registry, over the life of an account: a name it bore before is its name, an account that
// moved to another unit or was cancelled and stands open under a near name is offered to a person (design.md §6).
import { distance } from 'fastest-levenshtein'
import type { Day } from './day.js'
import { likeness, comparedName } from './likeness.js'

export interface KnownAccount {
  id: string
  name: string
  platform: string
  unitId: string
  formerNames?: readonly string[]
  /** The former names with the day each was given up, and the day of its opening where the record begins with it. */
  formerly?: readonly { name: string; until: Day }[]
  openedOn?: Day | null
  /** Units it belonged to before it moved. */
  formerUnitIds?: readonly string[]
  status?: string | null
  statusOn?: Day | null
}

export type AccountMatch = { kind: 'exact'; id: string } | { kind: 'near'; candidates: string[] } | { kind: 'unknown' }

/** 微信公众号 names 订阅号 and 服务号 alike; the two themselves are different accounts. */
const generic = /^微信(公众号|公众平台|公众账号)$/
const special = /^微信(订阅号|服务号)$/
export const mayBeSamePlatform = (a: string, b: string): boolean =>
  a === b || (generic.test(a) && (special.test(b) || generic.test(b))) || (special.test(a) && generic.test(b))

/** How an account is told to a person and named by one: `凤县发布(微信订阅号)`. */
export const accountLabel = (one: Pick<KnownAccount, 'name' | 'platform'>): string => `${one.name}(${one.platform})`

const near = (found: readonly KnownAccount[]): AccountMatch =>
  found.length === 0 ? { kind: 'unknown' } : { kind: 'near', candidates: [...new Set(found.map(accountLabel))] }

/**
 * Finds the account of a unit by printed name and platform. One character off is near; more is another account. A name
 * that changed hands means whoever bore it on the day of the paper (`on`), however late that is handed in.
 */
export function matchAccount(
  printed: { name: string; platform: string | null; unitId: string; on?: Day | null },
  known: readonly KnownAccount[],
): AccountMatch {
  const { platform } = printed
  const wanted = comparedName(printed.name)
  const onPlatform = (one: KnownAccount): boolean => platform === null || mayBeSamePlatform(one.platform, platform)
  const own = known.filter((one) => one.unitId === printed.unitId)
  const then = own.filter((one) => printed.on != null && nameOn(one, printed.on) === wanted)
  const named = then.length > 0 ? then : own.filter((one) => comparedName(one.name) === wanted)
  const former = own.filter((one) => (one.formerNames ?? []).some((name) => comparedName(name) === wanted))
  const possible = (named.length > 0 ? named : former).filter(onPlatform)
  const exact = possible.find((one) => one.platform === platform) ?? (possible.length === 1 ? possible[0] : undefined)
  if (exact !== undefined) return { kind: 'exact', id: exact.id }
  if (possible.length > 1) return near(possible)
  const moved = known.filter(
    (one) => (one.formerUnitIds ?? []).includes(printed.unitId) && comparedName(one.name) === wanted && onPlatform(one),
  )
  const alike = own.filter((one) => !named.includes(one) && isAlike(one, wanted))
  return near([...moved, ...alike])
}

/** The name it bore on that day, as names are compared; null where it was opened later. */
function nameOn({ name, formerly = [], openedOn = null }: KnownAccount, on: Day): string | null {
  if (openedOn !== null && openedOn > on) return null
  return comparedName(formerly.find((one) => one.until > on)?.name ?? name)
}

const isAlike = (one: KnownAccount, wanted: string): boolean =>
  namesAlike(comparedName(one.name), wanted, one.status === 'cancelled')

/**
 * Whether two compared names may be one account's. Numbers tell accounts apart. A cancelled account comes back under
 * names that differ more (Baoji, July 2024).
 */
export function namesAlike(name: string, wanted: string, cancelled: boolean): boolean {
  if (wanted.length < 4 || /\d/.test(`${name}${wanted}`)) return false
  return distance(name, wanted) === 1 || (cancelled && likeness(name, wanted) >= 0.75)
}
