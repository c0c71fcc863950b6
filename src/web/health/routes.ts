// Is the process alive, is it able to work, how is it doing. A missing heartbeat is itself an alarm (promise 7).
import type Router from '@koa/router'
import type { Registry } from 'prom-client'

export interface Readiness {
  ok: boolean
  database: boolean
  /** Milliseconds since the last cycle; null before the first. */
  sinceBeatMs: number | null
  heartbeat: boolean
  /** The clock of the service, ISO 8601 with offset. */
  now: string
  /** Why nothing leaves at the moment, in words; null if all is well. */
  alarm: string | null
}

export interface HealthSource {
  readiness(): Promise<Readiness>
  metrics: Registry
}

export function healthRoutes(router: Router, source: HealthSource): void {
  router.get('/healthz', (ctx) => {
    ctx.body = { ok: true }
  })
  router.get('/readyz', async (ctx) => {
    const readiness = await source.readiness()
    ctx.status = readiness.ok ? 200 : 503
    ctx.body = readiness
  })
  router.get('/metrics', async (ctx) => {
    ctx.type = source.metrics.contentType
    ctx.body = await source.metrics.metrics()
  })
}
