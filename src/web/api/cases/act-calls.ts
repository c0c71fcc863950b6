// What the office does to cases of its own accord; what units asked is decided by the calls of reviews. Every act carries the
// versions the page showed; several cases at once are named by them.
import { z } from 'zod'
import { call, day, seen } from '../call.js'

const reason = z.string().trim().max(2_000)
const dayOrNone = day.nullable().default(null)

/** What was done, and which cases were refused, with the sentence for the person. */
const outcome = z.object({
  nos: z.array(z.string()),
  refusals: z.array(z.object({ no: z.string(), message: z.string() })),
})

const some = seen.refine((one) => Object.keys(one).length > 0, '没有选中事项')

export const pauseCases = call('post', '/api/case-pauses', {
  summary: 'Pauses cases: days to check in instead of the deadline',
  who: { act: 'decide-request' },
  body: z.strictObject({ seen: some, reason, checkInOn: dayOrNone }),
  answer: outcome,
})

export const checkInCases = call('post', '/api/case-check-ins', {
  summary: 'Records how paused cases stand, as the unit told a clerk',
  who: { act: 'record-outside' },
  body: z.strictObject({ seen: some, text: reason, next: dayOrNone }),
  answer: outcome,
})

export const resumeCases = call('post', '/api/case-resumptions', {
  summary: 'Ends a pause; without a day as the rules say',
  who: { act: 'decide-request' },
  body: z.strictObject({ seen: some, until: dayOrNone }),
  answer: outcome,
})

export const handOverCases = call('post', '/api/case-hand-overs', {
  summary: 'Another unit answers for cases; a dispute that waits is upheld by it',
  who: { act: 'prepare-circular' },
  body: z.strictObject({ seen: some, to: z.string().trim().max(200), reason, until: dayOrNone }),
  answer: outcome,
})

export const withdrawCases = call('post', '/api/case-withdrawals', {
  summary: 'Strikes findings',
  who: { act: 'withdraw' },
  body: z.strictObject({ seen: some, reason }),
  answer: outcome,
})

export const recordAnswer = call('post', '/api/case-answers', {
  summary: 'Records an answer that came by OA, phone or on paper; the unit is left alone from then on',
  who: { act: 'record-outside' },
  body: z.strictObject({
    seen: some,
    channel: z.enum(['oa', 'phone', 'paper']),
    oaNumber: z.string().trim().max(100).nullable().default(null),
    text: reason,
  }),
  answer: outcome,
})
