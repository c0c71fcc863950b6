// What is recorded about a unit's people: gone, back, texts instead of cards, another userid, stand-ins.
import { done } from '../../../base/result.js'
import { leaveContact, returnContact } from '../../../flows/leave-contact.js'
import { setMessageForm } from '../../../flows/message-form.js'
import { renameContact } from '../../../flows/rename-contact.js'
import { endStandIn, setStandIn } from '../../../flows/stand-in.js'
import { route, type Route } from '../route.js'
import { onContact, onUnit } from './as-seen.js'
import { changeUserid, endStandInOf, recordBack, recordLeft, setForm, setStandInOf } from './calls.js'

export const contactRoutes: readonly Route[] = [
  route(recordLeft, ({ actor, params, body, now }, { context }) =>
    onContact(context, { ...params, ...body, now }, (joined) => leaveContact(joined, params.userid, actor.userid, now)),
  ),
  route(recordBack, ({ actor, params, body, now }, { context }) =>
    onContact(context, { ...params, ...body, now }, (joined) =>
      returnContact(joined, params.userid, actor.userid, now),
    ),
  ),
  route(setForm, ({ actor, params, body, now }, { context }) =>
    onContact(context, { ...params, ...body, now }, (joined) =>
      setMessageForm(joined, params.userid, body.textOnly, actor.userid, now),
    ),
  ),
  route(changeUserid, ({ actor, params, body, now }, { context }) =>
    onContact(context, { ...params, ...body, now }, (joined) =>
      renameContact(joined, params.userid, body.to, actor.userid, now),
    ),
  ),
  route(setStandInOf, ({ actor, params, body, now }, { context }) =>
    onContact(context, { ...params, ...body, now }, (joined) => {
      const { standIn, fromOn, untilOn } = body
      return setStandIn(joined, { userid: params.userid, standIn, fromOn, untilOn }, actor.userid, now)
    }),
  ),
  route(endStandInOf, ({ actor, params, body, now }, { context }) =>
    onUnit(context, { ...params, ...body, now }, async (joined) => {
      const ended = await endStandIn(joined, params.standIn, actor.userid, now)
      return ended.ok ? done({ id: ended.value.id }) : ended
    }),
  ),
]
