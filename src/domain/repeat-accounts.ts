// Which rows and printed names mean one account over its life: renamed, moved, its unit merged, first seen without a
// platform, or said by a person to be the same. Likeness plays no part here; what this file joins is exact.
import { comparedName } from './likeness.js'
import { formerNamesOf, type LifeEvent } from './account-life.js'
import { mayBeSamePlatform } from './account-matching.js'
import type { Day } from './day.js'

export interface AccountRow {
  id: string
  name: string
  platform: string
  unitId: string
  /** Units it belonged to before it moved. */
  formerUnitIds: readonly string[]
  /** Whether the office's registry lists it; one known only from an inspection may be the same as a listed one. */
  listed: boolean
  /** In the order of their days. */
  events: readonly LifeEvent[]
}

export interface AccountBook {
  /** The account a row belongs to. */
  identity(id: string): string
  /** The accounts a name printed under a unit on that day can mean; never empty, several where the paper leaves it open. */
  named(unitId: string, name: string, on: Day): string[]
  /** Every name it bears or bore, as names are compared. */
  namesOf(identity: string): readonly string[]
  /** What happened to it, in the order of the days. */
  lifeOf(identity: string): readonly LifeEvent[]
}

/** The platform of an account that no paper ever named. */
export const platformUnsaid = '未说明'

/**
 * @param today the unit that answers for a unit today (mergers followed)
 * @param same ids of rows that a person said are one account
 */
export function accountBook(
  rows: readonly AccountRow[],
  today: (unitId: string) => string,
  same: readonly (readonly [string, string])[] = [],
): AccountBook {
  const join = unions(rows.map((one) => one.id))
  for (const [a, b] of same) join.unite(a, b)
  const byName = rowsByName(rows, today)
  for (const samePlatform of platformSteps)
    for (const row of rows) {
      if (row.listed && row.platform !== platformUnsaid) continue
      const near = (byName.get(nameKey(today(row.unitId), row.name)) ?? []).filter((one) => samePlatform(row, one))
      const groups = new Set(near.map((one) => join.find(one.id)).filter((one) => one !== join.find(row.id)))
      const [only] = groups
      if (only !== undefined && groups.size === 1) join.unite(row.id, only)
    }
  joinMerged(rows, today, join)
  return bookOver(rows, byName, join)
}

/** The surest first, so that a name without a platform is compared with accounts and not with halves of one. */
const platformSteps: ((a: AccountRow, b: AccountRow) => boolean)[] = [
  (a, b) => a.platform === b.platform,
  (a, b) => a.platform !== platformUnsaid && b.platform !== platformUnsaid && mayBeSamePlatform(a.platform, b.platform),
  (a, b) => a.platform === platformUnsaid || b.platform === platformUnsaid,
]

/** An account that two merged units both list under one name on one platform is one account. */
function joinMerged(rows: readonly AccountRow[], today: (unitId: string) => string, join: Unions): void {
  const first = new Map<string, string>()
  for (const row of rows) {
    const key = `${nameKey(today(row.unitId), row.name)}\n${row.platform}`
    const known = first.get(key)
    if (known === undefined) first.set(key, row.id)
    else join.unite(known, row.id)
  }
}

function bookOver(rows: readonly AccountRow[], byName: ReadonlyMap<string, AccountRow[]>, join: Unions): AccountBook {
  const names = new Map<string, Set<string>>()
  const lives = new Map<string, LifeEvent[]>()
  for (const row of rows) {
    const key = join.find(row.id)
    names.set(key, new Set([...(names.get(key) ?? []), ...allNames(row)]))
    lives.set(key, [...(lives.get(key) ?? []), ...row.events])
  }
  for (const life of lives.values()) life.sort((a, b) => a.on.localeCompare(b.on))
  return {
    identity: (id) => join.find(id),
    named(unitId, name, on) {
      const known = byName.get(nameKey(unitId, name)) ?? []
      const bearing = known.filter((one) => stoodOn(one, on) && nameOn(one, on) === comparedName(name))
      const found = [...new Set((bearing.length > 0 ? bearing : known).map((one) => join.find(one.id)))]
      return found.length > 0 ? found : [join.find(`?${nameKey(unitId, name)}`)]
    },
    namesOf: (identity) => [...(names.get(identity) ?? [identity.slice(identity.indexOf('\n') + 1)])],
    lifeOf: (identity) => lives.get(identity) ?? [],
  }
}

const nameKey = (unitId: string, name: string): string => `${unitId}\n${comparedName(name)}`

const allNames = (row: AccountRow): string[] => [row.name, ...formerNamesOf(row.events)].map(comparedName)

/** False where its record begins with an opening after that day. */
const stoodOn = ({ events: [first] }: AccountRow, on: Day): boolean => first?.type !== 'opened' || first.on <= on

/** The name it bore on that day: the one it gave up at its next renaming, else the present one. */
function nameOn(row: AccountRow, on: Day): string {
  const next = row.events.find((one) => one.formerName !== null && one.on > on)
  return comparedName(next?.formerName ?? row.name)
}

/** Under the unit of today and under those it came from, by every name. */
function rowsByName(rows: readonly AccountRow[], today: (unitId: string) => string): Map<string, AccountRow[]> {
  const found = new Map<string, AccountRow[]>()
  for (const row of rows)
    for (const unitId of new Set([row.unitId, ...row.formerUnitIds].map(today)))
      for (const name of new Set(allNames(row))) {
        const key = `${unitId}\n${name}`
        const known = found.get(key)
        if (known === undefined) found.set(key, [row])
        else known.push(row)
      }
  return found
}

interface Unions {
  find(id: string): string
  unite(a: string, b: string): void
}

/** Groups of ids; a group is named by its first id in order, whatever order it was joined in. */
function unions(ids: readonly string[]): Unions {
  const above = new Map<string, string>(ids.map((id) => [id, id]))
  const find = (id: string): string => {
    let at = id
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next
    return at
  }
  return {
    find,
    unite(a, b) {
      const [first = a, second = b] = [find(a), find(b)].sort()
      above.set(second, first)
    },
  }
}
