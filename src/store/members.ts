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

/** Whether this crawl saw them already. */
export const seenIn = async (tx: Tx, crawl: number, userid: string): Promise<boolean> =>
  (await tx.member.count({ where: { folded: userid.toLowerCase(), crawl } })) > 0

/** Writes what one department holds. A member of several departments is seen several times. */
export async function keepDepartment(
  tx: Tx,
  crawl: number,
  department: Department,
  members: readonly DirectoryMember[],
): Promise<void> {
  const { id, name, parentId } = department
  await tx.department.upsert({
    where: { id },
    create: { id, name, parentId, crawl },
    update: { name, parentId, crawl },
  })
  for (const one of members) await keepMember(tx, crawl, { ...one, departmentIds: [...one.departmentIds, id] })
}

/** Writes what the directory shows of one member. */
export async function keepMember(tx: Tx, crawl: number, member: DirectoryMember): Promise<void> {
  const { userid, name, status, departmentIds } = member
  const folded = userid.toLowerCase()
  const before = await tx.member.findUnique({ where: { folded } })
  const known = before?.crawl === crawl ? fromJson<number[]>(before.departments, []) : []
  const departments = toJson([...new Set([...known, ...departmentIds])].sort((a, b) => a - b))
  const stood = before === null ? null : { missed: before.missed, status: before.status as KnownMember['status'] }
  const crawled = stood !== null || (await tx.crawl.count({ where: { state: 'done', skipped: 0 } })) > 0
  const returned = seenToReturn(stood, status, crawled) ? { returnedIn: crawl } : {}
  const seen = { userid, folded, name, departments, status, crawl, missed: 0, ...returned }
  await tx.member.upsert({ where: { folded }, create: seen, update: seen })
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
