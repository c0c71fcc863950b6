// Serving calls: who is it, may they, does what came in have the shape, and the flow's word back as JSON. Everything that
// holds for every call stands here once.
import type Router from '@koa/router'
import type { Context } from 'koa'
import getRawBody from 'raw-body'
import type { z } from 'zod'
import type { Refusal, Result } from '../../base/result.js'
import { type Actor, isUnitContact, may } from '../../domain/roles.js'
import { actorBehind } from '../../flows/sign-in.js'
import { sessionSecretOf } from '../login/session-cookie.js'
import { type Call, isFileBody, type Who } from './call.js'
import { csrfHeader, csrfOf, isProof } from './csrf.js'
import type { ApiDoor, OutgoingFile, Route } from './route.js'

/** Most bytes of a JSON body: a policy document or a pasted circular fits. */
const jsonBytes = 4_000_000

/** Hangs every route; what comes in is checked against its call before any handler sees it. */
export function serveApi(router: Router, routes: readonly Route[], door: ApiDoor): void {
  for (const route of routes)
    router[route.call.method](route.call.path, async (ctx) => {
      ctx.set('cache-control', 'no-store')
      ctx.set('x-content-type-options', 'nosniff')
      const answered = await answerTo(ctx, route, door)
      if (!answered.ok) return refuse(ctx, answered)
      if (route.call.answer === 'file') sendFile(ctx, answered.value as OutgoingFile)
      else ctx.body = route.call.answer.parse(answered.value)
    })
}

async function answerTo(ctx: Context, { call, handle }: Route, door: ApiDoor): Promise<Result<unknown>> {
  const secret = sessionSecretOf(ctx)
  const actor = secret === undefined ? null : await actorBehind(door.context, secret, door.now())
  if (secret === undefined || actor === null)
    return { ok: false, code: 'signed-out', message: '登录已过期,请重新登录。' }
  const allowed = mayMake(actor, call.who)
  if (!allowed.ok) return allowed
  if (call.method !== 'get' && !isProof(secret, ctx.get(csrfHeader)))
    return { ok: false, code: 'csrf', message: '请求不是从本系统的页面发出的,请刷新页面后重试。' }
  const params = shaped(call.params, ctx.params)
  if (!params.ok) return params
  const query = shaped(call.query, Object.fromEntries(new URLSearchParams(ctx.querystring)))
  if (!query.ok) return query
  const body = await bodyOf(ctx, call)
  if (!body.ok) return body
  const asked = {
    actor,
    params: params.value,
    query: query.value,
    body: body.value as never,
    now: door.now(),
    csrf: csrfOf(secret),
  }
  const outcome = await handle(asked, door)
  if (outcome.ok && call.method !== 'get') door.ring()
  return outcome
}

/** Whether the registry lets this person make such calls at all. */
function mayMake(actor: Actor, who: Who): Result<unknown> {
  if (who === 'signed-in') return { ok: true, value: actor }
  if (who === 'contact')
    return isUnitContact(actor)
      ? { ok: true, value: actor }
      : { ok: false, code: 'role-missing', message: '您不是任何单位的联络员,这里没有您的事项。' }
  return may(actor, who.act)
}

function shaped<T extends z.ZodType>(type: T, value: unknown): Result<z.output<T>> {
  const parsed = type.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') ?? ''
  return {
    ok: false,
    code: 'bad-request',
    message: `请求内容有误:${place === '' ? '' : `${place} `}${issue?.message ?? ''}`,
  }
}

async function bodyOf(ctx: Context, { body }: Call): Promise<Result<unknown>> {
  if (body === null) return { ok: true, value: null }
  const limit = isFileBody(body) ? body.fileBytes : jsonBytes
  const length = ctx.req.headers['content-length']
  const bytes = await getRawBody(ctx.req, { limit, length }).catch((error: { type?: string }) => error.type ?? 'broken')
  if (typeof bytes === 'string') {
    // What still comes is thrown away, so that the sender hears the answer.
    ctx.req.resume()
    ctx.set('connection', 'close')
    return bytes === 'entity.too.large'
      ? { ok: false, code: 'too-large', message: `文件超过${Math.floor(limit / 1_000_000)}MB,请压缩或拆分后再上传。` }
      : { ok: false, code: 'bad-request', message: '上传中断,没有收到完整内容,请重试。' }
  }
  if (isFileBody(body))
    return bytes.length === 0
      ? { ok: false, code: 'empty', message: '文件是空的,请检查后重新选择。' }
      : { ok: true, value: new Uint8Array(bytes) }
  try {
    return shaped(body, JSON.parse(bytes.toString('utf8')))
  } catch {
    return { ok: false, code: 'bad-request', message: '请求内容不是JSON。' }
  }
}

/** Codes that say "not you": everything that is about the person, not about the matter. */
const notYou = new Set(['role-missing', 'not-yours', 'same-person', 'unknown-person', 'csrf'])

export function statusOf({ code }: Refusal): number {
  if (code === 'signed-out') return 401
  if (code === 'bad-request') return 400
  if (code === 'too-large') return 413
  if (code === 'wrong-kind') return 415
  if (notYou.has(code)) return 403
  return /^no-(case|policy|contact|circular|talk|file|task|unit|such-message|message|view|account|freeze|evidence|submission)$/.test(
    code,
  )
    ? 404
    : 409
}

function refuse(ctx: Context, refusal: Refusal): void {
  ctx.status = statusOf(refusal)
  ctx.body = { error: refusal.code, message: refusal.message }
}

/** Nothing that came from outside is ever shown as a page of ours: it is a file to keep. */
function sendFile(ctx: Context, { fileName, contentType, bytes }: OutgoingFile): void {
  ctx.attachment(fileName)
  ctx.type = contentType
  ctx.set('content-security-policy', "default-src 'none'; sandbox")
  ctx.body = Buffer.from(bytes)
}
