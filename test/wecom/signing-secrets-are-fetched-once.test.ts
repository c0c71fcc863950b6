// The two secrets of the JS-SDK (wecom.md §2.12): fetched once for all who wait, kept until four fifths of their life, and
// never more often than WeCom allows.
import { expect, it } from 'vitest'
import { clientOf, ok, startWecom } from './fake-wecom.js'

const minute = 60_000
const secret = (ticket: string) => ({ ...ok, ticket, expires_in: 7200 })

it('one call serves all who wait, and the two kinds are apart', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('get_jsapi_ticket', secret('corp-1'), secret('corp-2'))
  wecom.script('ticket/get', secret('app-1'))
  const corp = await Promise.all(Array.from({ length: 50 }, () => client.tickets.corp()))
  const app = await Promise.all(Array.from({ length: 50 }, () => client.tickets.app()))
  expect(new Set(corp.map((one) => one.kind === 'ok' && one.value))).toEqual(new Set(['corp-1']))
  expect(new Set(app.map((one) => one.kind === 'ok' && one.value))).toEqual(new Set(['app-1']))
  expect([wecom.count('get_jsapi_ticket'), wecom.count('ticket/get')]).toEqual([1, 1])
  expect(wecom.asked.at(-1)?.query).toEqual({ access_token: 'token-1', type: 'agent_config' })
})

it('renewed at four fifths of its life', async () => {
  await using wecom = await startWecom()
  const { client, clock } = clientOf(wecom)
  wecom.script('get_jsapi_ticket', secret('corp-1'), secret('corp-2'))
  await client.tickets.corp()
  clock.pass(95 * minute)
  expect(await client.tickets.corp()).toEqual({ kind: 'ok', value: 'corp-1' })
  clock.pass(minute)
  expect(await client.tickets.corp()).toEqual({ kind: 'ok', value: 'corp-2' })
})

it('while WeCom fails nothing beyond a hundred calls an hour leaves', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('ticket/get', { errcode: -1 })
  for (let n = 0; n < 110; n++) await client.tickets.app()
  expect(wecom.count('ticket/get')).toBe(100)
  expect(await client.tickets.app()).toEqual({ kind: 'retry', code: 'budget-api', afterMs: 60 * minute })
})

it('a right that is missing is not asked for again and again', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('ticket/get', { errcode: 48002 })
  for (let n = 0; n < 5; n++) expect(await client.tickets.app()).toMatchObject({ kind: 'blocked', code: '48002' })
  expect(wecom.count('ticket/get')).toBe(1)
})
