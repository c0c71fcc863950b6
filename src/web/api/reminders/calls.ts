// 催办 by hand, shown before it is done: the look says what it costs and names the cases with their versions, the act does
// just those.
import { z } from 'zod'
import { call, seen } from '../call.js'

export const lookAtReminder = call('post', '/api/reminders/look', {
  summary: 'What a reminder would cost: who gets it, when, what it uses up and displaces; nothing is changed',
  who: { act: 'remind' },
  body: z.strictObject({
    /** Case numbers, a unit, an account, `逾期`, or `B24Q3 逾期`. */
    target: z.string().trim().min(1).max(4_000),
  }),
  answer: z.object({
    lines: z.array(z.string()),
    /** Whether anything would leave. */
    leaves: z.boolean(),
    refusals: z.array(z.object({ no: z.string(), message: z.string() })),
    /** The cases it is accepted for, with their versions: what the act takes. */
    seen,
  }),
})

export const remindCases = call('post', '/api/reminders', {
  summary: 'Reminds the units of these cases, as it was shown',
  who: { act: 'remind' },
  body: z.strictObject({ seen: seen.refine((one) => Object.keys(one).length > 0, '没有可以催办的事项') }),
  answer: z.object({ lines: z.array(z.string()), nos: z.array(z.string()) }),
})
