// When anything wants attention next. For cases and talks this is an index beside the truth, which is the plan itself.
import type { Tx } from './db.js'

/** The earliest instant of each kind of owed work; null where there is none. One statement, answered from indexes. */
export interface DueTimes {
  arrivals: Date | null
  cases: Date | null
  talks: Date | null
  /** Circulars as rounds: their approval, their summary. */
  rounds: Date | null
  messages: Date | null
  leases: Date | null
  cards: Date | null
  evidence: Date | null
  /** Earliest open task the office is to be told of, or told again, in the next send window. */
  tasks: Date | null
  /** The next step of reading the directory. */
  crawl: Date | null
  /** The next change of an entry in calendars. */
  calendar: Date | null
}

export async function readDueTimes(tx: Tx): Promise<DueTimes> {
  const [row] = await tx.$queryRaw<Record<keyof DueTimes, string | Date | null>[]>`
    SELECT
      (SELECT min("receivedAt") FROM "Arrival" WHERE "state" = 'kept') AS "arrivals",
      (SELECT min("nextDueAt") FROM "Case" WHERE "nextDueAt" IS NOT NULL) AS "cases",
      (SELECT min("nextDueAt") FROM "Talk" WHERE "nextDueAt" IS NOT NULL) AS "talks",
      (SELECT min("nextDueAt") FROM "Circular" WHERE "nextDueAt" IS NOT NULL) AS "rounds",
      (SELECT min("notBefore") FROM "Message" WHERE "state" = 'pending') AS "messages",
      (SELECT min("leaseUntil") FROM "Message" WHERE "state" = 'sending') AS "leases",
      (SELECT min("notBefore") FROM "CardUpdate" WHERE "state" = 'pending') AS "cards",
      (SELECT min("nextTryAt") FROM "Evidence" WHERE "state" = 'owed') AS "evidence",
      (SELECT min("nextDueAt") FROM "Task" WHERE "closedAt" IS NULL AND "nextDueAt" IS NOT NULL) AS "tasks",
      (SELECT min("notBefore") FROM "Crawl" WHERE "state" = 'running') AS "crawl",
      (SELECT min("notBefore") FROM "TalkEntry" WHERE "state" IN ('pending', 'making')) AS "calendar"`
  const at = (kind: keyof DueTimes): Date | null => (row?.[kind] == null ? null : new Date(row[kind]))
  return {
    arrivals: at('arrivals'),
    cases: at('cases'),
    talks: at('talks'),
    rounds: at('rounds'),
    messages: at('messages'),
    leases: at('leases'),
    cards: at('cards'),
    evidence: at('evidence'),
    tasks: at('tasks'),
    crawl: at('crawl'),
    calendar: at('calendar'),
  }
}

/** Everything that has a plan is looked at again at once. */
export async function wakePlans(tx: Tx, now: Date): Promise<void> {
  const data = { nextDueAt: now }
  await tx.case.updateMany({ where: { state: { notIn: ['closed', 'withdrawn'] } }, data })
  await tx.talk.updateMany({ where: { nextDueAt: { not: null } }, data })
  await tx.circular.updateMany({ where: { nextDueAt: { not: null } }, data })
}

interface Versioned {
  version: number
}

/** Sets the next instants of what has not changed since it was read; the same instant in one statement. */
export async function setNextDue(
  tx: Tx,
  cases: readonly (Versioned & { no: string })[],
  talks: readonly (Versioned & { id: string })[],
  next: ReadonlyMap<string, Date | null>,
): Promise<void> {
  const caseNow = await tx.case.findMany({
    where: { no: { in: cases.map((one) => one.no) } },
    select: { no: true, version: true },
  })
  const talkNow = await tx.talk.findMany({
    where: { id: { in: talks.map((one) => one.id) } },
    select: { id: true, version: true },
  })
  const read = new Map([
    ...cases.map((one) => [one.no, one.version] as const),
    ...talks.map((one) => [one.id, one.version] as const),
  ])
  const same = (id: string, version: number): boolean => read.get(id) === version && next.has(id)
  for (const [at, nos] of byInstant(
    caseNow.filter((one) => same(one.no, one.version)).map((one) => one.no),
    next,
  ))
    await tx.case.updateMany({ where: { no: { in: nos } }, data: { nextDueAt: at } })
  for (const [at, ids] of byInstant(
    talkNow.filter((one) => same(one.id, one.version)).map((one) => one.id),
    next,
  ))
    await tx.talk.updateMany({ where: { id: { in: ids } }, data: { nextDueAt: at } })
}

function byInstant(ids: readonly string[], next: ReadonlyMap<string, Date | null>): [Date | null, string[]][] {
  const groups = new Map<number | null, string[]>()
  for (const id of ids) {
    const key = next.get(id)?.getTime() ?? null
    groups.set(key, [...(groups.get(key) ?? []), id])
  }
  return [...groups].map(([at, group]) => [at === null ? null : new Date(at), group])
}
