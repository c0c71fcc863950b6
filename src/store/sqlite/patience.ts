// Waiting for SQLite's file lock without freezing the process: the driver is told never to wait (busy_timeout=0, its
// own waiting would block the event loop), and the asking is repeated from out here.
import { monotonicMs, pause } from '../../base/clock.js'
import { isBusy } from './failures.js'

/** How long another process may hold the lock before we give up, in milliseconds. */
export const patienceMs = 10_000

/** Runs `act` until it is not refused for a lock; after the deadline the refusal comes out. Other errors come at once. */
export async function patient<T>(act: () => T, deadlineMs: number = patienceMs): Promise<T> {
  const deadline = monotonicMs() + deadlineMs
  for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 16)) {
    try {
      return act()
    } catch (error) {
      if (!isBusy(error) || monotonicMs() >= deadline) throw error
    }
    await pause(waitMs)
  }
}
