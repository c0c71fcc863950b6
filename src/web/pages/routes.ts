// The pages. Built is what a card links to: the packet of a talk (约谈材料). Console and phone page are not built yet, and say so
// plainly to whoever signed in.
import type Router from '@koa/router'
import { type LoginDoor, say, signedIn } from '../login/routes.js'
import { talkPacket } from '../../flows/talk-packet.js'
import { packetPage, packetStyle } from './packet-page.js'

const notYet = '网页控制台和联络员页面尚未提供;目前请使用企业微信对话和命令行(npm run -s duban -- --help)。'

export function pageRoutes(router: Router, door: LoginDoor): void {
  router.get('/', async (ctx) => {
    if ((await signedIn(ctx, door, 'either')) !== null) say(ctx, 501, notYet)
  })
  router.get('/m', async (ctx) => {
    if ((await signedIn(ctx, door, 'inside')) !== null) say(ctx, 501, notYet)
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
