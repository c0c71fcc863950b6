// A unit contact's own matters: what is open, one item's story, and what they can do about several at once. Acts name the
// cases by the versions the page showed (`seen`): which cases, and that they are still as they were.
import { z } from 'zod'
import { call, day, instant, seen as anySeen } from '../call.js'

const item = z.object({
  no: z.string(),
  version: z.int(),
  unit: z.string(),
  subject: z.string(),
  problem: z.string(),
  severity: z.enum(['fail', 'minor']),
  state: z.string(),
  stateText: z.string(),
  standing: z.enum(['late', 'returned', 'soon', 'open', 'paused', 'waiting', 'ended']),
  circular: z.object({ code: z.string(), title: z.string() }),
  dueOn: day.nullable(),
  due: z.string(),
  workdaysLeft: z.int().nullable(),
  overdueWorkdays: z.int(),
  repeats: z.int(),
  returned: z.string().nullable(),
  paused: z.object({ reason: z.string(), checkInOn: day }).nullable(),
  isFrozen: z.boolean(),
  acts: z.array(z.enum(['acknowledge', 'reply', 'extension', 'dispute', 'pause', 'check-in'])),
  extensionFrom: day,
})

const waiting = z.object({ id: z.string(), name: z.string(), contentType: z.string(), bytes: z.int() })

const last = z.object({
  id: z.string(),
  kind: z.enum(['reply', 'extension', 'dispute', 'block']),
  nos: z.array(z.string()),
  text: z.string(),
  untilOn: day.nullable(),
  undoUntil: instant,
})

export const readMine = call('get', '/api/mine', {
  summary: 'Open matters of the contact’s units, those of units below to look at, and what can still be taken back',
  who: 'contact',
  answer: z.object({
    own: z.array(item),
    below: z.array(item),
    ended: z.int(),
    last: last.nullable(),
    /** Uploads that wait to be handed in. */
    uploads: z.array(waiting),
    today: day,
    now: instant,
  }),
})

export const readEnded = call('get', '/api/mine/ended', {
  summary: 'Closed and withdrawn matters of the contact’s units, the latest first',
  who: 'contact',
  answer: z.object({ items: z.array(item) }),
})

const step = z.object({ at: instant, name: z.string(), who: z.string(), ended: z.string(), why: z.string() })

export const readStory = call('get', '/api/mine/items/:no', {
  summary: 'One matter as its unit sees it: finding, source, deadline, what was said, what comes',
  who: 'contact',
  params: z.object({ no: z.string().max(40) }),
  answer: z.object({
    item,
    circular: z.object({
      title: z.string(),
      url: z.string().nullable(),
      deadlineText: z.string().nullable(),
      handIn: z.string().nullable(),
    }),
    sources: z.array(z.object({ field: z.string(), words: z.string() })),
    deadline: z.array(z.string()),
    stops: z.array(z.string()),
    said: z.array(
      z.object({
        side: z.enum(['unit', 'office']),
        what: z.string(),
        text: z.string(),
        at: instant,
        who: z.string(),
        evidence: z.array(z.object({ id: z.string(), name: z.string(), contentType: z.string() })),
      }),
    ),
    past: z.array(step),
    coming: z.array(step),
  }),
})

/** At least one case, and no more than a unit would ever tick by hand. */
const seen = anySeen.refine((all) => Object.keys(all).length > 0 && Object.keys(all).length <= 300, {
  error: '请至少选择一项(最多300项)',
})
const words = z.string().max(4000, { error: '文字过长,请控制在4000字以内' })
const evidence = z.array(z.string().max(40)).max(9, { error: '一次最多附9份佐证' }).default([])

const done = z.object({
  nos: z.array(z.string()),
  /** Cases it could not be done for, with the reason. */
  refusals: z.array(z.object({ no: z.string(), message: z.string() })),
})

export const replyMine = call('post', '/api/mine/reply', {
  summary: 'Answer cases: what was done, when, with evidence; they wait for review',
  who: 'contact',
  body: z.strictObject({ seen, text: words, fixedOn: day.nullable().default(null), evidence }),
  answer: done,
})

export const extendMine = call('post', '/api/mine/extension', {
  summary: 'Ask for a later day',
  who: 'contact',
  body: z.strictObject({ seen, until: day, reason: words, evidence }),
  answer: done,
})

export const disputeMine = call('post', '/api/mine/dispute', {
  summary: 'Dispute findings; the clock stands still until the office decides',
  who: 'contact',
  body: z.strictObject({ seen, reason: words, evidence }),
  answer: done,
})

export const pauseMine = call('post', '/api/mine/pause', {
  summary: 'Ask for a pause while the platform cancels an account',
  who: 'contact',
  body: z.strictObject({ seen, reason: words, evidence }),
  answer: done,
})

export const checkInMine = call('post', '/api/mine/check-in', {
  summary: 'Say how paused cases stand',
  who: 'contact',
  body: z.strictObject({ seen, text: words }),
  answer: done,
})

export const acknowledgeMine = call('post', '/api/mine/acknowledge', {
  summary: 'Confirm receipt',
  who: 'contact',
  body: z.strictObject({ seen }),
  answer: done,
})

export const undoMine = call('post', '/api/mine/undo', {
  summary: 'Take back what was handed in last, as long as the rules allow',
  who: 'contact',
  body: z.strictObject({ submission: z.string().max(40) }),
  answer: z.object({ nos: z.array(z.string()) }),
})
