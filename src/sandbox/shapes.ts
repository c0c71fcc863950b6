// The emulator's public types: how it is set up, what a test or the page can see of it, what a person can do in it.
// Directions are the person's: `in` is what landed on the phone, `out` is what the person sent.
import type { Logger } from '../base/logger.js'
import type { AppWarning, ApprovalChange } from './app-acts.js'
import type { CardFace } from './card-face.js'
import type {
  ContactSync,
  Department,
  GroupPost,
  OtherApp,
  Person,
  ScheduleAnswer,
  ScheduleItem,
  Tag,
  VisibleRange,
} from './corp-shapes.js'
import type { Faults } from './faults.js'
import type { GalleryItem } from './gallery.js'
import type { PhoneMessage } from './phone-acts.js'

export type { Department, Person, Tag, VisibleRange } from './corp-shapes.js'

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
  /** What the page shows as 卡片总览; asked for when it is opened. Default: nothing. */
  gallery?: () => readonly GalleryItem[]
  logger: Logger
  /** Wrong secrets within an hour before gettoken is blocked for an hour; default 2000 (wecom.md §2.1). */
  wrongSecretLimit?: number
  /** Times 200 = person-times of message/send a day; default 500 accounts (wecom.md §4). */
  accountCap?: number
  /** What makes WeCom send a callback again: the pages disagree (wecom.md §1.5). Default `timeout`. */
  retryOn?: 'timeout' | 'not-200'
  /** Real milliseconds until a callback is cut; default 5000 (wecom.md §1.5). */
  callbackTimeoutMs?: number
  /** Seconds an access token lives (`expires_in`); default 7200. */
  tokenSeconds?: number
  /** The contact-sync assistant; default none: its secret is unknown and nothing is told about the directory. */
  contacts?: ContactSync | null
  /** Further apps of the corp, to see what one app may not do to another's messages. */
  otherApps?: OtherApp[]
  /** An app from before 2022-06-20 still reads phone numbers and addresses (wecom.md §0 item 5). Default false. */
  oldApp?: boolean
  /** 可信域名, `host` or `host:port`; null (default) = login takes any address back (wecom.md §2.10). */
  trustedDomain?: string | null
  /** Key of the office's group webhook; default `sandbox-group`. */
  webhookKey?: string
  /** Makes element order and the faults of delivery repeatable; default: another one every time. */
  seed?: number
}

export interface ChatItem {
  id: string
  /** Grows with every new or changed item of all chats; lets a reader ask for what changed since. */
  revision: number
  at: Date
  direction: 'in' | 'out'
  /** The last five only as what the person sent (`out`). */
  kind: 'text' | 'card' | 'picture' | 'voice' | 'video' | 'file' | 'location' | 'link' | 'sticker'
  /** Everything a person would read, as plain text. */
  text: string
  card?: CardFace
  /** Media of a picture or voice. */
  mediaId?: string
  /** WeCom's id: `msgid` of a send, `MsgId` of what the person sent. */
  messageId: string
  /** The request body as the service sent it, or what the person did. */
  raw: unknown
  /** Taken back by the app: the text says so, card and media are gone. */
  recalled?: true
}

/** One receiver of one accepted call of message/send. */
export interface SentItem {
  messageId: string
  to: string
  at: Date
  delivered: boolean
  /** Why it did not reach the phone although the call succeeded. */
  reason: null | 'duplicate' | 'throttled' | 'silent-drop' | 'invalid' | 'unlicensed'
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
  /** What became of a passive reply in the answer's body (wecom.md §1.11); absent if there was none. */
  reply?: { taken: boolean; why: string }
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
  /** Where the contact-sync assistant's callbacks go. */
  setContactsCallbackUrl(url: string | null): void
  setPeople(people: Person[]): void
  people(): Person[]
  /** Replaces the tree; the root (1) is there by itself. */
  setDepartments(departments: Department[]): void
  departments(): Department[]
  setTags(tags: Tag[]): void
  /** Null = the whole corp. Tells the service nothing; `arrive` and `leave` do. */
  setVisibleRange(range: VisibleRange | null): void
  setTrustedDomain(domain: string | null): void
  /** Who holds the phone when a login page opens: it then answers at once. Null = the page asks. */
  setLogin(userid: string | null): void

  say(userid: string, text: string, options?: DeliveryOptions): Promise<Delivery>
  click(userid: string, target: ClickTarget, options?: DeliveryOptions): Promise<Delivery>
  sendPicture(userid: string, bytes: Uint8Array, fileName: string, options?: DeliveryOptions): Promise<Delivery>
  /** Voice, video, location, link, file, sticker or a kind nobody knows (wecom.md §1.6). */
  sendFromPhone(userid: string, message: PhoneMessage, options?: DeliveryOptions): Promise<Delivery>
  /** Opens the app (`enter_agent`). */
  enterApp(userid: string, options?: DeliveryOptions): Promise<Delivery>
  /** Presses an entry of the app's menu by name, key or url: `click` or `view`. */
  pressMenu(userid: string, entry: string, options?: DeliveryOptions): Promise<Delivery>
  /** The phone says where it is when the app's conversation opens (`LOCATION`). */
  reportLocation(
    userid: string,
    place: { latitude: number; longitude: number },
    options?: DeliveryOptions,
  ): Promise<Delivery>
  /** Answers an invitation in the calendar (`respond_schedule`; the event does not carry the answer). */
  respondSchedule(
    userid: string,
    scheduleId: string,
    answer: ScheduleAnswer,
    options?: DeliveryOptions,
  ): Promise<Delivery>
  /** The approval app reports (`sys_approval_change`, AgentID 3010040). */
  approvalChanged(change: ApprovalChange, options?: DeliveryOptions): Promise<Delivery>
  /** The platform is about to stop the app, or has (default `inactive_alert`, effective in seven days). */
  warnInactive(event?: AppWarning, effectAt?: Date, options?: DeliveryOptions): Promise<Delivery>
  /** The directory gives a member another userid (change_contact update_user, contact-sync only). */
  rename(userid: string, newUserid: string, options?: DeliveryOptions): Promise<Delivery>
  /** Deletes a member: delete_user to the contact-sync callback, `unsubscribe` to the app's. */
  removeFromDirectory(userid: string, options?: DeliveryOptions): Promise<{ contacts: Delivery; app: Delivery }>
  /** A new member: create_user to the contact-sync callback, `subscribe` to the app's if in its range. */
  createInDirectory(person: Person, options?: DeliveryOptions): Promise<{ contacts: Delivery; app: Delivery | null }>
  /** The person comes into the app's visible range (`subscribe`). */
  arrive(userid: string, options?: DeliveryOptions): Promise<Delivery>
  /** The person leaves the visible range (`unsubscribe`); messages to them are invalid until they arrive again. */
  leave(userid: string, options?: DeliveryOptions): Promise<Delivery>
  /** The person has left WeCom: invalid from now on, and nothing tells the service. */
  gone(userid: string): void
  /** What the console does when 保存 is pressed (wecom.md §1.2). */
  verifyCallback(): Promise<Verification>
  verifyContactsCallback(): Promise<Verification>
  /** Sends any plain XML as a callback; `from` names whose queue it keeps its place in. */
  deliver(plainXml: string, options?: DeliveryOptions & { from?: string }): Promise<Delivery>
  /** The same as the contact-sync assistant, whose envelope has no AgentID. */
  deliverToContacts(plainXml: string, options?: DeliveryOptions): Promise<Delivery>

  faults(): Faults
  /** Switches faults; resolves when they hold (closing and opening the listener takes a moment). */
  setFaults(patch: Partial<Faults>): Promise<Faults>

  chatOf(userid: string): ChatItem[]
  sent(): SentItem[]
  /** Entries the app put into calendars, deleted ones too. */
  schedules(): ScheduleItem[]
  /** The app's menu as menu/create set it; null if there is none. */
  menu(): unknown
  /** Address the office's group takes posts at. */
  webhookUrl(): string
  groupPosts(): GroupPost[]
  /** Calls back for everything that lands on a phone; returns how to stop. */
  onDelivered(listener: (userid: string, item: ChatItem) => void): () => void
  calls(): Record<string, CallCount>
  close(): Promise<void>
}
