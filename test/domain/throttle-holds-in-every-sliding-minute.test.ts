// WeCom drops what is over its limit without saying so, so ours must hold in any sixty seconds, not only in clock
// minutes: 600 calls in all, 20 to one person (wecom.md §4: 30).
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultRate, mayLeaveAt, type Rate } from '../../src/domain/throttle.js'

interface Sent {
  to: number
  at: Date
}
const minuteMs = 60_000

/** Sends every message at the first instant it may leave, as the sender does: ask, wait until then, ask again. */
function send(rate: Rate, owed: readonly { to: number; owedMs: number }[]): Sent[] {
  const queue = owed.map((one) => ({ ...one }))
  const sent: Sent[] = []
  while (queue.length > 0) {
    queue.sort((a, b) => a.owedMs - b.owedMs)
    const next = queue.shift()
    if (next === undefined) break
    const now = new Date(next.owedMs)
    const lately = sent.filter((one) => now.getTime() - one.at.getTime() < minuteMs)
    const leaveAt = mayLeaveAt(
      rate,
      lately.map((one) => one.at),
      lately.filter((one) => one.to === next.to).map((one) => one.at),
      now,
    )
    expect(leaveAt >= now).toBe(true)
    if (leaveAt > now) queue.push({ ...next, owedMs: leaveAt.getTime() })
    else sent.push({ to: next.to, at: now })
  }
  return sent
}

/** Most sends in any sixty seconds. */
function most(sent: readonly Sent[]): number {
  const times = sent.map((one) => one.at.getTime())
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + minuteMs).length))
}

const owed = (people: number, within: number) =>
  fc.array(fc.record({ to: fc.integer({ min: 1, max: people }), owedMs: fc.integer({ min: 0, max: within }) }), {
    maxLength: 80,
  })

describe('the throttle', () => {
  it('holds both limits in any sixty seconds', () => {
    const rate = fc.record({
      perMinute: fc.integer({ min: 3, max: 20 }),
      perPersonMinute: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(rate, owed(4, 3 * minuteMs), (limits, messages) => {
        const sent = send(limits, messages)
        expect(sent).toHaveLength(messages.length)
        expect(most(sent)).toBeLessThanOrEqual(limits.perMinute)
        for (let person = 1; person <= 4; person++)
          expect(most(sent.filter((one) => one.to === person))).toBeLessThanOrEqual(limits.perPersonMinute)
      }),
      { numRuns: 60 },
    )
  })

  it('never lets more than 600 leave in a minute, nor more than 20 to a person', () => {
    const burst = Array.from({ length: 1300 }, (_, index) => ({ to: 1 + (index % 60), owedMs: 0 }))
    const sent = send(defaultRate, burst)
    expect(most(sent)).toBe(600)
    expect(
      most(send(defaultRate, burst.filter((one) => one.to === 1).concat(burst.filter((one) => one.to === 61)))),
    ).toBe(20)
    // Three minutes' worth: no slot was left unused.
    expect(Math.max(...sent.map((one) => one.at.getTime()))).toBe(2 * minuteMs)
  })

  it('lets a message leave at once when there is room', () => {
    const now = new Date(1_000_000)
    expect(mayLeaveAt(defaultRate, [], [], now)).toEqual(now)
    const old = Array.from({ length: 20 }, () => new Date(now.getTime() - minuteMs))
    expect(mayLeaveAt(defaultRate, old, old, now)).toEqual(now)
  })

  it('waits for the oldest of the last minute to be a minute ago', () => {
    const now = new Date(1_000_000)
    const twenty = Array.from({ length: 20 }, (_, index) => new Date(now.getTime() - 30_000 + index))
    expect(mayLeaveAt(defaultRate, twenty, twenty, now)).toEqual(new Date(now.getTime() + 30_000))
    expect(mayLeaveAt(defaultRate, twenty, [], now)).toEqual(now)
  })
})
