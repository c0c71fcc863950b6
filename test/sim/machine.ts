// One life of the process: its own view of the database, its own line to WeCom. A fuse kills it at a write or a call, before
// it, inside it or just after; from then on nothing of that life reaches database or world. The next life starts on the
// same rows, as after kill -9.
import type { Store } from '../../src/store/db.js'

/** What everything of a dead process ends with. */
export class Crashed extends Error {}

export type CrashMode = 'before' | 'inside' | 'after'

/** Burns down with every write and call; null = the process lives on. */
export interface Fuse {
  left: number
  mode: CrashMode
}

export class Machine {
  dead = false
  readonly store: Store
  #tail: Promise<unknown> = Promise.resolve()

  constructor(
    store: Store,
    private readonly fuse: { current: Fuse | null },
  ) {
    this.store = {
      read: store.read,
      // Writes queue here in the order they are asked for, so that the same seed meets the same order.
      write: (act, longMs) =>
        this.#inTurn((mode) =>
          store.write(async (tx) => {
            const result = await act(tx)
            if (mode === 'inside' || this.dead) this.die()
            return result
          }, longMs),
        ),
      keepArrival: (row) => this.#inTurn(() => store.keepArrival(row)),
      knowsArrival: (key) => store.knowsArrival(key),
      changeToken: () => store.changeToken(),
      health: () => store.health(),
      close: () => Promise.resolve(),
    }
  }

  /** Whether the fuse is down to a point now; `call`: a call to WeCom, which has no inside. */
  strikes(): CrashMode | null {
    const fuse = this.fuse.current
    if (fuse === null || --fuse.left > 0) return null
    this.fuse.current = null
    return fuse.mode
  }

  die(): never {
    this.dead = true
    throw new Crashed('the process was killed')
  }

  /** Resolves when nothing of this life is under way any more. */
  async quiet(): Promise<void> {
    for (let before: unknown = null; before !== this.#tail; ) {
      before = this.#tail
      await this.#tail
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  #inTurn<T>(act: (mode: CrashMode | null) => Promise<T>): Promise<T> {
    const run = this.#tail.then(async () => {
      if (this.dead) this.die()
      const mode = this.strikes()
      if (mode === 'before') this.die()
      const result = await act(mode)
      if (mode === 'after') this.die()
      return result
    })
    this.#tail = run.catch(() => undefined)
    return run
  }
}
