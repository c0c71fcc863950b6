// media/upload as WeCom reads it (wecom.md §2.8): one part named `media`, its name in UTF-8, a length; and what WeCom does not
// take never travels.
import { expect, it } from 'vitest'
import type { Upload } from '../../src/wecom/index.js'
import { clientOf, cutLine, ok, startWecom } from './fake-wecom.js'

const uploaded = { ...ok, errmsg: '', type: 'file', media_id: 'MEDIA-9', created_at: '1380000000' }
const png = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(20, 7)])
const file = (more: Partial<Upload> = {}): Upload => ({ kind: 'file', bytes: png, fileName: '整改报告.docx', ...more })

it('the bytes arrive unchanged under their Chinese name, with a length', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('media/upload', uploaded)
  expect(await client.upload(file())).toEqual({ kind: 'ok', value: 'MEDIA-9' })
  const call = wecom.asked.at(-1)
  expect(call?.query).toEqual({ access_token: 'token-1', type: 'file' })
  expect(call?.headers['content-length']).toBe(String(call?.bytes.length))
  expect(call?.headers['transfer-encoding']).toBeUndefined()
  expect(call?.body).toContain('name="media"; filename="整改报告.docx"')
  // A reader of forms finds exactly one file.
  const form = await new Response(new Uint8Array(call?.bytes ?? []), {
    headers: { 'content-type': String(call?.headers['content-type']) },
  }).formData()
  const parts = Array.from(form.values())
  expect(parts).toHaveLength(1)
  const part = form.get('media')
  expect(part instanceof File && part.name).toBe('整改报告.docx')
  expect(part instanceof File && Buffer.from(await part.arrayBuffer()).equals(png)).toBe(true)
})

it.each([
  ['../../etc/passwd', 'passwd'],
  ['a"b\r\nX: y.pdf', 'a_bX: y.pdf'],
])('the name %j cannot break out of its header', async (fileName, name) => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('media/upload', uploaded)
  await client.upload(file({ fileName }))
  expect(wecom.asked.at(-1)?.body).toContain(`filename="${name}"\r\nContent-Type`)
})

const mebibyte = 1024 * 1024
const jpeg = (bytes: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(bytes - 3)])
const amr = (bytes: number) => Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(bytes - 6)])
const mp4 = (bytes: number) => Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom'), Buffer.alloc(bytes - 12)])

it.each<[string, Upload, string]>([
  ['5 bytes', file({ bytes: Buffer.alloc(5) }), 'too-small'],
  ['nothing', file({ bytes: Buffer.alloc(0) }), 'too-small'],
  ['a file over 20 MiB', file({ bytes: Buffer.alloc(20 * mebibyte + 1) }), 'too-large'],
  ['a picture over 10 MiB', file({ kind: 'image', bytes: jpeg(10 * mebibyte + 1) }), 'too-large'],
  ['a recording over 2 MiB', file({ kind: 'voice', bytes: amr(2 * mebibyte + 1) }), 'too-large'],
  ['a film over 10 MiB', file({ kind: 'video', bytes: mp4(10 * mebibyte + 1) }), 'too-large'],
  ['a picture that is none', file({ kind: 'image', bytes: Buffer.from('GIF89a....') }), 'wrong-type'],
  ['a recording in MP3', file({ kind: 'voice', bytes: Buffer.from('ID3.......') }), 'wrong-type'],
  ['a film in AVI', file({ kind: 'video', bytes: Buffer.from('RIFF......') }), 'wrong-type'],
  ['no name', file({ fileName: ' ' }), 'no-name'],
])('%s never travels', async (_name, upload, code) => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  expect(await client.upload(upload)).toEqual({ kind: 'refused', code, alarm: false, personGone: false })
  expect(wecom.asked).toEqual([])
})

it.each<[string, Upload]>([
  ['6 bytes', file({ bytes: Buffer.alloc(6) })],
  ['20 MiB', file({ bytes: Buffer.alloc(20 * mebibyte) })],
  ['a JPEG of 10 MiB', file({ kind: 'image', bytes: jpeg(10 * mebibyte) })],
  ['a PNG', file({ kind: 'image', bytes: png })],
  ['an AMR', file({ kind: 'voice', bytes: amr(100) })],
  ['an MP4', file({ kind: 'video', bytes: mp4(100) })],
])('%s is taken', async (_name, upload) => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('media/upload', uploaded)
  expect(await client.upload(upload)).toEqual({ kind: 'ok', value: 'MEDIA-9' })
})

it('an upload whose fate is unknown is simply tried again; an empty one is our fault', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('media/upload', cutLine)
  expect(await client.upload(file())).toMatchObject({ kind: 'retry' })
  wecom.script('media/upload', { errcode: 44001 })
  expect(await client.upload(file())).toMatchObject({ kind: 'refused', code: '44001', alarm: true })
})
