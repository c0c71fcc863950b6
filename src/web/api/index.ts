// Every call of the API, a folder a noun: what it is (calls.ts, shared with the pages) and what answers it (routes.ts).
import type Router from '@koa/router'
import { openapiOf } from './openapi.js'
import { meRoutes } from './me/routes.js'
import type { ApiDoor, Route } from './route.js'
import { serveApi } from './serve.js'

export const apiRoutes: readonly Route[] = [...meRoutes]

export function hangApi(router: Router, door: ApiDoor): void {
  const document = openapiOf(apiRoutes.map((one) => one.call))
  router.get('/api/openapi.json', (ctx) => {
    ctx.body = document
  })
  serveApi(router, apiRoutes, door)
}
