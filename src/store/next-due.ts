// When cases and talks want attention next: an index beside the truth, which is the plan itself.
import type { Tx } from './db.js'

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
