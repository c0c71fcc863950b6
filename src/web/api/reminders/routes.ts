// 催办: the cost first, then the act on what was shown.
import { done } from '../../../base/result.js'
import { remind } from '../../../flows/remind.js'
import { wordsOf } from '../../../flows/remind-chat.js'
import { casesByNos } from '../../../store/cases.js'
import { casesAsSeen, ifUnchanged } from '../guard.js'
import { route, type Route } from '../route.js'
import { lookAtReminder, remindCases } from './calls.js'

export const reminderRoutes: readonly Route[] = [
  route(lookAtReminder, async ({ actor, body, now }, { context }) => {
    const looked = await remind(context, body.target, actor.userid, now, true)
    if (!looked.ok) return looked
    const { caseNos, people, refusals } = looked.value
    const rows = await casesByNos(context.store.read, caseNos)
    return done({
      lines: await wordsOf(context.store.read, looked.value, now),
      leaves: people.length > 0,
      refusals,
      seen: Object.fromEntries(rows.map((row) => [row.no, row.version])),
    })
  }),
  route(remindCases, async ({ actor, body, now }, { context }) => {
    const target = Object.keys(body.seen).join('、')
    const reminded = await ifUnchanged(context, casesAsSeen(body.seen), (joined) =>
      remind(joined, target, actor.userid, now),
    )
    if (!reminded.ok) return reminded
    return done({ lines: await wordsOf(context.store.read, reminded.value, now), nos: reminded.value.caseNos })
  }),
]
