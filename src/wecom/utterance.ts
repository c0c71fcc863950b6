// What a decrypted message says, in the words of the ports: who wrote, sent or pressed what. Strings stay strings and
// nothing of a case is known here; what is new or odd is still an utterance, so that nothing said is lost.
import type { Utterance } from '../domain/ports.js'
import { childText, parseXml, type XmlElement } from './xml.js'

/** Reads a decrypted message (wecom.md §1.6–§1.10); null if it cannot be understood and a person should look at it. */
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
  if (event === null) return null
  switch (event.toLowerCase()) {
    case 'template_card_event':
    case 'template_card_menu_event':
      return clickFrom(root, from)
    case 'click': {
      const key = field(root, 'EventKey')
      return key === null ? { kind: 'event', from, event } : { kind: 'menu', from, key }
    }
    case 'subscribe':
      return { kind: 'arrived', from }
    case 'unsubscribe':
      return { kind: 'left', from }
    case 'change_contact':
      return changeFrom(root) ?? { kind: 'event', from, event }
    default:
      return appWarnings.has(event.toLowerCase())
        ? { kind: 'app-warning', from, event: event.toLowerCase(), effectAt: effectFrom(root) }
        : { kind: 'event', from, event }
  }
}

/** The platform stops apps that nobody uses, and says so before and after (wecom.md §1.7). */
const appWarnings: ReadonlySet<string> = new Set([
  'inactive_alert',
  'low_active_alert',
  'low_active',
  'close_inactive_agent',
  'reopen_inactive_agent',
  'active_restored',
])

/** `EffectTime` in unix seconds; only the two alerts carry it. */
function effectFrom(root: XmlElement): Date | null {
  const seconds = field(root, 'EffectTime') ?? ''
  return /^[1-9]\d{0,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : null
}

/** Of the contact-sync callback only comings, goings and new userids matter; `from` is the person spoken of (§1.9). */
function changeFrom(root: XmlElement): Utterance | null {
  const from = field(root, 'UserID')
  if (from === null) return null
  const status = field(root, 'Status')
  switch (field(root, 'ChangeType')?.toLowerCase()) {
    case 'create_user':
      return { kind: 'arrived', from }
    case 'delete_user':
      return { kind: 'departed', from }
    case 'update_user':
      // Disabled is out of reach, but no word that somebody left the work.
      if (status === '5') return { kind: 'departed', from }
      return renamedFrom(root, from) ?? (status === '2' ? { kind: 'left', from } : null)
    default:
      return null
  }
}

/** Userids are compared without case (wecom.md §5.14): another spelling alone is no other person. */
function renamedFrom(root: XmlElement, from: string): Utterance | null {
  const to = field(root, 'NewUserID')
  return to === null || to.toLowerCase() === from.toLowerCase() ? null : { kind: 'renamed', from, to }
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
