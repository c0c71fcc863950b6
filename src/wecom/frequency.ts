// How long a frequency block (45009) lasts. WeCom does not say which window was exceeded: a minute's block ends after
// 60 s, an hour's after 60 min (wecom.md §4). So the short one is believed first, and the long one when it persists.

const minuteBlockMs = 60_000
const hourBlockMs = 3_600_000

export interface FrequencyBlock {
  /** Milliseconds until calls may be tried again. */
  afterMs: number
  /** True for the long block: something uses up the quota, and a person should know. */
  alarm: boolean
}

export interface FrequencyBlocks {
  /** The API was refused for its frequency at `now`. */
  hit(api: string, now: Date): FrequencyBlock
  /** The API answered: what comes later is a new matter. */
  passed(api: string): void
}

/** Remembers the blocks of each API; memory only, since a restart just learns it anew from one refusal. */
export function createFrequencyBlocks(): FrequencyBlocks {
  const blocks = new Map<string, { startMs: number; endMs: number }>()
  return {
    hit(api, now) {
      const nowMs = now.getTime()
      const last = blocks.get(api)
      // Calls that were already under way when the block began say nothing new.
      if (last !== undefined && last.startMs <= nowMs && nowMs < last.endMs) return blockOf(last, nowMs)
      const persists = last !== undefined && last.endMs <= nowMs && nowMs < last.endMs + hourBlockMs
      const next = { startMs: nowMs, endMs: nowMs + (persists ? hourBlockMs : minuteBlockMs) }
      blocks.set(api, next)
      return blockOf(next, nowMs)
    },
    passed: (api) => {
      blocks.delete(api)
    },
  }
}

const blockOf = (block: { startMs: number; endMs: number }, nowMs: number): FrequencyBlock => ({
  afterMs: block.endMs - nowMs,
  alarm: block.endMs - block.startMs > minuteBlockMs,
})
