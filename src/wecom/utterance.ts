// What a decrypted message says, in the words of the ports: who wrote, sent or pressed what. Strings stay strings and
// nothing of a case is known here; what is new or odd is still an utterance, so that nothing said is lost.
import type { Utterance } from '../domain/ports.js'
import { childText, parseXml, type XmlElement } from './xml.js'

/** Reads a decrypted message (wecom.md §1.6–§1.8); null if it cannot be understood and a person should look at it. */
export function readUtterance(plain: string): Utterance | null {
  const root = parseXml(plain)
  if (root === null) return null
  const from = field(root, 'FromUserName')
  const type = field(root, 'MsgType')
  if (from === null || type === null) return null
  switch (type.toLowerCase()) {
    case 'text':
      return textFrom(root, from)
    case 'image':
      return pictureFrom(root, from)
    case 'event':
      return eventFrom(root, from)
    default:
      return { kind: 'other', from, what: type, mediaId: field(root, 'MediaId') }
  }
}

/** A person's own words are kept to the last blank. */
function textFrom(root: XmlElement, from: string): Utterance | null {
  const text = childText(root, 'Content')
  return text === null ? null : { kind: 'text', from, text }
}

function pictureFrom(root: XmlElement, from: string): Utterance | null {
  const mediaId = field(root, 'MediaId')
  return mediaId === null ? null : { kind: 'picture', from, mediaId }
}

/** The case of event names differs between kinds (`LOCATION`, `subscribe`), so it does not count (wecom.md §1.7). */
function eventFrom(root: XmlElement, from: string): Utterance | null {
  const event = field(root, 'Event')
  switch (event?.toLowerCase()) {
    case undefined:
      return null
    case 'template_card_event':
      return clickFrom(root, from)
    case 'subscribe':
      return { kind: 'arrived', from }
    case 'unsubscribe':
      return { kind: 'left', from }
    default:
      return { kind: 'event', from, event: event ?? '' }
  }
}

function clickFrom(root: XmlElement, from: string): Utterance | null {
  const key = field(root, 'EventKey')
  const taskId = field(root, 'TaskId')
  if (key === null || taskId === null) return null
  return { kind: 'click', from, key, taskId, responseCode: field(root, 'ResponseCode') }
}

/** A value without the white space around it; null if absent or empty. */
function field(root: XmlElement, name: string): string | null {
  const value = childText(root, name)?.trim() ?? ''
  return value === '' ? null : value
}
