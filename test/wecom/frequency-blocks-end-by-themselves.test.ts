// After 45009 sending resumes by itself: 60 s, then 60 min if the refusal persists (contract §8.8, wecom.md §4). The
// clock is moved by hand.
import { expect, it } from 'vitest'
import { clientOf, sent, startWecom, textTo } from './fake-wecom.js'

const minute = 60_000
const block = (afterMs: number, alarm: boolean) => ({ kind: 'blocked', code: '45009', afterMs, alarm })

it('a minute first, an hour with an alarm if it persists, then a minute again after a success', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  wecom.script('message/send', { errcode: 45009 })
  expect(await client.send(textTo('a'))).toEqual(block(minute, false))
  clock.pass(20_000)
  // Calls already under way when the block began do not lengthen it.
  expect(await client.send(textTo('a'))).toEqual(block(40_000, false))
  clock.pass(40_000)
  expect(await client.send(textTo('a'))).toEqual(block(60 * minute, true))
  clock.pass(60 * minute)
  expect(await client.send(textTo('a'))).toEqual(block(60 * minute, true))
  clock.pass(60 * minute)
  wecom.script('message/send', sent)
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'ok' })
  wecom.script('message/send', { errcode: 45009 })
  expect(await client.send(textTo('a'))).toEqual(block(minute, false))
})

it('a block long past says nothing about the next', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  wecom.script('message/send', { errcode: 45009 })
  await client.send(textTo('a'))
  clock.pass(24 * 60 * minute)
  wecom.script('gettoken', { errcode: 0, access_token: 'token-5', expires_in: 7200 })
  expect(await client.send(textTo('a'))).toEqual(block(minute, false))
})

it('each API has its own', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('message/send', { errcode: 45009 })
  wecom.script('media/get', { errcode: 45009 })
  await client.send(textTo('a'))
  expect(await client.download('M')).toEqual(block(minute, false))
})
