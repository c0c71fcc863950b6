// Saved views of the ledger, each person's own.
import { done } from '../../../base/result.js'
import { changeView, dropView, saveView, viewsOf } from '../../../store/saved-views.js'
import { route, type Route } from '../route.js'
import * as calls from './calls.js'

export const viewRoutes: readonly Route[] = [
  route(calls.listViews, async ({ actor }, { context }) =>
    done({ views: await viewsOf(context.store.read, actor.userid) }),
  ),
  route(calls.saveView, ({ actor, body, now }, { context }) =>
    saveView(context.store, { userid: actor.userid, ...body }, now),
  ),
  route(calls.changeView, ({ actor, params, body }, { context }) =>
    changeView(context.store, actor.userid, params.id, body),
  ),
  route(calls.dropView, ({ actor, params }, { context }) => dropView(context.store, actor.userid, params.id)),
]
