// Runs cycles one at a time: on every ring (bell, callback, console), while time is played, and never two at once. What
// rings during a cycle causes one more. It knows when it last beat, so that a stopped heart is an alarm itself.
import { Mutex } from 'async-mutex'
import { type Clock, monotonicMs } from '../base/clock.js'
import { beat, type CycleReport, nextDueAt, runCycle } from './cycle.js'
import { playUntil } from './play.js'
import type { SandboxClock } from './sandbox-clock.js'
import type { World } from './world.js'

export interface Heart {
  /** Asks for a cycle soon; returns at once. */
  ring(): void
  /** Plays the sandbox clock to an instant, or jumps it there (an outage: the time between never happened). */
  play(until: Date, jump: boolean): Promise<void>
  state(): Promise<{ now: Date; settled: boolean }>
  /** Milliseconds since the last finished cycle, by a clock that never jumps; null before the first. */
  sinceBeatMs(): number | null
  onReport(listener: (report: CycleReport) => void): void
  /** Finishes the cycle in hand, then beats no more. */
  stop(): Promise<void>
}

/** How often the sign of life is written, ms. */
const beatEveryMs = 15_000

export function createHeart(world: World, clock: Clock, sandbox: SandboxClock | null): Heart {
  const alone = new Mutex()
  const listeners: ((report: CycleReport) => void)[] = []
  let wanted = false
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let lastBeat: number | null = null
  let written = Number.NEGATIVE_INFINITY

  const report = (one: CycleReport): void => {
    lastBeat = monotonicMs()
    for (const listener of listeners) listener(one)
  }
  const cycles = async (): Promise<void> => {
    // A fault of ours may leave something due for ever; it must not keep the process busy for ever.
    for (let turn = 0; wanted && !stopped && turn < 20; turn++) {
      wanted = false
      await alone.runExclusive(async () => {
        const now = clock.now()
        report(await runCycle(world, now))
        const next = await nextDueAt(world, now)
        if (next !== null && next <= clock.now() && turn < 5) wanted = true
      })
    }
    if (monotonicMs() - written > beatEveryMs) {
      written = monotonicMs()
      await beat(world, clock.now())
    }
    await sandbox?.save()
  }
  const run = async (): Promise<void> => {
    try {
      await cycles()
    } catch (error) {
      world.logger.error({ err: error instanceof Error ? error.stack : String(error) }, 'cycle failed')
    }
  }

  return {
    ring() {
      if (stopped) return
      const idle = !wanted
      wanted = true
      if (idle) running = running.then(run)
    },
    async play(until, jump) {
      if (sandbox === null) throw new Error('only the sandbox has a clock to play')
      await alone.runExclusive(async () => {
        sandbox.freeze()
        try {
          if (jump) await sandbox.moveTo(until)
          await playUntil(world, sandbox, until, report)
        } finally {
          sandbox.thaw()
        }
      })
    },
    async state() {
      const now = clock.now()
      const next = await nextDueAt(world, now)
      return { now, settled: !alone.isLocked() && (next === null || next > now) }
    },
    sinceBeatMs: () => (lastBeat === null ? null : monotonicMs() - lastBeat),
    onReport: (listener) => void listeners.push(listener),
    async stop() {
      stopped = true
      await running
      await alone.waitForUnlock()
      await sandbox?.save()
    },
  }
}
