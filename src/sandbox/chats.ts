// The phones: one chat a person, items in the order they landed. Every addition and change gets the next revision, so
// that the page can ask for what is new, changed cards included.
import { type CardFace, textOfFace } from './card-face.js'
import type { ChatItem } from './shapes.js'

export type NewItem = Omit<ChatItem, 'id' | 'revision'>

export class Chats {
  private readonly items = new Map<string, ChatItem[]>()
  private readonly listeners = new Set<(userid: string, item: ChatItem) => void>()
  private revision = 0

  /** Appends to a person's chat and tells the listeners about what landed on the phone. */
  add(userid: string, item: NewItem): ChatItem {
    this.revision += 1
    const full = { ...item, id: `c${this.revision}`, revision: this.revision }
    const key = userid.toLowerCase()
    this.items.set(key, [...(this.items.get(key) ?? []), full])
    if (item.direction === 'in') for (const listener of this.listeners) listener(userid, full)
    return full
  }

  /** A person's chat, oldest first. */
  of(userid: string): ChatItem[] {
    return this.items.get(userid.toLowerCase()) ?? []
  }

  /** The person's copy of a message; null if it never reached the phone. */
  copyOf(userid: string, messageId: string): ChatItem | null {
    return this.of(userid).find((item) => item.direction === 'in' && item.messageId === messageId) ?? null
  }

  /** Replaces the card on one person's copy. */
  changeCard(userid: string, messageId: string, card: CardFace): void {
    this.revision += 1
    const changed = (item: ChatItem): ChatItem =>
      item.messageId === messageId && item.direction === 'in'
        ? { ...item, card, text: textOfFace(card), revision: this.revision }
        : item
    this.items.set(userid.toLowerCase(), this.of(userid).map(changed))
  }

  /** Takes a message back from every phone it is on (wecom.md §2.5); returns how many. */
  recall(messageId: string): number {
    let count = 0
    for (const [key, items] of this.items)
      this.items.set(
        key,
        items.map((item) => {
          if (item.messageId !== messageId || item.direction !== 'in') return item
          count += 1
          this.revision += 1
          const { card: _card, mediaId: _mediaId, ...rest } = item
          return { ...rest, kind: 'text', text: '[消息已撤回]', recalled: true, revision: this.revision }
        }),
      )
    return count
  }

  /** The chat moves with the person to the new userid. */
  rename(userid: string, newUserid: string): void {
    const items = this.items.get(userid.toLowerCase())
    if (items === undefined) return
    this.items.delete(userid.toLowerCase())
    this.items.set(newUserid.toLowerCase(), items)
  }

  listen(listener: (userid: string, item: ChatItem) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
