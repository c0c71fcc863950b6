// How circulars stand, counted: open cases of several, and of one how its notices and messages go out.
import type { Tx } from './db.js'

const ended = ['closed', 'withdrawn']

/** Cases still open, by circular id. */
export async function openCasesOf(tx: Tx, circularIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.case.groupBy({
    by: ['circularId'],
    where: { circularId: { in: [...circularIds] }, state: { notIn: ended } },
    _count: true,
  })
  return new Map(rows.map((row) => [row.circularId, row._count]))
}

export interface SendingOfCircular {
  cases: { total: number; open: number; told: number; signed: number; waiting: number }
  /** State of a message → how many. */
  messages: Map<string, number>
  /** Earliest instant at which something that waits may leave; null: nothing waits. */
  nextAt: Date | null
  /** Notices that did not reach somebody: the person, why (as the ledger keeps it), for how many cases. */
  notReached: { userid: string; outcome: string; reason: string | null; cases: number }[]
}

/** @param prefix prefix of its case numbers: messages are found through what they settle */
export async function sendingOf(
  tx: Tx,
  { id, casePrefix }: { id: string; casePrefix: string },
): Promise<SendingOfCircular> {
  const own = { circularId: id }
  const open = { ...own, state: { notIn: ended } }
  const waits = { ...open, noticedAt: null, outside: null }
  // '.' follows '-': exactly the subjects that begin with the prefix and a dash.
  const subjectId = { gte: `${casePrefix}-`, lt: `${casePrefix}.` }
  const about = { circularIds: { contains: `"${id}"` }, obligations: { some: { subjectId } } }
  const states = await tx.message.groupBy({ by: ['state'], where: about, _count: true })
  const first = await tx.message.findFirst({
    where: { ...about, state: 'pending' },
    select: { notBefore: true },
    orderBy: { notBefore: 'asc' },
  })
  const lost = await tx.obligation.groupBy({
    by: ['userid', 'outcome', 'reason'],
    where: { subjectId, rule: 'notice', outcome: { in: ['dead', 'uncertain'] } },
    _count: true,
    orderBy: { userid: 'asc' },
    take: 50,
  })
  const next = await tx.case.findFirst({
    where: { ...waits, nextDueAt: { not: null } },
    select: { nextDueAt: true },
    orderBy: { nextDueAt: 'asc' },
  })
  const instants = [first?.notBefore, next?.nextDueAt].flatMap((at) => at?.getTime() ?? [])
  return {
    cases: {
      total: await tx.case.count({ where: own }),
      open: await tx.case.count({ where: open }),
      told: await tx.case.count({ where: { ...own, noticedAt: { not: null } } }),
      signed: await tx.case.count({ where: { ...own, acknowledgedAt: { not: null } } }),
      waiting: await tx.case.count({ where: waits }),
    },
    messages: new Map(states.map((row) => [row.state, row._count])),
    nextAt: instants.length === 0 ? null : new Date(Math.min(...instants)),
    notReached: lost.map(({ userid, outcome, reason, _count }) => ({ userid, outcome, reason, cases: _count })),
  }
}
