// wecom.md §2.8: upload rules, and the three days after which a media id is dead.
import { expect, test } from 'vitest'
import { fieldsOf, type Rig, rigWith } from './harness.js'

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(50)])

async function upload(rig: Rig, type: string, bytes: Buffer, part = 'media') {
  const form = new FormData()
  form.append(part, new File([new Uint8Array(bytes)], '佐证.png'))
  const url = `${rig.emulator.url}/cgi-bin/media/upload?type=${type}&access_token=${await rig.token()}`
  return fieldsOf(await fetch(url, { method: 'POST', body: form }))
}

test('a file is kept for three days', async () => {
  const rig = await rigWith()
  const answer = await upload(rig, 'image', png)
  expect(answer).toMatchObject({ errcode: 0, type: 'image', created_at: String(rig.now().getTime() / 1000) })
  const image = { msgtype: 'image', image: { media_id: answer.media_id } }
  expect((await rig.send(image)).errcode).toBe(0)
  rig.passHours(72)
  expect((await rig.send(image)).errcode).toBe(40007)
  const query = { access_token: await rig.token(), media_id: String(answer.media_id) }
  expect((await rig.get('media/get', query)).errcode).toBe(40007)
})

test('what is no such file is refused', async () => {
  const rig = await rigWith()
  expect((await upload(rig, 'poster', png)).errcode).toBe(40004)
  expect((await upload(rig, 'image', Buffer.alloc(5))).errcode).toBe(44001)
  expect((await upload(rig, 'image', png, 'file')).errcode).toBe(44001)
  expect((await upload(rig, 'image', Buffer.alloc(100))).errcode).toBe(40123)
  expect((await upload(rig, 'voice', Buffer.alloc(2 * 1_048_576 + 1))).errcode).toBe(45001)
  expect((await rig.get('media/get', { access_token: await rig.token() })).errcode).toBe(41006)
})
