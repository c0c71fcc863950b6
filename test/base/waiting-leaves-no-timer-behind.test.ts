// A service that has stopped must end: a timer that is still running after a bounded wait would keep the process alive
// for as long as the bound.
import { expect, test } from 'vitest'
import { atMost } from '../../src/base/clock.js'

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
const anHourMs = 3_600_000

test('done before the bound: the timer is gone', async () => {
  const before = timers()
  await atMost(anHourMs, Promise.resolve())
  expect(timers()).toBe(before)
})

test('failed before the bound: the same, and the failure is not thrown', async () => {
  const before = timers()
  await atMost(anHourMs, Promise.reject(new Error('broken')))
  expect(timers()).toBe(before)
})

test('never done: the bound ends the wait', async () => {
  await expect(atMost(1, new Promise(() => undefined))).resolves.toBeUndefined()
})
