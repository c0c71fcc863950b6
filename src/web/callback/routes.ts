// The callback of the app: verify, keep, answer 200 with an empty body; understand later (promise 1). Refusals are the
// statuses of contract §5 and never a 5xx, because WeCom drops receivers that fail (wecom.md §0.6).
import type { IncomingMessage } from 'node:http'
import type Router from '@koa/router'
import getRawBody from 'raw-body'
import { orderedId } from '../../base/ids.js'

export type Query = Record<string, string | string[] | undefined>

export interface CallbackDoor {
  verifyUrl(query: Query): { ok: true; echo: string } | { ok: false; status: number }
  open(
    query: Query,
    body: Buffer,
  ): { ok: true; plain: string; dedupeKey: string; timestamp: Date } | { ok: false; status: number; code: string }
  keep(row: { id: string; dedupeKey: string; content: string; receivedAt: Date }): Promise<'kept' | 'known'>
  knows(dedupeKey: string): Promise<boolean>
  now(): Date
  /** Something was kept: understand it soon. */
  ring(): void
  counted(outcome: string): void
}

const largestBody = 1024 * 1024
/** A new message further off the clock than this is refused, ms (contract §5). */
const windowMs = 10 * 60_000

/** @param path `/wecom/callback` of the app, `/wecom/contacts` of the contact-sync assistant */
export function callbackRoutes(router: Router, path: string, door: CallbackDoor): void {
  router.get(path, (ctx) => {
    const verified = door.verifyUrl(ctx.query)
    ctx.status = verified.ok ? 200 : verified.status
    ctx.type = 'text/plain'
    ctx.body = verified.ok ? verified.echo : ''
  })
  router.post(path, async (ctx) => {
    const body = await readBody(ctx.req)
    const status = body === null ? 413 : await receive(door, ctx.query, body)
    door.counted(String(status))
    if (body === null) ctx.set('Connection', 'close')
    ctx.status = status
    ctx.body = ''
  })
}

/** null: larger than 1 MiB. A body cut short is what arrived of it; it will not parse. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  try {
    return await getRawBody(request, { limit: largestBody, length: request.headers['content-length'] })
  } catch (error) {
    const type = error instanceof Error && 'type' in error ? error.type : ''
    if (type !== 'entity.too.large') return Buffer.alloc(0)
    request.resume()
    return null
  }
}

async function receive(door: CallbackDoor, query: Query, body: Buffer): Promise<number> {
  const opened = door.open(query, body)
  if (!opened.ok) return opened.status
  const { dedupeKey, plain: content } = opened
  const receivedAt = door.now()
  if (Math.abs(receivedAt.getTime() - opened.timestamp.getTime()) > windowMs)
    return (await door.knows(dedupeKey)) ? 200 : 403
  const outcome = await door.keep({ id: orderedId(receivedAt), dedupeKey, content, receivedAt })
  if (outcome === 'kept') door.ring()
  return 200
}
