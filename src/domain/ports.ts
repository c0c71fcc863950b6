// What the rules need of the world, as types. `wecom/` offers them over HTTP; nothing here knows WeCom's field names.

/** A row of a card: short label (≤ 5 characters), value (≤ 30 characters). */
export interface CardRow {
  label: string
  value: string
}
export interface CardButton {
  text: string
  /** What comes back when it is pressed; unique inside the card. */
  key: string
  style: 'primary' | 'plain' | 'warning'
}
export interface CardContent {
  type: 'card'
  title: string
  subtitle: string
  /** Sentence quoted from the circular, if any. */
  quote: string | null
  rows: CardRow[]
  /** Longer text under the rows. */
  body: string
  buttons: CardButton[]
  /** Opened when the card is tapped: an address, or a path of our own pages; null if there is nothing to open. */
  url: string | null
}
export interface TextContent {
  type: 'text'
  text: string
}
export type Content = CardContent | TextContent

export interface OutgoingMessage {
  /** Receiver's userid. */
  to: string
  /** Stable id of the message: a resend is byte for byte the same message. Letters, digits, `_-@`, ≤ 128 bytes. */
  taskId: string
  content: Content
  /** Seconds in which the provider swallows a byte-identical resend; 0 = no duplicate check (answers to people). */
  duplicateWindowSeconds: number
}

/** What is known after a call. `uncertain` is neither failed nor sent: the request may have been carried out. */
export type CallOutcome<T> =
  | { kind: 'ok'; value: T }
  /** Certainly not done; may work later by itself. `afterMs`: not before. */
  | { kind: 'retry'; code: string; afterMs: number }
  /** Certainly not done, and the whole channel is stopped (frequency block, untrusted address, bad secret). */
  | { kind: 'blocked'; code: string; afterMs: number; alarm: boolean }
  /** Certainly not done, and never will be for this item. */
  | { kind: 'refused'; code: string; alarm: boolean; personGone: boolean }
  | { kind: 'uncertain'; code: string }

export interface SentMessage {
  /** The provider's message id. */
  messageId: string
  /** One-shot code with which the card can be changed for 72 h; null if the message is no changeable card. */
  responseCode: string | null
  /** The receiver does not exist or may not be reached, although the call succeeded. */
  unreachable: boolean
}

export interface Messenger {
  send(message: OutgoingMessage): Promise<CallOutcome<SentMessage>>
  /** Replaces the card behind a one-shot code by its present state. `closedAs`: caption of the then disabled button. */
  updateCard(update: {
    to: string
    responseCode: string
    content: CardContent
    closedAs: string
  }): Promise<CallOutcome<null>>
  /** Fetches what a person sent (picture, file …). */
  download(mediaId: string): Promise<CallOutcome<{ bytes: Uint8Array; fileName: string | null }>>
}

/** A department of the corporation's directory. */
export interface Department {
  /** The provider's number; 1 is the root. */
  id: number
  name: string
  /** 0 above the root, or where the parent cannot be seen. */
  parentId: number
}

/** A member of the directory. `inactive` has never opened WeCom: messages wait where nobody looks. */
export interface DirectoryMember {
  userid: string
  name: string
  departmentIds: number[]
  status: 'active' | 'disabled' | 'inactive' | 'left' | 'unknown'
}

/** The corporation's directory, as far as the app may see it. */
export interface DirectoryReader {
  /** Every department in sight, without names. */
  departmentTree(): Promise<CallOutcome<{ id: number; parentId: number }[]>>
  department(id: number): Promise<CallOutcome<Department>>
  /** Direct members of one department, sub-departments not included. */
  membersOf(departmentId: number): Promise<CallOutcome<DirectoryMember[]>>
  /** One member; refused with `personGone` if they cannot be seen. */
  member(userid: string): Promise<CallOutcome<DirectoryMember>>
}

/** An entry in people's calendars. WeCom itself tells the attendees (wecom.md §2.13). */
export interface ScheduleEntry {
  /** Must be among the attendees. */
  admins: string[]
  attendees: string[]
  start: Date
  end: Date
  summary: string
  description: string
  location: string
}

export interface Schedules {
  /** @returns the provider's id of the entry */
  add(entry: ScheduleEntry): Promise<CallOutcome<string>>
  update(id: string, entry: ScheduleEntry): Promise<CallOutcome<null>>
  remove(id: string): Promise<CallOutcome<null>>
}

/** Who came back from the provider's login; null: nobody of this corporation. */
export type Identify = (code: string) => Promise<CallOutcome<string | null>>

/** Posts to the office's own group. Nothing about talks, no unit by rank (design.md §4). */
export interface GroupBoard {
  post(text: string): Promise<CallOutcome<null>>
}

/** What a person did in the chat, as kept by the inbox. All values are the provider's strings, unconverted. */
export type Utterance =
  | { kind: 'text'; from: string; text: string }
  | { kind: 'picture'; from: string; mediaId: string }
  /** voice, video, file, location, link: kept and answered politely; `mediaId` where there is one. */
  | { kind: 'other'; from: string; what: string; mediaId: string | null }
  | { kind: 'click'; from: string; key: string; taskId: string; responseCode: string | null }
  | { kind: 'arrived'; from: string }
  | { kind: 'left'; from: string }
  /** The directory says that they left the organisation (contact-sync callback). */
  | { kind: 'departed'; from: string }
  /** The directory says that their userid is another one from now on (contact-sync callback). */
  | { kind: 'renamed'; from: string; to: string }
  /** An entry of the app's menu was pressed; `key` is one of ours. */
  | { kind: 'menu'; from: string; key: string }
  /** The platform is about to stop the app, or has stopped it: an operator must act. */
  | { kind: 'app-warning'; from: string; event: string; effectAt: Date | null }
  /** Events that mean nothing to the follow-up (enter_agent, view …) or are not known. */
  | { kind: 'event'; from: string; event: string }
