// wecom.md §2.2, §0 item 14: who can be addressed, and how the answer names those who cannot.
import { expect, test } from 'vitest'
import { agentId, rigWith } from './harness.js'

test('a text lands in the chat of its receiver, with a msgid and no response_code', async () => {
  const rig = await rigWith()
  const answer = await rig.text('您好 <a href="https://x.example/1">明细</a>')
  expect(answer).toMatchObject({ errcode: 0, errmsg: 'ok', invaliduser: '' })
  expect(typeof answer.msgid).toBe('string')
  expect(answer.response_code).toBeUndefined()
  const [item] = rig.emulator.chatOf('EDU-1')
  expect(item).toMatchObject({ direction: 'in', kind: 'text', text: '您好 明细', messageId: answer.msgid })
  expect(item?.at).toEqual(rig.now())
})

test('agentid must be an integer and the app of the token', async () => {
  const rig = await rigWith()
  expect((await rig.text('x', { agentid: undefined })).errcode).toBe(41011)
  expect((await rig.text('x', { agentid: '1000002' })).errcode).toBe(40056)
  expect((await rig.text('x', { agentid: agentId + 1 })).errcode).toBe(301002)
})

const many = (count: number): string => Array.from({ length: count }, (_, i) => `u${i}`).join('|')

test('nobody addressed is 82001, too many are refused', async () => {
  const rig = await rigWith()
  expect((await rig.text('x', { touser: '' })).errcode).toBe(82001)
  expect((await rig.text('x', { touser: many(1001) })).errcode).toBe(40032)
  expect((await rig.text('x', { toparty: many(101) })).errcode).toBe(82002)
  expect((await rig.text('x', { totag: many(101) })).errcode).toBe(82003)
})

test('unknown receivers come back lower-cased and joined; all unknown is an error', async () => {
  const rig = await rigWith()
  const some = await rig.text('x', { touser: 'edu-1|Nobody|GHOST' })
  expect(some).toMatchObject({ errcode: 0, invaliduser: 'nobody|ghost' })
  expect((await rig.text('x', { touser: 'Nobody' })).errcode).toBe(81013)
})

test('userids compare without case, and @all reaches everyone', async () => {
  const rig = await rigWith()
  await rig.text('一', { touser: 'EDU-1|edu-2' })
  await rig.text('二', { touser: '@all' })
  expect(rig.emulator.chatOf('Edu-2').map((item) => item.text)).toEqual(['一', '二'])
  expect(rig.emulator.chatOf('007').map((item) => item.text)).toEqual(['二'])
  expect(rig.emulator.sent().map(({ to, delivered }) => [to, delivered])).toEqual([
    ['edu-1', true],
    ['Edu-2', true],
    ['edu-1', true],
    ['Edu-2', true],
    ['007', true],
  ])
})

test('who has left WeCom is invalid from then on', async () => {
  const rig = await rigWith()
  rig.emulator.gone('EDU-1')
  expect((await rig.text('x')).errcode).toBe(81013)
  expect((await rig.text('x', { touser: 'edu-1|007' })).invaliduser).toBe('edu-1')
  const query = { access_token: await rig.token(), userid: 'edu-1' }
  expect((await rig.get('user/get', query)).errcode).toBe(60111)
})

test('user/get and agent/get answer for who is there', async () => {
  const rig = await rigWith()
  const access_token = await rig.token()
  expect(await rig.get('user/get', { access_token, userid: 'edu-2' })).toMatchObject({
    errcode: 0,
    userid: 'Edu-2',
    status: 1,
  })
  expect((await rig.get('user/get', { access_token })).errcode).toBe(41009)
  const agent = await rig.get('agent/get', { access_token, agentid: String(agentId) })
  expect(agent).toMatchObject({
    errcode: 0,
    close: 0,
    allow_userinfos: { user: [{ userid: 'edu-1' }, { userid: 'Edu-2' }, { userid: '007' }] },
  })
  expect((await rig.get('agent/get', { access_token, agentid: '5' })).errcode).toBe(301002)
})
