// Console and phone page: who has no session is sent to WeCom's login (contract §8.9). The pages behind it are not built
// yet, and the way back says so plainly rather than showing a blank page.
import type Router from '@koa/router'
import { newId } from '../../base/ids.js'

export interface LoginDoor {
  /** Address of the login inside WeCom. */
  inside(state: string): string
  /** Address of the login on a desk. */
  outside(state: string): string
}

/** Where WeCom's login comes back to. */
export const loginReturnPath = '/login/return'

const notYet = '网页控制台和联络员页面尚未提供;目前请使用企业微信对话和命令行(npm run -s duban -- --help)。\n'

export function pageRoutes(router: Router, login: LoginDoor): void {
  router.get('/', (ctx) => {
    const insideWecom = /wxwork/i.test(ctx.get('user-agent'))
    ctx.redirect(insideWecom ? login.inside(newId()) : login.outside(newId()))
  })
  router.get('/m', (ctx) => ctx.redirect(login.inside(newId())))
  router.get(loginReturnPath, (ctx) => {
    ctx.status = 501
    ctx.type = 'text/plain; charset=utf-8'
    ctx.body = notYet
  })
}
