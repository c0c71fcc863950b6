// 签收: a contact confirms receipt. The notice card shows it from then on.
import { done, type Result } from '../base/result.js'
import { acknowledge } from '../domain/case.js'
import { dayOf } from '../domain/day.js'
import { signedMark } from '../domain/wording/push.js'
import { refreshCards } from '../outbox/refresh-cards.js'
import { actorOf, nameOf } from '../store/registry.js'
import { changeCases, ownCase } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { may } from '../domain/roles.js'
import { refused } from '../base/result.js'

export interface Acknowledged {
  nos: string[]
  /** Cases that had been signed before. */
  already: string[]
}

export async function acknowledgeCases(
  context: FlowContext,
  nos: readonly string[],
  by: string,
  now: Date,
): Promise<Result<Acknowledged>> {
  return await attempt(context.store, async (tx) => {
    const actor = await actorOf(tx, by)
    if (actor === null) return may(null, 'read-all') as Result<never>
    const already: string[] = []
    const change = { type: 'acknowledged', by, now, details: {}, extra: { acknowledgedBy: by } }
    const changed = mustHold(
      await changeCases(
        tx,
        context,
        nos,
        (facts, row) => {
          const own = ownCase(actor, row)
          if (!own.ok) return own
          if (facts.acknowledgedAt !== null) {
            already.push(facts.no)
            return refused('already-signed', `${facts.no}已经签收。`)
          }
          return acknowledge(facts, now)
        },
        change,
      ).then((result) =>
        result.ok || result.code !== 'already-signed' ? result : done({ changed: [], refusals: [] }),
      ),
    )
    const mark = signedMark(await nameOf(tx, by), dayOf(now))
    await refreshCards(tx, { kind: 'cases', nos: [...nos] }, now, '', (card) => ({
      ...card,
      rows: [...card.rows.slice(0, 5), { label: '签收', value: mark }],
      buttons: card.buttons.filter((button) => button.key !== 'ack'),
    }))
    return done({ nos: changed.changed.map((one) => one.row.no), already })
  })
}
