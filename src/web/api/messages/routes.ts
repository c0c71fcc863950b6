// Messages: read, and held or released as they were seen.
import { done } from '../../../base/result.js'
import { isoOf } from '../../../domain/day.js'
import { listMessages } from '../../../flows/explain-list.js'
import { readNaming } from '../../../flows/explain-people.js'
import { holdSending } from '../../../flows/hold-sending.js'
import { pageOfMessages } from '../../../flows/page-messages.js'
import { releaseHold } from '../../../flows/release-hold.js'
import { isHeld, readHold } from '../../../store/hold.js'
import { asSeen, ifUnchanged } from '../guard.js'
import { type Route, route } from '../route.js'
import * as calls from './calls.js'
import { holdingOf } from './shape-hold.js'
import { storyOf } from './shape-story.js'

/** Most lines of what is to come that a page shows. */
const comingMax = 300

export const messageRoutes: readonly Route[] = [
  route(calls.listSentMessages, async ({ query: { page, ...query } }, { context }) => {
    const size = calls.messagesOnPage
    const found = await pageOfMessages(context.store.read, query, page, size)
    return found.ok ? done({ ...found.value, pageSize: size }) : found
  }),
  route(calls.listComingMessages, async ({ actor, query, now }, { context }) => {
    const { read } = context.store
    const found = await listMessages(read, context, actor, { ...query, coming: true }, now)
    if (!found.ok) return found
    return done({ lines: found.value.slice(0, comingMax), total: found.value.length, held: await isHeld(read) })
  }),
  route(calls.messageStory, ({ actor, query, now }, { context }) => storyOf(context, actor, query.id, now)),
  route(calls.messageChoices, async (_, { context }) => {
    const { read } = context.store
    const select = { code: true, title: true }
    return done({
      people: await read.person.findMany({ select: { userid: true, name: true }, orderBy: { name: 'asc' } }),
      units: (await read.unit.findMany({ select: { name: true }, orderBy: { name: 'asc' } })).map((one) => one.name),
      circulars: await read.circular.findMany({
        where: { state: 'published' },
        select,
        orderBy: { publishedAt: 'desc' },
      }),
    })
  }),
  route(calls.readHolding, async (_, { context }) => {
    const { read } = context.store
    const hold = await readHold(read)
    const planned = { kind: { in: ['plan', 'paper'] } }
    return done({
      hold: hold?.state === 'held' ? holdingOf(hold, await readNaming(read, true)) : null,
      waiting: await read.message.count({ where: { ...planned, state: 'pending' } }),
      uncertain: await read.message.count({ where: { state: 'uncertain' } }),
    })
  }),
  route(calls.holdMessages, async ({ actor, body, now }, { context }) => {
    const held = await holdSending(context, body.reason, actor.userid, now)
    return held.ok ? done({ hold: { reason: held.value.hold.reason, at: isoOf(now) } }) : held
  }),
  route(calls.releaseMessages, async ({ actor, body, now }, { context }) => {
    const standing = asSeen('发送的暂停', isoOf(new Date(body.seenAt)), async (tx) => {
      const hold = await readHold(tx)
      return hold?.state === 'held' ? isoOf(new Date(hold.at)) : null
    })
    return await ifUnchanged(context, standing, (joined) => releaseHold(joined, actor.userid, now))
  }),
]
