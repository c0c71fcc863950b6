// Who is signed in, and what their pages need before anything else.
import { z } from 'zod'
import { call, instant } from '../call.js'

export const me = z.object({
  userid: z.string(),
  name: z.string(),
  office: z.string().nullable(),
  /** Acts the office's side lets them do today; the pages offer only these, the flows check again. */
  acts: z.array(z.string()),
  isStaff: z.boolean(),
  isContact: z.boolean(),
  /** Names of the units they answer for. */
  units: z.array(z.string()),
  /** The service's time: pages reckon from it, never from the browser's. */
  now: instant,
  sandbox: z.boolean(),
  /** Goes into the header of every act. */
  csrf: z.string(),
})

export const readMe = call('get', '/api/me', {
  summary: 'Who is signed in, what they may do, the time of the service, and the proof for acts',
  who: 'signed-in',
  answer: me,
})
