// POST message/update_template_card (wecom.md §2.4): one code, one call, and only the copies of the people named. The
// code is used up by a call that succeeds; what is refused leaves it as it was.
import { type Answer, type Complaint, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { faceOf, greyed } from './card-face.js'
import { callsBack, cardComplaint, hasButtons } from './card-rules.js'
import { isRecord, type Json, recordOf, textOf, textsOf } from './json.js'
import { inParty, inTag } from './receivers.js'
import { agentComplaint } from './send-rules.js'
import type { SentCard } from './send-log.js'
import type { World } from './world.js'

/** Greys the button (`button`) or replaces the whole card (`template_card`) for the people named. */
export function updateCard(world: World, call: ApiCall, agentId: number): Answer {
  const { body } = call
  const at = world.now()
  const refuse = (complaint: Complaint): Answer => refusal(complaint, at, call.warning)
  const app = appComplaint(body, agentId)
  if (app !== null) return refuse(app)
  const code = textOf(body.response_code)
  const messageId = world.codes.messageOf(code, at)
  const card = messageId === null ? null : world.log.cardOf(messageId)
  if (messageId === null || card === null) return refuse(complain(60140, ''))
  if (card.agentId !== agentId) return refuse(complain(42015, ''))
  const complaint = changeComplaint(body, card) ?? targetComplaint(body)
  if (complaint !== null) return refuse(complaint)

  const { receivers, invalid } = targetsOf(world, body, card)
  if (receivers.length === 0) return refuse(complain(82102, ''))
  world.codes.spend(code)
  for (const userid of receivers) changeCopy(world, userid, messageId, body)
  return ok({ invaliduser: invalid })
}

/** Another app's card answers 42015 here, not the 301002 of a send. */
function appComplaint(body: Json, agentId: number): Complaint | null {
  const complaint = agentComplaint(body.agentid, agentId)
  return complaint?.errcode === 301002 ? complain(42015, 'agentid') : complaint
}

function changeComplaint(body: Json, card: SentCard): Complaint | null {
  if (isRecord(body.template_card)) return cardComplaint(recordOf(body.template_card), 'update')
  if (!isRecord(body.button)) return complain(40063, 'button')
  if (!hasButtons(card.type)) return complain(42017, 'button')
  return textOf(recordOf(body.button).replace_name) === '' ? complain(42020, 'button.replace_name') : null
}

/** Naming nobody is an error (82101 assumed, wecom.md §8 item 12); too many: 40032, 82002, 82003. */
function targetComplaint(body: Json): Complaint | null {
  const [users, parties, tags] = [textsOf(body.userids), textsOf(body.partyids), textsOf(body.tagids)]
  if (users.length > 1000) return complain(40032, 'userids')
  if (parties.length > 100) return complain(82002, 'partyids')
  if (tags.length > 100) return complain(82003, 'tagids')
  return body.atall !== 1 && users.length + parties.length + tags.length === 0 ? complain(82101, '') : null
}

/** Who of the named got the card and can still be reached; the rest comes back lower-cased. */
function targetsOf(world: World, body: Json, card: SentCard): { receivers: string[]; invalid: string[] } {
  const grouped = [
    ...textsOf(body.partyids).flatMap((id) => inParty(world, id) ?? []),
    ...textsOf(body.tagids).flatMap((id) => inTag(world, id) ?? []),
  ].filter((id) => card.receivers.includes(id))
  const asked = body.atall === 1 ? card.receivers : [...new Set([...textsOf(body.userids), ...grouped])]
  const receivers: string[] = []
  const invalid: string[] = []
  for (const id of asked) {
    const receiver = card.receivers.find((one) => one.toLowerCase() === id.toLowerCase())
    if (receiver !== undefined && world.directory.isReachable(receiver)) receivers.push(receiver)
    else invalid.push(id.toLowerCase())
  }
  return { receivers, invalid }
}

/** A copy that never reached the phone has nothing to change. */
function changeCopy(world: World, userid: string, messageId: string, body: Json): void {
  const face = world.chats.copyOf(userid, messageId)?.card
  if (face === undefined) return
  if (!isRecord(body.template_card)) {
    world.chats.changeCard(userid, messageId, greyed(face, textOf(recordOf(body.button).replace_name)))
    return
  }
  const card = recordOf(body.template_card)
  const responseCode = callsBack(card) ? face.responseCode : null
  world.chats.changeCard(userid, messageId, faceOf(card, { taskId: face.taskId, responseCode }))
}
