// What is recorded about a unit itself: events in the lives of its accounts, and freezes.
import { refused } from '../../../base/result.js'
import { freezeCases, thawCases } from '../../../flows/freeze-cases.js'
import { recordAccountEvent } from '../../../flows/record-account-event.js'
import { route, type Route } from '../route.js'
import { onUnit } from './as-seen.js'
import { freezeUnit, recordEvent, thawUnit } from './calls.js'

export const accountRoutes: readonly Route[] = [
  route(recordEvent, ({ actor, params, body, now }, { context }) =>
    onUnit(context, { ...params, ...body, now }, async (joined, unit) => {
      if (!unit.accounts.some((one) => one.id === params.account))
        return refused('no-account', `${unit.name}没有这个账号。`)
      const { type, on, to, note } = body
      const event = { account: params.account, type, on, to: textOrNull(to), note: textOrNull(note), by: actor.userid }
      return await recordAccountEvent(joined, event, now)
    }),
  ),
  route(freezeUnit, ({ actor, params, body, now }, { context }) =>
    onUnit(context, { ...params, ...body, now }, (joined, unit) => {
      const { reason, reviewOn } = body
      return freezeCases(joined, { kind: 'unit', target: unit.name, reason, reviewOn, by: actor.userid }, now)
    }),
  ),
  route(thawUnit, ({ actor, params, body, now }, { context }) =>
    onUnit(context, { ...params, ...body, now }, async (joined, unit) => {
      const standing = { id: params.freeze, kind: 'unit', subjectId: unit.id, liftedAt: null }
      if ((await joined.store.read.freeze.count({ where: standing })) === 0)
        return refused('no-freeze', `${unit.name}没有这项冻结,可能已经解除。`)
      return await thawCases(joined, params.freeze, actor.userid, now)
    }),
  ),
]

/** A field left empty says nothing. */
const textOrNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text)
