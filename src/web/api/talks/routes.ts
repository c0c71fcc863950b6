// Talks: read, acted on as they were seen, proposed, gathered, printed.
import { done, type Result, refused } from '../../../base/result.js'
import { dayOf, isoOf } from '../../../domain/day.js'
import { dayOffNote } from '../../../domain/wording/day-off.js'
import { gatherTalks } from '../../../flows/gather-talks.js'
import { applyForTalk } from '../../../flows/propose-talk.js'
import { runTalk } from '../../../flows/run-talk.js'
import type { Tx } from '../../../store/db.js'
import { countEndedTalks, endedTalks, openTalks, talkVersions } from '../../../store/talks.js'
import { ifUnchanged } from '../guard.js'
import { madePaper } from '../made-paper.js'
import { route, type Route } from '../route.js'
import * as calls from './calls.js'
import { cardOf, detailOf } from './shape-talk.js'

const endedPage = 50

export const talkRoutes: readonly Route[] = [
  route(calls.listTalks, async ({ now }, { context: { store, calendar } }) => {
    const rows = await openTalks(store.read)
    const talks = rows.map((row) => cardOf(calendar, row))
    return done({ today: dayOf(now), talks, ended: await countEndedTalks(store.read) })
  }),
  route(calls.listEndedTalks, async ({ query }, { context: { store, calendar } }) => {
    const rows = await endedTalks(store.read, query.skip, endedPage)
    return done({ talks: rows.map((row) => cardOf(calendar, row)), total: await countEndedTalks(store.read) })
  }),
  route(calls.readTalk, ({ actor, params, now }, { context }) => detailOf(context, actor, params.id, now)),
  route(calls.actOnTalk, async ({ actor, params, body, now }, { context }) => {
    const { seen, act } = body
    const ran = await ifUnchanged(context, talksAsSeen(params.id, seen), (joined) =>
      runTalk(joined, params.id, act.kind === 'schedule' ? inOurZone(act) : act, actor.userid, now),
    )
    return ran.ok ? done({ changed: ran.value.map((one) => one.id) }) : ran
  }),
  route(calls.proposeTalk, async ({ actor, body, now }, { context }) => {
    const proposed = await applyForTalk(context, { unit: null, ...body }, actor.userid, now)
    return proposed.ok ? done({ id: proposed.value.id }) : proposed
  }),
  route(calls.gatherTalks, async ({ actor, body, now }, { context }) => {
    const ids = Object.keys(body.seen)
    return await ifUnchanged(context, talksAsSeen('', body.seen), (joined) =>
      gatherTalks(joined, ids, actor.userid, now),
    )
  }),
  route(calls.makeTalkPaper, ({ actor, params, now }, door) =>
    madePaper(door, { kind: params.kind, talk: params.id }, actor.userid, now),
  ),
  route(calls.lookAtDay, async ({ params }, { context: { calendar } }) =>
    done({ dayOff: dayOffNote(calendar, params.day) }),
  ),
]

/** An instant is kept in the office's offset, however the page wrote it. */
const inOurZone = <A extends { schedule: { at: string } }>(act: A): A => ({
  ...act,
  schedule: { ...act.schedule, at: isoOf(new Date(act.schedule.at)) },
})

/** The look at talks: what the act can touch has the versions that were shown, and was shown at all. */
const talksAsSeen =
  (id: string, seen: Readonly<Record<string, number>>) =>
  async (tx: Tx): Promise<Result<null>> => {
    const ids = [...new Set([...Object.keys(seen), ...(id === '' ? [] : [id])])]
    const now = await talkVersions(tx, ids, id)
    const moved = [...now].filter(([one, version]) => seen[one] !== version).map(([one]) => one)
    return moved.length === 0
      ? done(null)
      : refused('changed-since', `约谈${moved.join('、')}在您打开之后已有变化,本次没有办理;请看过最新情况后再办。`)
  }
