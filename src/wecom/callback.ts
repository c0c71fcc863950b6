// The door of the callback: what a request from WeCom must look like to be let in, and the key under which its content
// is known. Nothing is understood or kept here. Whether the URL's time lies inside the 10-minute window is the caller's
// question, because a message already known is answered 200 however old it is (contract §5).
import { sha256 } from '../base/ids.js'
import { decryptMessage, signatureMatches } from './crypto.js'
import { childText, deepText, parseXml, type XmlElement } from './xml.js'

export interface CallbackSettings {
  token: string
  encodingAesKey: string
  corpId: string
}

/** The decoded query as Koa gives it; a repeated parameter counts as missing. */
export type CallbackQuery = Readonly<Record<string, string | string[] | undefined>>

export type RefusalCode = 'parameter' | 'not-xml' | 'no-encrypt' | 'signature' | 'receiver' | 'undecipherable'
export type Verified = { ok: true; echo: string } | { ok: false; status: 400 | 403; code: RefusalCode }
export type Opened =
  | { ok: true; plain: string; dedupeKey: string; timestamp: Date }
  | { ok: false; status: 400 | 403; code: RefusalCode }

/** Answers the GET with which the console checks the address: `echo` goes out as it is (wecom.md §1.2). */
export function verifyUrl(settings: CallbackSettings, query: CallbackQuery): Verified {
  const signed = signedPart(query)
  const echo = one(query, 'echostr')
  if (signed === null || echo === null) return refuse(400, 'parameter')
  const opened = unseal(settings, signed, echo)
  return opened.ok ? { ok: true, echo: opened.plain } : opened
}

/**
 * Opens a POSTed envelope (wecom.md §1.3). 400: a parameter is missing or the body is no whole envelope; 403: signature,
 * receiver or cipher text are not WeCom's. A signed message whose inside is not understood is let in (contract §8.7).
 * `timestamp` is the URL's, which the signature covers.
 */
export function openCallback(settings: CallbackSettings, query: CallbackQuery, body: Buffer): Opened {
  const signed = signedPart(query)
  if (signed === null) return refuse(400, 'parameter')
  const envelope = parseXml(body.toString('utf8'))
  if (envelope === null) return refuse(400, 'not-xml')
  const encrypt = childText(envelope, 'Encrypt')?.trim() ?? ''
  if (encrypt === '') return refuse(400, 'no-encrypt')
  const opened = unseal(settings, signed, encrypt)
  if (!opened.ok) return opened
  const timestamp = new Date(Number(signed.timestamp) * 1000)
  return { ok: true, plain: opened.plain, dedupeKey: dedupeKeyOf(opened.plain), timestamp }
}

interface SignedPart {
  signature: string
  timestamp: string
  nonce: string
}

function signedPart(query: CallbackQuery): SignedPart | null {
  const signature = one(query, 'msg_signature')
  const timestamp = one(query, 'timestamp')
  const nonce = one(query, 'nonce')
  if (signature === null || timestamp === null || nonce === null) return null
  // Ten digits until the year 2286; twelve still make a valid Date.
  return /^\d{1,12}$/.test(timestamp) ? { signature, timestamp, nonce } : null
}

function one(query: CallbackQuery, name: string): string | null {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? value : null
}

function unseal(settings: CallbackSettings, signed: SignedPart, encrypt: string) {
  const { signature, timestamp, nonce } = signed
  if (!signatureMatches(settings.token, timestamp, nonce, encrypt, signature)) return refuse(403, 'signature')
  const decrypted = decryptMessage({ encodingAesKey: settings.encodingAesKey, encrypt, receiveId: settings.corpId })
  if (decrypted.ok) return { ok: true as const, plain: decrypted.plain }
  return refuse(403, decrypted.why === 'receiver' ? 'receiver' : 'undecipherable')
}

const refuse = (status: 400 | 403, code: RefusalCode) => ({ ok: false as const, status, code })

/** Top-level fields, then those nested inside bodies such as ApprovalInfo; the order is part of the key. */
const topFields = ['AgentID', 'FromUserName', 'CreateTime', 'Event', 'EventKey', 'TaskId', 'ResponseCode', 'ChangeType']
const moreTopFields = ['UserID', 'Id', 'TagId']
const deepFields = ['SpNo', 'StatuChangeEvent', 'ScheduleId', 'MeetingId', 'BookingId']
/** Long keys are digested, so that they fit any database's index. */
const keyLengthMax = 512

/**
 * The key under which a repeat of the same message is recognised (wecom.md §1.5): the message id, or for events the
 * joined fields, since person and second alone would swallow the second of two clicks. Content that gives neither is
 * known by its digest. Built from the decrypted text: a repeat may come with another nonce and cipher text.
 */
export function dedupeKeyOf(plain: string): string {
  const root = parseXml(plain)
  const messageId = root === null ? '' : (childText(root, 'MsgId')?.trim() ?? '')
  if (messageId !== '') return bounded(`msg:${messageId}`)
  return root !== null && isDatedEvent(root) ? bounded(`event:${eventKeyOf(root)}`) : `digest:${sha256(plain)}`
}

/** Without person, second and event the joined fields would be one and the same key for unlike things. */
function isDatedEvent(root: XmlElement): boolean {
  return ['FromUserName', 'CreateTime', 'Event'].every((name) => (childText(root, name)?.trim() ?? '') !== '')
}

function eventKeyOf(root: XmlElement): string {
  const top = [...topFields, ...moreTopFields].map((name) => childText(root, name))
  const deep = deepFields.map((name) => deepText(root, name))
  return [...top, ...deep].map((value) => (value ?? '').trim().replaceAll('%', '%25').replaceAll('|', '%7C')).join('|')
}

const bounded = (key: string): string => (key.length <= keyLengthMax ? key : `digest:${sha256(key)}`)
