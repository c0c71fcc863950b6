// wecom.md §6, recall and media.
import { expect } from 'vitest'
import { needsClock, needsCorp, type Rule } from './rule.js'
import { Target, codeOf, emulatorOf } from './target.js'

const otherApp = { agentId: 1_000_009, secret: 'other-secret' }
/** One real pixel: a real agent looks into the file. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const mebibyte = 1_048_576

export const recallRules: Rule[] = [
  {
    section: '§2.5',
    name: 'a message is recalled from all its receivers',
    how: 'success; in the emulator the phones say so',
    async show(target) {
      const { msgid } = await target.text('将被撤回（可忽略）')
      expect(await codeOf(target.post('message/recall', { msgid }))).toBe(0)
    },
  },
  {
    section: '§2.5',
    name: 'a recalled message is gone from the phones',
    how: 'two receivers, both chats show the recall',
    emulatorOnly: 'nobody can look at a phone',
    async showOn(rig, target) {
      const { msgid } = await target.text('误发', { touser: 'edu-1|007' })
      await target.post('message/recall', { msgid })
      for (const userid of ['edu-1', '007'])
        expect(rig.emulator.chatOf(userid)).toMatchObject([{ recalled: true, text: '[消息已撤回]' }])
    },
  },
  {
    section: '§2.5',
    name: 'recall ends after 24 hours',
    how: 'one second before: success; at 24 h: 42052',
    emulatorOnly: needsClock,
    async showOn(rig) {
      const [early, late] = [await rig.text('一'), await rig.text('二')]
      rig.passSeconds(24 * 3600 - 1)
      expect(await codeOf(rig.post('message/recall', { msgid: early.msgid }))).toBe(0)
      rig.passSeconds(1)
      expect(await codeOf(rig.post('message/recall', { msgid: late.msgid }))).toBe(42052)
    },
  },
  {
    section: '§2.5',
    name: 'only own messages can be recalled',
    how: 'another app: 40058',
    emulatorOnly: needsCorp,
    options: { otherApps: [otherApp] },
    async showOn(rig, target) {
      const { msgid } = await target.text('x')
      const other = new Target({ ...emulatorOf(rig), ...otherApp })
      expect(await codeOf(other.post('message/recall', { msgid }))).toBe(40058)
      expect(rig.emulator.chatOf('edu-1')[0]?.recalled).toBe(undefined)
    },
  },
]

export const mediaRules: Rule[] = [
  {
    section: '§2.8',
    name: 'an upload answers with media_id and created_at as text, and comes back whole',
    how: 'a small picture, with its file name in the header',
    async show(target) {
      const answer = await target.upload('image', png)
      expect(answer).toMatchObject({ errcode: 0, type: 'image' })
      expect([typeof answer.media_id, typeof answer.created_at]).toEqual(['string', 'string'])
      const query = { access_token: await target.token(), media_id: String(answer.media_id) }
      const file = await target.fetch('media/get', query)
      expect(file.headers.get('content-disposition')).toContain('filename=')
      expect(Buffer.from(await file.arrayBuffer()).equals(png)).toBe(true)
    },
  },
  {
    section: '§2.8',
    name: 'uploads have sizes and kinds',
    how: 'five bytes and no file 44001; picture, voice and video that are none; too big; unknown type',
    emulatorOnly: 'the codes for wrong kinds are our reading',
    async showOn(_, target) {
      const wrong: [string, Uint8Array, number][] = [
        ['image', Buffer.alloc(5), 44001],
        ['image', Buffer.alloc(100), 40123],
        ['voice', Buffer.alloc(100), 40004],
        ['video', Buffer.alloc(100), 40004],
        ['voice', Buffer.alloc(2 * mebibyte + 1), 45001],
        ['image', Buffer.concat([png, Buffer.alloc(10 * mebibyte)]), 45001],
        ['poster', png, 40004],
      ]
      for (const [type, bytes, code] of wrong) expect(await codeOf(target.upload(type, bytes)), type).toBe(code)
      expect(await codeOf(target.upload('voice', Buffer.from('#!AMR\n 123')))).toBe(0)
      expect(await codeOf(target.upload('file', Buffer.alloc(6)))).toBe(0)
      expect(await codeOf(target.post('media/upload', {}, { type: 'file' }))).toBe(44001)
    },
  },
  {
    section: '§2.8',
    name: 'a media id lives three days',
    how: 'at 72 h: 40007, in media/get and in a send',
    emulatorOnly: needsClock,
    async showOn(rig, target) {
      const media_id = String((await target.upload('image', png)).media_id)
      rig.passSeconds(72 * 3600 - 1)
      expect(await codeOf(rig.send({ msgtype: 'image', image: { media_id } }))).toBe(0)
      rig.passSeconds(1)
      expect(await codeOf(rig.send({ msgtype: 'image', image: { media_id } }))).toBe(40007)
      expect(await codeOf(rig.get('media/get', { access_token: await rig.token(), media_id }))).toBe(40007)
    },
  },
  {
    section: '§2.8',
    name: 'errors of media/get are JSON where a file was expected',
    how: 'content type and errcode of an unknown id',
    async show(target) {
      const answer = await target.fetch('media/get', { access_token: await target.token(), media_id: 'nope' })
      expect(answer.headers.get('content-type')).toContain('application/json')
      expect(await answer.json()).toMatchObject({ errcode: 40007 })
    },
  },
  {
    section: '§2.8',
    name: 'a part of a file can be fetched',
    how: 'Range: 206 with content-range and these bytes only',
    async show(target) {
      const media_id = String((await target.upload('image', png)).media_id)
      const query = { access_token: await target.token(), media_id }
      const part = await target.fetch('media/get', query, { headers: { range: 'bytes=16-31' } })
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 16-31/${png.length}`])
      expect(Buffer.from(await part.arrayBuffer()).equals(png.subarray(16, 32))).toBe(true)
    },
  },
  {
    section: '§2.8',
    name: 'a big file comes in parts only, and a range must be one',
    how: 'over 20 MB: 830002 whole, 206 in part; a range outside: 40146',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      await rig.emulator.sendFromPhone('edu-1', {
        kind: 'video',
        bytes: Buffer.alloc(20 * mebibyte + 1),
        fileName: 'a.mp4',
      })
      const media_id = String(rig.emulator.chatOf('edu-1')[0]?.mediaId)
      expect(await codeOf(target.read('media/get', { media_id }))).toBe(830002)
      const query = { access_token: await target.token(), media_id }
      const part = (range: string): Promise<Response> => target.fetch('media/get', query, { headers: { range } })
      expect((await part('bytes=0-15')).status).toBe(206)
      expect(await (await part('bytes=99999999-')).json()).toMatchObject({ errcode: 40146 })
    },
  },
]
