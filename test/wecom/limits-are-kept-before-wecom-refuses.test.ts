// The limits of wecom.md §4 are ours: a call that would pass one is never made, says how long to wait, and nothing beyond a
// limit leaves in any span of its length.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBudget } from '../../src/wecom/budget.js'
import { SlidingWindow } from '../../src/wecom/sliding-window.js'
import { clientOf, handClock, startWecom, textTo } from './fake-wecom.js'

const [minute, hour] = [60_000, 3_600_000]

/** Calls at once until one is held (or far beyond any limit); how many went, and what held the next. */
function spent(budget: ReturnType<typeof createBudget>, call: { api: string; to?: string }) {
  for (let calls = 0; calls < 20_000; calls++) {
    const held = budget.take(call)
    if (held !== null) return { calls, held }
  }
  return { calls: 20_000, held: null }
}

it.each([
  ['user/get', 10_000, minute],
  ['message/update_template_card', 10_000, minute],
  ['get_jsapi_ticket', 100, hour],
  ['ticket/get', 100, hour],
  ['webhook/send', 20, minute],
])('%s: %d calls, then %d ms', (api, limit, spanMs) => {
  const clock = handClock()
  const budget = createBudget({ clock, accountCap: 500 })
  expect(spent(budget, { api })).toEqual({ calls: limit, held: { kind: 'held', code: 'budget-api', afterMs: spanMs } })
  // Another API has its own.
  expect(budget.take({ api: 'agent/get' })).toBeNull()
  clock.pass(spanMs - 1)
  expect(budget.take({ api })).toEqual({ kind: 'held', code: 'budget-api', afterMs: 1 })
  clock.pass(1)
  expect(spent(budget, { api }).calls).toBe(limit)
})

it('150,000 calls of one API in an hour, however they are spread', () => {
  const clock = handClock()
  const budget = createBudget({ clock, accountCap: 500 })
  let calls = 0
  for (let minutes = 0; minutes < 15; minutes++) {
    calls += spent(budget, { api: 'user/get' }).calls
    clock.pass(minute)
  }
  expect(calls).toBe(150_000)
  expect(budget.take({ api: 'user/get' })).toEqual({ kind: 'held', code: 'budget-api', afterMs: 45 * minute })
})

it('a member gets 1,000 messages an hour, in whatever case the userid is written; others are not concerned', () => {
  const clock = handClock()
  const budget = createBudget({ clock, accountCap: 500 })
  const { calls, held } = spent(budget, { api: 'message/send', to: 'ZhangSan' })
  expect([calls, held]).toEqual([1_000, { kind: 'held', code: 'budget-member', afterMs: hour }])
  expect(budget.take({ api: 'message/send', to: 'zhangsan' })).toEqual(held)
  expect(budget.take({ api: 'message/send', to: 'lisi' })).toBeNull()
  clock.pass(hour)
  expect(budget.take({ api: 'message/send', to: 'zhangsan' })).toBeNull()
})

it('the person-times of a day are the accounts’ times 200, and the day is that of Asia/Shanghai', () => {
  const clock = handClock('2024-09-02T23:00:00+08:00')
  const budget = createBudget({ clock, accountCap: 3 })
  const receivers = Array.from({ length: 600 }, (_, n) => `u${n}`)
  expect(receivers.map((to) => budget.take({ api: 'message/send', to })).every((held) => held === null)).toBe(true)
  expect(budget.take({ api: 'message/send', to: 'z' })).toEqual({ kind: 'held', code: 'budget-day', afterMs: hour })
  clock.pass(hour - 1)
  expect(budget.take({ api: 'message/send', to: 'z' })).toMatchObject({ code: 'budget-day', afterMs: 1 })
  clock.pass(1)
  expect(budget.take({ api: 'message/send', to: 'z' })).toBeNull()
})

it('message/send is not held to the limit of other APIs', () => {
  const budget = createBudget({ clock: handClock(), accountCap: 500 })
  const receivers = Array.from({ length: 10_001 }, (_, n) => `u${n}`)
  expect(receivers.map((to) => budget.take({ api: 'message/send', to })).filter((held) => held !== null)).toEqual([])
})

it('a used-up day stops the channel with an alarm, without a call', async () => {
  await using wecom = await startWecom()
  const { client, lines } = clientOf(wecom, 5_000, { accountCap: 0 })
  const outcome = await client.send(textTo('a'))
  expect(outcome).toEqual({ kind: 'blocked', code: 'budget-day', afterMs: 14.5 * hour, alarm: true })
  expect(wecom.count('message/send')).toBe(0)
  expect(lines.join('')).toContain('WECOM_ACCOUNT_CAP')
})

it('a member over the limit waits, without a call, and the channel goes on', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  await Promise.all(Array.from({ length: 1_000 }, () => client.send(textTo('a'))))
  clock.pass(20 * minute)
  expect(await client.send(textTo('a'))).toEqual({ kind: 'retry', code: 'budget-member', afterMs: 40 * minute })
  expect(wecom.count('message/send')).toBe(1_000)
  expect(await client.send(textTo('b'))).toMatchObject({ kind: 'ok' })
})

it('property: in no span of the window’s length are there more than its limit, and waiting as told is enough', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 100 }), steps, (limit, spanMs, pauses) => {
      const window = new SlidingWindow(limit, spanMs)
      const left: number[] = []
      let now = 0
      for (const pause of pauses) {
        now += pause
        now += window.waitMs(now)
        expect(window.waitMs(now)).toBe(0)
        window.count(now)
        left.push(now)
      }
      for (const [n, at] of left.entries()) {
        const earliest = left[n - limit]
        if (earliest !== undefined) expect(at - earliest).toBeGreaterThanOrEqual(spanMs)
      }
    }),
  )
})

it('a clock that is set back keeps nobody waiting for a time that has been', () => {
  const clock = handClock()
  const budget = createBudget({ clock, accountCap: 500 })
  spent(budget, { api: 'webhook/send' })
  clock.pass(-hour)
  expect(budget.take({ api: 'webhook/send' })).toBeNull()
})
