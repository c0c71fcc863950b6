// Printed names against the registry. Equal after normalising is a match; anything less is offered to a person.
import { distance } from 'fastest-levenshtein'

export type Match = { kind: 'exact'; id: string } | { kind: 'near'; candidates: string[] } | { kind: 'unknown' }

export interface Named {
  id: string
  name: string
  aliases: readonly string[]
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s"'“”‘’「」『』《》〈〉]/g, '')
    .replace(/人民政府/g, '政府')

/** Finds a unit by its printed name. Near candidates (names) are ordered by likeness, at most three. */
export function matchName(printed: string, known: readonly Named[]): Match {
  const wanted = plain(printed)
  const exact = known.filter((one) => [one.name, ...one.aliases].some((name) => plain(name) === wanted))
  const [only] = exact
  if (only !== undefined && exact.length === 1) return { kind: 'exact', id: only.id }
  if (exact.length > 1) return { kind: 'near', candidates: exact.map((one) => one.name) }
  const near = known
    .map((one) => ({
      one,
      score: Math.max(...[one.name, ...one.aliases].map((name) => likeness(wanted, plain(name)))),
    }))
    .filter(({ score }) => score >= 0.7)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
  return near.length === 0 ? { kind: 'unknown' } : { kind: 'near', candidates: near.map(({ one }) => one.name) }
}

function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 0
  const contained = a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a))
  return Math.max(contained ? 0.75 : 0, 1 - distance(a, b) / longer)
}

export interface KnownAccount {
  id: string
  name: string
  platform: string
  unitId: string
}

/** 微信公众号 names 订阅号 and 服务号 alike; the two themselves are different accounts. */
const generic = /^微信(公众号|公众平台|公众账号)$/
const special = /^微信(订阅号|服务号)$/
const mayBeSame = (a: string, b: string): boolean =>
  a === b || (generic.test(a) && (special.test(b) || generic.test(b))) || (special.test(a) && generic.test(b))

export type AccountMatch = { kind: 'exact'; id: string } | { kind: 'near'; candidates: string[] } | { kind: 'unknown' }

/** Finds the account of a unit by printed name and platform. One character off is near; more is another account. */
export function matchAccount(
  printed: { name: string; platform: string | null; unitId: string },
  known: readonly KnownAccount[],
): AccountMatch {
  const own = known.filter((one) => one.unitId === printed.unitId)
  const named = own.filter((one) => plain(one.name) === plain(printed.name))
  const { platform } = printed
  const possible = named.filter((one) => platform === null || mayBeSame(one.platform, platform))
  const exact = possible.find((one) => one.platform === platform) ?? (possible.length === 1 ? possible[0] : undefined)
  if (exact !== undefined) return { kind: 'exact', id: exact.id }
  if (possible.length > 1) return { kind: 'near', candidates: possible.map(accountLabel) }
  const wanted = plain(printed.name)
  const near = own.filter(
    (one) =>
      wanted.length >= 4 &&
      distance(plain(one.name), wanted) === 1 &&
      !/\d/.test(`${one.name}${printed.name}`) &&
      !named.includes(one),
  )
  return near.length === 0 ? { kind: 'unknown' } : { kind: 'near', candidates: near.map(accountLabel) }
}

/** How an account is told to a person and named by one: `凤县发布(微信订阅号)`. */
export const accountLabel = (one: Pick<KnownAccount, 'name' | 'platform'>): string => `${one.name}(${one.platform})`
