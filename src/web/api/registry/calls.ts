// The registry as a file: a template to fill in, what an upload would change, and writing it.
import { z } from 'zod'
import { call } from '../call.js'

/** Most bytes of a registry: 10,000 units with their people and accounts stay below. */
const file = { fileBytes: 20_000_000 }
const fileName = z.string().trim().min(1).max(200)

const what = z.enum(['office', 'staff', 'unit', 'contact', 'account', 'history'])
const change = z.object({
  what,
  name: z.string(),
  of: z.string().optional(),
  fields: z.array(z.object({ field: z.string(), old: z.string(), new: z.string() })).optional(),
})
const pile = <T extends z.ZodType>(one: T) => z.object({ count: z.int(), shown: z.array(one) })

export const difference = z.object({
  staff: z.int(),
  units: z.int(),
  contacts: z.int(),
  accounts: z.int(),
  history: z.int(),
  /** The file says what is stored already. */
  unchanged: z.boolean(),
  added: pile(change),
  changed: pile(change),
  gone: pile(change.extend({ how: z.enum(['left', 'retired', 'deleted']) })),
  /** What looks like a new name or a merger, in words; never applied. */
  proposed: z.array(z.string()),
  /** Goes back with the writing: refused (409 changed-since) if the difference is another one by then. */
  mark: z.string(),
})

export const compareRegistry = call('post', '/api/registry/difference', {
  summary: 'What a registry file would change; nothing is written',
  who: { act: 'keep-staff' },
  query: z.object({ name: fileName }),
  body: file,
  answer: difference,
})

export const writeRegistryFile = call('post', '/api/registry', {
  summary: 'Write a registry file whose difference was shown; whole or not at all',
  who: { act: 'keep-staff' },
  query: z.object({ name: fileName, seen: z.string().max(64) }),
  body: file,
  answer: difference,
})

export const downloadTemplate = call('get', '/api/registry/template', {
  summary: 'The empty registry workbook with explanations',
  who: { act: 'read-all' },
  answer: 'file',
})
