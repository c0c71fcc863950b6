// POST message/recall (wecom.md §2.5): takes a message back from all its receivers, within 24 hours, and only the app's
// own.
import { type Answer, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { textOf } from './json.js'
import type { World } from './world.js'

const lifetimeMs = 86_400_000

/** 40058 for an unknown message or another app's, 42052 after 24 hours. */
export function recallMessage(world: World, call: ApiCall, agentId: number): Answer {
  const at = world.now()
  const messageId = textOf(call.body.msgid)
  const message = world.log.messageOf(messageId)
  if (message === null || message.agentId !== agentId) return refusal(complain(40058, 'msgid'), at, call.warning)
  if (at.getTime() - message.at.getTime() >= lifetimeMs) return refusal(complain(42052, ''), at)
  world.chats.recall(messageId)
  return ok()
}
