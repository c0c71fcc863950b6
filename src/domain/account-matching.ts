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
  /** Units it belonged to before it moved. */
  formerUnitIds?: readonly string[]
  status?: string | null
  statusOn?: Day | null
}

export type AccountMatch = { kind: 'exact'; id: string } | { kind: 'near'; candidates: string[] } | { kind: 'unknown' }

/** 微信公众号 names 订阅号 and 服务号 alike; the two themselves are different accounts. */
const generic = /^微信(公众号|公众平台|公众账号)$/
const special = /^微信(订阅号|服务号)$/
const mayBeSame = (a: string, b: string): boolean =>
  a === b || (generic.test(a) && (special.test(b) || generic.test(b))) || (special.test(a) && generic.test(b))

/** How an account is told to a person and named by one: `凤县发布(微信订阅号)`. */
export const accountLabel = (one: Pick<KnownAccount, 'name' | 'platform'>): string => `${one.name}(${one.platform})`

const near = (found: readonly KnownAccount[]): AccountMatch =>
  found.length === 0 ? { kind: 'unknown' } : { kind: 'near', candidates: [...new Set(found.map(accountLabel))] }

/** Finds the account of a unit by printed name and platform. One character off is near; more is another account. */
export function matchAccount(
  printed: { name: string; platform: string | null; unitId: string },
  known: readonly KnownAccount[],
): AccountMatch {
  const { platform } = printed
  const wanted = comparedName(printed.name)
  const onPlatform = (one: KnownAccount): boolean => platform === null || mayBeSame(one.platform, platform)
  const own = known.filter((one) => one.unitId === printed.unitId)
  const named = own.filter((one) => comparedName(one.name) === wanted)
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

/** Numbers tell accounts apart. A cancelled account comes back under names that differ more (Baoji, July 2024). */
function isAlike(one: KnownAccount, wanted: string): boolean {
  const name = comparedName(one.name)
  if (wanted.length < 4 || /\d/.test(`${name}${wanted}`)) return false
  return distance(name, wanted) === 1 || (one.status === 'cancelled' && likeness(name, wanted) >= 0.75)
}
