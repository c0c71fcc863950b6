// wecom.md §6, message/send: whom a message reaches, and what happens to the rest.
import { expect } from 'vitest'
import { MemberQuota } from '../../src/sandbox/quotas.js'
import type { Rig } from '../sandbox/harness.js'
import { disturbs, needsClock, needsCorp, needsSwitch, type Rule } from './rule.js'
import { codeOf } from './target.js'

const many = (count: number): string => Array.from({ length: count }, (_, i) => `${i}`).join('|')

/** Two departments under a parent, and one beside it. */
function withDepartments(rig: Rig): void {
  rig.emulator.setDepartments([
    { id: 2, name: '市直部门', parentId: 1 },
    { id: 3, name: '市教育局', parentId: 2 },
    { id: 4, name: '区县', parentId: 1 },
  ])
  rig.emulator.setPeople([
    { userid: 'edu-1', name: '教育局联络员', title: '', departments: [3] },
    { userid: 'Edu-2', name: '教育局备岗', title: '', departments: [3] },
    { userid: '007', name: '区联络员', title: '', departments: [4] },
  ])
}

const texts = (rig: Rig, userid: string): string[] => rig.emulator.chatOf(userid).map((item) => item.text)

export const sendRules: Rule[] = [
  {
    section: '§2.2',
    name: 'agentid must be an integer',
    how: 'the same number as text: 40056',
    async show(target) {
      expect(await codeOf(target.text('x', { agentid: String(target.at.agentId) }))).toBe(40056)
    },
  },
  {
    section: '§2.2',
    name: 'somebody must be addressed, and not too many',
    how: '82001 nobody, 40032 over 1000 members, 82002 and 82003 over 100 departments or tags',
    async show(target) {
      expect(await codeOf(target.text('x', { touser: '' }))).toBe(82001)
      expect(await codeOf(target.text('x', { touser: many(1001) }))).toBe(40032)
      expect(await codeOf(target.text('x', { touser: '', toparty: many(101) }))).toBe(82002)
      expect(await codeOf(target.text('x', { touser: '', totag: many(101) }))).toBe(82003)
    },
  },
  {
    section: '§0.14, §2.2',
    name: 'some invalid is a success with lists, lower-case and joined',
    how: 'one real and two unknown userids in mixed case',
    async show(target) {
      const touser = `${target.at.userid}|NoSuch-A|NoSuch-B`
      const answer = await target.text('连通性检查（可忽略）', { touser })
      expect(answer).toMatchObject({ errcode: 0, invaliduser: 'nosuch-a|nosuch-b' })
    },
  },
  {
    section: '§0.14, §2.2',
    name: 'all invalid is 81013',
    how: 'an unknown member; an unknown department and tag',
    async show(target) {
      expect(await codeOf(target.text('x', { touser: 'NoSuch-A' }))).toBe(81013)
      expect(await codeOf(target.text('x', { touser: '', toparty: '999999', totag: '999999' }))).toBe(81013)
    },
  },
  {
    section: '§2.2',
    name: 'departments reach everybody below them, tags their members',
    how: 'a parent department, a tag, and one unknown of each in the lists',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      withDepartments(rig)
      rig.emulator.setTags([{ id: 5, name: '区县组', userids: [], departments: [4] }])
      expect(await target.text('一', { touser: '', toparty: '2|99' })).toMatchObject({ errcode: 0, invalidparty: '99' })
      expect(await target.text('二', { touser: '', totag: '5|98' })).toMatchObject({ errcode: 0, invalidtag: '98' })
      expect([texts(rig, 'edu-1'), texts(rig, 'Edu-2'), texts(rig, '007')]).toEqual([['一'], ['一'], ['二']])
    },
  },
  {
    section: '§2.2, §2.9',
    name: 'who lies outside the visible range is invalid',
    how: 'range of one department: the others are listed, @all passes them over, all outside is 81013',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      withDepartments(rig)
      rig.emulator.setVisibleRange({ departments: [2], userids: [] })
      expect(await target.text('一', { touser: 'edu-1|007' })).toMatchObject({ errcode: 0, invaliduser: '007' })
      expect(await codeOf(target.text('二', { touser: '@all' }))).toBe(0)
      expect(await codeOf(target.text('三', { touser: '007' }))).toBe(81013)
      expect([texts(rig, 'edu-1'), texts(rig, '007')]).toEqual([['一', '二'], []])
    },
  },
  {
    section: '§2.2',
    name: '@all reaches everybody and makes departments and tags irrelevant',
    how: '@all with an unknown department: nothing is listed as invalid',
    emulatorOnly: disturbs,
    async showOn(rig, target) {
      const answer = await target.text('一', { touser: '@all', toparty: '99' })
      expect(answer).toMatchObject({ errcode: 0, invaliduser: '', invalidparty: '' })
      expect(rig.emulator.sent().map(({ to }) => to)).toEqual(['edu-1', 'Edu-2', '007'])
    },
  },
  {
    section: '§2.2',
    name: 'members without a licence come back in unlicenseduser',
    how: 'switch unlicensed: success for the others, nothing on that phone, 81013 when nobody is left',
    emulatorOnly: needsSwitch,
    async showOn(rig, target) {
      await rig.emulator.setFaults({ unlicensed: ['007'] })
      expect(await target.text('一', { touser: 'edu-1|007' })).toMatchObject({ errcode: 0, unlicenseduser: '007' })
      expect(await codeOf(target.text('二', { touser: '007' }))).toBe(81013)
      expect([texts(rig, 'edu-1'), texts(rig, '007')]).toEqual([['一'], []])
    },
  },
  {
    section: '§0.10, §4',
    name: 'over 30 a minute for one member, messages vanish behind errcode 0',
    how: '31 at once: 30 arrive; a minute later the next one does',
    emulatorOnly: disturbs,
    async showOn(rig, target) {
      await target.token()
      const codes = await Promise.all(Array.from({ length: 31 }, () => codeOf(target.text('x'))))
      expect(new Set(codes)).toEqual(new Set([0]))
      expect(rig.emulator.chatOf('edu-1')).toHaveLength(30)
      rig.passSeconds(60)
      await target.text('x')
      expect(rig.emulator.chatOf('edu-1')).toHaveLength(31)
    },
  },
  {
    section: '§0.10, §4',
    name: 'over 1000 an hour for one member, messages vanish too',
    how: 'the counter of one member itself: thirty a minute for 34 minutes are 1000, and an hour after the first it goes on',
    emulatorOnly: disturbs,
    async showOn(rig) {
      const quota = new MemberQuota()
      let arrived = 0
      for (let minute = 0; minute < 34; minute++) {
        for (let i = 0; i < 30; i++) arrived += quota.take('edu-1', rig.now()) ? 1 : 0
        rig.passSeconds(60)
      }
      expect([arrived, quota.take('edu-1', rig.now()), quota.take('007', rig.now())]).toEqual([1000, false, true])
      rig.passSeconds(26 * 60)
      expect(quota.take('edu-1', rig.now())).toBe(true)
    },
  },
  {
    section: '§4',
    name: 'an app has so many person-times a day',
    how: 'cap of one account: 200 person-times, the 201st is 45009, and a new day is a new day',
    emulatorOnly: disturbs,
    options: { accountCap: 1 },
    async showOn(rig, target) {
      rig.emulator.setPeople(Array.from({ length: 100 }, (_, i) => ({ userid: `u${i}`, name: `${i}`, title: '' })))
      const all = { touser: '@all' }
      expect([await codeOf(target.text('一', all)), await codeOf(target.text('二', all))]).toEqual([0, 0])
      expect(await codeOf(target.text('三', { touser: 'u1' }))).toBe(45009)
      rig.passHours(24)
      expect(await codeOf(rig.text('四', { touser: 'u1' }))).toBe(0)
    },
  },
  {
    section: '§2.2',
    name: 'the same bytes are not delivered twice within the duplicate interval',
    how: 'enable_duplicate_check with 60 s: second call succeeds and lands nowhere, third after 60 s lands',
    emulatorOnly: needsClock,
    async showOn(rig, target) {
      const check = { enable_duplicate_check: 1, duplicate_check_interval: 60 }
      for (const seconds of [0, 59, 1]) {
        rig.passSeconds(seconds)
        expect(await codeOf(target.text('一', check))).toBe(0)
      }
      expect(texts(rig, 'edu-1')).toEqual(['一', '一'])
      await target.text('二')
      await target.text('二')
      expect(texts(rig, 'edu-1')).toHaveLength(4)
    },
  },
  {
    section: '§0.11, §2.2',
    name: 'text over 2048 bytes is cut between characters, or refused',
    how: '2048 bytes whole, 2051 cut to 2048; with the switch longText 45002',
    emulatorOnly: needsSwitch,
    async showOn(rig, target) {
      const exact = `ab${'督'.repeat(682)}`
      await target.text(exact)
      await target.text(`${exact}办`)
      expect(texts(rig, 'edu-1')).toEqual([exact, exact])
      await rig.emulator.setFaults({ longText: 'refuse' })
      expect(await codeOf(target.text(`${exact}办`))).toBe(45002)
      expect(await codeOf(target.text(exact))).toBe(0)
    },
  },
  {
    section: '§2.2',
    name: 'every call has a msgid of its own',
    how: 'two sends',
    async show(target) {
      const first = await target.text('连通性检查一（可忽略）')
      const second = await target.text('连通性检查二（可忽略）')
      expect([typeof first.msgid, first.msgid === second.msgid]).toEqual(['string', false])
    },
  },
  {
    section: '§3',
    name: 'a message must be whole',
    how: '40008 unknown type, 44004 empty text, 41016 41033 41010 45034 text card, 41006 40007 media, 45008 40074 news',
    async show(target) {
      const card = { title: '标题', description: '内容', url: 'https://x.example/1' }
      const article = { title: '标题', url: 'https://x.example/1' }
      const broken: [Record<string, unknown>, number][] = [
        [{ msgtype: 'hologram', hologram: {} }, 40008],
        [{ msgtype: 'text', text: { content: '' } }, 44004],
        [{ msgtype: 'textcard', textcard: { ...card, title: '' } }, 41016],
        [{ msgtype: 'textcard', textcard: { ...card, description: '' } }, 41033],
        [{ msgtype: 'textcard', textcard: { ...card, url: '' } }, 41010],
        [{ msgtype: 'textcard', textcard: { ...card, url: 'x.example' } }, 45034],
        [{ msgtype: 'file', file: {} }, 41006],
        [{ msgtype: 'file', file: { media_id: 'nope' } }, 40007],
        [{ msgtype: 'news', news: { articles: Array.from({ length: 9 }, () => article) } }, 45008],
        [{ msgtype: 'news', safe: 1, news: { articles: [article] } }, 40074],
      ]
      for (const [body, code] of broken) expect(await codeOf(target.send(body)), JSON.stringify(body)).toBe(code)
    },
  },
]
