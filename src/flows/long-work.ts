// Work too long to be waited for with an open request: begun once, told how far it is, and its last result kept for whoever
// asks next.
import { atMost, monotonicMs } from '../base/clock.js'
import { done, type Refusal, type Result } from '../base/result.js'

/** How far the work has come. */
export type SoFar = (passed: number, of: number) => void

export interface Finished<T> {
  value: T
  tookMs: number
}

/** How long who asks waits before they are told that it goes on, ms. */
const patienceMs = 1_000

export class LongWork<T> {
  #last: Finished<T> | null = null
  #underway: { passed: number; of: number; ended: Promise<void> } | null = null
  /** How it ended if not with a result, until somebody was told. */
  #trouble: { refusal: Refusal } | { fault: unknown } | null = null

  get last(): Finished<T> | null {
    return this.#last
  }

  /** Null: nothing is under way. */
  get underway(): { done: number; of: number } | null {
    return this.#underway === null ? null : { done: this.#underway.passed, of: this.#underway.of }
  }

  /** Begins, unless it is under way. */
  begin(work: (told: SoFar) => Promise<Result<T>>): void {
    if (this.#underway !== null) return
    this.#trouble = null
    const since = monotonicMs()
    const underway = { passed: 0, of: 0, ended: Promise.resolve() }
    this.#underway = underway
    const run = async (): Promise<void> => {
      try {
        const ended = await work((passed, of) => void Object.assign(underway, { passed, of }))
        if (ended.ok) this.#last = { value: ended.value, tookMs: monotonicMs() - since }
        else this.#trouble = { refusal: ended }
      } catch (fault) {
        this.#trouble = { fault }
      } finally {
        this.#underway = null
      }
    }
    underway.ended = run()
  }

  /**
   * Waits a moment for what is under way; refused as the work was.
   * @throws what the work threw
   */
  async wait(): Promise<Result<null>> {
    if (this.#underway !== null) await atMost(patienceMs, this.#underway.ended)
    const trouble = this.#trouble
    this.#trouble = null
    if (trouble === null) return done(null)
    if ('fault' in trouble) throw trouble.fault
    return trouble.refusal
  }
}
