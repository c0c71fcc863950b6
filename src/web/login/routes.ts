// Signing in through WeCom: out with a state only this browser knows, back with a code that serves once (wecom.md §2.10, §2.11).
// The way back leads to a clean address, so that reloading never spends a code twice.
import type Router from '@koa/router'
import type { Context } from 'koa'
import { timingSafeEqual } from 'node:crypto'
import { newId } from '../../base/ids.js'
import type { Identify } from '../../domain/ports.js'
import type { Actor } from '../../domain/roles.js'
import type { FlowContext } from '../../flows/context.js'
import { actorBehind, signIn, signOut } from '../../flows/sign-in.js'
import { cookieOptions, openSessionCookie, sessionCookie, sessionSecretOf } from './session-cookie.js'

export interface LoginDoor {
  /** Address of the login inside WeCom. */
  inside(state: string): string
  /** Address of the login on a desk. */
  outside(state: string): string
  identify: Identify
  context: FlowContext
  now(): Date
  /** Whether the pages are served over https: cookies then travel over nothing else. */
  secure: boolean
}

/** Where WeCom's login comes back to. */
export const loginReturnPath = '/login/return'

const stateCookie = 'duban_login'
/** WeCom's code lives five minutes; somebody may scan slowly, ms. */
const stateMs = 10 * 60_000
/** A path of ours: no other host, no scheme. */
const ownPath = /^\/(?!\/)[A-Za-z0-9/_.~%?&=-]{0,300}$/

const ownPathOr = (address: string): string => (ownPath.test(address) ? address : '/')

export function loginRoutes(router: Router, door: LoginDoor): void {
  router.use(async (ctx, next) => {
    // Behind the office's own gate the last hop is plain http; what counts is how the browser came.
    ctx.cookies.secure = door.secure
    await next()
  })
  router.get(loginReturnPath, async (ctx) => {
    const kept = ctx.cookies.get(stateCookie, { signed: true }) ?? ''
    const [state = '', page = '/'] = kept.split(' ')
    ctx.cookies.set(stateCookie, null, { signed: true })
    const { code, state: given } = ctx.query
    if (typeof code !== 'string' || typeof given !== 'string' || !isSame(given, state))
      return say(ctx, 403, '登录已过期或不是从本机发起,请从企业微信重新打开页面。')
    const outcome = await door.identify(code)
    if (outcome.kind === 'refused') return say(ctx, 403, '登录码无效或已用过,请从企业微信重新打开页面。')
    if (outcome.kind !== 'ok') return say(ctx, 503, '企业微信暂时不能确认身份,请稍后重试。')
    if (outcome.value === null) return say(ctx, 403, '您不是本单位企业微信的成员,不能使用这些页面。')
    const signed = await signIn(door.context, outcome.value, door.now())
    if (!signed.ok) return say(ctx, 403, signed.message)
    openSessionCookie(ctx, signed.value, door)
    // Written by us, and signed: it is a path of ours.
    ctx.redirect(page)
  })
  router.post('/logout', async (ctx) => {
    const secret = sessionSecretOf(ctx)
    if (secret !== undefined) await signOut(door.context, secret, door.now())
    ctx.cookies.set(sessionCookie, null, { signed: true })
    say(ctx, 200, '已退出。')
  })
}

/** The person behind the request; null after it was answered with the way to the login. */
export async function signedIn(ctx: Context, door: LoginDoor, place: 'inside' | 'either'): Promise<Actor | null> {
  const secret = sessionSecretOf(ctx)
  const actor = secret === undefined ? null : await actorBehind(door.context, secret, door.now())
  if (actor !== null) return actor
  const state = newId()
  ctx.cookies.set(stateCookie, `${state} ${ownPathOr(ctx.url)}`, { ...cookieOptions(door.secure), maxAge: stateMs })
  const inside = place === 'inside' || /wxwork/i.test(ctx.get('user-agent'))
  ctx.redirect(inside ? door.inside(state) : door.outside(state))
  return null
}

function isSame(given: string, kept: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(kept)]
  return kept !== '' && a.length === b.length && timingSafeEqual(a, b)
}

export function say(ctx: Context, status: number, sentence: string): void {
  ctx.status = status
  ctx.type = 'text/plain; charset=utf-8'
  ctx.body = `${sentence}\n`
}
