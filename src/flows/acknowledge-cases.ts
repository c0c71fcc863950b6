// 签收: a contact confirms receipt. The notice card shows it from then on.
import { done, type Result, refused } from '../base/result.js'
import { acknowledge, type CaseFacts } from '../domain/case.js'
import { dayOf } from '../domain/day.js'
import { signedCard } from '../domain/wording/card-captions.js'
import { refreshCards } from '../outbox/refresh-cards.js'
import type { CaseRow } from '../store/cases.js'
import { nameOf } from '../store/registry.js'
import { changeCases, ownCase } from './change-cases.js'
import { attempt, type FlowContext, knownActor, mustHold } from './context.js'

export interface Acknowledged {
  /** Cases signed by this; those signed before are not among them. */
  nos: string[]
}

export async function acknowledgeCases(
  context: FlowContext,
  nos: readonly string[],
  by: string,
  now: Date,
): Promise<Result<Acknowledged>> {
  return await attempt<Acknowledged>(context.store, async (tx) => {
    const actor = mustHold(await knownActor(tx, by, now))
    const rule = (facts: CaseFacts, row: CaseRow): Result<CaseFacts> => {
      const own = ownCase(actor, row)
      if (!own.ok) return own
      return facts.acknowledgedAt === null
        ? acknowledge(facts, now)
        : refused('already-signed', `${facts.no}已经签收。`)
    }
    const change = { type: 'acknowledged', by, now, details: {}, extra: { acknowledgedBy: by } }
    const changed = await changeCases(tx, context, nos, rule, change)
    if (!changed.ok && changed.code !== 'already-signed') return changed
    const name = await nameOf(tx, by)
    await refreshCards(tx, { kind: 'cases', nos: [...nos] }, now, '', (card) => signedCard(card, name, dayOf(now)))
    return done({ nos: changed.ok ? changed.value.changed.map((one) => one.row.no) : [] })
  })
}
