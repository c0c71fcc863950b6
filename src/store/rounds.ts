// Circulars as rounds: what wants attention of a circular as a whole, and the counts its summary tells.
import type { CaseState } from '../domain/case.js'
import type { RoundFacts } from '../domain/round.js'
import type { Prisma, Tx } from './db.js'

const columns = {
  id: true,
  code: true,
  title: true,
  state: true,
  submittedBy: true,
  submittedAt: true,
  dueOn: true,
  nextDueAt: true,
} as const

export type RoundRow = Prisma.CircularGetPayload<{ select: typeof columns }>

export const roundsDue = (tx: Tx, now: Date, limit: number): Promise<RoundRow[]> =>
  tx.circular.findMany({
    where: { nextDueAt: { lte: now } },
    select: columns,
    orderBy: { nextDueAt: 'asc' },
    take: limit,
  })

export const roundsByIds = async (tx: Tx, ids: readonly string[]): Promise<RoundRow[]> =>
  ids.length === 0 ? [] : await tx.circular.findMany({ where: { id: { in: [...ids] } }, select: columns })

/** The facts of rounds; a few small questions each, and few rounds want attention at once. */
export async function roundFacts(tx: Tx, rows: readonly RoundRow[]): Promise<Map<string, RoundFacts>> {
  const facts = new Map<string, RoundFacts>()
  for (const row of rows) facts.set(row.id, await factsOfRound(tx, row))
  return facts
}

async function factsOfRound(tx: Tx, row: RoundRow): Promise<RoundFacts> {
  const circularId = row.id
  const open = await tx.case.count({ where: { circularId, state: { notIn: ['closed', 'withdrawn'] } } })
  const last = {
    where: { circularId, dueOn: { not: null } },
    orderBy: { dueOn: 'desc' as const },
    select: { dueOn: true },
  }
  const ended = { where: { case: { circularId } }, orderBy: { at: 'desc' as const }, select: { at: true } }
  return {
    circularId,
    state: row.state as RoundFacts['state'],
    submittedAt: row.submittedAt,
    dueOn: row.dueOn ?? (await tx.case.findFirst(last))?.dueOn ?? null,
    open,
    endedAt: open > 0 ? null : ((await tx.caseEvent.findFirst(ended))?.at ?? null),
  }
}

/** How many cases of a circular are in each state, in the order of a case's life. */
export async function casesByState(tx: Tx, circularId: string): Promise<{ state: CaseState; count: number }[]> {
  const groups = await tx.case.groupBy({ by: ['state'], where: { circularId }, _count: true })
  return lifeOrder.flatMap((state) => {
    const count = groups.find((one) => one.state === state)?._count
    return count === undefined ? [] : [{ state, count }]
  })
}

const lifeOrder: CaseState[] = [
  'issued',
  'acknowledged',
  'replied',
  'returned',
  'disputed',
  'blocked',
  'closed',
  'withdrawn',
]

/** A circular whose last case ended, or whose deadline moved, is looked at again. */
export const lookAtRounds = async (tx: Tx, ids: readonly string[], now: Date): Promise<void> =>
  void (await tx.circular.updateMany({
    where: { id: { in: [...ids] }, state: { in: ['submitted', 'published'] } },
    data: { nextDueAt: now },
  }))

/** Sets when rounds want attention next, unless somebody asked for attention since they were read. */
export async function setNextLook(
  tx: Tx,
  rows: readonly RoundRow[],
  next: ReadonlyMap<string, Date | null>,
): Promise<void> {
  for (const { id, nextDueAt } of rows)
    if (next.has(id))
      await tx.circular.updateMany({ where: { id, nextDueAt }, data: { nextDueAt: next.get(id) ?? null } })
}
