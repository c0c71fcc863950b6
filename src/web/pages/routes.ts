// Console and phone page: not built yet, and said so plainly rather than answered by a blank page.
import type Router from '@koa/router'

const notYet = '网页控制台和联络员页面尚未提供;目前请使用企业微信对话和命令行(npm run -s duban -- --help)。\n'

export function pageRoutes(router: Router): void {
  for (const path of ['/', '/m'])
    router.get(path, (ctx) => {
      ctx.status = 501
      ctx.type = 'text/plain; charset=utf-8'
      ctx.body = notYet
    })
}
