// The audit chain for the office: looked through, checked, its head to be written down.
import { z } from 'zod'
import { call, day, instant } from '../call.js'

const blank = z.string().trim().max(200).default('')
const dayOrBlank = z.union([day, z.literal('')]).default('')

export const searchEntries = call('get', '/api/audit', {
  summary: 'Entries of the audit chain, the last first, by person, act, subject and days',
  who: { act: 'read-all' },
  query: z.strictObject({
    person: blank,
    act: blank,
    subject: blank,
    from: dayOrBlank,
    to: dayOrBlank,
    below: z.coerce.number().int().min(0).optional(),
  }),
  answer: z.object({
    entries: z.array(
      z.object({
        seq: z.int(),
        at: instant,
        /** Name of who did it; the rules and the engine: 系统. */
        by: z.string(),
        userid: z.string(),
        /** Where a command did it: the user of the machine. */
        osUser: z.string().nullable(),
        act: z.string(),
        /** The act in words. */
        words: z.string(),
        subject: z.string(),
        /** What the number means, to lead to its page: `case`, `talk`, `circular`, or nothing. */
        leadsTo: z.enum(['case', 'talk', 'circular']).nullable(),
        digest: z.string(),
        hash: z.string(),
      }),
    ),
    /** Goes on below this entry; null: nothing is left. */
    below: z.int().nullable(),
    entriesInAll: z.int(),
    head: z.string(),
  }),
})

export const listAuditActs = call('get', '/api/audit/acts', {
  summary: 'The acts the audit chain knows, in words',
  who: { act: 'read-all' },
  answer: z.array(z.object({ act: z.string(), words: z.string() })),
})

export const checkChain = call('get', '/api/audit/verification', {
  summary: 'Walks the whole chain (begin=1), or says how far a walk is and what the last one found',
  who: { act: 'read-all' },
  query: z.strictObject({
    begin: z.enum(['1', '']).default(''),
    /** A head written down earlier, which must still be part of the chain. */
    head: z
      .string()
      .trim()
      .regex(/^([0-9a-fA-F]{64})?$/, '链头应为64位十六进制字符')
      .default(''),
  }),
  answer: z.object({
    last: z
      .object({
        at: instant,
        ok: z.boolean(),
        entries: z.int(),
        head: z.string(),
        words: z.string(),
      })
      .nullable(),
    checking: z.object({ done: z.int(), of: z.int() }).nullable(),
  }),
})
