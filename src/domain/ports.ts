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
  /** Opened when the card is tapped; null if there is nothing to open. */
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
  /** Events that mean nothing to the follow-up (enter_agent, menus …) or are not known. */
  | { kind: 'event'; from: string; event: string }
