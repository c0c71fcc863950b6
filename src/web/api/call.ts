// What a call of the API is, said once: its address, who may make it, what goes in and what comes out. The routes serve it,
// the OpenAPI file describes it, and the pages are typed by it; none of them knows it a second time.
import { z } from 'zod'
import type { Act } from '../../domain/roles.js'

export type Method = 'get' | 'post' | 'put' | 'delete'

/**
 * Who may make a call: everybody with a session; contacts of units (and who stands in for one); or whom the registry lets do
 * an act of the office. What of it concerns which unit the flow behind the call decides.
 */
export type Who = 'signed-in' | 'contact' | { act: Act }

/** The body of an upload: the bytes as they are, its name in the query as `name`. */
export interface FileBody {
  /** Most bytes. */
  fileBytes: number
}

export interface Call {
  method: Method
  /** With `:names` where something is named; begins with `/api/`. */
  path: string
  /** What it is for, one line. */
  summary: string
  who: Who
  params: z.ZodObject
  query: z.ZodObject
  /** null: none. */
  body: z.ZodType | FileBody | null
  /** What comes back; `file`: bytes to keep, as an attachment. */
  answer: z.ZodType | 'file'
}

const nothing = z.strictObject({})

interface Declared<P extends z.ZodObject, Q extends z.ZodObject> {
  params?: P
  query?: Q
}

/** A call with what is left out filled in: no params, no query. */
export const call = <
  const M extends Method,
  const Path extends `/api/${string}`,
  A extends z.ZodType | 'file',
  P extends z.ZodObject = typeof nothing,
  Q extends z.ZodObject = typeof nothing,
  B extends z.ZodType | FileBody | null = null,
>(
  method: M,
  path: Path,
  one: { summary: string; who: Who; answer: A; body?: B } & Declared<P, Q>,
) => ({
  method,
  path,
  summary: one.summary,
  who: one.who,
  params: (one.params ?? nothing) as P,
  query: (one.query ?? nothing) as Q,
  body: (one.body ?? null) as B,
  answer: one.answer,
})

export const isFileBody = (body: Call['body']): body is FileBody => body !== null && 'fileBytes' in body

/** An instant on the wire: ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true })
/** A day on the wire, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** Everything refused answers so: a stable code, and one sentence for the person (Chinese). */
export const problem = z.object({ error: z.string(), message: z.string() })

/** What somebody saw when they decided: an act is refused if it has changed since. A version each, by case number. */
export const seen = z
  .record(z.string().max(40), z.int().nonnegative())
  .refine((all) => Object.keys(all).length <= 500, '一次最多办理500项')
  .meta({
    description: 'Versions the page showed, by case number; the act is refused (409 changed-since) if one has changed.',
  })
