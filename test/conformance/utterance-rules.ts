// wecom.md §6, what members write and send: every kind of §1.6, hard texts and hard userids.
import { expect } from 'vitest'
import type { PhoneMessage } from '../../src/sandbox/index.js'
import type { Fields, Rig } from '../sandbox/harness.js'
import { heard as heardFrom, hearing } from './hearing.js'
import { needsPeople, type Rule } from './rule.js'
import { codeOf } from './target.js'

/** What arrives when somebody sends this. */
const heard = (rig: Rig, message: PhoneMessage): Promise<Fields | undefined> =>
  heardFrom(rig, (emulator) => emulator.sendFromPhone('007', message))

const bytes = Buffer.from('#!AMR\n some sound')

export const utteranceRules: Rule[] = [
  {
    section: '§0.8, §1.6',
    name: 'message ids are 64-bit numbers above 2^53, none twice',
    how: 'five texts',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const got = await hearing(rig)
      for (let i = 0; i < 5; i++) await rig.emulator.say('007', `${i}`)
      const ids = got.map(({ fields }) => BigInt(String(fields.MsgId)))
      expect(new Set(ids).size).toBe(5)
      for (const id of ids) expect(id > 2n ** 53n && id < 2n ** 63n).toBe(true)
    },
  },
  {
    section: '§5.5, §5.6, §6',
    name: 'hard texts and hard userids arrive unchanged',
    how: 'emoji, ]]>, &, line breaks, spaces; 007, A.b-c_1, mixed case asked in another case',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const userids = ['007', '1e5', 'A.b-c_1', 'ZhangSan']
      rig.emulator.setPeople(userids.map((userid) => ({ userid, name: userid, title: '' })))
      const got = await hearing(rig)
      const words = ' 已整改 😀 ]]> & <b> "q"\n第二行 '
      for (const userid of userids) await rig.emulator.say(userid.toLowerCase(), words)
      expect(got.map(({ fields }) => [fields.FromUserName, fields.Content])).toEqual(userids.map((one) => [one, words]))
    },
  },
  {
    section: '§1.6',
    name: 'a picture arrives with an address and a media id that opens',
    how: 'PicUrl and media/get',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const got = await hearing(rig)
      await rig.emulator.sendPicture('007', Buffer.from('picture'), 'a.png')
      expect(got[0]?.fields).toMatchObject({ MsgType: 'image', PicUrl: expect.stringMatching(/^http/) })
      const query = { access_token: await target.token(), media_id: String(got[0]?.fields.MediaId) }
      expect(await (await target.fetch('media/get', query)).text()).toBe('picture')
    },
  },
  {
    section: '§1.6',
    name: 'voice and video arrive as media ids',
    how: 'Format of a voice, ThumbMediaId of a video; the media open',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const voice = await heard(rig, { kind: 'voice', bytes, fileName: 'a.amr' })
      expect(voice).toMatchObject({ MsgType: 'voice', Format: 'amr' })
      const video = await heard(rig, { kind: 'video', bytes, fileName: 'a.mp4' })
      expect(video).toMatchObject({ MsgType: 'video', ThumbMediaId: expect.any(String) })
      for (const one of [voice?.MediaId, video?.MediaId, video?.ThumbMediaId]) {
        const query = { access_token: await target.token(), media_id: String(one) }
        expect((await target.fetch('media/get', query)).headers.get('content-type')).not.toContain('json')
      }
    },
  },
  {
    section: '§1.6',
    name: 'a place and a link arrive with their fields',
    how: 'Location_X and Label; Title and Url',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const place = { kind: 'location', latitude: 34.36, longitude: 107.24, label: '市政府' } as const
      expect(await heard(rig, place)).toMatchObject({
        MsgType: 'location',
        Location_X: '34.36',
        Location_Y: '107.24',
        Label: '市政府',
      })
      const link = { kind: 'link', title: '公示', description: '', url: 'https://x.example/1' } as const
      expect(await heard(rig, link)).toMatchObject({ MsgType: 'link', Title: '公示', Url: 'https://x.example/1' })
    },
  },
  {
    section: '§0.9, §1.6',
    name: 'files reach the app only where the switch says so',
    how: 'without it nothing comes; with fileMessages name and media id',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const file = { kind: 'file', bytes, fileName: '整改报告.pdf' } as const
      expect(await heard(rig, file)).toBe(undefined)
      await rig.emulator.setFaults({ fileMessages: true })
      expect(await heard(rig, file)).toMatchObject({
        MsgType: 'file',
        FileName: '整改报告.pdf',
        MediaId: expect.any(String),
      })
      expect(rig.emulator.chatOf('007')).toMatchObject([{ kind: 'file' }, { kind: 'file' }])
    },
  },
  {
    section: '§1.6',
    name: 'a kind nobody knows arrives all the same',
    how: 'a sticker, and a made-up MsgType',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      expect(await heard(rig, { kind: 'sticker' })).toMatchObject({ MsgType: 'emotion', MsgId: expect.any(String) })
      expect(await heard(rig, { kind: 'sticker', type: 'hologram' })).toMatchObject({ MsgType: 'hologram' })
    },
  },
  {
    section: '§1.6',
    name: 'an answer carries no link to what it answers',
    how: 'a text after a card: only its own fields',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      expect(await codeOf(target.text('请答复'))).toBe(0)
      const got = await hearing(rig)
      await rig.emulator.say('edu-1', '已整改')
      const fields = ['AgentID', 'Content', 'CreateTime', 'FromUserName', 'MsgId', 'MsgType', 'ToUserName']
      expect(Object.keys(got[0]?.fields ?? {}).toSorted()).toEqual(fields)
    },
  },
]
