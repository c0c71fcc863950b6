// Cases as rows and as facts. The facts are what the rules know; the row also keeps what people read.
import type { Blocked, CaseFacts, CaseState, Fixed, Frozen, Reported, WaitingFor } from '../domain/case.js'
import { isOpen } from '../domain/case.js'
import type { Deadline } from '../domain/deadline.js'
import { circulatedBefore, repeatedAtOpening, type RepeatLink } from '../domain/repeat.js'
import type { CaseBrief } from '../domain/wording/brief.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type CaseRow = Prisma.CaseGetPayload<{ include: { unit: true } }>
export type NewCase = Prisma.CaseUncheckedCreateInput

const endedStates: CaseState[] = ['closed', 'withdrawn']

/** The facts the rules work on. */
export function factsOf(row: Omit<CaseRow, 'unit'>): CaseFacts {
  return {
    no: row.no,
    circularId: row.circularId,
    unitId: row.unitId,
    supervisorId: row.supervisorId,
    severity: row.severity === 'fail' ? 'fail' : 'minor',
    repeated: repeatedAtOpening(fromJson<RepeatLink[]>(row.repeats, [])),
    state: row.state as CaseState,
    round: row.round,
    openedAt: row.openedAt,
    roundAt: row.roundAt,
    deadline: deadlineOf(row),
    noticedAt: row.noticedAt,
    acknowledgedAt: row.acknowledgedAt,
    repliedAt: row.repliedAt,
    waiting:
      row.waitingFor === null || row.waitingSince === null
        ? null
        : { for: row.waitingFor as WaitingFor, since: row.waitingSince },
    fixed: row.fixed as Fixed,
    reported: row.reported as Reported,
    outside: row.outside !== null,
    remindAskedAt: row.remindAskedAt,
    blocked: blockedOf(row.blocked),
    frozen: frozenOf(row.frozen),
    noticeRound: row.noticeRound,
    amendedAt: row.amendedAt,
  }
}

function blockedOf(kept: string | null): Blocked | null {
  const read = fromJson<Kept<Blocked> | null>(kept, null)
  return read === null ? null : { ...read, since: new Date(read.since) }
}

function frozenOf(kept: string | null): Frozen | null {
  const read = fromJson<Kept<Frozen> | null>(kept, null)
  return read === null ? null : { ...read, since: new Date(read.since) }
}

/** A pause as JSON keeps it. */
type Kept<T> = Omit<T, 'since'> & { since: string }

function deadlineOf(
  row: Pick<CaseRow, 'dueOn' | 'dueTime' | 'deadlineBase' | 'deadlineDays' | 'deadlineUnit'>,
): Deadline {
  if (row.dueOn !== null) return { kind: 'day', on: row.dueOn, time: row.dueTime }
  if (row.deadlineBase === 'receipt-date' && row.deadlineDays !== null)
    return { kind: 'from-receipt', count: row.deadlineDays, unit: row.deadlineUnit === 'days' ? 'days' : 'workdays' }
  return { kind: 'none' }
}

/** The columns of facts, for create and update. `nextDueAt` = look at it in the next cycle, or never again. */
export function columnsOf(facts: CaseFacts, now: Date) {
  const { deadline } = facts
  return {
    state: facts.state,
    round: facts.round,
    roundAt: facts.roundAt,
    dueOn: deadline.kind === 'day' ? deadline.on : null,
    dueTime: deadline.kind === 'day' ? deadline.time : null,
    noticedAt: facts.noticedAt,
    acknowledgedAt: facts.acknowledgedAt,
    repliedAt: facts.repliedAt,
    waitingFor: facts.waiting?.for ?? null,
    waitingSince: facts.waiting?.since ?? null,
    fixed: facts.fixed,
    reported: facts.reported,
    remindAskedAt: facts.remindAskedAt,
    blocked: facts.blocked === null ? null : toJson(facts.blocked),
    frozen: facts.frozen === null ? null : toJson(facts.frozen),
    noticeRound: facts.noticeRound,
    amendedAt: facts.amendedAt,
    nextDueAt: isOpen(facts.state) ? now : null,
  }
}

/** The short form of a case in messages. */
export function briefOf(row: CaseRow, overdueWorkdays: number): CaseBrief {
  const links = fromJson<RepeatLink[]>(row.repeats, [])
  return {
    no: row.no,
    circularId: row.circularId,
    unit: row.unit.name,
    account: row.accountName,
    platform: row.platform,
    site: row.site,
    document: row.documentNumber,
    problem: row.problem,
    severity: row.severity === 'fail' ? 'fail' : 'minor',
    deadline: deadlineOf(row),
    overdueWorkdays,
    repeatOf: circulatedBefore(links),
    takesUp: links.find((link) => link.kind === 'taken-up')?.ref ?? null,
  }
}

const withUnit = { unit: true } as const

export const caseByNo = (tx: Tx, no: string): Promise<CaseRow | null> =>
  tx.case.findUnique({ where: { no: no.toUpperCase() }, include: withUnit })

export const casesByNos = async (tx: Tx, nos: readonly string[]): Promise<CaseRow[]> =>
  nos.length === 0
    ? []
    : await tx.case.findMany({ where: { no: { in: [...nos] } }, include: withUnit, orderBy: { no: 'asc' } })

export const casesOfCircular = (tx: Tx, circularId: string): Promise<CaseRow[]> =>
  tx.case.findMany({ where: { circularId }, include: withUnit, orderBy: { seq: 'asc' } })

export const openCases = (tx: Tx): Promise<CaseRow[]> =>
  tx.case.findMany({ where: { state: { notIn: endedStates } }, include: withUnit, orderBy: { no: 'asc' } })

export const openCasesOfUnits = (tx: Tx, unitIds: readonly string[]): Promise<CaseRow[]> =>
  tx.case.findMany({
    where: { unitId: { in: [...unitIds] }, state: { notIn: endedStates } },
    include: withUnit,
    orderBy: { no: 'asc' },
  })

/** Open cases of the units right below these. */
export const openCasesBelow = (tx: Tx, unitIds: readonly string[]): Promise<CaseRow[]> =>
  tx.case.findMany({
    where: { supervisorId: { in: [...unitIds] }, state: { notIn: endedStates } },
    include: withUnit,
    orderBy: { no: 'asc' },
  })

/** Closed and withdrawn cases of units, the latest first, `limit` of them; and how many there are in all. */
export async function endedCasesOfUnits(
  tx: Tx,
  unitIds: readonly string[],
  limit: number,
): Promise<{ rows: CaseRow[]; count: number }> {
  const where = { unitId: { in: [...unitIds] }, state: { in: endedStates } }
  const rows =
    limit === 0
      ? []
      : await tx.case.findMany({
          where,
          include: withUnit,
          orderBy: [{ closedAt: { sort: 'desc', nulls: 'last' } }, { no: 'desc' }],
          take: limit,
        })
  return { rows, count: await tx.case.count({ where }) }
}

/** Open cases whose plan wants attention, the longest waiting first. */
export const casesDue = (tx: Tx, now: Date, limit: number): Promise<CaseRow[]> =>
  tx.case.findMany({
    where: { nextDueAt: { lte: now } },
    include: withUnit,
    orderBy: { nextDueAt: 'asc' },
    take: limit,
  })

/** Open cases that nothing will ever look at again by itself (promise 7). */
export const casesWithoutNextStep = (tx: Tx): Promise<{ no: string }[]> =>
  tx.case.findMany({
    where: { nextDueAt: null, state: { notIn: endedStates } },
    select: { no: true },
    orderBy: { no: 'asc' },
  })

export interface NewEvent {
  type: string
  at: Date
  by: string
  details: unknown
}

/** Saves changed facts and appends what happened, in one transaction with everything else of the flow. */
export async function saveCase(
  tx: Tx,
  facts: CaseFacts,
  event: NewEvent,
  extra: Prisma.CaseUncheckedUpdateInput = {},
): Promise<void> {
  const { version } = await tx.case.update({
    where: { no: facts.no },
    data: { ...columnsOf(facts, event.at), ...extra, version: { increment: 1 } },
    select: { version: true },
  })
  await tx.caseEvent.create({
    data: {
      id: `${facts.no}-${version}`,
      caseNo: facts.no,
      seq: version,
      type: event.type,
      at: event.at,
      by: event.by,
      details: toJson(event.details),
    },
  })
}

export const eventsOf = (tx: Tx, no: string) =>
  tx.caseEvent.findMany({ where: { caseNo: no }, orderBy: { seq: 'asc' } })
