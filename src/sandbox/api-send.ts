// POST message/send (wecom.md §2.2): the rules, then the receivers, then the phones. A call that succeeds may still
// reach nobody: over a member's limit, as a duplicate, or by a fault that was switched on.
import { randomBytes } from 'node:crypto'
import { type Answer, type Complaint, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { callsBack, cardTypeOf } from './card-rules.js'
import { names } from './faults.js'
import { bytesOf, type Json, recordOf, textOf } from './json.js'
import { faceOfMessage, type MessageFace } from './message-face.js'
import { listsOf, nobodyLeft, type Receivers, receiversOf } from './receivers.js'
import { addressComplaint, agentComplaint, asDelivered, contentComplaint } from './send-rules.js'
import type { SentItem } from './shapes.js'
import type { World } from './world.js'

/** Sends a message to people; the answer carries `msgid`, and `response_code` for cards that call back. */
export function sendMessage(world: World, call: ApiCall, agentId: number): Answer {
  const { body } = call
  const at = world.now()
  const receivers = receiversOf(world, body)
  const complaint =
    agentComplaint(body.agentid, agentId) ??
    addressComplaint(body) ??
    contentComplaint(body, (mediaId) => world.media.find(mediaId, at) !== null) ??
    lengthComplaint(world, body) ??
    callbackComplaint(world, body) ??
    (nobodyLeft(receivers) ? complain(81013, '') : null)
  if (complaint !== null) return refusal(complaint, at, call.warning)
  if (body.enable_duplicate_check === 1 && world.log.isDuplicate(call.raw, at)) return duplicate(world, body, receivers)

  const late = taskIdComplaint(world, body, agentId) ?? dailyComplaint(world, receivers.valid.length, at)
  if (late !== null) return refusal(late, at)
  if (body.enable_duplicate_check === 1) world.log.rememberBody(call.raw, at, intervalOf(body))
  return accept(world, call, receivers, agentId)
}

/** Text over 2048 bytes is cut, or refused where the switch says so (wecom.md §0 item 11). */
function lengthComplaint(world: World, body: Json): Complaint | null {
  if (body.msgtype !== 'text' || world.faults.longText === 'cut') return null
  return bytesOf(textOf(recordOf(body.text).content)) > 2048 ? complain(45002, 'text.content') : null
}

const taskIdOf = (body: Json): string | null => textOf(recordOf(body.template_card).task_id) || null

/** Cards that call back need a callback to be configured (43012, wecom.md §0 item 12). */
function callbackComplaint(world: World, body: Json): Complaint | null {
  const wants = body.msgtype === 'template_card' && callsBack(recordOf(body.template_card))
  return wants && world.callbackUrl === null ? complain(43012, '') : null
}

function taskIdComplaint(world: World, body: Json, agentId: number): Complaint | null {
  const taskId = body.msgtype === 'template_card' ? taskIdOf(body) : null
  return taskId !== null && world.log.isTaskIdUsed(agentId, taskId) ? complain(42014, 'task_id repeated') : null
}

function dailyComplaint(world: World, persons: number, at: Date): Complaint | null {
  return world.dailyQuota.take(persons, at) ? null : complain(45009, '')
}

/** Seconds of the duplicate window: 1800 unless told, 14400 at most. */
function intervalOf(body: Json): number {
  const asked = body.duplicate_check_interval
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, 14_400) : 1800
}

function accept(world: World, { body }: ApiCall, receivers: Receivers, agentId: number): Answer {
  const at = world.now()
  const messageId = randomBytes(33).toString('base64url')
  const card = recordOf(body.template_card)
  const cardType = body.msgtype === 'template_card' ? cardTypeOf(card) : null
  const code = cardType !== null && callsBack(card) ? world.codes.issue(messageId, at) : null
  const taskId = taskIdOf(body)
  world.log.rememberMessage(messageId, agentId, at)
  if (cardType !== null && taskId !== null) {
    const userids = receivers.valid.map((person) => person.userid)
    world.log.rememberCard(messageId, { agentId, type: cardType, taskId, receivers: userids })
  }
  const face = faceOfMessage(asDelivered(body), code)
  for (const { userid } of receivers.valid) {
    const reason = deliver(world, userid, face, messageId, body)
    record(world, { messageId, to: userid, at, reason, face, body })
  }
  for (const userid of receivers.spoiled) record(world, { messageId, to: userid, at, reason: 'invalid', face, body })
  for (const userid of receivers.unlicensed)
    record(world, { messageId, to: userid, at, reason: 'unlicensed', face, body })
  return accepted(receivers, messageId, code)
}

/** Puts it on the phone, or says why it silently never gets there. */
function deliver(world: World, userid: string, face: MessageFace, messageId: string, raw: Json): SentItem['reason'] {
  const at = world.now()
  if (names(world.faults.silentDrop, userid)) return 'silent-drop'
  if (!world.memberQuota.take(userid, at)) return 'throttled'
  world.chats.add(userid, { ...face, at, direction: 'in', messageId, raw })
  return null
}

/** A duplicate is accepted and not delivered; without a code, since none is documented (wecom.md §8 item 4). */
function duplicate(world: World, body: Json, receivers: Receivers): Answer {
  const messageId = randomBytes(33).toString('base64url')
  const face = faceOfMessage(asDelivered(body), null)
  const at = world.now()
  for (const { userid } of receivers.valid)
    record(world, { messageId, to: userid, at, reason: 'duplicate', face, body })
  return accepted(receivers, messageId, null)
}

function record(
  world: World,
  entry: { messageId: string; to: string; at: Date; reason: SentItem['reason']; face: MessageFace; body: Json },
): void {
  const { messageId, to, at, reason, face, body } = entry
  const { kind, text } = face
  const taskId = taskIdOf(body)
  world.log.items.push({ messageId, to, at, delivered: reason === null, reason, kind, text, taskId, raw: body })
}

const accepted = (receivers: Receivers, messageId: string, code: string | null): Answer =>
  ok({ ...listsOf(receivers), msgid: messageId, ...(code === null ? {} : { response_code: code }) })
