// wecom.md §1.5: 5 s, then up to three re-sends of the same content in a new envelope; order per person holds.
import { expect, test } from 'vitest'
import { receiver, rigWith } from './harness.js'

test('a broken connection is followed by re-sends with new envelopes around the same message', async () => {
  const service = await receiver((_, nth) => (nth < 3 ? null : { status: 200 }))
  const rig = await rigWith({ callbackUrl: service.url })
  const delivery = await rig.emulator.say('edu-1', '已整改')
  expect(delivery.status).toBe(200)
  expect(delivery.attempts.map((attempt) => attempt.status)).toEqual([null, null, 200])
  expect(new Set(service.got.map((got) => got.fields.MsgId)).size).toBe(1)
  expect(new Set(service.got.map((got) => got.fields.CreateTime)).size).toBe(1)
  expect(new Set(service.got.map((got) => got.query.get('nonce'))).size).toBe(3)
  expect(new Set(service.got.map((got) => got.encrypt)).size).toBe(3)
})

test('after four attempts the message is lost', async () => {
  const service = await receiver(() => null)
  const rig = await rigWith({ callbackUrl: service.url })
  const delivery = await rig.emulator.say('edu-1', '已整改')
  expect(delivery.status).toBe(null)
  expect(delivery.attempts).toHaveLength(4)
})

test('a status other than 200 is final by default, and a failure in the other reading', async () => {
  const service = await receiver(() => ({ status: 500, body: 'oops' }))
  const newer = await rigWith({ callbackUrl: service.url })
  expect((await newer.emulator.say('edu-1', 'x')).attempts).toHaveLength(1)
  const older = await rigWith({ callbackUrl: service.url, retryOn: 'not-200' })
  expect(await older.emulator.say('edu-1', 'x')).toMatchObject({ status: 500, body: 'oops', attempts: { length: 4 } })
})

test('no answer in time counts as none', async () => {
  const service = await receiver((_, nth) => (nth === 1 ? { status: 0 } : { status: 200 }))
  const rig = await rigWith({ callbackUrl: service.url, callbackTimeoutMs: 300 })
  const delivery = await rig.emulator.say('edu-1', 'x')
  expect(delivery.attempts.map(({ status, error }) => [status, error])).toEqual([
    [null, 'timeout'],
    [200, null],
  ])
})

test('copies can be sent at the same moment and after the answer', async () => {
  const service = await receiver()
  const rig = await rigWith({ callbackUrl: service.url })
  const delivery = await rig.emulator.say('edu-1', '已整改', { concurrent: 2, repeat: 1 })
  expect(delivery.attempts.map((attempt) => attempt.status)).toEqual([200, 200, 200, 200])
  expect(new Set(service.got.map((got) => got.fields.MsgId)).size).toBe(1)
})

test('what one person does arrives in order', async () => {
  const service = await receiver((_, nth) => (nth === 1 ? null : { status: 200 }))
  const rig = await rigWith({ callbackUrl: service.url })
  await Promise.all(['一', '二', '三'].map((text) => rig.emulator.say('edu-1', text)))
  expect(service.got.map((got) => got.fields.Content)).toEqual(['一', '一', '二', '三'])
})

test('without a callback url nothing is sent', async () => {
  const rig = await rigWith({ callbackUrl: null })
  expect(await rig.emulator.say('edu-1', 'x')).toMatchObject({ status: null, attempts: [], error: 'no callback url' })
})
