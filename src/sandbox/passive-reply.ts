// What a service may answer in the body of a callback (wecom.md §1.11): checked like any envelope, then shown to the
// person who acted. For a card click it is ignored by default, because WeCom's own page says its code ignores it.
import { XMLParser } from 'fast-xml-parser'
import { decryptMessage, signatureMatches } from '../wecom/crypto.js'
import type { CallbackDoor } from './callback-sender.js'
import { greyed } from './card-face.js'
import { newMsgId } from './callback-xml.js'
import { type Json, recordOf, textOf } from './json.js'
import type { Delivery } from './shapes.js'
import type { World } from './world.js'

const parser = new XMLParser({ parseTagValue: false, processEntities: false, trimValues: false })

/** What the callback was about. */
export interface Occasion {
  userid: string
  /** The event, or `message` for what a person wrote. */
  event: string
  /** The message whose card was pressed. */
  messageId?: string
}

/** Events that take an answer (wecom.md §1.7); messages do as well. */
const answerable = [
  'message',
  'subscribe',
  'enter_agent',
  'LOCATION',
  'click',
  'view',
  'scancode_waitmsg',
  'template_card_menu_event',
]

/** Applies the reply in the answer's body, and says in `reply` what became of it. */
export function takeReply(world: World, door: CallbackDoor, occasion: Occasion, delivery: Delivery): Delivery {
  const body = delivery.body.trim()
  if (delivery.status !== 200 || body === '' || body === 'success') return delivery
  const opened = openReply(door, body)
  const why = typeof opened === 'string' ? opened : apply(world, occasion, opened)
  return { ...delivery, reply: { taken: why === '', why } }
}

/** The fields of the plain reply, or the reason why it is none. */
function openReply(door: CallbackDoor, body: string): Json | string {
  const envelope = fieldsOf(body)
  const encrypt = textOf(envelope.Encrypt)
  if (encrypt === '') return 'no envelope'
  const [timestamp, nonce] = [textOf(envelope.TimeStamp), textOf(envelope.Nonce)]
  if (!signatureMatches(door.token, timestamp, nonce, encrypt, textOf(envelope.MsgSignature))) return 'signature'
  const plain = decryptMessage({ encodingAesKey: door.encodingAesKey, encrypt, receiveId: door.corpId })
  return plain.ok ? fieldsOf(plain.plain) : plain.why
}

function fieldsOf(xml: string): Json {
  try {
    return recordOf(recordOf(parser.parse(xml)).xml)
  } catch {
    return {}
  }
}

/** Empty, or why it has no effect. */
function apply(world: World, occasion: Occasion, reply: Json): string {
  const { userid, event, messageId } = occasion
  const type = textOf(reply.MsgType)
  const isClick = event === 'template_card_event'
  if (isClick ? !world.faults.cardReplies : !answerable.includes(event)) return 'ignored for this event'
  if (textOf(reply.ToUserName).toLowerCase() !== userid.toLowerCase()) return 'receiver'
  if (type === 'text') {
    const text = textOf(reply.Content)
    world.chats.add(userid, { at: world.now(), direction: 'in', kind: 'text', text, messageId: newMsgId(), raw: reply })
    return ''
  }
  const face = messageId === undefined ? undefined : world.chats.copyOf(userid, messageId)?.card
  if (type !== 'update_button' || messageId === undefined || face === undefined) return 'not imitated'
  world.chats.changeCard(userid, messageId, greyed(face, textOf(recordOf(reply.Button).ReplaceName)))
  return ''
}
