// wecom.md §2.2 and §4: limits and duplicates that answer errcode 0, and the daily limit that does not.
import { expect, test } from 'vitest'
import { ApiQuota, MemberQuota } from '../../src/sandbox/quotas.js'
import { buttonCard, rigWith } from './harness.js'

test('a member gets 30 messages a minute; the rest is dropped without a word', async () => {
  const rig = await rigWith()
  for (let i = 0; i < 32; i++) expect((await rig.text(`${i}`)).errcode).toBe(0)
  await rig.text('other', { touser: '007' })
  expect(rig.emulator.chatOf('edu-1')).toHaveLength(30)
  expect(rig.emulator.chatOf('007')).toHaveLength(1)
  expect(rig.emulator.sent().filter((sent) => sent.reason === 'throttled')).toHaveLength(2)
  rig.passSeconds(60)
  await rig.text('again')
  expect(rig.emulator.chatOf('edu-1')).toHaveLength(31)
})

const second = (n: number): Date => new Date(n * 1000)

test('a member gets 1000 messages in any hour', () => {
  const quota = new MemberQuota()
  let taken = 0
  for (let minute = 0; minute < 50; minute++)
    for (let i = 0; i < 25; i++) if (quota.take('edu-1', second(minute * 60))) taken++
  expect(taken).toBe(1000)
  expect(quota.take('edu-1', second(3599))).toBe(false)
  expect(quota.take('edu-1', second(3600))).toBe(true)
})

test('an API is blocked for a minute after 10 000 calls in one', () => {
  const quota = new ApiQuota()
  for (let i = 0; i < 10_000; i++) expect(quota.take('user/get', second(30))).toBe(true)
  expect(quota.take('user/get', second(30))).toBe(false)
  expect(quota.take('user/get', second(89))).toBe(false)
  expect(quota.take('agent/get', second(89))).toBe(true)
  expect(quota.take('user/get', second(90))).toBe(true)
})

test('an identical request within the window is accepted and not delivered', async () => {
  const rig = await rigWith()
  const card = buttonCard()
  const check = { enable_duplicate_check: 1, duplicate_check_interval: 3600 }
  const first = await rig.card(card, check)
  rig.passSeconds(3599)
  const second = await rig.card(card, check)
  expect(second).toMatchObject({ errcode: 0 })
  expect(second.msgid).not.toBe(first.msgid)
  expect(rig.emulator.chatOf('edu-1')).toHaveLength(1)
  expect(rig.emulator.sent().map((sent) => sent.reason)).toEqual([null, 'duplicate'])
  rig.passSeconds(1)
  expect((await rig.card(card, check)).errcode).toBe(42014)
})

test('the window is half an hour unless told, four hours at most', async () => {
  const rig = await rigWith()
  const say = (seconds?: number) =>
    rig.text(`s${seconds}`, { enable_duplicate_check: 1, duplicate_check_interval: seconds })
  await say()
  await say(99_999)
  rig.passSeconds(1800)
  await say()
  rig.passSeconds(14_400 - 1801)
  await say(99_999)
  rig.passSeconds(1)
  await say(99_999)
  expect(rig.emulator.chatOf('edu-1').map((item) => item.text)).toEqual([
    'sundefined',
    's99999',
    'sundefined',
    's99999',
  ])
})

test('without the check equal messages all arrive', async () => {
  const rig = await rigWith()
  await rig.text('收到')
  await rig.text('收到')
  expect(rig.emulator.chatOf('edu-1')).toHaveLength(2)
})

test('the day has a limit of person-times', async () => {
  const rig = await rigWith({ accountCap: 0 })
  expect((await rig.text('x')).errcode).toBe(45009)
})
