// wecom.md §2.1: one token while it is valid, early revocation, an hour's block for guessing secrets.
import { expect, test } from 'vitest'
import { corpId, rigWith, secret } from './harness.js'

test('the same token is given for as long as it is valid', async () => {
  const rig = await rigWith()
  const first = await rig.gettoken()
  expect(first).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 })
  rig.passSeconds(7199)
  expect((await rig.gettoken()).access_token).toBe(first.access_token)
  rig.passSeconds(1)
  expect((await rig.gettoken()).access_token).not.toBe(first.access_token)
})

test('missing and wrong credentials have their own codes', async () => {
  const rig = await rigWith()
  expect((await rig.gettoken({ corpsecret: secret })).errcode).toBe(41002)
  expect((await rig.gettoken({ corpid: corpId })).errcode).toBe(41004)
  expect((await rig.gettoken({ corpid: 'wwother', corpsecret: secret })).errcode).toBe(40013)
  expect((await rig.gettoken({ corpid: corpId, corpsecret: 'guess' })).errcode).toBe(40001)
})

test('too many wrong secrets block the address for an hour, the right one included', async () => {
  const rig = await rigWith({ wrongSecretLimit: 3 })
  const codes: unknown[] = []
  for (let i = 0; i < 3; i++) codes.push((await rig.gettoken({ corpid: corpId, corpsecret: 'guess' })).errcode)
  expect(codes).toEqual([40001, 40001, 45009])
  expect((await rig.gettoken()).errcode).toBe(45009)
  rig.passHours(1)
  expect((await rig.gettoken()).errcode).toBe(0)
})

test('calls tell a missing, an unknown and an expired token apart, with the real error text and status 200', async () => {
  const rig = await rigWith()
  const get = (query: string) => fetch(`${rig.emulator.url}/cgi-bin/agent/get?agentid=1000002${query}`)
  const missing = await get('')
  expect(missing.status).toBe(200)
  expect(await missing.json()).toMatchObject({ errcode: 41001 })
  expect(await (await get('&access_token=nonsense')).json()).toMatchObject({ errcode: 40014 })
  const token = await rig.token()
  rig.passHours(2)
  const expired = await rig.get('agent/get', { agentid: '1000002', access_token: token })
  expect(expired.errcode).toBe(42001)
  expect(expired.errmsg).toMatch(
    /^access_token expired, hint: \[\d+_\d+_[0-9a-f]+\], from ip: 127\.0\.0\.1, more info at https:\/\/open\.work\.weixin\.qq\.com\/devtool\/query\?e=42001$/,
  )
})
