// Delivers callbacks as WeCom does (wecom.md §1.3 to §1.5): signed and encrypted for real, 5 s, then up to three
// re-sends with new timestamp, nonce and cipher text around the same content. One person's deliveries keep order unless
// the faults of delivery say otherwise; a receiver that keeps failing loses callbacks.
import { randomBytes, randomInt } from 'node:crypto'
import { pause } from '../base/clock.js'
import type { Logger } from '../base/logger.js'
import { encryptMessage, signatureOf } from '../wecom/crypto.js'
import { type Element, xmlOf } from './callback-xml.js'
import type { Dice } from './dice.js'
import type { Faults } from './faults.js'
import { callbackTimeoutMs, exchange, verifyTimeoutMs } from './post.js'
import type { Attempt, Delivery, DeliveryOptions, EmulatorOptions, Verification } from './shapes.js'

const resends = 3
const noUrl: Attempt = { status: null, body: '', error: 'no callback url' }
const dropped: Delivery = { status: null, body: '', error: 'dropped', attempts: [] }
/** Virtual time for which a receiver that failed too often hears nothing. */
const silenceMs = 60_000

/** One configured callback: the app's, or the contact-sync assistant's, whose envelope names no app (wecom.md §1.3). */
export interface CallbackDoor {
  corpId: string
  agentId: number | null
  token: string
  encodingAesKey: string
  url: () => string | null
}

export interface CallbackSurroundings {
  now: () => Date
  logger: Logger
  dice: Dice
  faults: () => Faults
  retryOn: EmulatorOptions['retryOn']
  timeoutMs: number | undefined
}

export class CallbackSender {
  private readonly queues = new Map<string, Promise<unknown>>()
  private readonly stopping = new AbortController()
  private failures = 0
  private silentUntil = 0

  constructor(
    readonly door: CallbackDoor,
    private readonly around: CallbackSurroundings,
  ) {}

  /** Delivers when the person's earlier callbacks are through; resolves with what came back. */
  send(from: string, plainXml: string, options: DeliveryOptions = {}): Promise<Delivery> {
    // Order is lost where the switch says so: nobody waits for an earlier callback.
    if (this.around.faults().delivery.shuffle === true) return this.travel(plainXml, options)
    const key = from.toLowerCase()
    const turn = (this.queues.get(key) ?? Promise.resolve()).then(() => this.travel(plainXml, options))
    this.queues.set(key, turn)
    return turn.finally(() => {
      if (this.queues.get(key) === turn) this.queues.delete(key)
    })
  }

  /** GET with an echostr that needs its percent-encoding; the body must be the plain text and nothing else. */
  async verify(): Promise<Verification> {
    const { expected, encrypt } = this.echo()
    const url = this.door.url()
    if (url === null) return { ...noUrl, ok: false, expected }
    const address = `${this.signed(url, encrypt, {})}&echostr=${encodeURIComponent(encrypt)}`
    const attempt = await exchange(address, null, verifyTimeoutMs, this.stopping.signal)
    return { ...attempt, ok: attempt.status === 200 && attempt.body === expected, expected }
  }

  /** Cuts what is under way; deliveries resolve without a status. */
  close(): void {
    this.stopping.abort()
  }

  /** The faults of delivery: lost, late, doubled; then the delivery itself. */
  private async travel(plainXml: string, options: DeliveryOptions): Promise<Delivery> {
    const { dice } = this.around
    const { drop = 0, duplicate = 0, delayMs = 0, shuffle = false, dropAfterFailures } = this.around.faults().delivery
    const isSilent = dropAfterFailures !== undefined && this.around.now().getTime() < this.silentUntil
    const isDropped = dice.hits(drop) || isSilent
    const copies = dice.hits(duplicate) ? 1 : 0
    const waits = dice.below(Math.max(delayMs, shuffle ? 20 : 0) + 1)
    if (isDropped) return dropped
    if (waits > 0) await pause(waits)
    const delivery = await this.deliver(plainXml, { ...options, concurrent: (options.concurrent ?? 0) + copies })
    this.judge(delivery)
    return delivery
  }

  /** WeCom drops callbacks of a receiver that keeps failing (wecom.md §1.5). */
  private judge(delivery: Delivery): void {
    this.failures = delivery.status === null ? this.failures + 1 : 0
    const limit = this.around.faults().delivery.dropAfterFailures
    if (limit === undefined || this.failures < limit) return
    this.failures = 0
    this.silentUntil = this.around.now().getTime() + silenceMs
  }

  private async deliver(plainXml: string, options: DeliveryOptions): Promise<Delivery> {
    const url = this.door.url()
    if (url === null) return { ...noUrl, attempts: [] }
    const copies = Array.from({ length: 1 + (options.concurrent ?? 0) }, () =>
      this.untilAnswered(url, plainXml, options),
    )
    const attempts = (await Promise.all(copies)).flat()
    for (let left = options.repeat ?? 0; left > 0; left--) attempts.push(await this.once(url, plainXml, options))
    const last = attempts.at(-1) ?? noUrl
    if (last.error !== null) this.around.logger.warn({ error: last.error }, 'callback not answered')
    return { ...last, attempts }
  }

  private async untilAnswered(url: string, plainXml: string, options: DeliveryOptions): Promise<Attempt[]> {
    const attempts: Attempt[] = []
    while (attempts.length <= resends && !this.stopping.signal.aborted) {
      const attempt = await this.once(url, plainXml, options)
      attempts.push(attempt)
      if (this.isThrough(attempt)) break
    }
    return attempts
  }

  /** The pages disagree whether a status other than 200 is a failure: switchable (wecom.md §1.5). */
  private isThrough(attempt: Attempt): boolean {
    return this.around.retryOn === 'not-200' ? attempt.status === 200 : attempt.status !== null
  }

  private once(url: string, plainXml: string, options: DeliveryOptions): Promise<Attempt> {
    const { corpId, agentId, encodingAesKey } = this.door
    const encrypt = encryptMessage({ encodingAesKey, plain: plainXml, receiveId: corpId })
    const app: Element[] = agentId === null ? [] : [['AgentID', String(agentId)]]
    const envelope = xmlOf([['ToUserName', corpId], ...app, ['Encrypt', encrypt]], this.around.dice)
    const timeoutMs = this.around.timeoutMs ?? callbackTimeoutMs
    return exchange(this.signed(url, encrypt, options), envelope, timeoutMs, this.stopping.signal)
  }

  private signed(url: string, encrypt: string, options: DeliveryOptions): string {
    const seconds = Math.floor(this.around.now().getTime() / 1000) + (options.timestampOffset ?? 0)
    const nonce = randomBytes(8).toString('hex')
    const right = signatureOf(this.door.token, String(seconds), nonce, encrypt)
    const signature =
      options.badSignature === true ? right.replace(/./g, (digit) => (digit === '0' ? '1' : '0')) : right
    const query = new URLSearchParams({ msg_signature: signature, timestamp: String(seconds), nonce })
    return `${url}${url.includes('?') ? '&' : '?'}${query.toString()}`
  }

  /** Draws until the Base64 holds all three characters that get lost in sloppy decoding (wecom.md §5 item 3). */
  private echo(): { expected: string; encrypt: string } {
    const { corpId, encodingAesKey } = this.door
    for (let draw = 0; ; draw++) {
      const digits = 19 + randomInt(5)
      const expected = `1${Array.from({ length: digits - 1 }, () => randomInt(10)).join('')}`
      const encrypt = encryptMessage({ encodingAesKey, plain: expected, receiveId: corpId })
      if (draw > 500 || ['+', '/', '='].every((character) => encrypt.includes(character))) return { expected, encrypt }
    }
  }
}
