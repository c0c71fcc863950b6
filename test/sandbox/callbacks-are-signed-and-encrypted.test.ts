// wecom.md §1.3 to §1.7: what a service receives when people write, send pictures, come and go.
import { expect, test } from 'vitest'
import { agentId, corpId, receiver, rigWith } from './harness.js'

async function office(options: Parameters<typeof rigWith>[0] = {}) {
  const service = await receiver()
  return { service, rig: await rigWith({ callbackUrl: service.url, ...options }) }
}

test('a text arrives signed, encrypted and complete', async () => {
  const { service, rig } = await office()
  const words = '已整改 ]]> & <b> 😀\n第二行'
  const delivery = await rig.emulator.say('EDU-2', words)
  expect(delivery).toMatchObject({ status: 200, body: '', error: null })
  const [got] = service.got
  expect(got?.signed).toBe(true)
  expect(got?.envelope).toMatchObject({ ToUserName: corpId, AgentID: String(agentId) })
  expect(got?.fields).toMatchObject({
    ToUserName: corpId,
    FromUserName: 'Edu-2',
    CreateTime: String(rig.now().getTime() / 1000),
    MsgType: 'text',
    Content: words,
    AgentID: String(agentId),
  })
  expect(got?.query.get('timestamp')).toBe(String(rig.now().getTime() / 1000))
  expect(rig.emulator.chatOf('edu-2')).toMatchObject([{ direction: 'out', kind: 'text', text: words }])
})

test('message ids are 64-bit, above 2^53 and never the same', async () => {
  const { service, rig } = await office()
  for (let i = 0; i < 5; i++) await rig.emulator.say('007', `${i}`)
  const ids = service.got.map((got) => BigInt(String(got.fields.MsgId)))
  expect(new Set(ids).size).toBe(5)
  for (const id of ids) expect(id > 2n ** 53n && id < 2n ** 63n).toBe(true)
})

test('elements come in an order that changes', async () => {
  const { service, rig } = await office()
  for (let i = 0; i < 12; i++) await rig.emulator.say('007', 'x')
  expect(new Set(service.got.map((got) => Object.keys(got.fields).join())).size).toBeGreaterThan(1)
  expect(new Set(service.got.map((got) => Object.keys(got.envelope).join())).size).toBeGreaterThan(1)
})

test('a picture arrives as a media id that can be fetched', async () => {
  const { service, rig } = await office()
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100, 7)])
  await rig.emulator.sendPicture('edu-1', bytes, '整改"后".jpg')
  const fields = service.got[0]?.fields
  expect(fields).toMatchObject({ MsgType: 'image', FromUserName: 'edu-1' })
  const query = new URLSearchParams({ access_token: await rig.token(), media_id: String(fields?.MediaId) })
  const file = await fetch(`${rig.emulator.url}/cgi-bin/media/get?${query.toString()}`)
  expect(file.headers.get('content-type')).toBe('image/jpeg')
  const disposition = Buffer.from(file.headers.get('content-disposition') ?? '', 'latin1').toString('utf8')
  expect(disposition).toBe('attachment; filename="整改_后_.jpg"')
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes)
  const shown = await fetch(String(fields?.PicUrl))
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
})

test('people come and go with subscribe and unsubscribe, and are invalid in between', async () => {
  const { service, rig } = await office()
  await rig.emulator.leave('edu-1')
  expect((await rig.text('x')).errcode).toBe(81013)
  await rig.emulator.arrive('edu-1')
  expect((await rig.text('x')).errcode).toBe(0)
  expect(service.got.map((got) => got.fields.Event)).toEqual(['unsubscribe', 'subscribe'])
  expect(service.got.every((got) => got.fields.MsgId === undefined)).toBe(true)
})

test('any plain XML can be delivered, with a bad signature or an old timestamp too', async () => {
  const { service, rig } = await office()
  await rig.emulator.deliver('<xml><A>1</A></xml>', { badSignature: true })
  await rig.emulator.deliver('<xml><A>2</A></xml>', { timestampOffset: -3600 })
  expect(service.got.map((got) => [got.signed, got.plain])).toEqual([
    [false, '<xml><A>1</A></xml>'],
    [true, '<xml><A>2</A></xml>'],
  ])
  expect(Number(service.got[1]?.query.get('timestamp'))).toBe(rig.now().getTime() / 1000 - 3600)
})

test('a stranger cannot act', async () => {
  const { rig } = await office()
  await expect(rig.emulator.say('nobody', 'x')).rejects.toThrow('没有这个成员')
})
