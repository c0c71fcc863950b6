// WeCom in memory: phones, the duplicate window, one-shot codes of cards, people who left, and every way a call may go
// wrong. It tells what really landed on a phone, which the service itself cannot always know.
import type {
  CallOutcome,
  CardContent,
  Content,
  Messenger,
  OutgoingMessage,
  SentMessage,
} from '../../src/domain/ports.js'
import { plainText } from '../../src/domain/wording/push.js'
import { fateOf } from './chance.js'
import type { Machine } from './machine.js'

/** Something that landed on a phone. */
export interface Landed {
  at: Date
  to: string
  taskId: string
  content: Content
  text: string
}

/** fair: answers come; rough: some go wrong; down: WeCom cannot be reached; blocked: it refuses the whole app. */
export type Weather = 'fair' | 'rough' | 'down' | 'blocked'

type Trouble = 'none' | 'lost-before' | 'lost-after' | 'busy' | 'frequency' | 'refused'

export class Wire {
  weather: Weather = 'fair'
  readonly landed: Landed[] = []
  /** Messages that were swallowed as duplicates and never landed themselves: said sent, read by nobody. */
  readonly swallowed: string[] = []
  readonly gone = new Set<string>()
  readonly #bytes = new Map<string, { until: Date; taskId: string }>()
  readonly #taskIds = new Set<string>()
  readonly #codes = new Map<string, { to: string; at: Date }>()
  readonly #tries = new Map<string, number>()
  #codeCount = 0

  constructor(
    private readonly seed: number,
    private readonly now: () => Date,
  ) {}

  /** The line of one life of the process. */
  lineOf(machine: Machine): Messenger {
    return {
      send: async (message) => await this.#call(machine, () => this.#send(message)),
      updateCard: async (update) => await this.#call(machine, () => this.#update(update)),
      download: async (mediaId) => await this.#call(machine, () => this.#download(mediaId)),
    }
  }

  /** A code as a click brings it: usable once, 72 hours. */
  freshCode(to: string): string {
    const code = `code-${++this.#codeCount}`
    this.#codes.set(code, { to, at: this.now() })
    return code
  }

  async #call<T>(machine: Machine, act: () => T): Promise<T> {
    if (machine.dead) machine.die()
    const mode = machine.strikes()
    if (mode === 'before') machine.die()
    const outcome = act()
    if (mode !== null) machine.die()
    return await Promise.resolve(outcome)
  }

  #trouble(...about: string[]): Trouble {
    if (this.weather === 'fair') return 'none'
    const key = about.join('\n')
    const tries = (this.#tries.get(key) ?? 0) + 1
    this.#tries.set(key, tries)
    if (this.weather === 'down') return 'busy'
    if (this.weather === 'blocked') return 'frequency'
    const fate = fateOf(this.seed, key, tries)
    if (fate < 0.08) return 'lost-before'
    if (fate < 0.16) return 'lost-after'
    if (fate < 0.24) return 'busy'
    if (fate < 0.26) return 'frequency'
    return fate < 0.28 ? 'refused' : 'none'
  }

  #send(message: OutgoingMessage): CallOutcome<SentMessage> {
    const { to } = message
    const trouble = this.#trouble('send', to, plainText(message.content))
    switch (trouble) {
      case 'busy':
        return { kind: 'retry', code: '-1', afterMs: 2_000 }
      case 'frequency':
        return { kind: 'blocked', code: this.weather === 'blocked' ? '60020' : '45009', afterMs: 600_000, alarm: true }
      case 'refused':
        return { kind: 'refused', code: '40201', alarm: true, personGone: false }
      case 'lost-before':
        return { kind: 'uncertain', code: 'timeout' }
      case 'lost-after':
        this.#deliver(message)
        return { kind: 'uncertain', code: 'timeout' }
      case 'none':
        return this.#deliver(message)
    }
  }

  #deliver(message: OutgoingMessage): CallOutcome<SentMessage> {
    const { to, taskId, content, duplicateWindowSeconds } = message
    const now = this.now()
    const card = content.type === 'card' && content.buttons.length > 0
    if (this.gone.has(to)) {
      // An invaliduser in an answer that says ok, or a refusal: both occur.
      if (fateOf(this.seed, 'gone', to) < 0.5) return { kind: 'refused', code: '60111', alarm: false, personGone: true }
      return { kind: 'ok', value: { messageId: `m-${taskId}`, responseCode: null, unreachable: true } }
    }
    const bytes = JSON.stringify([to, content, card ? taskId : null, duplicateWindowSeconds])
    const known = this.#bytes.get(bytes)
    if (duplicateWindowSeconds > 0 && known !== undefined && now < known.until) {
      if (known.taskId !== taskId) this.swallowed.push(`${to}: ${plainText(content)}`)
      return { kind: 'ok', value: { messageId: `m-${taskId}`, responseCode: null, unreachable: false } }
    }
    if (card && this.#taskIds.has(taskId)) return { kind: 'refused', code: '42014', alarm: false, personGone: false }
    if (card) this.#taskIds.add(taskId)
    if (duplicateWindowSeconds > 0)
      this.#bytes.set(bytes, { until: new Date(now.getTime() + duplicateWindowSeconds * 1000), taskId })
    this.landed.push({ at: now, to, taskId, content, text: plainText(content) })
    const responseCode = card ? this.freshCode(to) : null
    return { kind: 'ok', value: { messageId: `m-${taskId}`, responseCode, unreachable: false } }
  }

  #update(update: { to: string; responseCode: string; content: CardContent }): CallOutcome<null> {
    const trouble = this.#trouble('update', update.to, plainText(update.content))
    if (trouble === 'busy') return { kind: 'retry', code: '-1', afterMs: 2_000 }
    if (trouble === 'frequency') return { kind: 'blocked', code: '45009', afterMs: 600_000, alarm: false }
    if (trouble === 'lost-before') return { kind: 'uncertain', code: 'timeout' }
    const code = this.#codes.get(update.responseCode)
    const alive = code !== undefined && this.now().getTime() - code.at.getTime() < 72 * 3_600_000
    if (!alive || code.to !== update.to) return { kind: 'refused', code: '60140', alarm: false, personGone: false }
    this.#codes.delete(update.responseCode)
    return trouble === 'lost-after' ? { kind: 'uncertain', code: 'timeout' } : { kind: 'ok', value: null }
  }

  #download(mediaId: string): CallOutcome<{ bytes: Uint8Array; fileName: string | null }> {
    const trouble = this.#trouble('download', mediaId)
    if (trouble === 'refused') return { kind: 'refused', code: '40007', alarm: false, personGone: false }
    if (trouble !== 'none') return { kind: 'retry', code: '-1', afterMs: 5_000 }
    return { kind: 'ok', value: { bytes: Buffer.from(mediaId), fileName: null } }
  }
}
