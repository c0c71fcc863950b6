// Messages: a page of the outbox, what is still to come, one message with its why, and the holding of planned sending.
import { z } from 'zod'
import { call, day, instant } from '../call.js'
import { holding } from '../today/calls.js'

export const messageLine = z.object({
  /** Message id, or key of a step: what the story takes. */
  id: z.string(),
  at: instant,
  who: z.string(),
  kind: z.string(),
  name: z.string(),
  caseNos: z.array(z.string()),
  state: z.string(),
  /** How it ended, or is expected to, in words. */
  ended: z.string(),
})

const named = z.string().trim().min(1).max(60).optional()
const scope = { to: named, unit: named, case: named }

export const messagesOnPage = 50

export const listSentMessages = call('get', '/api/messages', {
  summary: 'Messages, newest first, a page at a time; kind `step`: steps that became no message',
  who: { act: 'read-all' },
  query: z.strictObject({
    ...scope,
    circular: named,
    on: day.optional(),
    state: z.enum(['waiting', 'sent', 'superseded', 'skipped', 'dead', 'uncertain']).optional(),
    kind: z.enum(['plan', 'answer', 'result', 'paper', 'task', 'step']).optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  }),
  answer: z.object({ lines: z.array(messageLine), total: z.int(), pageSize: z.int() }),
})

export const listComingMessages = call('get', '/api/messages/coming', {
  summary: 'What is still to leave if nobody answers: played from now, not stored; the first ones',
  who: { act: 'read-all' },
  query: z.strictObject(scope),
  answer: z.object({ lines: z.array(messageLine), total: z.int(), held: z.boolean() }),
})

export const messageStory = call('get', '/api/messages/story', {
  summary:
    'One message, or one step that became none: its text, 为什么, and its cases; whom to call where nobody knows if it arrived',
  who: { act: 'read-all' },
  query: z.strictObject({ id: z.string().min(1).max(200) }),
  answer: z.object({
    /** null: a step without a message, or one still to come. */
    message: z
      .object({
        at: instant,
        who: z.string(),
        kind: z.string(),
        state: z.string(),
        ended: z.string(),
        text: z.string(),
        cause: z.string(),
        cases: z.array(
          z.object({
            no: z.string(),
            sources: z.array(z.object({ field: z.string(), words: z.string() })),
            deadline: z.array(z.string()),
            steps: z.array(z.object({ name: z.string(), why: z.string(), origin: z.string() })),
          }),
        ),
      })
      .nullable(),
    /** The why of a step, line by line. */
    lines: z.array(z.string()),
    /** The open task it left behind. */
    task: z.object({ id: z.string(), text: z.string(), toCall: z.string() }).nullable(),
  }),
})

export const readHolding = call('get', '/api/messages/holding', {
  summary: 'Whether planned sending is held, by whom and why, and how many messages already written are waiting',
  who: { act: 'read-all' },
  answer: z.object({
    hold: holding.nullable(),
    /** Written, not yet tried. */
    waiting: z.int(),
    uncertain: z.int(),
  }),
})

export const holdMessages = call('post', '/api/messages/hold', {
  summary: 'Hold everything planned until it is released; answers, results and work for the office still leave',
  who: { act: 'release' },
  body: z.strictObject({ reason: z.string().max(300) }),
  answer: z.object({ hold: z.object({ reason: z.string(), at: instant }) }),
})

export const releaseMessages = call('post', '/api/messages/release', {
  summary: 'Let held sending go on',
  who: { act: 'release' },
  body: z.strictObject({ seenAt: instant.meta({ description: 'Since when it was held, as the page showed it' }) }),
  answer: z.object({ wasHeld: z.boolean() }),
})

export const messageChoices = call('get', '/api/messages/choices', {
  summary: 'Names the filters offer: people, units, circulars',
  who: { act: 'read-all' },
  answer: z.object({
    people: z.array(z.object({ userid: z.string(), name: z.string() })),
    units: z.array(z.string()),
    circulars: z.array(z.object({ code: z.string(), title: z.string() })),
  }),
})
