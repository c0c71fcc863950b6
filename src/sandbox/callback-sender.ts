// Delivers callbacks as WeCom does (wecom.md §1.3 to §1.5): signed and encrypted for real, 5 s, then up to three
// re-sends with new timestamp, nonce and cipher text around the same content. One person's deliveries keep order.
import { randomBytes, randomInt } from 'node:crypto'
import { encryptMessage, signatureOf } from '../wecom/crypto.js'
import { xmlOf } from './callback-xml.js'
import { callbackTimeoutMs, exchange, verifyTimeoutMs } from './post.js'
import type { Attempt, Delivery, DeliveryOptions, EmulatorOptions, Verification } from './shapes.js'

const resends = 3
const noUrl: Attempt = { status: null, body: '', error: 'no callback url' }

export class CallbackSender {
  private readonly queues = new Map<string, Promise<unknown>>()
  private readonly stopping = new AbortController()

  constructor(
    private readonly settings: EmulatorOptions,
    private readonly callbackUrl: () => string | null,
  ) {}

  /** Delivers when the person's earlier callbacks are through; resolves with what came back. */
  send(from: string, plainXml: string, options: DeliveryOptions = {}): Promise<Delivery> {
    const key = from.toLowerCase()
    const turn = (this.queues.get(key) ?? Promise.resolve()).then(() => this.deliver(plainXml, options))
    this.queues.set(key, turn)
    return turn.finally(() => {
      if (this.queues.get(key) === turn) this.queues.delete(key)
    })
  }

  /** GET with an echostr that needs its percent-encoding; the body must be the plain text and nothing else. */
  async verify(): Promise<Verification> {
    const { expected, encrypt } = this.echo()
    const url = this.callbackUrl()
    if (url === null) return { ...noUrl, ok: false, expected }
    const address = `${this.signed(url, encrypt, {})}&echostr=${encodeURIComponent(encrypt)}`
    const attempt = await exchange(address, null, verifyTimeoutMs, this.stopping.signal)
    return { ...attempt, ok: attempt.status === 200 && attempt.body === expected, expected }
  }

  /** Cuts what is under way; deliveries resolve without a status. */
  close(): void {
    this.stopping.abort()
  }

  private async deliver(plainXml: string, options: DeliveryOptions): Promise<Delivery> {
    const url = this.callbackUrl()
    if (url === null) return { ...noUrl, attempts: [] }
    const copies = Array.from({ length: 1 + (options.concurrent ?? 0) }, () =>
      this.untilAnswered(url, plainXml, options),
    )
    const attempts = (await Promise.all(copies)).flat()
    for (let left = options.repeat ?? 0; left > 0; left--) attempts.push(await this.once(url, plainXml, options))
    const last = attempts.at(-1) ?? noUrl
    if (last.error !== null) this.settings.logger.warn({ error: last.error }, 'callback not answered')
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
    return this.settings.retryOn === 'not-200' ? attempt.status === 200 : attempt.status !== null
  }

  private once(url: string, plainXml: string, options: DeliveryOptions): Promise<Attempt> {
    const { corpId, agentId, encodingAesKey } = this.settings
    const encrypt = encryptMessage({ encodingAesKey, plain: plainXml, receiveId: corpId })
    const envelope = xmlOf([
      ['ToUserName', corpId],
      ['AgentID', String(agentId)],
      ['Encrypt', encrypt],
    ])
    const timeoutMs = this.settings.callbackTimeoutMs ?? callbackTimeoutMs
    return exchange(this.signed(url, encrypt, options), envelope, timeoutMs, this.stopping.signal)
  }

  private signed(url: string, encrypt: string, options: DeliveryOptions): string {
    const seconds = Math.floor(this.settings.now().getTime() / 1000) + (options.timestampOffset ?? 0)
    const nonce = randomBytes(8).toString('hex')
    const right = signatureOf(this.settings.token, String(seconds), nonce, encrypt)
    const signature =
      options.badSignature === true ? right.replace(/./g, (digit) => (digit === '0' ? '1' : '0')) : right
    const query = new URLSearchParams({ msg_signature: signature, timestamp: String(seconds), nonce })
    return `${url}${url.includes('?') ? '&' : '?'}${query.toString()}`
  }

  /** Draws until the Base64 holds all three characters that get lost in sloppy decoding (wecom.md §5 item 3). */
  private echo(): { expected: string; encrypt: string } {
    const { corpId, encodingAesKey } = this.settings
    for (let draw = 0; ; draw++) {
      const digits = 19 + randomInt(5)
      const expected = `1${Array.from({ length: digits - 1 }, () => randomInt(10)).join('')}`
      const encrypt = encryptMessage({ encodingAesKey, plain: expected, receiveId: corpId })
      if (draw > 500 || ['+', '/', '='].every((character) => encrypt.includes(character))) return { expected, encrypt }
    }
  }
}
