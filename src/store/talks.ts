// Talks as rows and as facts, and what the ledger knows of them.
import {
  type Absence,
  type Commitment,
  type Confirmation,
  endedTalkStates,
  type MeetingRecord,
  type MustAttend,
  type Schedule,
  type TalkFacts,
  type TalkReport,
  type TalkState,
  type Verification,
} from '../domain/talk.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type TalkRow = Prisma.TalkGetPayload<{ include: { unit: true } }>

const withUnit = { unit: true } as const
const open: Prisma.TalkWhereInput = { state: { notIn: [...endedTalkStates] } }
const ended: Prisma.TalkWhereInput = { state: { in: [...endedTalkStates] } }

export function talkFactsOf(row: Omit<TalkRow, 'unit'>): TalkFacts {
  return {
    id: row.id,
    unitId: row.unitId,
    state: row.state as TalkState,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt,
    mustAttend: row.mustAttend as MustAttend,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    postponedTo: row.postponedTo,
    entrustedTo: row.entrustedTo,
    entrustedAt: row.entrustedAt,
    schedule: fromJson<Schedule | null>(row.schedule, null),
    invitedAt: row.invitedAt,
    unitTold: row.unitTold,
    countyTold: row.countyTold,
    confirmation: fromJson<Confirmation | null>(row.confirmation, null),
    absences: fromJson<Absence[]>(row.absences, []),
    heldAt: row.heldAt,
    record: fromJson<MeetingRecord | null>(row.record, null),
    commitments: fromJson<Commitment[]>(row.commitments, []),
    reportDueOn: row.reportDueOn,
    report: fromJson<TalkReport | null>(row.report, null),
    verification: fromJson<Verification | null>(row.verification, null),
    endedAt: row.endedAt,
  }
}

const orNull = (value: unknown): string | null => (value === null ? null : toJson(value))

/** The columns the facts stand in; what never changes after the proposal is left out. */
const talkColumns = (facts: TalkFacts) => ({
  state: facts.state,
  decidedBy: facts.decidedBy,
  decidedAt: facts.decidedAt,
  postponedTo: facts.postponedTo,
  entrustedTo: facts.entrustedTo,
  entrustedAt: facts.entrustedAt,
  schedule: orNull(facts.schedule),
  invitedAt: facts.invitedAt,
  unitTold: facts.unitTold,
  countyTold: facts.countyTold,
  confirmation: orNull(facts.confirmation),
  absences: toJson(facts.absences),
  heldAt: facts.heldAt,
  record: orNull(facts.record),
  commitments: toJson(facts.commitments),
  reportDueOn: facts.reportDueOn,
  report: orNull(facts.report),
  verification: orNull(facts.verification),
  endedAt: facts.endedAt,
})

/** Saves changed facts; the plan looks at the talk again in the next cycle, for what an end still owes too. */
export async function saveTalk(
  tx: Tx,
  facts: TalkFacts,
  now: Date,
  extra: Prisma.TalkUncheckedUpdateInput = {},
): Promise<void> {
  await tx.talk.update({
    where: { id: facts.id },
    data: { ...talkColumns(facts), nextDueAt: now, ...extra, version: { increment: 1 } },
  })
}

/** What a new talk has beside its facts. */
export interface NewTalk {
  facts: TalkFacts
  circularId: string
  caseNos: readonly string[]
  trigger: string
  basis: string
}

export async function createTalk(tx: Tx, talk: NewTalk): Promise<void> {
  const { facts, circularId, caseNos, trigger, basis } = talk
  const { id, unitId, proposedBy, proposedAt, mustAttend } = facts
  await tx.talk.create({
    data: {
      ...talkColumns(facts),
      id,
      unitId,
      circularId,
      caseNos: toJson(caseNos),
      trigger,
      basis,
      mustAttend,
      proposedBy,
      proposedAt,
      nextDueAt: proposedAt,
      version: 0,
    },
  })
}

/** `W24Q3-T1`: the next number of a talk about that circular; talks are never deleted. */
export async function nextTalkId(tx: Tx, circularId: string): Promise<string> {
  const { code } = await tx.circular.findUniqueOrThrow({ where: { id: circularId }, select: { code: true } })
  return `${code}-T${(await tx.talk.count({ where: { circularId } })) + 1}`
}

export const caseNosOf = (row: Pick<TalkRow, 'caseNos'>): string[] => fromJson<string[]>(row.caseNos, [])

export const talkById = (tx: Tx, id: string): Promise<TalkRow | null> =>
  tx.talk.findUnique({ where: { id }, include: withUnit })

export const talksByIds = (tx: Tx, talks: readonly Pick<TalkRow, 'id'>[]): Promise<TalkRow[]> =>
  tx.talk.findMany({ where: { id: { in: talks.map((one) => one.id) } }, include: withUnit })

/** The talks that share a meeting (集体约谈), in the order of their numbers. */
export const talksOfMeeting = (tx: Tx, meetingId: string): Promise<TalkRow[]> =>
  tx.talk.findMany({ where: { meetingId }, include: withUnit, orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }] })

export const allTalks = (tx: Tx): Promise<TalkRow[]> =>
  tx.talk.findMany({ include: withUnit, orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }] })

/** The talks of a unit on a circular that are still somebody's business, oldest first. */
export const openTalksOf = (tx: Tx, unitId: string, circularId: string): Promise<TalkRow[]> =>
  tx.talk.findMany({ where: { ...open, unitId, circularId }, include: withUnit, orderBy: { proposedAt: 'asc' } })

/** Open talks about units a person answers for, or that their office is asked to hold. */
export const openTalksWith = (tx: Tx, unitIds: readonly string[]): Promise<TalkRow[]> =>
  tx.talk.findMany({
    where: { ...open, OR: [{ unitId: { in: [...unitIds] } }, { entrustedTo: { in: [...unitIds] } }] },
    include: withUnit,
    orderBy: { proposedAt: 'asc' },
  })

/** Every open talk, oldest first. */
export const openTalks = (tx: Tx): Promise<TalkRow[]> =>
  tx.talk.findMany({ where: open, include: withUnit, orderBy: { proposedAt: 'asc' } })

/** Talks that have ended, the last first. */
export const endedTalks = (tx: Tx, skip: number, take: number): Promise<TalkRow[]> =>
  tx.talk.findMany({
    where: ended,
    include: withUnit,
    orderBy: [{ endedAt: 'desc' }, { id: 'asc' }],
    skip,
    take,
  })

export const countEndedTalks = (tx: Tx): Promise<number> => tx.talk.count({ where: ended })

/** Versions by number, of these talks and of all that share the meeting. */
export async function talkVersions(tx: Tx, ids: readonly string[], meetingId: string): Promise<Map<string, number>> {
  const rows = await tx.talk.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { meetingId }] },
    select: { id: true, version: true },
  })
  return new Map(rows.map((row) => [row.id, row.version]))
}

/** Every talk that gathers the case, whatever became of it, newest first. */
export const talksAbout = (tx: Tx, caseNo: string): Promise<TalkRow[]> =>
  tx.talk.findMany({
    where: { caseNos: { contains: `"${caseNo}"` } },
    include: withUnit,
    orderBy: { proposedAt: 'desc' },
  })

/** Open talks that gather one of these cases. */
export async function openTalksAbout(tx: Tx, nos: readonly string[]): Promise<TalkRow[]> {
  const wanted = new Set(nos)
  return (await openTalks(tx)).filter((talk) => caseNosOf(talk).some((no) => wanted.has(no)))
}

/** Cases that an open talk gathers, or that were talked about: the ladder leads to one talk, not to a second. */
export async function casesTalkedAbout(tx: Tx): Promise<Set<string>> {
  const rows = await tx.talk.findMany({ where: { OR: [open, { heldAt: { not: null } }] }, select: { caseNos: true } })
  return new Set(rows.flatMap(caseNosOf))
}

/** Whether the leader was shown the proposal (its card is owed or sent): what it gathers must not change any more. */
export const proposalShown = async (tx: Tx, talkId: string): Promise<boolean> =>
  (await tx.obligation.count({ where: { subjectId: talkId } })) > 0

/** Whether anybody was sent a message of that rule about the talk, as far as is known. */
export const wasTold = async (tx: Tx, talkId: string, rule: string): Promise<boolean> =>
  (await tx.obligation.count({
    where: {
      subjectId: talkId,
      rule,
      OR: [{ outcome: { in: ['sent', 'uncertain'] } }, { outcome: 'owed', message: { state: 'sending' } }],
    },
  })) > 0

export const talksDue = (tx: Tx, now: Date, limit: number): Promise<TalkRow[]> =>
  tx.talk.findMany({
    where: { nextDueAt: { lte: now } },
    include: withUnit,
    orderBy: { nextDueAt: 'asc' },
    take: limit,
  })
