// Expected outcomes are values: an act is done, or it is refused with a code and one sentence for the person who asked.

export interface Refusal {
  readonly ok: false
  /** Stable code for programs and tests. */
  readonly code: string
  /** One clear sentence (Chinese) for the person: what, where, what to do. */
  readonly message: string
}
export interface Done<T> {
  readonly ok: true
  readonly value: T
}
export type Result<T> = Done<T> | Refusal

export const done = <T>(value: T): Done<T> => ({ ok: true, value })
export const refused = (code: string, message: string): Refusal => ({ ok: false, code, message })

/** Thrown inside a transaction to roll it back with a refusal; `store.write` callers turn it back into the value. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}
