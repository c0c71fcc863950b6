// How long to wait after "system busy" (-1): 1, 2 and 4 seconds, as WeCom asks, at most three times (wecom.md §3). After
// that the API is left alone for a minute and the round begins anew, since a message is never given up for this. Who waits
// is whoever owns the work (outbox, crawl); nothing sleeps here.

const waitsMs = [1_000, 2_000, 4_000, 60_000]

export interface Busy {
  /** The API was busy at `now`. @returns milliseconds until it may be asked again */
  hit(api: string, now: Date): number
  /** The API answered. */
  passed(api: string): void
}

/** Remembers the rounds of each API; memory only, a restart begins with the short wait. */
export function createBusy(): Busy {
  const rounds = new Map<string, { step: number; startMs: number; endMs: number }>()
  return {
    hit(api, now) {
      const nowMs = now.getTime()
      const last = rounds.get(api)
      // Calls that were already under way say nothing new.
      if (last !== undefined && last.startMs <= nowMs && nowMs < last.endMs) return last.endMs - nowMs
      const step = last === undefined ? 0 : (last.step + 1) % waitsMs.length
      const waitMs = waitsMs[step] ?? 0
      rounds.set(api, { step, startMs: nowMs, endMs: nowMs + waitMs })
      return waitMs
    },
    passed: (api) => {
      rounds.delete(api)
    },
  }
}
