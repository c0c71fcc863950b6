// Talks as rows and as facts.
import type { Commitment, Schedule, TalkFacts, TalkState } from '../domain/talk.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type TalkRow = Prisma.TalkGetPayload<{ include: { unit: true } }>

const withUnit = { unit: true } as const
const endedStates: TalkState[] = ['declined', 'ended', 'withdrawn']

export function talkFactsOf(row: Omit<TalkRow, 'unit'>): TalkFacts {
  return {
    id: row.id,
    state: row.state as TalkState,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    postponedTo: row.postponedTo,
    schedule: fromJson<Schedule | null>(row.schedule, null),
    invitedAt: row.invitedAt,
    heldAt: row.heldAt,
    commitments: fromJson<Commitment[]>(row.commitments, []),
  }
}

export const caseNosOf = (row: Pick<TalkRow, 'caseNos'>): string[] => fromJson<string[]>(row.caseNos, [])

export const talkById = (tx: Tx, id: string): Promise<TalkRow | null> =>
  tx.talk.findUnique({ where: { id }, include: withUnit })

export const allTalks = (tx: Tx): Promise<TalkRow[]> =>
  tx.talk.findMany({ include: withUnit, orderBy: { proposedAt: 'asc' } })

/** The talks of a unit on a circular that are still somebody's business, oldest first. */
export const openTalksOf = (tx: Tx, unitId: string, circularId: string): Promise<TalkRow[]> =>
  tx.talk.findMany({
    where: { unitId, circularId, state: { notIn: endedStates } },
    include: withUnit,
    orderBy: { proposedAt: 'asc' },
  })

/** Whether the leader was shown the proposal (its card is owed or sent): what it gathers must not change any more. */
export const proposalShown = async (tx: Tx, talkId: string): Promise<boolean> =>
  (await tx.obligation.count({ where: { subjectId: talkId } })) > 0

export const talksDue = (tx: Tx, now: Date, limit: number): Promise<TalkRow[]> =>
  tx.talk.findMany({
    where: { nextDueAt: { lte: now } },
    include: withUnit,
    orderBy: { nextDueAt: 'asc' },
    take: limit,
  })

/** Saves changed facts; the plan looks at the talk again in the next cycle. */
export async function saveTalk(
  tx: Tx,
  facts: TalkFacts,
  now: Date,
  extra: Prisma.TalkUncheckedUpdateInput = {},
): Promise<void> {
  const open = !endedStates.includes(facts.state)
  await tx.talk.update({
    where: { id: facts.id },
    data: {
      state: facts.state,
      decidedBy: facts.decidedBy,
      decidedAt: facts.decidedAt,
      postponedTo: facts.postponedTo,
      schedule: facts.schedule === null ? null : toJson(facts.schedule),
      invitedAt: facts.invitedAt,
      heldAt: facts.heldAt,
      commitments: toJson(facts.commitments),
      endedAt: open ? null : now,
      nextDueAt: open ? now : null,
      ...extra,
      version: { increment: 1 },
    },
  })
}
