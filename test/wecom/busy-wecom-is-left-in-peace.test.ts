// After -1 the waits are 1, 2 and 4 seconds, then a minute (wecom.md §3); after 45033 fewer calls travel side by side, and
// more again while all goes well. The clock is moved by hand.
import { expect, it } from 'vitest'
import { createLanes } from '../../src/wecom/lanes.js'
import type { Reply } from '../../src/wecom/reply.js'
import { clientOf, sent, startWecom, textTo } from './fake-wecom.js'

const busy = (afterMs: number) => ({ kind: 'retry', code: '-1', afterMs })

it('1, 2, 4 seconds, then a minute, then anew; a success ends the round', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  wecom.script('message/send', { errcode: -1 })
  for (const waitMs of [1_000, 2_000, 4_000, 60_000, 1_000]) {
    expect(await client.send(textTo('a'))).toEqual(busy(waitMs))
    clock.pass(waitMs)
  }
  wecom.script('message/send', sent)
  await client.send(textTo('a'))
  wecom.script('message/send', { errcode: -1 })
  expect(await client.send(textTo('a'))).toEqual(busy(1_000))
})

it('calls that were under way together are one round', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('message/send', { errcode: -1 })
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => client.send(textTo('a'))))
  expect(outcomes).toEqual(Array.from({ length: 6 }, () => busy(1_000)))
})

const tooMany: Reply<null> = { kind: 'fault', errcode: 45033, address: null }
const good: Reply<null> = { kind: 'done', value: null }

/** How many of forty calls travel side by side. */
async function widthOf(lanes: ReturnType<typeof createLanes>, reply: Reply<null>, calls = 40): Promise<number> {
  let [running, most] = [0, 0]
  const call = async (): Promise<Reply<null>> => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    return reply
  }
  await Promise.all(Array.from({ length: calls }, () => lanes.run('message/send', call)))
  return most
}

it('too many at once narrows the lane down to single file, success widens it one by one', async () => {
  const lanes = createLanes()
  expect(await widthOf(lanes, good)).toBe(16)
  await lanes.run('message/send', async () => tooMany)
  await widthOf(lanes, tooMany, 1)
  expect(await widthOf(lanes, good, 19)).toBe(1)
  expect(await widthOf(lanes, good, 20)).toBe(2)
  await widthOf(lanes, good, 400)
  expect(await widthOf(lanes, good)).toBe(16)
})

it('a refusal halves what was under way, and nothing is lost while it waits', async () => {
  const lanes = createLanes()
  const replies: Reply<null>[] = [tooMany, ...Array.from({ length: 99 }, () => good)]
  const seen = await Promise.all(replies.map((reply) => lanes.run('user/get', async () => reply)))
  expect(seen).toEqual(replies)
})

it('an exception frees its place', async () => {
  const lanes = createLanes()
  const failing = Array.from({ length: 30 }, () => lanes.run('x', () => Promise.reject(new Error('bug'))))
  expect((await Promise.allSettled(failing)).every(({ status }) => status === 'rejected')).toBe(true)
  expect(await lanes.run('x', async () => good)).toBe(good)
})
