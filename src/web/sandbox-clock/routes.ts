// The clock of the sandbox over HTTP (contract §5): look, play, jump. Only there with SANDBOX=1.
import type { IncomingMessage } from 'node:http'
import type Router from '@koa/router'
import getRawBody from 'raw-body'
import { z } from 'zod'
import { isoOf } from '../../domain/day.js'

export interface ClockDoor {
  state(): Promise<{ now: Date; settled: boolean }>
  /** Whether the clock may still be set to anything: nothing has happened in this database yet. */
  isFresh(): Promise<boolean>
  /** First setting of a fresh database. */
  set(at: Date): Promise<void>
  play(until: Date, jump: boolean): Promise<void>
}

const request = z.strictObject({
  now: z.iso.datetime({ offset: true, local: false }),
  mode: z.enum(['play', 'jump']).default('play'),
})

export function clockRoutes(router: Router, door: ClockDoor): void {
  router.get('/sandbox/clock', async (ctx) => {
    ctx.body = await shown(door)
  })
  router.post('/sandbox/clock', async (ctx) => {
    const parsed = request.safeParse(await readJson(ctx.req))
    if (!parsed.success) {
      ctx.status = 400
      ctx.body = { error: 'bad-request', message: '请求应为{"now":"2024-09-02T09:30:00+08:00","mode":"play|jump"}。' }
      return
    }
    const to = new Date(parsed.data.now)
    const fresh = await door.isFresh()
    if (!fresh && to < (await door.state()).now) {
      ctx.status = 409
      ctx.body = { error: 'backwards', message: '时钟不能往回拨。' }
      return
    }
    if (fresh) await door.set(to)
    else await door.play(to, parsed.data.mode === 'jump')
    ctx.body = await shown(door)
  })
}

async function shown(door: ClockDoor): Promise<{ now: string; settled: boolean }> {
  const { now, settled } = await door.state()
  return { now: isoOf(now), settled }
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await getRawBody(req, { limit: 10_000, encoding: 'utf8' }))
  } catch {
    return null
  }
}
