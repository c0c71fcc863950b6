// WeCom's limits, kept by us instead of discovered by refusal (wecom.md §4): a refusal blocks an API for a minute or an
// hour, and over the per-member limit messages vanish without a word. The counts live in memory only: after a restart they
// start anew, and the worst that follows is one refusal, which frequency.ts waits out. How fast messages may leave each
// minute is the outbox's own brake (domain/throttle.ts) and is not doubled here.
import type { Clock } from '../base/clock.js'
import type { Held } from './reply.js'
import { SlidingWindow } from './sliding-window.js'

/** A call as far as it counts. */
export interface Counted {
  api: string
  /** Receiver of a message; only for message/send. */
  to?: string
}

export interface Budget {
  /** Takes the slots of one call, or says why it may not be made now; then nothing is taken. */
  take(call: Counted): Held | null
}

const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Asia/Shanghai, whose natural day the daily limit follows. */
const offsetMs = 8 * hourMs

interface Limit {
  count: number
  spanMs: number
}
/** Of each single API; message/send is not counted here (wecom.md §4). */
const baseLimits: readonly Limit[] = [
  { count: 10_000, spanMs: minuteMs },
  { count: 150_000, spanMs: hourMs },
]
/** An app's share of the signing secrets; the corporation's 400 are out of reach of a single app. */
const signingLimits: readonly Limit[] = [{ count: 100, spanMs: hourMs }]
const ownLimits: ReadonlyMap<string, readonly Limit[]> = new Map([
  ['get_jsapi_ticket', signingLimits],
  ['ticket/get', signingLimits],
  ['webhook/send', [{ count: 20, spanMs: minuteMs }]],
])
const memberLimits: readonly Limit[] = [{ count: 1_000, spanMs: hourMs }]
/** Person-times of message/send a day, for each account of the corporation's cap. */
const personTimesPerAccount = 200

/** The counts of one app. `accountCap`: 账号上限 of the corporation. */
export function createBudget(options: { clock: Clock; accountCap: number }): Budget {
  const { clock, accountCap } = options
  const apis = new Map<string, SlidingWindow[]>()
  const members = new Map<string, SlidingWindow[]>()
  const today = { day: Number.NaN, used: 0 }

  function dayHeld(nowMs: number): Held | null {
    const day = Math.floor((nowMs + offsetMs) / dayMs)
    if (day !== today.day) Object.assign(today, { day, used: 0 })
    if (today.used < accountCap * personTimesPerAccount) return null
    return { kind: 'held', code: 'budget-day', afterMs: (day + 1) * dayMs - offsetMs - nowMs }
  }

  function messageHeld(to: string, nowMs: number): Held | null {
    const held = dayHeld(nowMs)
    if (held !== null) return held
    const slots = takeAll(windowsOf(members, to.toLowerCase(), memberLimits), 'budget-member', nowMs)
    if (slots === null) today.used++
    return slots
  }

  return {
    take({ api, to }) {
      const nowMs = clock.now().getTime()
      if (to !== undefined) return messageHeld(to, nowMs)
      return takeAll(windowsOf(apis, api, ownLimits.get(api) ?? baseLimits), 'budget-api', nowMs)
    },
  }
}

function windowsOf(kept: Map<string, SlidingWindow[]>, key: string, limits: readonly Limit[]): SlidingWindow[] {
  const known = kept.get(key)
  if (known !== undefined) return known
  const windows = limits.map(({ count, spanMs }) => new SlidingWindow(count, spanMs))
  kept.set(key, windows)
  return windows
}

function takeAll(windows: readonly SlidingWindow[], code: string, nowMs: number): Held | null {
  const afterMs = Math.max(...windows.map((window) => window.waitMs(nowMs)))
  if (afterMs > 0) return { kind: 'held', code, afterMs }
  for (const window of windows) window.count(nowMs)
  return null
}
