// Work that outlasts a request: begun once however many ask, its last result kept, its end told to whoever asks next.
import { expect, test } from 'vitest'
import { done, refused } from '../../src/base/result.js'
import { LongWork } from '../../src/flows/long-work.js'

/** A promise that is settled by hand. */
function byHand<T>() {
  let settle: (value: T) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve
    fail = reject
  })
  return { promise, settle, fail }
}

test('who asks meanwhile joins the work and hears how far it is', async () => {
  const work = new LongWork<string>()
  const gate = byHand<void>()
  let begun = 0
  const begin = (): void =>
    work.begin(async (told) => {
      begun++
      told(3, 10)
      await gate.promise
      return done('figures')
    })
  begin()
  begin()
  expect(work.underway).toEqual({ done: 3, of: 10 })
  expect(work.last).toBeNull()
  gate.settle()
  expect(await work.wait()).toEqual(done(null))
  expect([begun, work.last?.value, work.underway]).toEqual([1, 'figures', null])
})

test('a refusal and a fault are told once, and the last result stays', async () => {
  const work = new LongWork<string>()
  work.begin(async () => done('before'))
  await work.wait()
  work.begin(async () => refused('days-reversed', '请对调两个日期。'))
  expect(await work.wait()).toMatchObject({ ok: false, code: 'days-reversed' })
  expect(await work.wait()).toEqual(done(null))
  work.begin(async () => {
    throw new Error('broken')
  })
  await expect(work.wait()).rejects.toThrow('broken')
  expect(await work.wait()).toEqual(done(null))
  expect(work.last?.value).toBe('before')
})
