// The emulator's public types: how it is set up, what a test or the page can see of it, what a person can do in it.
// Directions are the person's: `in` is what landed on the phone, `out` is what the person sent.
import type { Logger } from '../base/logger.js'
import type { CardFace } from './card-face.js'
import type { Faults } from './faults.js'

export interface Person {
  userid: string
  name: string
  /** What stands under the name, e.g. `教育局联络员`. */
  title: string
}

export interface EmulatorOptions {
  /** Port of API, control API and page on 127.0.0.1; 0 or absent = any free one. */
  port?: number
  /** Port of the second listener (page and control API only), which outlives the fault `down: 'closed'`. */
  pagePort?: number
  corpId: string
  agentId: number
  secret: string
  token: string
  encodingAesKey: string
  /** Where the service takes callbacks; null = none configured (callback cards are then refused, 43012). */
  callbackUrl: string | null
  /** The virtual clock: every expiry, window and time stamp reads it. */
  now: () => Date
  people: Person[]
  /** Base address of the service, for the clock proxy. */
  serviceUrl?: string | null
  /** Whether people work on a local day (`YYYY-MM-DD`); for the page's 到下个工作日. Default: Monday to Friday. */
  isWorkday?: (day: string) => boolean
  logger: Logger
  /** Wrong secrets within an hour before gettoken is blocked for an hour; default 2000 (wecom.md §2.1). */
  wrongSecretLimit?: number
  /** Times 200 = person-times of message/send a day; default 500 accounts (wecom.md §4). */
  accountCap?: number
  /** What makes WeCom send a callback again: the pages disagree (wecom.md §1.5). Default `timeout`. */
  retryOn?: 'timeout' | 'not-200'
  /** Real milliseconds until a callback is cut; default 5000 (wecom.md §1.5). */
  callbackTimeoutMs?: number
}

export interface ChatItem {
  id: string
  /** Grows with every new or changed item of all chats; lets a reader ask for what changed since. */
  revision: number
  at: Date
  direction: 'in' | 'out'
  kind: 'text' | 'card' | 'picture' | 'voice'
  /** Everything a person would read, as plain text. */
  text: string
  card?: CardFace
  /** Media of a picture or voice. */
  mediaId?: string
  /** WeCom's id: `msgid` of a send, `MsgId` of what the person sent. */
  messageId: string
  /** The request body as the service sent it, or what the person did. */
  raw: unknown
}

/** One receiver of one accepted call of message/send. */
export interface SentItem {
  messageId: string
  to: string
  at: Date
  delivered: boolean
  /** Why it did not reach the phone although the call succeeded. */
  reason: null | 'duplicate' | 'throttled' | 'silent-drop' | 'invalid'
  kind: ChatItem['kind']
  text: string
  taskId: string | null
  raw: unknown
}

export interface Attempt {
  /** HTTP status; null when nothing came back in time. */
  status: number | null
  body: string
  error: string | null
}
/** What became of one callback: the last attempt's answer, and all attempts in order. */
export interface Delivery extends Attempt {
  attempts: Attempt[]
}

export interface DeliveryOptions {
  /** Sends it again this many times after the first answer (new nonce and cipher text, same MsgId and CreateTime). */
  repeat?: number
  /** Sends this many further copies at the same moment. */
  concurrent?: number
  badSignature?: boolean
  /** Seconds added to the timestamp of the envelope. */
  timestampOffset?: number
}

/** Which button of which card; `button` is its caption or its key. */
export interface ClickTarget {
  /** The card: by task id, by message id (chat item's id or msgid), or the latest that has such a button. */
  taskId?: string
  messageId?: string
  latest?: true
  button: string
  /** Chosen option ids per question; default: what the card has preselected. */
  choices?: Record<string, string[]>
  /** Presses a button that is greyed out or no longer there: a click that was on its way while the card changed. */
  force?: boolean
}

export interface Verification extends Attempt {
  ok: boolean
  expected: string
}

export interface CallCount {
  total: number
  /** Calls by errcode of the answer. */
  byCode: Record<string, number>
}

export interface Emulator {
  /** Base address of the server API (`WECOM_API_BASE`); page and control API are there too. */
  readonly url: string
  /** Address of page and control API that stays up under `down: 'closed'`. */
  readonly pageUrl: string
  setCallbackUrl(url: string | null): void
  setServiceUrl(url: string | null): void
  setPeople(people: Person[]): void
  people(): Person[]

  say(userid: string, text: string, options?: DeliveryOptions): Promise<Delivery>
  click(userid: string, target: ClickTarget, options?: DeliveryOptions): Promise<Delivery>
  sendPicture(userid: string, bytes: Uint8Array, fileName: string, options?: DeliveryOptions): Promise<Delivery>
  /** The person comes into the app's visible range (`subscribe`). */
  arrive(userid: string, options?: DeliveryOptions): Promise<Delivery>
  /** The person leaves the visible range (`unsubscribe`); messages to them are invalid until they arrive again. */
  leave(userid: string, options?: DeliveryOptions): Promise<Delivery>
  /** The person has left WeCom: invalid from now on, and nothing tells the service. */
  gone(userid: string): void
  /** What the console does when 保存 is pressed (wecom.md §1.2). */
  verifyCallback(): Promise<Verification>
  /** Sends any plain XML as a callback; `from` names whose queue it keeps its place in. */
  deliver(plainXml: string, options?: DeliveryOptions & { from?: string }): Promise<Delivery>

  faults(): Faults
  /** Switches faults; resolves when they hold (closing and opening the listener takes a moment). */
  setFaults(patch: Partial<Faults>): Promise<Faults>

  chatOf(userid: string): ChatItem[]
  sent(): SentItem[]
  /** Calls back for everything that lands on a phone; returns how to stop. */
  onDelivered(listener: (userid: string, item: ChatItem) => void): () => void
  calls(): Record<string, CallCount>
  close(): Promise<void>
}
