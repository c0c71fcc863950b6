// 待办: work of the office that no message can do.
import { z } from 'zod'
import { call } from '../call.js'

export const finishOfficeTask = call('post', '/api/tasks/:id/finish', {
  summary: 'Mark a task as done, with what was done; a call is written down on its cases',
  who: { act: 'record-outside' },
  params: z.strictObject({ id: z.string().min(1).max(60) }),
  body: z.strictObject({ note: z.string().max(500) }),
  answer: z.object({
    id: z.string(),
    /** Cases on which the call was written down. */
    told: z.array(z.string()),
  }),
})
