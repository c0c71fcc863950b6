// What came back from one HTTP exchange with WeCom, before anyone has said what it means for a message. The line that
// matters runs between `unsent` (nothing left this machine) and `lost` (something may have been carried out).

export type Reply<T> =
  | { kind: 'done'; value: T }
  /** WeCom answered and refused; `address` is the caller's address as WeCom saw it, where it said so. */
  | { kind: 'fault'; errcode: number; address: string | null }
  /** An answer that is not WeCom's own: a gateway, a proxy, a wrong address. */
  | { kind: 'status'; status: number }
  /** No connection came about. */
  | { kind: 'unsent'; code: string }
  /** The request was or may have been written, then nothing intelligible came back. */
  | { kind: 'lost'; code: string }
  | Held

/** Never made, because one of WeCom's limits would have been passed (budget.ts). */
export interface Held {
  kind: 'held'
  /** Which limit: `budget-api`, `budget-member`, `budget-day`. */
  code: string
  /** Milliseconds until a slot is free. */
  afterMs: number
}
