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

/** 订阅号, 服务号 and 公众号 of WeChat name the same kind of thing at different precision. */
const kindOf = (platform: string | null): string =>
  platform === null ? '' : /微信(订阅号|服务号|公众号|公众平台)/.test(platform) ? '微信公众号' : platform

export type AccountMatch = { kind: 'exact'; id: string } | { kind: 'near'; candidates: string[] } | { kind: 'unknown' }

/** Finds the account of a unit by printed name and platform. One character off is near; more is another account. */
export function matchAccount(
  printed: { name: string; platform: string | null; unitId: string },
  known: readonly KnownAccount[],
): AccountMatch {
  const own = known.filter((one) => one.unitId === printed.unitId)
  const named = own.filter((one) => plain(one.name) === plain(printed.name))
  const exact =
    named.find((one) => one.platform === printed.platform) ??
    named.find((one) => printed.platform === null || kindOf(one.platform) === kindOf(printed.platform))
  if (exact !== undefined) return { kind: 'exact', id: exact.id }
  const wanted = plain(printed.name)
  const near = own.filter(
    (one) =>
      wanted.length >= 4 &&
      distance(plain(one.name), wanted) === 1 &&
      !/\d/.test(`${one.name}${printed.name}`) &&
      !named.includes(one),
  )
  return near.length === 0 ? { kind: 'unknown' } : { kind: 'near', candidates: near.map((one) => one.name) }
}
