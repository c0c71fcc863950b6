// The pages: the office's console, the page for unit contacts, and the packet of a talk (约谈材料) a card links to. All of them
// stand behind the login; which page of the console is meant is the browser's business.
import type Router from '@koa/router'
import { talkPacket } from '../../flows/talk-packet.js'
import { type LoginDoor, say, signedIn } from '../login/routes.js'
import { packetPage, packetStyle } from './packet-page.js'
import { assetRoutes, sendPage } from './shell.js'

/** Addresses inside the console; src/console/desk/router.ts has the same list, a test compares them. */
export const deskPaths = [
  '/',
  '/circulars',
  '/circulars/:id',
  '/ledger',
  '/cases/:no',
  '/reviews',
  '/talks',
  '/units',
  '/units/:id',
  '/messages',
  '/policy',
  '/statistics',
  '/audit',
] as const
/** Addresses inside the phone page. */
export const phonePaths = ['/m', '/m/:no'] as const

export function pageRoutes(router: Router, door: LoginDoor, folder: string): void {
  assetRoutes(router, folder)
  for (const path of deskPaths)
    router.get(path, async (ctx) => {
      if ((await signedIn(ctx, door, 'either')) !== null) await sendPage(ctx, folder, 'desk')
    })
  for (const path of phonePaths)
    router.get(path, async (ctx) => {
      if ((await signedIn(ctx, door, 'inside')) !== null) await sendPage(ctx, folder, 'phone')
    })
  router.get('/talks/:id', async (ctx) => {
    const actor = await signedIn(ctx, door, 'either')
    if (actor === null) return
    const { context } = door
    const packet = await talkPacket(context.store.read, context, actor, ctx.params.id ?? '', door.now())
    if (!packet.ok) return say(ctx, 404, packet.message)
    ctx.set('content-security-policy', `default-src 'none'; style-src '${packetStyle}'; frame-ancestors 'none'`)
    ctx.set('cache-control', 'no-store')
    ctx.set('referrer-policy', 'no-referrer')
    ctx.set('x-content-type-options', 'nosniff')
    ctx.type = 'text/html; charset=utf-8'
    ctx.body = packetPage(packet.value)
  })
}
