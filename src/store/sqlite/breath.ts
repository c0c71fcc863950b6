// Lets the event loop breathe. The driver is synchronous, so a loop of awaited queries is one long chain of microtasks:
// no timer, socket or callback would get its turn until the loop ends. Every query therefore asks here first, and
// after some milliseconds of database work within one turn it waits for the next turn.
import { monotonicMs } from '../../base/clock.js'

/** Database work per turn of the event loop, in milliseconds; a single long query cannot be divided. */
const sliceMs = 10

export class Breath {
  /** When the first query of this turn began; null before it. */
  #turnSince: number | null = null

  /** Resolves at once while this turn's slice lasts, else in the next turn. */
  async take(): Promise<void> {
    if (this.#turnSince === null) {
      this.#turnSince = monotonicMs()
      setImmediate(() => (this.#turnSince = null))
    } else if (monotonicMs() - this.#turnSince > sliceMs) await new Promise((resolve) => setImmediate(resolve))
  }
}
