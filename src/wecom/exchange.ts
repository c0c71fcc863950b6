// One HTTP exchange: write a request, read a bounded answer, say how far it got. No token logic, no retry, and no log:
// addresses carry secrets in their query (wecom.md, preface), so they never leave this file.
import { Agent, request } from 'undici'
import { z } from 'zod'
import type { Reply } from './reply.js'
import { networkFault } from './network-fault.js'

export interface Exchange {
  /** Asks for JSON; `shape` is what an answer with errcode 0 must look like (unknown fields are tolerated). */
  json<T>(call: Call, shape: z.ZodType<T>): Promise<Reply<T>>
  /** Asks for a file of at most `bytesMax`; an error answer in JSON is told from a file by its headers and errcode. */
  file(call: Call, bytesMax: number): Promise<Reply<ReceivedFile>>
  /** What WeCom's clock said in its last answer (the Date header, to the second); null before the first. */
  lastDate(): Date | null
  close(): Promise<void>
}

/** A form with a file in it, ready to leave. */
export interface Form {
  bytes: Uint8Array
  contentType: string
}

export interface Call {
  /** Path below `/cgi-bin/`. */
  api: string
  query: Readonly<Record<string, string>>
  /** JSON text, or a form; makes the call a POST. */
  body?: string | Form
  /** Most bytes of a JSON answer; default 1 MiB. */
  bytesMax?: number
}

export interface ReceivedFile {
  bytes: Uint8Array
  disposition: string | null
}

interface Answer {
  status: number
  contentType: string
  disposition: string | null
  /** Null if the answer was longer than allowed. */
  bytes: Buffer | null
}

const jsonBytesMax = 1024 * 1024
/** A form carries megabytes over lines that may be slow: it gets this many times the time of other calls. */
const formPatience = 6

/** Every answer of WeCom's; success is errcode absent or 0. */
const verdictShape = z.object({ errcode: z.number().int().optional(), errmsg: z.string().optional() })

/** Opens a connection pool to `apiBase`; `timeoutMs` bounds each exchange as a whole. */
export function createExchange(options: { apiBase: string; timeoutMs: number }): Exchange {
  const { apiBase, timeoutMs } = options
  // Connecting gets half of the time: a connection that never came about is then told from an answer that never came.
  // No connection is kept for the next call (pipelining 0): a kept one that the other side has just closed swallows the
  // request, and a message whose fate is unknown costs far more than the handshakes of ten messages a second.
  const agent = new Agent({
    connect: { timeout: timeoutMs / 2 },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    pipelining: 0,
  })

  let lastDate: Date | null = null

  async function ask(call: Call, bytesMax: number): Promise<Reply<Answer>> {
    const url = `${apiBase.replace(/\/+$/, '')}/cgi-bin/${call.api}?${new URLSearchParams(call.query).toString()}`
    const form = typeof call.body === 'object'
    const patienceMs = form ? timeoutMs * formPatience : timeoutMs
    try {
      const { statusCode, headers, body } = await request(url, {
        method: call.body === undefined ? 'GET' : 'POST',
        ...posted(call.body),
        dispatcher: agent,
        headersTimeout: patienceMs,
        signal: AbortSignal.timeout(patienceMs),
      })
      lastDate = dateOf(first(headers['date'])) ?? lastDate
      const bytes = await bounded(body, bytesMax)
      const [contentType, disposition] = [first(headers['content-type']), first(headers['content-disposition'])]
      return { kind: 'done', value: { status: statusCode, contentType: contentType ?? '', disposition, bytes } }
    } catch (error) {
      return networkFault(error)
    }
  }

  return {
    async json(call, shape) {
      const answer = await ask(call, call.bytesMax ?? jsonBytesMax)
      return answer.kind === 'done' ? jsonReply(answer.value, shape) : answer
    },
    async file(call, bytesMax) {
      const answer = await ask(call, bytesMax)
      return answer.kind === 'done' ? fileReply(answer.value) : answer
    },
    lastDate: () => lastDate,
    close: () => agent.destroy(),
  }
}

/** Reads a short text from any address, as a browser would without following redirects; for checks of our own callback. */
export async function readPage(url: string, timeoutMs: number): Promise<Reply<{ status: number; text: string }>> {
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(timeoutMs) })
    const bytes = await bounded(body, jsonBytesMax)
    return { kind: 'done', value: { status: statusCode, text: bytes?.toString('utf8') ?? '' } }
  } catch (error) {
    return networkFault(error)
  }
}

function posted(body: Call['body']) {
  if (body === undefined) return {}
  if (typeof body === 'string') return { body, headers: { 'content-type': 'application/json' } }
  // A buffer, not a stream: its length is then known and sent, without which WeCom finds the file empty (wecom.md §2.8).
  return { body: Buffer.from(body.bytes), headers: { 'content-type': body.contentType } }
}

function dateOf(header: string | null): Date | null {
  const date = header === null ? null : new Date(header)
  return date === null || Number.isNaN(date.getTime()) ? null : date
}

async function bounded(body: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    // Leaving the loop closes the stream, so the rest is never read.
    if (length > bytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const first = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? value[0] : value) ?? null

function jsonReply<T>(answer: Answer, shape: z.ZodType<T>): Reply<T> {
  const parsed = parsedJson(answer.bytes)
  const verdict = verdictShape.safeParse(parsed)
  if (verdict.success && (verdict.data.errcode ?? 0) !== 0) return faultReply(verdict.data)
  if (answer.status >= 300) return { kind: 'status', status: answer.status }
  const value = shape.safeParse(parsed)
  return value.success ? { kind: 'done', value: value.data } : { kind: 'lost', code: 'garbled' }
}

/** A member may well send a .json file: only JSON that is no attachment and bears an errcode is an error. */
function fileReply(answer: Answer): Reply<ReceivedFile> {
  const { status, bytes, disposition, contentType } = answer
  if (disposition === null && /json|text\/plain/i.test(contentType)) {
    const verdict = verdictShape.safeParse(parsedJson(bytes))
    if (verdict.success && (verdict.data.errcode ?? 0) !== 0) return faultReply(verdict.data)
  }
  if (status >= 300) return { kind: 'status', status }
  if (bytes === null) return { kind: 'lost', code: 'too-large' }
  return bytes.length === 0 ? { kind: 'lost', code: 'garbled' } : { kind: 'done', value: { bytes, disposition } }
}

function faultReply(verdict: z.infer<typeof verdictShape>): Reply<never> {
  const address = /from ip: ([0-9a-fA-F.:]+)/.exec(verdict.errmsg ?? '')?.[1] ?? null
  return { kind: 'fault', errcode: verdict.errcode ?? 0, address }
}

function parsedJson(bytes: Buffer | null): unknown {
  try {
    return bytes === null ? undefined : JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
