// WeCom's counters (wecom.md §4): what one member may get, what one API may be called, what one app may send a day.
// All windows are of the virtual clock.

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const offsetMs = 8 * hourMs

/** Counts per key within a sliding window; memory is bounded by the limit. */
export class SlidingLimit {
  private readonly times = new Map<string, number[]>()

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  hasRoom(key: string, now: number): boolean {
    return this.recent(key, now).length < this.limit
  }

  count(key: string, now: number): void {
    this.times.set(key, [...this.recent(key, now), now])
  }

  /** Whether one more fits; counts it if so. */
  take(key: string, now: number): boolean {
    if (!this.hasRoom(key, now)) return false
    this.count(key, now)
    return true
  }

  private recent(key: string, now: number): number[] {
    return (this.times.get(key) ?? []).filter((then) => now - then < this.windowMs)
  }
}

/** 30 a minute and 1000 an hour per member; what is over is dropped without a word. */
export class MemberQuota {
  private readonly minute = new SlidingLimit(30, minuteMs)
  private readonly hour = new SlidingLimit(1000, hourMs)

  /** Whether one more message reaches this member; counts it if so. */
  take(member: string, at: Date): boolean {
    const now = at.getTime()
    if (!this.minute.hasRoom(member, now) || !this.hour.hasRoom(member, now)) return false
    this.minute.count(member, now)
    this.hour.count(member, now)
    return true
  }
}

/** 10 000 a minute and 150 000 an hour per API; then blocked for 60 s or 60 min. */
export class ApiQuota {
  private readonly counters = new Map<string, { period: number; count: number }>()
  private readonly blocks = new Map<string, number>()

  /** Whether this call may pass; counts it. */
  take(api: string, at: Date): boolean {
    const now = at.getTime()
    if (now < (this.blocks.get(api) ?? 0)) return false
    const fits = this.fits(api, now, minuteMs, 10_000) && this.fits(api, now, hourMs, 150_000)
    return fits
  }

  private fits(api: string, now: number, periodMs: number, limit: number): boolean {
    const key = `${api} ${periodMs}`
    const period = Math.floor(now / periodMs)
    const before = this.counters.get(key)
    const count = before?.period === period ? before.count + 1 : 1
    this.counters.set(key, { period, count })
    if (count <= limit) return true
    this.blocks.set(api, now + periodMs)
    return false
  }
}

/** Person-times of message/send in a natural day of Asia/Shanghai. */
export class DailyQuota {
  private day = -1
  private used = 0

  constructor(private readonly limit: number) {}

  /** Whether `persons` more fit into today; counts them if so. */
  take(persons: number, at: Date): boolean {
    const day = Math.floor((at.getTime() + offsetMs) / dayMs)
    if (day !== this.day) {
      this.day = day
      this.used = 0
    }
    if (this.used + persons > this.limit) return false
    this.used += persons
    return true
  }
}
