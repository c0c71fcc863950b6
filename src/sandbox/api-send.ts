// POST message/send (wecom.md §2.2): the rules, then the receivers, then the phones. A call that succeeds may still
// reach nobody: over a member's limit, as a duplicate, or by a fault that was switched on.
import { randomBytes } from 'node:crypto'
import { type Answer, type Complaint, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { callsBack, cardTypeOf } from './card-rules.js'
import { names } from './faults.js'
import { type Json, recordOf, textOf } from './json.js'
import { faceOfMessage, type MessageFace } from './message-face.js'
import { addressComplaint, agentComplaint, asDelivered, contentComplaint, idsOf } from './send-rules.js'
import type { Person, SentItem } from './shapes.js'
import type { World } from './world.js'

interface Receivers {
  valid: Person[]
  invalid: string[]
  /** Reported invalid by a fault: the call still succeeds. */
  spoiled: string[]
}

/** Sends a message to people; the answer carries `msgid`, and `response_code` for cards that call back. */
export function sendMessage(world: World, call: ApiCall): Answer {
  const { body } = call
  const at = world.now()
  const receivers = receiversOf(world, body)
  const complaint =
    agentComplaint(body.agentid, world.agentId) ??
    addressComplaint(body) ??
    contentComplaint(body, (mediaId) => world.media.find(mediaId, at) !== null) ??
    callbackComplaint(world, body) ??
    (receivers.valid.length + receivers.spoiled.length === 0 ? complain(81013, '') : null)
  if (complaint !== null) return refusal(complaint, at, call.warning)
  if (body.enable_duplicate_check === 1 && world.log.isDuplicate(call.raw, at)) return duplicate(world, body, receivers)

  const late = taskIdComplaint(world, body) ?? dailyComplaint(world, receivers.valid.length, at)
  if (late !== null) return refusal(late, at)
  if (body.enable_duplicate_check === 1) world.log.rememberBody(call.raw, at, intervalOf(body))
  return accept(world, body, receivers, at)
}

const taskIdOf = (body: Json): string | null => textOf(recordOf(body.template_card).task_id) || null

/** Cards that call back need a callback to be configured (43012, wecom.md §0 item 12). */
function callbackComplaint(world: World, body: Json): Complaint | null {
  const wants = body.msgtype === 'template_card' && callsBack(recordOf(body.template_card))
  return wants && world.callbackUrl === null ? complain(43012, '') : null
}

function taskIdComplaint(world: World, body: Json): Complaint | null {
  const taskId = body.msgtype === 'template_card' ? taskIdOf(body) : null
  return taskId !== null && world.log.isTaskIdUsed(taskId) ? complain(42014, 'task_id repeated') : null
}

function dailyComplaint(world: World, persons: number, at: Date): Complaint | null {
  return world.dailyQuota.take(persons, at) ? null : complain(45009, '')
}

/** Seconds of the duplicate window: 1800 unless told, 14400 at most. */
function intervalOf(body: Json): number {
  const asked = body.duplicate_check_interval
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, 14_400) : 1800
}

function receiversOf(world: World, body: Json): Receivers {
  const ids = idsOf(body.touser)
  const asked = ids.includes('@all') ? world.directory.all().map((person) => person.userid) : ids
  const found: Receivers = { valid: [], invalid: [], spoiled: [] }
  for (const id of new Set(asked.map((one) => one.toLowerCase()))) {
    const person = world.directory.reachable(id)
    if (names(world.faults.partInvalid, id)) found.spoiled.push(id)
    else if (person === null) found.invalid.push(id)
    else found.valid.push(person)
  }
  return found
}

function accept(world: World, body: Json, receivers: Receivers, at: Date): Answer {
  const messageId = randomBytes(33).toString('base64url')
  const card = recordOf(body.template_card)
  const cardType = body.msgtype === 'template_card' ? cardTypeOf(card) : null
  const code = cardType !== null && callsBack(card) ? world.codes.issue(messageId, at) : null
  const taskId = taskIdOf(body)
  if (cardType !== null && taskId !== null) {
    const userids = receivers.valid.map((person) => person.userid)
    world.log.rememberCard(messageId, { type: cardType, taskId, receivers: userids })
  }
  const face = faceOfMessage(asDelivered(body), code)
  for (const { userid } of receivers.valid) {
    const reason = deliver(world, userid, face, messageId, body)
    record(world, { messageId, to: userid, at, reason, face, body })
  }
  for (const userid of receivers.spoiled) record(world, { messageId, to: userid, at, reason: 'invalid', face, body })
  return accepted(body, receivers, messageId, code)
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
  return accepted(body, receivers, messageId, null)
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

/** Lists of the invalid are `|`-joined and lower-case; parties and tags are unknown to this corp. */
function accepted(body: Json, receivers: Receivers, messageId: string, code: string | null): Answer {
  const everyone = idsOf(body.touser).includes('@all')
  return ok({
    invaliduser: [...receivers.invalid, ...receivers.spoiled].join('|'),
    invalidparty: everyone ? '' : idsOf(body.toparty).join('|'),
    invalidtag: everyone ? '' : idsOf(body.totag).join('|'),
    unlicenseduser: '',
    msgid: messageId,
    ...(code === null ? {} : { response_code: code }),
  })
}
