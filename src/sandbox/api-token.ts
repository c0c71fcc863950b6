// GET gettoken (wecom.md §2.1): the only call that needs no token.
import { type Answer, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import type { World } from './world.js'

export function getToken(world: World, call: ApiCall): Answer {
  const at = world.now()
  const given = { corpId: call.query.get('corpid'), secret: call.query.get('corpsecret') }
  const fetched = world.tokens.fetch(given, at, world.faults.secretReset)
  if ('errcode' in fetched) return refusal(fetched, at)
  return ok({ access_token: fetched.token, expires_in: fetched.expiresIn })
}
