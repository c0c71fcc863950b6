// The office's figures: how cases go, and what was asked of people for it. Only for who may read everything; the figures
// are of matters, months and the registry's units in its own order, never a comparison of units or people.
import { done, type Result, refused } from '../base/result.js'
import { type Day, isoOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { type CaseStatistics, CaseTally } from '../domain/statistics.js'
import { type Burden, BurdenTally } from '../domain/statistics-burden.js'
import { circularById } from '../store/circulars.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import {
  caseFigures,
  messageFigures,
  policyOverTime,
  type StatisticsScope,
  unitsWithContacts,
} from '../store/statistics.js'
import type { FlowContext } from './context.js'

export interface StatisticsAsked {
  /** Id or code; null = all. */
  circular: string | null
  /** Cases handed out, and messages sent, from this day … */
  from: Day | null
  /** … to this one, both included. */
  to: Day | null
}

export interface Statistics {
  /** When it was made, ISO 8601. */
  madeAt: string
  circular: { code: string; title: string } | null
  from: Day | null
  to: Day | null
  cases: CaseStatistics
  burden: Burden
}

/** Reads outside a transaction: the figures are of many pages, and a report need not hold up the service. */
export async function readStatistics(
  { store, calendar }: FlowContext,
  asked: StatisticsAsked,
  by: string,
  now: Date,
): Promise<Result<Statistics>> {
  const tx = store.read
  const actor = may(await actorOf(tx, by, now), 'read-all')
  if (!actor.ok) return actor
  const { from, to } = asked
  if (from !== null && to !== null && from > to) return refused('days-reversed', `${from}晚于${to},请对调两个日期。`)
  const circular = asked.circular === null ? null : await circularById(tx, asked.circular)
  if (asked.circular !== null && circular === null)
    return refused('no-circular', `没有编号为${asked.circular}的通报,可用 circular list 查看。`)
  const scope: StatisticsScope = { circularId: circular?.id ?? null, from, to }
  const cases = new CaseTally(calendar, now)
  for await (const page of caseFigures(tx, scope)) for (const one of page) cases.add(one)
  const units = await unitsWithContacts(tx)
  const contacts = new Set(units.flatMap((one) => one.contacts))
  const messages = new BurdenTally(calendar, await policyOverTime(tx), (userid) => contacts.has(userid))
  for await (const page of messageFigures(tx, scope)) for (const one of page) messages.add(one)
  const figures = cases.statistics()
  const { current } = await readPolicies(tx)
  return done({
    madeAt: isoOf(now),
    circular: circular === null ? null : { code: circular.code, title: circular.title },
    from,
    to,
    cases: figures,
    burden: {
      ...messages.burden(units, figures.closed, current),
      ...(circular === null ? {} : { answers: null, results: null }),
    },
  })
}
