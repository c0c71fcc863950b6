// The corporation's directory as the last crawls saw it: departments, members, and how far the present crawl is.
import type { Department, DirectoryMember } from '../domain/ports.js'
import { type KnownMember, seenToReturn } from '../domain/member.js'
import type { Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type CrawlRow = NonNullable<Awaited<ReturnType<typeof crawlUnderWay>>>

/** The crawl that runs or waits for its night; null before the first was wanted. */
export const crawlUnderWay = (tx: Tx) => tx.crawl.findFirst({ where: { state: 'running' }, orderBy: { id: 'asc' } })

/** The last crawl that came to its end; null before the first. */
export const lastCrawl = (tx: Tx) => tx.crawl.findFirst({ where: { state: 'done' }, orderBy: { id: 'desc' } })

/** Asks for a crawl by `at`; one that waits for a later time is brought forward. */
export async function wantCrawl(tx: Tx, at: Date): Promise<void> {
  const standing = await crawlUnderWay(tx)
  if (standing === null) await tx.crawl.create({ data: { state: 'running', notBefore: at } })
  else if (standing.startedAt === null && standing.notBefore > at)
    await tx.crawl.update({ where: { id: standing.id }, data: { notBefore: at } })
}

/** What a crawl still has to read: departments, then everybody of the registry whom no department showed. */
export type Waiting = { id: number; parentId: number } | { userid: string }

/** Null before the tree was read. */
export const waitingOf = (crawl: CrawlRow): Waiting[] | null =>
  crawl.waiting === null ? null : fromJson<Waiting[]>(crawl.waiting, [])

/** What one portion of a crawl brought. */
export interface Seen {
  departments: Department[]
  /** A member of several departments may stand here several times. */
  members: DirectoryMember[]
}

/** Writes a portion. Most of it is as it was the night before: that costs a statement for all of it. */
export async function keepSeen(tx: Tx, crawl: number, { departments, members }: Seen): Promise<void> {
  await keepDepartments(tx, crawl, departments)
  const together = new Map<string, DirectoryMember>()
  for (const one of members) {
    const folded = one.userid.toLowerCase()
    const departmentIds = [...(together.get(folded)?.departmentIds ?? []), ...one.departmentIds]
    together.set(folded, { ...one, departmentIds })
  }
  const before = new Map(
    (await tx.member.findMany({ where: { folded: { in: [...together.keys()] } } })).map((row) => [row.folded, row]),
  )
  const crawled = (await tx.crawl.count({ where: { state: 'done', skipped: 0 } })) > 0
  const same: string[] = []
  for (const [folded, { userid, name, status, departmentIds }] of together) {
    const row = before.get(folded) ?? null
    const known = row?.crawl === crawl ? fromJson<number[]>(row.departments, []) : []
    const all = toJson([...new Set([...known, ...departmentIds])].sort((a, b) => a - b))
    const stood = row === null ? null : { missed: row.missed, status: row.status as KnownMember['status'] }
    const returns = seenToReturn(stood, status, crawled)
    const seen = { userid, folded, name, departments: all, status, crawl, missed: 0 }
    if (row !== null && !returns && toJson({ ...row, crawl }) === toJson({ ...row, ...seen })) same.push(folded)
    else {
      const columns = { ...seen, ...(returns ? { returnedIn: crawl } : {}) }
      await tx.member.upsert({ where: { folded }, create: columns, update: columns })
    }
  }
  await tx.member.updateMany({ where: { folded: { in: same } }, data: { crawl } })
}

export async function departmentNames(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx.department.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function keepDepartments(tx: Tx, crawl: number, departments: readonly Department[]): Promise<void> {
  const ids = departments.map((one) => one.id)
  const before = new Map((await tx.department.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]))
  const same: number[] = []
  for (const { id, name, parentId } of departments) {
    const row = before.get(id)
    if (row !== undefined && row.name === name && row.parentId === parentId) same.push(id)
    else {
      const columns = { id, name, parentId, crawl }
      await tx.department.upsert({ where: { id }, create: columns, update: columns })
    }
  }
  await tx.department.updateMany({ where: { id: { in: same } }, data: { crawl } })
}

/** Of these people, those this crawl saw already, in lower case. */
export async function seenIn(tx: Tx, crawl: number, userids: readonly string[]): Promise<Set<string>> {
  const folded = { in: userids.map((one) => one.toLowerCase()) }
  return new Set(
    (await tx.member.findMany({ where: { crawl, folded }, select: { folded: true } })).map((one) => one.folded),
  )
}

/**
 * After a whole crawl: who was not seen has been missed once more, departments that are gone are forgotten. A crawl that was
 * shown no department at all says that the app sees nothing, not that everybody left.
 */
export async function countMissed(tx: Tx, crawl: number): Promise<void> {
  if ((await tx.department.count({ where: { crawl } })) === 0) return
  await tx.member.updateMany({ where: { crawl: { not: crawl } }, data: { missed: { increment: 1 } } })
  await tx.department.deleteMany({ where: { crawl: { not: crawl } } })
}

/** Everybody the directory knows, with the names of their departments and of those above. */
export async function knownMembers(tx: Tx, where: { name?: string; folded?: { in: string[] } } = {}) {
  const departments = new Map((await tx.department.findMany()).map((one) => [one.id, one]))
  const upwards = (id: number): string[] => {
    const names: string[] = []
    const seen = new Set<number>()
    for (let at = departments.get(id); at !== undefined && !seen.has(at.id); at = departments.get(at.parentId)) {
      seen.add(at.id)
      names.push(at.name)
    }
    return names
  }
  const rows = await tx.member.findMany({ where, orderBy: { userid: 'asc' } })
  return rows.map(
    (row): KnownMember => ({
      userid: row.userid,
      name: row.name,
      status: row.status as KnownMember['status'],
      missed: row.missed,
      returnedIn: row.returnedIn,
      departments: fromJson<number[]>(row.departments, []).map((id) => upwards(id)),
    }),
  )
}
