// The life of the access token (wecom.md §2.1, §5.1): one fetch for all who wait, early renewal, one shared refresh after
// a revocation, and silence after a refused secret (contract §8.8).
import { expect, it } from 'vitest'
import { clientOf, ok, sent, startWecom, textTo, withStatus } from './fake-wecom.js'

const minute = 60_000

it('fifty calls at once fetch one token', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => client.send(textTo('a'))))
  expect(outcomes.every((outcome) => outcome.kind === 'ok')).toBe(true)
  expect(wecom.count('gettoken')).toBe(1)
  expect(wecom.asked[0]?.query).toEqual({ corpid: 'ww1', corpsecret: 'top-secret' })
})

it('a token is renewed at four fifths of its life, and not before', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  await client.send(textTo('a'))
  clock.pass(95 * minute)
  await client.send(textTo('a'))
  expect(wecom.count('gettoken')).toBe(1)
  clock.pass(minute)
  await client.send(textTo('a'))
  expect(wecom.count('gettoken')).toBe(2)
})

it('a clock that is set back fetches a new token', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  await client.send(textTo('a'))
  clock.pass(-minute)
  await client.send(textTo('a'))
  expect(wecom.count('gettoken')).toBe(2)
})

it('while a renewal fails, the old token serves and the renewal is not repeated at each call', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  await client.send(textTo('a'))
  wecom.script('gettoken', withStatus(502, 'bad gateway'))
  clock.pass(100 * minute)
  for (let n = 0; n < 5; n++) expect(await client.send(textTo('a'))).toMatchObject({ kind: 'ok' })
  expect(wecom.count('gettoken')).toBe(2)
  clock.pass(21 * minute)
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'retry', code: 'http-502' })
})

it('a revoked token is fetched anew once for all who were refused, and each call is repeated once', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  await client.send(textTo('a'))
  wecom.revoke()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => client.send(textTo('a'))))
  expect(outcomes.every((outcome) => outcome.kind === 'ok')).toBe(true)
  expect(wecom.count('gettoken')).toBe(2)
  expect(wecom.count('message/send')).toBe(1 + 20 * 2)
})

it.each([42001, 40014, 40001])(
  '%d on a business call: one refresh, one repeat, then the channel stops',
  async (errcode) => {
    await using wecom = await startWecom()
    const { client } = clientOf(wecom)
    wecom.script('message/send', { errcode })
    const outcome = await client.send(textTo('a'))
    expect(outcome).toEqual({ kind: 'blocked', code: String(errcode), afterMs: 30 * minute, alarm: true })
    expect(wecom.count('gettoken')).toBe(2)
    expect(wecom.count('message/send')).toBe(2)
  },
)

it('an expired token that a refresh heals is no event for the caller', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('message/send', { errcode: 42001 }, sent)
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'ok', value: { messageId: 'M-1' } })
})

it('a refused secret is not tried again for half an hour, however many calls come', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  wecom.script('gettoken', { errcode: 40001, errmsg: 'invalid credential' })
  const stopped = { kind: 'blocked', code: '40001', alarm: true }
  await Promise.all(Array.from({ length: 30 }, () => client.send(textTo('a'))))
  expect(await client.send(textTo('a'))).toEqual({ ...stopped, afterMs: 30 * minute })
  clock.pass(29 * minute)
  expect(await client.send(textTo('a'))).toEqual({ ...stopped, afterMs: minute })
  expect(wecom.count('gettoken')).toBe(1)
  expect(wecom.count('message/send')).toBe(0)
  wecom.script('gettoken', { ...ok, access_token: 'token-9', expires_in: 7200 })
  clock.pass(minute)
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'ok' })
  expect(wecom.count('gettoken')).toBe(2)
})

it('an unknown refusal of the token stops the channel instead of the message', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('gettoken', { errcode: 987654 })
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'blocked', code: '987654', alarm: true })
})

it('no answer to a token request sent nothing', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('gettoken', (_asked, response) => response.socket?.destroy())
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'retry' })
})
