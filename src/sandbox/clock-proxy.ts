// The service's clock through the emulator's door (contract §5): the page talks to one origin only, and scripts need
// one address.
import { Agent, fetch } from 'undici'
import type { ControlRequest } from './control.js'
import { failure, json, type Reply } from './reply.js'
import type { World } from './world.js'

/** A play answers when it is done, and a quarter of a year takes its time. */
const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 1, pipelining: 0 })

/** Passes GET or POST on to `/sandbox/clock` of the service and its answer back; a play takes as long as it takes. */
export async function proxyClock(world: World, request: ControlRequest): Promise<Reply> {
  if (world.serviceUrl === null) return failure(409, 'no-service', '模拟器还不知道督办服务的地址，不能拨时钟')
  const body = request.method === 'POST' ? request.raw.toString('utf8') : undefined
  try {
    const answer = await fetch(new URL('/sandbox/clock', world.serviceUrl), {
      method: request.method,
      dispatcher: patient,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: json(null).headers, body: text === '' ? 'null' : text }
  } catch {
    return failure(502, 'service-down', '督办服务没有应答，时钟没有改动')
  }
}
