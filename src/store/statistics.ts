// Cases and messages for the office's figures, page by page in the order of their keys: a province's years of them pass
// through without ever being in memory together.
import type { CaseState } from '../domain/case.js'
import { circulatedOn } from '../domain/circulated-on.js'
import { type Day, instantOf, addDays } from '../domain/day.js'
import type { CaseFigure } from '../domain/statistics.js'
import type { MessageFigure, PolicyAt } from '../domain/statistics-burden.js'
import { draftOf } from './circulars.js'
import type { Tx } from './db.js'
import { fromJson } from './json.js'
import { policyActs, readPolicies } from './policies.js'
import type { MessageKind } from './messages.js'

/** Which cases and messages: of one circular, of (to) one unit, handed out (sent) on these days, both ends included; null = all. */
export interface StatisticsScope {
  circularId: string | null
  unitId: string | null
  from: Day | null
  to: Day | null
}

const pageSize = 2_000

const within = ({ from, to }: StatisticsScope): { gte?: Date; lt?: Date } => ({
  ...(from === null ? {} : { gte: instantOf(from) }),
  ...(to === null ? {} : { lt: instantOf(addDays(to, 1)) }),
})

const caseColumns = {
  no: true,
  circularId: true,
  state: true,
  indicator: true,
  platform: true,
  openedAt: true,
  noticedAt: true,
  repliedAt: true,
  roundAt: true,
  closedAt: true,
  dueOn: true,
  dueTime: true,
  waitingFor: true,
  blocked: true,
  frozen: true,
  fixed: true,
} as const

const casesWithin = (scope: StatisticsScope) => ({
  openedAt: within(scope),
  ...(scope.circularId === null ? {} : { circularId: scope.circularId }),
  ...(scope.unitId === null ? {} : { unitId: scope.unitId }),
})

const messagesWithin = async (tx: Tx, scope: StatisticsScope) => ({
  state: { in: ['sent', 'uncertain'] },
  settledAt: within(scope),
  ...(scope.unitId === null ? {} : { to: { in: await contactsOf(tx, scope.unitId) } }),
})

const contactsOf = async (tx: Tx, unitId: string): Promise<string[]> =>
  (await tx.contact.findMany({ where: { unitId }, select: { userid: true } })).map((one) => one.userid)

/** How many rows a count will pass through; cheap. */
export const countFigures = async (tx: Tx, scope: StatisticsScope): Promise<number> =>
  (await tx.case.count({ where: casesWithin(scope) })) +
  (await tx.message.count({ where: await messagesWithin(tx, scope) }))

/** The cases of published circulars, as pages of figures. */
export async function* caseFigures(tx: Tx, scope: StatisticsScope): AsyncGenerator<CaseFigure[]> {
  const quarters = await quartersOf(tx)
  for (let after = ''; ; ) {
    const rows = await tx.case.findMany({
      where: { no: { gt: after }, ...casesWithin(scope) },
      select: caseColumns,
      orderBy: { no: 'asc' },
      take: pageSize,
    })
    const last = rows.at(-1)
    if (last === undefined) return
    const happened = await countsOf(tx, after, last.no)
    yield rows.map(({ circularId, state, waitingFor, blocked, frozen, fixed, ...row }) => ({
      ...row,
      state: state as CaseState,
      quarter: quarters.get(circularId) ?? '',
      stopped: (waitingFor !== null && waitingFor !== 'reply') || blocked !== null || frozen !== null,
      accepted: fixed === 'accepted',
      ...(happened.get(row.no) ?? nothing),
    }))
    after = last.no
  }
}

type Counts = Pick<CaseFigure, 'returns' | 'disputed'>
const nothing: Counts = { returns: 0, disputed: { raised: 0, upheld: 0, rejected: 0 } }

/** What happened to the cases of a page, in the events kept of them. */
async function countsOf(tx: Tx, after: string, last: string): Promise<Map<string, Counts>> {
  const caseNo = { gt: after, lte: last }
  const groups = await tx.caseEvent.groupBy({
    by: ['caseNo', 'type'],
    where: { caseNo, type: { in: ['returned', 'disputed', 'dispute-rejected'] } },
    _count: { id: true },
  })
  // A finding is struck for other reasons too; only the office's yes to a dispute upholds one.
  const upheld = await tx.caseEvent.findMany({
    where: { caseNo, type: 'withdrawn', details: { contains: '"decision":"uphold"' } },
    select: { caseNo: true },
  })
  const found = new Map<string, Counts>()
  const of = (no: string): Counts => {
    const known = found.get(no) ?? { returns: 0, disputed: { raised: 0, upheld: 0, rejected: 0 } }
    found.set(no, known)
    return known
  }
  for (const { caseNo: no, type, ...counted } of groups) {
    const one = of(no)
    // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
    const times = counted._count.id
    if (type === 'returned') one.returns = times
    else if (type === 'disputed') one.disputed.raised = times
    else one.disputed.rejected = times
  }
  for (const { caseNo: no } of upheld) of(no).disputed.upheld++
  return found
}

/** Circular → `2024Q3`: its period, else the quarter of the day it counts from. */
async function quartersOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.circular.findMany({ where: { state: 'published' }, omit: { bytes: true } })
  return new Map(
    rows.map((row) => {
      const draft = draftOf(row)
      const day = circulatedOn(draft, row.publishedAt ?? row.importedAt)
      const { year = Number(day.slice(0, 4)), quarter, month, half } = draft.period ?? {}
      const of = quarter ?? Math.ceil((month ?? (half === undefined ? Number(day.slice(5, 7)) : half * 6)) / 3)
      return [row.id, `${year}Q${of}`]
    }),
  )
}

/** Every message that left, as pages of figures; one whose fate is unknown may have arrived and counts. */
export async function* messageFigures(tx: Tx, scope: StatisticsScope): AsyncGenerator<MessageFigure[]> {
  const where = await messagesWithin(tx, scope)
  for (let after = ''; ; ) {
    const rows = await tx.message.findMany({
      where: { id: { gt: after }, ...where },
      select: { id: true, to: true, kind: true, counted: true, circularIds: true, settledAt: true, createdAt: true },
      orderBy: { id: 'asc' },
      take: pageSize,
    })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.flatMap((row): MessageFigure[] => {
      const circularIds = fromJson<string[]>(row.circularIds, [])
      if (scope.circularId !== null && !circularIds.includes(scope.circularId)) return []
      const { to, counted } = row
      return [{ to, counted, circularIds, kind: row.kind as MessageKind, sentAt: row.settledAt ?? row.createdAt }]
    })
    after = last.id
  }
}

/** Units in the registry's order (by name, as every list of them), with the userids of their contacts. */
export async function unitsWithContacts(tx: Tx): Promise<{ name: string; contacts: string[] }[]> {
  const rows = await tx.unit.findMany({
    select: { name: true, contacts: { select: { userid: true } } },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ name, contacts }) => ({ name, contacts: contacts.map((one) => one.userid) }))
}

/** What figures can be asked for: published circulars, the last first; units by name. */
export async function statisticsScopes(
  tx: Tx,
): Promise<{ circulars: { code: string; title: string }[]; units: string[] }> {
  const circulars = await tx.circular.findMany({
    where: { state: 'published' },
    select: { code: true, title: true },
    orderBy: [{ publishedAt: 'desc' }, { code: 'asc' }],
  })
  const units = await tx.unit.findMany({ select: { name: true }, orderBy: { name: 'asc' } })
  return { circulars, units: units.map((one) => one.name) }
}

/** The rules that were in force at an instant. */
export async function policyOverTime(tx: Tx): Promise<PolicyAt> {
  const policies = await readPolicies(tx)
  const acts = (await policyActs(tx)).map((act) => ({ at: act.at, policy: policies.of(act.version) }))
  const first = policies.of(policies.versions[0] ?? policies.current.version)
  return (at) => acts.findLast((act) => act.at <= at)?.policy ?? first
}
