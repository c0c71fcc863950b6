// The way in by a link of `admin-link`. Opening it shows a button: previews of links and a second look spend nothing. Only
// pressing it does. Wrong codes are counted, and who sends too many waits.
import { createHash } from 'node:crypto'
import type Router from '@koa/router'
import escapeHtml from 'escape-html'
import type { Context } from 'koa'
import getRawBody from 'raw-body'
import { localAdmin } from '../../domain/roles.js'
import { onceLinkPath, signInByLink } from '../../flows/break-glass.js'
import { type LoginDoor, say } from './routes.js'
import { openSessionCookie } from './session-cookie.js'

/** Wrong codes from one address before it waits, and how long it waits after the last of them, ms. */
const mostWrong = 5
const waitMs = 60_000
/** Addresses remembered; more than an office has, fewer than would fill a memory. */
const mostAddresses = 1000

export function onceRoutes(router: Router, door: LoginDoor): void {
  const wrong = new Map<string, { count: number; at: number }>()
  router.get(onceLinkPath, (ctx) => {
    const { code } = ctx.query
    guardPage(ctx)
    ctx.type = 'text/html; charset=utf-8'
    ctx.body = askPage(typeof code === 'string' ? code : '')
  })
  router.post(onceLinkPath, async (ctx) => {
    guardPage(ctx)
    const now = door.now().getTime()
    const before = wrong.get(ctx.ip)
    const standing = before !== undefined && Math.abs(now - before.at) < waitMs ? before : { count: 0, at: now }
    // A right code always signs in: else five wrong ones a minute would lock out who needs it.
    const signed = await signInByLink(door.context, await codeOf(ctx), door.now())
    if (!signed.ok) {
      if (wrong.size >= mostAddresses) wrong.clear()
      wrong.set(ctx.ip, { count: standing.count + 1, at: now })
      if (standing.count >= mostWrong) return say(ctx, 429, '错误次数过多,请一分钟后再试。')
      return say(ctx, 403, signed.message)
    }
    wrong.delete(ctx.ip)
    openSessionCookie(ctx, signed.value, door)
    ctx.redirect('/')
  })
}

const style = `:root{color-scheme:light dark}body{max-width:34rem;margin:0 auto;padding:1rem;font:1rem/1.7 system-ui,sans-serif}
h1{font-size:1.25rem}button{font:inherit;padding:.5rem 1.25rem}`
const stylePolicy = `sha256-${createHash('sha256').update(style).digest('base64')}`

function guardPage(ctx: Context): void {
  ctx.set(
    'content-security-policy',
    `default-src 'none'; style-src '${stylePolicy}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  )
  ctx.set('cache-control', 'no-store')
  ctx.set('referrer-policy', 'no-referrer')
  ctx.set('x-content-type-options', 'nosniff')
}

const askPage = (code: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>应急登录</title><style>${style}</style></head>
<body><main><h1>应急登录</h1>
<p>企业微信登录不可用时,以“${localAdmin.name}”身份登录1小时:可以查看、维护名册和放行消息,不能审批、复核和决定约谈。登录会记入审计。</p>
<form method="post" action="${onceLinkPath}"><input type="hidden" name="code" value="${escapeHtml(code)}">
<button type="submit">登录</button></form></main></body></html>
`

/** The code of the form; empty if there is none. */
async function codeOf(ctx: Context): Promise<string> {
  const body = await getRawBody(ctx.req, { limit: 2000, encoding: 'utf8' }).catch(() => '')
  return new URLSearchParams(body).get('code') ?? ''
}
