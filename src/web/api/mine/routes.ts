// A unit contact's own matters.
import { done, type Result } from '../../../base/result.js'
import type { Day } from '../../../domain/day.js'
import type { Actor } from '../../../domain/roles.js'
import { acknowledgeCases } from '../../../flows/acknowledge-cases.js'
import { ownCase } from '../../../flows/change-cases.js'
import type { FlowContext } from '../../../flows/context.js'
import { readWaiting } from '../../../flows/keep-evidence.js'
import { readMyEnded, readMyItems } from '../../../flows/my-items.js'
import { readMyStory } from '../../../flows/my-story.js'
import { checkInCases } from '../../../flows/pause-cases.js'
import { submitReply } from '../../../flows/submit-reply.js'
import { submitRequest } from '../../../flows/submit-request.js'
import { undoSubmission } from '../../../flows/undo-submission.js'
import { casesByNos } from '../../../store/cases.js'
import type { Tx } from '../../../store/db.js'
import { undoableOf } from '../../../store/submissions.js'
import { asSeen, casesAsSeen, ifUnchanged } from '../guard.js'
import { type ApiDoor, type Route, route } from '../route.js'
import {
  acknowledgeMine,
  checkInMine,
  disputeMine,
  extendMine,
  pauseMine,
  readEnded,
  readMine,
  readStory,
  replyMine,
  undoMine,
} from './calls.js'

type Seen = Readonly<Record<string, number>>
interface Acted {
  nos: string[]
  refusals?: readonly { no: string; message: string }[]
}

/** The act on cases of the person's own units that were seen, as long as they still are what was seen. */
async function onSeen(
  { actor, body: { seen } }: { actor: Actor; body: { seen: Seen } },
  { context }: ApiDoor,
  act: (joined: FlowContext, nos: string[]) => Promise<Result<Acted>>,
): Promise<Result<{ nos: string[]; refusals: { no: string; message: string }[] }>> {
  const nos = Object.keys(seen)
  const look = async (tx: Tx): Promise<Result<null>> => {
    const own = (await casesByNos(tx, nos)).map((row) => ownCase(actor, row))
    return own.find((one) => !one.ok) ?? (await casesAsSeen(seen)(tx))
  }
  const acted = await ifUnchanged(context, look, (joined) => act(joined, nos))
  return acted.ok ? done({ nos: acted.value.nos, refusals: [...(acted.value.refusals ?? [])] }) : acted
}

type Wanted = { kind: 'extension'; until: Day } | { kind: 'dispute' } | { kind: 'block' }

const request = (
  asked: { actor: Actor; body: { seen: Seen }; now: Date },
  door: ApiDoor,
  wanted: Wanted,
  reason: string,
  evidence: readonly string[],
): ReturnType<typeof onSeen> =>
  onSeen(asked, door, (joined, nos) =>
    submitRequest(joined, { ...wanted, by: asked.actor.userid, nos, reason, evidence, channel: 'page' }, asked.now),
  )

export const mineRoutes: readonly Route[] = [
  route(readMine, async ({ actor, now }, { context }) => {
    const items = await readMyItems(context, actor, now)
    return done({ ...items, uploads: await readWaiting(context.store.read, actor.userid) })
  }),
  route(readEnded, async ({ actor, now }, { context }) => done({ items: await readMyEnded(context, actor, now) })),
  route(readStory, ({ actor, params, now }, { context }) => readMyStory(context, actor, params.no, now)),
  route(replyMine, (asked, door) => {
    const { text, fixedOn, evidence } = asked.body
    const said = { by: asked.actor.userid, text, fixedOn, evidence, channel: 'page' as const, oaNumber: null }
    return onSeen(asked, door, (joined, nos) => submitReply(joined, { ...said, nos }, asked.now))
  }),
  route(extendMine, (asked, door) => {
    const { until, reason, evidence } = asked.body
    return request(asked, door, { kind: 'extension', until }, reason, evidence)
  }),
  route(disputeMine, (asked, door) =>
    request(asked, door, { kind: 'dispute' }, asked.body.reason, asked.body.evidence),
  ),
  route(pauseMine, (asked, door) => request(asked, door, { kind: 'block' }, asked.body.reason, asked.body.evidence)),
  route(checkInMine, (asked, door) => {
    const said = { text: asked.body.text, next: null, by: asked.actor.userid }
    return onSeen(asked, door, (joined, nos) => checkInCases(joined, { ...said, nos }, asked.now))
  }),
  route(acknowledgeMine, (asked, door) =>
    onSeen(asked, door, (joined, nos) => acknowledgeCases(joined, nos, asked.actor.userid, asked.now)),
  ),
  route(undoMine, async ({ actor: { userid }, body, now }, { context }) => {
    const newest = asSeen('您的提交', body.submission, async (tx) => (await undoableOf(tx, userid, now))?.id ?? null)
    const undone = await ifUnchanged(context, newest, (joined) => undoSubmission(joined, userid, now))
    return undone.ok ? done({ nos: undone.value.nos }) : undone
  }),
]
