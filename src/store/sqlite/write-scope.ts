// Notices a write that is asked for inside another write. There is one writer: the inner one would wait for the outer,
// the outer for the inner, until both time out, and the inner would then still be carried out. So it throws at once.
import { AsyncLocalStorage } from 'node:async_hooks'

/** A developer's mistake, never a user's: inside `store.write` everything goes through the `tx` that was handed in. */
export class NestedWrite extends Error {
  override readonly name = 'NestedWrite'
  constructor() {
    super('a write inside store.write must use the tx it was given')
  }
}

export class WriteScope {
  readonly #storage = new AsyncLocalStorage<{ open: boolean }>()

  /** Runs `act` so that writes begun in it, however deep, are noticed until it settles. */
  async around<T>(act: () => Promise<T>): Promise<T> {
    const scope = { open: true }
    try {
      return await this.#storage.run(scope, act)
    } finally {
      scope.open = false
    }
  }

  /** Throws NestedWrite when called inside `around`. */
  assertOutside(): void {
    if (this.#storage.getStore()?.open === true) throw new NestedWrite()
  }
}
