// A token that lives for some hours: fetched once for all who wait, renewed early, dropped when WeCom revokes it, and left
// alone after a refused secret, because WeCom bans the address that keeps trying wrong ones (wecom.md §2.1, §5.1). Access
// tokens and the signing secrets of the JS-SDK are kept alike.
import type { Clock } from '../base/clock.js'
import type { CallOutcome } from '../domain/ports.js'
import { harmless, settingsPauseMs } from './outcome.js'

export interface FetchedToken {
  token: string
  expiresInSeconds: number
}

/** Why there is no token: the outcome of every call that needed it. */
export type NoToken = Extract<CallOutcome<never>, { kind: 'retry' | 'blocked' }>
type Blocked = Extract<NoToken, { kind: 'blocked' }>
export type TokenAnswer = { kind: 'ok'; value: string } | NoToken

export interface TokenSource {
  /** The present token; fetches one if there is none or the present one is old. */
  get(): Promise<TokenAnswer>
  /** WeCom refused `token`: forget it, unless a newer one is already there. */
  drop(token: string): void
}

interface Kept {
  token: string
  fetchedMs: number
  renewMs: number
  expiresMs: number
}

/** Share of a token's life after which it is renewed, so that slow calls never travel with an expiring one. */
const renewalShare = 0.8
/** While the old token still serves, a failed renewal is not repeated at each call. */
const renewalPauseMs = 60_000

/** Keeps one token; `fetch` asks WeCom once. */
export class TokenKeeper implements TokenSource {
  private kept: Kept | null = null
  private refusal: { outcome: Blocked; fromMs: number; untilMs: number } | null = null
  private underWay: Promise<TokenAnswer> | null = null

  constructor(
    private readonly fetch: () => Promise<CallOutcome<FetchedToken>>,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<TokenAnswer> {
    const nowMs = this.clock.now().getTime()
    const { kept } = this
    if (kept !== null && isAlive(kept, nowMs) && nowMs < kept.renewMs) return { kind: 'ok', value: kept.token }
    const stopped = this.standingRefusal(nowMs)
    if (stopped !== null) return stopped
    this.underWay ??= this.renew().finally(() => {
      this.underWay = null
    })
    return await this.underWay
  }

  drop(token: string): void {
    if (this.kept?.token === token) this.kept = null
  }

  private async renew(): Promise<TokenAnswer> {
    const outcome = harmless(await this.fetch())
    const nowMs = this.clock.now().getTime()
    switch (outcome.kind) {
      case 'ok':
        this.kept = keptFrom(outcome.value, nowMs)
        return { kind: 'ok', value: outcome.value.token }
      case 'blocked':
        return this.hold(outcome, nowMs)
      case 'refused':
        // Without a token nothing is sent at all, so it is the channel that stops, not the message that dies.
        return this.hold({ kind: 'blocked', code: outcome.code, afterMs: settingsPauseMs, alarm: true }, nowMs)
      case 'retry':
        return this.stillServing(nowMs, nowMs + renewalPauseMs) ?? outcome
      default:
        return outcome satisfies never
    }
  }

  private hold(outcome: Blocked, nowMs: number): TokenAnswer {
    this.refusal = { outcome, fromMs: nowMs, untilMs: nowMs + outcome.afterMs }
    return this.stillServing(nowMs, this.refusal.untilMs) ?? outcome
  }

  /** The old token while it lives, with its next renewal put off; null if there is none. */
  private stillServing(nowMs: number, renewMs: number): TokenAnswer | null {
    if (this.kept === null || !isAlive(this.kept, nowMs)) return null
    this.kept = { ...this.kept, renewMs }
    return { kind: 'ok', value: this.kept.token }
  }

  /** The refusal that still stands; null once its time is over (or the clock was set back before it). */
  private standingRefusal(nowMs: number): NoToken | null {
    const { refusal } = this
    if (refusal === null || nowMs < refusal.fromMs || nowMs >= refusal.untilMs) return null
    return { ...refusal.outcome, afterMs: refusal.untilMs - nowMs }
  }
}

function keptFrom({ token, expiresInSeconds }: FetchedToken, nowMs: number): Kept {
  const lifeMs = expiresInSeconds * 1000
  return { token, fetchedMs: nowMs, renewMs: nowMs + lifeMs * renewalShare, expiresMs: nowMs + lifeMs }
}

/** A clock that was set back says nothing about a token's age, so the token is fetched anew. */
const isAlive = (kept: Kept, nowMs: number): boolean => kept.fetchedMs <= nowMs && nowMs < kept.expiresMs
