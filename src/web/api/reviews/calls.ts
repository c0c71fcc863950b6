// 复核: what units handed in and wait for (replies, extensions, disputes, pauses), each beside its finding, and the decision.
import { z } from 'zod'
import { call, day, instant, seen } from '../call.js'

const line = z.object({
  id: z.string(),
  /** reply, extension, dispute, block (暂缓) */
  kind: z.enum(['reply', 'extension', 'dispute', 'block']),
  units: z.array(z.string()),
  by: z.string(),
  at: instant,
  /** Cases that still wait for it. */
  nos: z.array(z.string()),
  waitsWorkdays: z.int(),
  /** Why who is signed in must not decide, in words; null: they may. */
  mayNot: z.string().nullable(),
})

export const listOpenReviews = call('get', '/api/reviews', {
  summary: 'Open submissions, the longest waiting first',
  who: { act: 'read-all' },
  answer: z.object({ reviews: z.array(line) }),
})

const reviewedCase = z.object({
  no: z.string(),
  version: z.int(),
  unit: z.string(),
  subject: z.string(),
  problem: z.string(),
  severity: z.string(),
  state: z.string(),
  /** In words. */
  deadline: z.string(),
  overdueWorkdays: z.int(),
  /** How often it was circulated before. */
  repeats: z.int(),
  waits: z.boolean(),
  mayNot: z.string().nullable(),
  sources: z.array(z.object({ field: z.string(), words: z.string() })),
  history: z.array(
    z.object({ at: instant, by: z.string(), type: z.string(), text: z.string(), until: day.nullable() }),
  ),
})

export const readOneReview = call('get', '/api/reviews/:id', {
  summary: 'One submission with its cases, their sentences in the circular, evidence and earlier rounds',
  who: { act: 'read-all' },
  params: z.strictObject({ id: z.string().min(1).max(60) }),
  answer: line.extend({
    open: z.boolean(),
    text: z.string(),
    channel: z.string(),
    oaNumber: z.string().nullable(),
    untilOn: day.nullable(),
    returnOn: day,
    returnWorkdays: z.int(),
    /** Files are read at /api/evidence/:id. */
    evidence: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        contentType: z.string().nullable(),
        /** owed (being fetched), kept, lost */
        state: z.string(),
        bytes: z.int().nullable(),
      }),
    ),
    cases: z.array(reviewedCase),
  }),
})

const reason = z.string().max(500)
const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('close') }),
  z.strictObject({ kind: z.literal('return'), reason, until: day.nullable() }),
  z.strictObject({ kind: z.literal('grant'), until: day.nullable() }),
  z.strictObject({ kind: z.literal('refuse'), reason }),
  z.strictObject({ kind: z.literal('uphold'), reason }),
  z.strictObject({ kind: z.literal('reject'), reason }),
  z.strictObject({ kind: z.literal('pause'), checkInOn: day.nullable() }),
  z.strictObject({ kind: z.literal('refuse-pause'), reason }),
])

export const decideReview = call('post', '/api/reviews/decide', {
  summary: 'Decide on exactly the cases in `seen`: pass or return a reply, grant or refuse a request',
  who: { act: 'decide-request' },
  body: z.strictObject({
    decision,
    seen: seen.refine((one) => Object.keys(one).length > 0, { message: '请至少选择一项' }),
  }),
  answer: z.object({
    nos: z.array(z.string()),
    /** Cases that were not decided, with the reason. */
    refusals: z.array(z.object({ no: z.string(), code: z.string(), message: z.string() })),
  }),
})
