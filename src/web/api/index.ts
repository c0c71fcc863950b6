// Every call of the API, a folder a noun: what it is (calls.ts, shared with the pages) and what answers it (routes.ts).
import type Router from '@koa/router'
import { caseRoutes } from './cases/routes.js'
import { circularRoutes } from './circulars/routes.js'
import { evidenceRoutes } from './evidence/routes.js'
import { openapiOf } from './openapi.js'
import { auditRoutes } from './audit/routes.js'
import { meRoutes } from './me/routes.js'
import { messageRoutes } from './messages/routes.js'
import { reviewRoutes } from './reviews/routes.js'
import { taskRoutes } from './tasks/routes.js'
import { todayRoutes } from './today/routes.js'
import { statisticsRoutes } from './statistics/routes.js'
import { talkRoutes } from './talks/routes.js'
import { mineRoutes } from './mine/routes.js'
import { reminderRoutes } from './reminders/routes.js'
import { policyRoutes } from './policy/routes.js'
import { registryRoutes } from './registry/routes.js'
import type { ApiDoor, Route } from './route.js'
import { serveApi } from './serve.js'
import { unitRoutes } from './units/routes.js'
import { viewRoutes } from './views/routes.js'

export const apiRoutes: readonly Route[] = [
  ...meRoutes,
  ...todayRoutes,
  ...taskRoutes,
  ...reviewRoutes,
  ...messageRoutes,
  ...caseRoutes,
  ...reminderRoutes,
  ...viewRoutes,
  ...circularRoutes,
  ...mineRoutes,
  ...evidenceRoutes,
  ...talkRoutes,
  ...statisticsRoutes,
  ...auditRoutes,
  ...unitRoutes,
  ...registryRoutes,
  ...policyRoutes,
]

export function hangApi(router: Router, door: ApiDoor): void {
  const document = openapiOf(apiRoutes.map((one) => one.call))
  router.get('/api/openapi.json', (ctx) => {
    ctx.body = document
  })
  serveApi(router, apiRoutes, door)
}
