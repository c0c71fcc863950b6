// The office's figures: how cases go, and what was asked of people for it. Only for who may read everything; the figures
// are of matters, months and the registry's units in its own order, never a comparison of units or people.
import { done, type Result, refused } from '../base/result.js'
import type { Calendar } from '../domain/calendar.js'
import { type Day, isoOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { CaseTally } from '../domain/statistics.js'
import { BurdenTally } from '../domain/statistics-burden.js'
import type { Statistics } from '../domain/statistics-made.js'
import { circularById } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import {
  caseFigures,
  countFigures,
  messageFigures,
  policyOverTime,
  type StatisticsScope,
  unitsWithContacts,
} from '../store/statistics.js'
import type { FlowContext } from './context.js'
import type { SoFar } from './long-work.js'
import { namedUnit } from './named-unit.js'

export interface StatisticsAsked {
  /** Id or code; null = all. */
  circular: string | null
  /** Name; null = all. */
  unit: string | null
  /** Cases handed out, and messages sent, from this day … */
  from: Day | null
  /** … to this one, both included. */
  to: Day | null
}

/** Reads outside a transaction: the figures are of many pages, and a report need not hold up the service. */
export async function readStatistics(
  { store, calendar }: FlowContext,
  asked: StatisticsAsked,
  by: string,
  now: Date,
  told: SoFar = () => undefined,
): Promise<Result<Statistics>> {
  const tx = store.read
  const actor = may(await actorOf(tx, by, now), 'read-all')
  if (!actor.ok) return actor
  const { from, to } = asked
  if (from !== null && to !== null && from > to) return refused('days-reversed', `${from}晚于${to},请对调两个日期。`)
  const circular = asked.circular === null ? null : await circularById(tx, asked.circular)
  if (asked.circular !== null && circular === null)
    return refused('no-circular', `没有编号为${asked.circular}的通报,可用 circular list 查看。`)
  const unit = asked.unit === null ? null : await namedUnit(tx, asked.unit)
  if (unit !== null && !unit.ok) return unit
  const only = unit === null ? null : unit.value
  const scope: StatisticsScope = { circularId: circular?.id ?? null, unitId: only?.id ?? null, from, to }
  const counted = await countIn(tx, calendar, scope, now, told)
  const { current } = await readPolicies(tx)
  const cases = counted.cases.statistics()
  const units = counted.units.filter((one) => only === null || one.name === only.name)
  return done({
    madeAt: isoOf(now),
    circular: circular === null ? null : { code: circular.code, title: circular.title },
    unit: only?.name ?? null,
    from,
    to,
    cases,
    burden: {
      ...counted.messages.burden(units, cases.closed, current),
      ...(circular === null ? {} : { answers: null, results: null }),
    },
  })
}

/** Passes once through the cases and once through the messages. */
async function countIn(tx: Tx, calendar: Calendar, scope: StatisticsScope, now: Date, told: SoFar) {
  const of = await countFigures(tx, scope)
  let passed = 0
  const pass = (page: readonly unknown[]): void => told((passed += page.length), of)
  const cases = new CaseTally(calendar, now)
  for await (const page of caseFigures(tx, scope)) {
    for (const one of page) cases.add(one)
    pass(page)
  }
  const units = await unitsWithContacts(tx)
  const contacts = new Set(units.flatMap((one) => one.contacts))
  const messages = new BurdenTally(calendar, await policyOverTime(tx), (userid) => contacts.has(userid))
  for await (const page of messageFigures(tx, scope)) {
    for (const one of page) messages.add(one)
    pass(page)
  }
  return { cases, units, messages }
}
