// What message/send accepted: one entry a receiver for whoever looks, and what later calls need to know again: used
// task ids, bodies within their duplicate window, and who got which card.
import { sha256 } from '../base/ids.js'
import type { CardType } from './card-rules.js'
import type { SentItem } from './shapes.js'

export interface SentCard {
  /** The app that sent it: no other may change it (42015). */
  agentId: number
  type: CardType
  taskId: string
  /** userids as registered. */
  receivers: string[]
}

export class SendLog {
  readonly items: SentItem[] = []
  private readonly cards = new Map<string, SentCard>()
  private readonly messages = new Map<string, { agentId: number; at: Date }>()
  private readonly taskIds = new Set<string>()
  private readonly bodies = new Map<string, number>()

  /** Whether the same bytes were accepted with the duplicate check on and its interval has not passed (wecom.md §2.2). */
  isDuplicate(raw: Buffer, at: Date): boolean {
    return at.getTime() < (this.bodies.get(sha256(raw)) ?? 0)
  }

  rememberBody(raw: Buffer, at: Date, seconds: number): void {
    this.bodies.set(sha256(raw), at.getTime() + seconds * 1000)
  }

  /** A task id is good for one message of the app for ever (wecom.md §2.3). */
  isTaskIdUsed(agentId: number, taskId: string): boolean {
    return this.taskIds.has(`${agentId} ${taskId}`)
  }

  rememberCard(messageId: string, card: SentCard): void {
    this.taskIds.add(`${card.agentId} ${card.taskId}`)
    this.cards.set(messageId, card)
  }

  cardOf(messageId: string): SentCard | null {
    return this.cards.get(messageId) ?? null
  }

  rememberMessage(messageId: string, agentId: number, at: Date): void {
    this.messages.set(messageId, { agentId, at })
  }

  /** Who sent a message and when; null if there is none of this id. */
  messageOf(messageId: string): { agentId: number; at: Date } | null {
    return this.messages.get(messageId) ?? null
  }

  /** A receiver's userid is another one from now on. */
  rename(userid: string, newUserid: string): void {
    for (const card of this.cards.values())
      card.receivers = card.receivers.map((one) => (one.toLowerCase() === userid.toLowerCase() ? newUserid : one))
  }
}
