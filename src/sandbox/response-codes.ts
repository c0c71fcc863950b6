// The one-shot codes that let a card be changed (wecom.md §2.4): one from the send, a fresh one from every click; each
// good for one call within 72 hours.
import { randomBytes } from 'node:crypto'

const lifetimeMs = 72 * 3_600_000

export class ResponseCodes {
  private readonly codes = new Map<string, { messageId: string; expiresAt: number }>()

  /** A fresh code for the card behind `messageId`. */
  issue(messageId: string, at: Date): string {
    const code = randomBytes(24).toString('base64url')
    this.codes.set(code, { messageId, expiresAt: at.getTime() + lifetimeMs })
    return code
  }

  /** The card a code is good for now; null if it is unknown, used or expired (60140). */
  messageOf(code: string, at: Date): string | null {
    const entry = this.codes.get(code)
    return entry !== undefined && at.getTime() < entry.expiresAt ? entry.messageId : null
  }

  /** Uses the code up. */
  spend(code: string): void {
    this.codes.delete(code)
  }
}
