// What can be made to go wrong, and that it ends when it is switched off.
import { expect, test } from 'vitest'
import { rigWith } from './harness.js'

test('refusing: every API answers -1 and nothing is sent', async () => {
  const rig = await rigWith()
  await rig.token()
  await rig.emulator.setFaults({ down: 'refuse' })
  expect((await rig.text('x')).errcode).toBe(-1)
  expect((await rig.gettoken()).errcode).toBe(-1)
  await rig.emulator.setFaults({ down: false })
  expect((await rig.text('x')).errcode).toBe(0)
  expect(rig.emulator.chatOf('edu-1')).toHaveLength(1)
})

test('closed: connections are refused, the page stays up, and the same address opens again', async () => {
  const rig = await rigWith()
  await rig.token()
  await rig.emulator.setFaults({ down: 'closed' })
  await expect(rig.text('x')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  const faults = await fetch(`${rig.emulator.pageUrl}/emulator/faults`)
  expect(await faults.json()).toMatchObject({ down: 'closed' })
  expect((await fetch(rig.emulator.pageUrl)).status).toBe(200)
  await fetch(`${rig.emulator.pageUrl}/emulator/faults`, { method: 'POST', body: '{"down":false}' })
  expect((await rig.text('x')).errcode).toBe(0)
})

test('the page port has no server API', async () => {
  const rig = await rigWith()
  expect((await fetch(`${rig.emulator.pageUrl}/cgi-bin/gettoken`)).status).toBe(404)
})

test('revoked tokens are 40014, once', async () => {
  const rig = await rigWith()
  await rig.token()
  expect(await rig.emulator.setFaults({ tokenRevoked: true })).toMatchObject({ tokenRevoked: false })
  expect((await rig.text('x')).errcode).toBe(40014)
  const { access_token } = await rig.gettoken()
  expect((await rig.get('user/get', { access_token: String(access_token), userid: '007' })).errcode).toBe(0)
})

test('accepted then broken: the message is there, the answer is not', async () => {
  const rig = await rigWith()
  await rig.token()
  await rig.emulator.setFaults({ acceptedThenReset: 1 })
  const body = { enable_duplicate_check: 1 }
  await expect(rig.text('x', body)).rejects.toThrow()
  expect(rig.emulator.chatOf('edu-1')).toHaveLength(1)
  expect((await rig.text('x', body)).errcode).toBe(0)
  expect(rig.emulator.chatOf('edu-1')).toHaveLength(1)
  expect(rig.emulator.faults().acceptedThenReset).toBe(0)
})

test('invalid receivers behind errcode 0, and messages that vanish', async () => {
  const rig = await rigWith()
  await rig.emulator.setFaults({ partInvalid: ['EDU-1'], silentDrop: ['007'] })
  expect(await rig.text('x')).toMatchObject({ errcode: 0, invaliduser: 'edu-1' })
  expect(await rig.text('x', { touser: '007' })).toMatchObject({ errcode: 0, invaliduser: '' })
  expect(rig.emulator.sent().map(({ delivered, reason }) => [delivered, reason])).toEqual([
    [false, 'invalid'],
    [false, 'silent-drop'],
  ])
  expect(rig.emulator.chatOf('edu-1')).toEqual([])
})

test.each([
  ['frequency', 45009],
  ['untrustedIp', 60020],
  ['appStopped', 50003],
] as const)('%s stops every call but gettoken', async (fault, code) => {
  const rig = await rigWith()
  await rig.emulator.setFaults({ [fault]: true })
  expect((await rig.gettoken()).errcode).toBe(0)
  expect((await rig.text('x')).errcode).toBe(code)
  await rig.emulator.setFaults({ [fault]: false })
  expect((await rig.text('x')).errcode).toBe(0)
})

test('a reset secret kills the tokens and the secret', async () => {
  const rig = await rigWith()
  await rig.token()
  await rig.emulator.setFaults({ secretReset: true })
  expect((await rig.text('x')).errcode).toBe(40014)
  expect((await rig.gettoken()).errcode).toBe(40001)
  await rig.emulator.setFaults({ secretReset: false })
  expect((await rig.gettoken()).errcode).toBe(0)
})

test('a slow answer comes after the work is done', async () => {
  const rig = await rigWith()
  await rig.token()
  await rig.emulator.setFaults({ slow: 200 })
  const arrived = new Promise((resolve) => rig.emulator.onDelivered((userid, item) => resolve([userid, item.text])))
  const answer = rig.text('x')
  expect(await Promise.race([arrived, answer])).toEqual(['edu-1', 'x'])
  expect((await answer).errcode).toBe(0)
})

test('calls are counted by API and errcode', async () => {
  const rig = await rigWith()
  await rig.text('x')
  await rig.text('x', { touser: 'nobody' })
  expect(rig.emulator.calls()).toEqual({
    gettoken: { total: 1, byCode: { 0: 1 } },
    'message/send': { total: 2, byCode: { 0: 1, 81013: 1 } },
  })
})
