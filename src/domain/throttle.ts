// How fast messages leave. WeCom drops messages over its per-member limit without saying so (wecom.md §4: 30/min), so
// the brake is ours: a pure function of what left lately and now.

export interface Rate {
  /** Calls per minute to the send API. */
  perMinute: number
  /** Messages per minute to one person; under WeCom's 30. */
  perPersonMinute: number
}

export const defaultRate: Rate = { perMinute: 600, perPersonMinute: 20 }

const minuteMs = 60_000

/**
 * When one more message to a person may leave.
 * @param lately instants of the sends of the last minute to anyone, ascending
 * @param toPerson those of them that went to this person, ascending
 * @returns `now`, or the later instant at which a slot is free
 */
export function mayLeaveAt(rate: Rate, lately: readonly Date[], toPerson: readonly Date[], now: Date): Date {
  const free = (sent: readonly Date[], limit: number): number => {
    const within = sent.filter((at) => now.getTime() - at.getTime() < minuteMs)
    const oldest = within[within.length - limit]
    return oldest === undefined ? now.getTime() : oldest.getTime() + minuteMs
  }
  return new Date(Math.max(free(lately, rate.perMinute), free(toPerson, rate.perPersonMinute)))
}
