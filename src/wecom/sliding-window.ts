// So many in any span of so many milliseconds: the strictest reading of "a minute" and "an hour", so that it holds whether
// WeCom counts by the clock's minutes or by sliding ones.

/** Counts instants; at most `limit` of them are kept. */
export class SlidingWindow {
  private instants: number[] = []
  /** Instants before this index have left the span; they are thrown away in bulk. */
  private head = 0

  constructor(
    private readonly limit: number,
    private readonly spanMs: number,
  ) {}

  /** Milliseconds until one more fits; 0 = now. */
  waitMs(nowMs: number): number {
    this.forget(nowMs)
    if (this.instants.length - this.head < this.limit) return 0
    const oldest = this.instants[this.instants.length - this.limit] ?? nowMs
    return oldest + this.spanMs - nowMs
  }

  /** One more, now. */
  count(nowMs: number): void {
    this.forget(nowMs)
    this.instants.push(nowMs)
  }

  private forget(nowMs: number): void {
    // A clock that was set back leaves instants that have not come yet.
    while ((this.instants.at(-1) ?? nowMs) > nowMs) this.instants.pop()
    this.head = Math.min(this.head, this.instants.length)
    while ((this.instants[this.head] ?? nowMs) <= nowMs - this.spanMs) this.head++
    if (this.head > this.limit) {
      this.instants = this.instants.slice(this.head)
      this.head = 0
    }
  }
}
