// The HTTP side: routes only carry. What they need is handed in, so that tests and benchmarks serve the same routes.
import Router from '@koa/router'
import Koa from 'koa'
import type { Logger } from '../base/logger.js'
import { hangApi } from './api/index.js'
import type { ApiDoor } from './api/route.js'
import { type CallbackDoor, callbackRoutes } from './callback/routes.js'
import { type HealthSource, healthRoutes } from './health/routes.js'
import { type LoginDoor, loginRoutes } from './login/routes.js'
import { onceRoutes } from './login/once.js'
import { pageRoutes } from './pages/routes.js'
import { type ClockDoor, clockRoutes } from './sandbox-clock/routes.js'

export interface WebParts {
  callback: CallbackDoor
  /** null: the contact-sync callback is not set up. */
  contacts: CallbackDoor | null
  health: HealthSource
  /** null unless SANDBOX=1. */
  clock: ClockDoor | null
  /** null: callbacks only, no pages. */
  pages: { login: LoginDoor; api: ApiDoor; sessionSecret: string; folder: string } | null
  logger: Logger
}

export function createApp(parts: WebParts): Koa {
  const app = new Koa(parts.pages === null ? {} : { keys: [parts.pages.sessionSecret] })
  app.use(async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      // A broken world, not a bad request: those are answered where they are read.
      parts.logger.error(
        { path: ctx.path, err: error instanceof Error ? error.stack : String(error) },
        'request failed',
      )
      ctx.status = 500
      ctx.body = '服务内部错误,已记录。\n'
    }
  })
  const router = new Router()
  callbackRoutes(router, '/wecom/callback', parts.callback)
  if (parts.contacts !== null) callbackRoutes(router, '/wecom/contacts', parts.contacts)
  healthRoutes(router, parts.health)
  if (parts.clock !== null) clockRoutes(router, parts.clock)
  if (parts.pages !== null) {
    loginRoutes(router, parts.pages.login)
    onceRoutes(router, parts.pages.login)
    pageRoutes(router, parts.pages.login, parts.pages.folder)
    hangApi(router, parts.pages.api)
  }
  app.use(router.routes()).use(router.allowedMethods())
  return app
}
