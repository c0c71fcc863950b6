// The two pages as they were built (`npm run build`): their documents behind the login, their scripts and styles open to
// everybody, since nothing of the office is in them. What a document may load is said to the browser: ours, nothing else.
import type { ServerResponse } from 'node:http'
import type Router from '@koa/router'
import type { Context } from 'koa'
import send from 'koa-send'

/** A browser keeps a file as long as it likes: its name holds its digest. */
const keptMs = 365 * 24 * 3_600_000

/** Scripts and styles: `/pages/desk/assets/…`, `/pages/phone/assets/…`. */
export function assetRoutes(router: Router, folder: string): void {
  router.get('/pages/:page/assets/:file', async (ctx) => {
    const { page = '', file = '' } = ctx.params
    if (!/^(desk|phone)$/.test(page) || !/^[\w-]+(\.[\w-]+)+$/.test(file)) return
    ctx.set('x-content-type-options', 'nosniff')
    await isSent(ctx, `${page}/assets/${file}`, { root: folder, maxage: keptMs, immutable: true, gzip: true })
  })
}

/** Whether there was such a file; false leaves the answer open. */
async function isSent(ctx: Context, path: string, options: send.SendOptions): Promise<boolean> {
  try {
    await send(ctx, path, options)
    return true
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return false
    throw error
  }
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The parts of the pages set sizes and places of elements by style attributes; no style of a stranger can come in.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The document of a page; 503 in words if the pages were not built. */
export async function sendPage(ctx: Context, folder: string, page: 'desk' | 'phone'): Promise<void> {
  ctx.set('content-security-policy', policy)
  ctx.set('cache-control', 'no-store')
  ctx.set('referrer-policy', 'same-origin')
  ctx.set('x-content-type-options', 'nosniff')
  const setHeaders = (response: ServerResponse): void => void response.setHeader('cache-control', 'no-store')
  if (await isSent(ctx, `${page}/index.html`, { root: folder, gzip: false, setHeaders })) return
  ctx.status = 503
  ctx.type = 'text/plain; charset=utf-8'
  ctx.body = '网页尚未构建,请先运行 npm run build。\n'
}
