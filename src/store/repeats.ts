// What repeats are told from: everything that was circulated about units, the lives of accounts, and what people said to
// offers. Drafts of circulars are read once each, however many cases they have.
import { wholeLife, type LifeEventType } from '../domain/account-life.js'
import type { Draft } from '../domain/draft.js'
import { grouped } from '../domain/finding-sameness.js'
import type { AccountRow } from '../domain/repeat-accounts.js'
import type { Offer, OfferReason, Question } from '../domain/repeat-offers.js'
import type { RepeatLink } from '../domain/repeat.js'
import { draftOf } from './circulars.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'
import { lifeEventOf } from './registry-stored.js'

const slim = {
  no: true,
  circularId: true,
  seq: true,
  unitId: true,
  accountId: true,
  accountName: true,
  site: true,
  documentNumber: true,
  problem: true,
  indicator: true,
  state: true,
  repeats: true,
  policyVersion: true,
} as const

export type RepeatCase = Prisma.CaseGetPayload<{ select: typeof slim }>

/** Cases of the units that were not struck; null = of all units. */
export const casesForRepeats = (tx: Tx, unitIds: readonly string[] | null): Promise<RepeatCase[]> =>
  tx.case.findMany({
    where: { state: { not: 'withdrawn' }, ...(unitIds === null ? {} : { unitId: { in: [...unitIds] } }) },
    select: slim,
    orderBy: { no: 'asc' },
  })

export const pastFindingsOf = (tx: Tx, unitIds: readonly string[] | null) =>
  tx.pastFinding.findMany({ where: unitIds === null ? {} : { unitId: { in: [...unitIds] } } })

export interface CircularForRepeats {
  id: string
  code: string
  casePrefix: string
  title: string
  numbersFrom: number
  /** The moment it was handled: published, else imported. */
  handledAt: Date
  draft: Draft
}

export async function circularsForRepeats(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CircularForRepeats>> {
  const rows = await tx.circular.findMany({ where: { id: { in: [...ids] } }, omit: { bytes: true } })
  return new Map(
    rows.map((row) => {
      const { id, code, casePrefix, title, numbersFrom } = row
      const handledAt = row.publishedAt ?? row.importedAt
      return [id, { id, code, casePrefix, title, numbersFrom, handledAt, draft: draftOf(row) }]
    }),
  )
}

/** Every account with its whole life. */
export async function accountRows(tx: Tx): Promise<AccountRow[]> {
  const rows = await tx.account.findMany({ orderBy: { id: 'asc' } })
  const events = await tx.accountEvent.findMany({ orderBy: { on: 'asc' } })
  const ofAccount = grouped(events, (one) => one.accountId)
  const units = new Map((await tx.unit.findMany({ select: { id: true, name: true } })).map((one) => [one.name, one.id]))
  return rows.map(({ id, name, platform, unitId, listed, status, statusOn }) => {
    const own = (ofAccount.get(id) ?? []).map(lifeEventOf)
    const formerUnitIds = own.flatMap((one) => units.get(one.formerUnit ?? '') ?? [])
    const life = wholeLife(own, status as LifeEventType | null, statusOn)
    return { id, name, platform, unitId, listed, formerUnitIds, events: life }
  })
}

export type ProposalState = 'open' | 'linked' | 'refused' | 'void'
export type ProposalRow = Prisma.RepeatProposalGetPayload<object>

export const linkOf = (row: Pick<ProposalRow, 'link'>): RepeatLink => fromJson<RepeatLink>(row.link, undefined as never)
export const questionIn = (row: Pick<ProposalRow, 'question'>): Question =>
  fromJson<Question>(row.question, { a: [], b: [], problem: null })
export const reasonOf = (row: Pick<ProposalRow, 'reason'>): OfferReason => row.reason as OfferReason

/** What people said to offers, of whichever case. */
export const answeredProposals = (tx: Tx): Promise<ProposalRow[]> =>
  tx.repeatProposal.findMany({ where: { state: { in: ['linked', 'refused'] } }, orderBy: { id: 'asc' } })

export const proposalsOfCases = (tx: Tx, caseNos: readonly string[] | null): Promise<ProposalRow[]> =>
  tx.repeatProposal.findMany({
    where: caseNos === null ? {} : { caseNo: { in: [...caseNos] } },
    orderBy: { id: 'asc' },
  })

export const proposalById = (tx: Tx, id: string): Promise<ProposalRow | null> =>
  tx.repeatProposal.findUnique({ where: { id: id.trim().toUpperCase() } })

/** Offers with the cases they are about, by case; of one circular, or of all (null). */
export async function listedProposals(tx: Tx, circularId: string | null, states: readonly ProposalState[]) {
  const rows = await tx.repeatProposal.findMany({ where: { state: { in: [...states] } }, orderBy: { id: 'asc' } })
  const cases = await tx.case.findMany({
    where: { no: { in: [...new Set(rows.map((row) => row.caseNo))] }, ...(circularId === null ? {} : { circularId }) },
    include: { unit: { select: { name: true } } },
    omit: { provenance: true },
  })
  const byNo = new Map(cases.map((one) => [one.no, one]))
  return rows.flatMap((row) => {
    const about = byNo.get(row.caseNo)
    return about === undefined ? [] : [{ row, about }]
  })
}

/** Writes an offer that is new to its case. @param n counter of the case's offers, from 1 */
export async function createProposal(
  tx: Tx,
  caseNo: string,
  n: number,
  offer: Pick<Offer, 'link' | 'reason'> & { question: Question; why: string },
  at: Date,
): Promise<void> {
  const { link, reason, question, why } = offer
  await tx.repeatProposal.create({
    data: {
      id: `${caseNo}/${n}`,
      caseNo,
      ref: link.ref,
      link: toJson(link),
      reason,
      question: toJson(question),
      why,
      state: 'open',
      createdAt: at,
    },
  })
}

export async function setProposal(
  tx: Tx,
  ids: readonly string[],
  state: ProposalState,
  decided: { by: string; at: Date } | null,
): Promise<void> {
  if (ids.length === 0) return
  const data = { state, decidedBy: decided?.by ?? null, decidedAt: decided?.at ?? null }
  await tx.repeatProposal.updateMany({ where: { id: { in: [...ids] } }, data })
}

/**
 * Writes the links of a case with the event that says what changed. The plan is not touched: what is found later sends
 * nothing; a message still waiting is worded anew.
 */
export async function saveLinks(
  tx: Tx,
  no: string,
  links: readonly RepeatLink[],
  event: { type: 'repeat-linked' | 'repeat-unlinked'; at: Date; by: string; details: unknown },
): Promise<void> {
  const { version } = await tx.case.update({
    where: { no },
    data: { repeats: toJson(links), version: { increment: 1 } },
    select: { version: true },
  })
  const { type, at, by, details } = event
  const row = { id: `${no}-${version}`, caseNo: no, seq: version, type, at, by, details: toJson(details) }
  await tx.caseEvent.create({ data: row })
}

/** Tasks about offers whose last offer has been answered are done. */
export async function closeOfferTasks(tx: Tx, by: string, at: Date): Promise<void> {
  const tasks = await tx.task.findMany({ where: { kind: 'repeat-offers', closedAt: null } })
  for (const task of tasks) {
    const caseNos = fromJson<string[]>(task.caseNos, [])
    if ((await tx.repeatProposal.count({ where: { caseNo: { in: caseNos }, state: 'open' } })) > 0) continue
    await tx.task.update({ where: { id: task.id }, data: { closedAt: at, closedBy: by } })
  }
}
