// Messages a page at a time, newest first, by what a person looks for. Ids are in the order of writing, so a page far back costs
// no more than walking an index.
import { addDays, type Day, instantOf } from '../domain/day.js'
import type { Prisma, Tx } from './db.js'

export interface MessageFilter {
  /** waiting, or an end of the outbox: sent, superseded, skipped, dead, uncertain. */
  state?: string | undefined
  /** Receivers; undefined: everybody. */
  to?: readonly string[] | undefined
  circularId?: string | undefined
  caseNo?: string | undefined
  /** Day on which it left, ended, or may leave. */
  on?: Day | undefined
  kind?: string | undefined
}

/** About a case: it settles a step of it, numbers it for replies, or has buttons that act on it. */
export const aboutCase = (no: string): Prisma.MessageWhereInput => ({
  OR: [
    { obligations: { some: { subjectId: no } } },
    { listed: { contains: `"${no}"` } },
    { subject: { contains: `"${no}"` } },
  ],
})

function whereOf({ state, to, circularId, caseNo, on, kind }: MessageFilter): Prisma.MessageWhereInput {
  const waiting = state === 'waiting' ? { in: ['pending', 'sending'] } : state
  return {
    AND: [
      waiting === undefined ? {} : { state: waiting },
      to === undefined ? {} : { to: { in: [...to] } },
      kind === undefined ? {} : { kind },
      circularId === undefined ? {} : { circularIds: { contains: `"${circularId}"` } },
      caseNo === undefined ? {} : aboutCase(caseNo),
      on === undefined ? {} : onDay(on),
    ],
  }
}

function onDay(on: Day): Prisma.MessageWhereInput {
  const within = { gte: instantOf(on), lt: instantOf(addDays(on, 1)) }
  return { OR: [{ settledAt: within }, { settledAt: null, notBefore: within }] }
}

export async function messagePage(tx: Tx, filter: MessageFilter, skip: number, take: number) {
  const where = whereOf(filter)
  const orderBy = { id: 'desc' as const }
  // Found by id alone first: to sort a hundred thousand messages with their texts would take seconds.
  const ids = (await tx.message.findMany({ where, select: { id: true }, orderBy, skip, take })).map((one) => one.id)
  const rows = await tx.message.findMany({ where: { id: { in: ids } }, include: { obligations: true }, orderBy })
  return { rows, total: await tx.message.count({ where }) }
}

/** Steps that ended without a message, newest first; `to`, `caseNo`, `circularId`, `on` as above. */
export async function stepPage(
  tx: Tx,
  { to, circularId, caseNo, on, state }: MessageFilter,
  skip: number,
  take: number,
) {
  const cases =
    circularId === undefined ? undefined : await tx.case.findMany({ where: { circularId }, select: { no: true } })
  const within = on === undefined ? undefined : { gte: instantOf(on), lt: instantOf(addDays(on, 1)) }
  const where: Prisma.ObligationWhereInput = {
    messageId: null,
    settledAt: within ?? { not: null },
    ...(state === undefined ? {} : { outcome: state }),
    ...(to === undefined ? {} : { userid: { in: [...to] } }),
    AND: [
      caseNo === undefined ? {} : { subjectId: caseNo },
      cases === undefined ? {} : { subjectId: { in: cases.map((one) => one.no) } },
    ],
  }
  const orderBy = [{ settledAt: 'desc' as const }, { key: 'asc' as const }]
  const rows = await tx.obligation.findMany({ where, orderBy, skip, take })
  return { rows, total: await tx.obligation.count({ where }) }
}
