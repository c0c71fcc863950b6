// The only place that reads the machine's time. Everything else is handed a Clock, so that a rehearsal, a test and
// a restored system can live in another time than the wall's.

export interface Clock {
  /** The present instant. */
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** Milliseconds of a clock that never jumps; for measuring durations, not for dates. */
export function monotonicMs(): number {
  return performance.now()
}

/** Resolves after `ms` of real time; only for waiting on machines (retries, shutdown), never as a schedule. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Resolves when `work` settles, after `ms` of real time at the latest; leaves no timer behind to keep the process alive. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    const settled = (): void => {
      clearTimeout(timer)
      resolve()
    }
    work.then(settled, settled)
  })
}
