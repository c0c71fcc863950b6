// wecom.md §6, the rest of the server API: keys for pages, calendars, menu, app, addresses, the group webhook.
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { recordsOf } from '../../src/sandbox/json.js'
import type { Fields, Rig } from '../sandbox/harness.js'
import { notice } from '../sandbox/broken-cards.js'
import { buttonCard, fieldsOf } from '../sandbox/harness.js'
import { disturbs, needsClock, needsCorp, needsPeople, type Rule } from './rule.js'
import { Target, codeOf, emulatorOf } from './target.js'

const otherApp = { agentId: 1_000_009, secret: 'other-secret' }

const entry = (more: Fields = {}): Fields => ({
  schedule: {
    admins: ['edu-1'],
    attendees: [{ userid: 'edu-1' }, { userid: '007' }],
    start_time: 1_800_000_000,
    end_time: 1_800_003_600,
    summary: '约谈',
    reminders: { is_remind: 1, remind_time_diffs: [-3600] },
    ...more,
  },
})

const scheduleIn = async (target: Target, schedule_id: unknown): Promise<Fields | undefined> =>
  recordsOf((await target.post('oa/schedule/get', { schedule_id_list: [schedule_id] })).schedule_list)[0]

const post = async (rig: Rig, body: Fields, key?: string): Promise<Fields> => {
  const url = key === undefined ? rig.emulator.webhookUrl() : `${rig.emulator.url}/cgi-bin/webhook/send?key=${key}`
  return fieldsOf(await fetch(url, { method: 'POST', body: JSON.stringify(body) }))
}
const words = (content: string): Fields => ({ msgtype: 'text', text: { content } })

export const officeRules: Rule[] = [
  {
    section: '§2.12',
    name: 'pages get keys of the corp and of the app',
    how: 'both calls answer with a key and 7200 s, twice the same',
    async show(target) {
      for (const [path, query] of [
        ['get_jsapi_ticket', {}],
        ['ticket/get', { type: 'agent_config' }],
      ] as const) {
        const [first, second] = [await target.read(path, query), await target.read(path, query)]
        expect(first).toMatchObject({ errcode: 0, ticket: expect.any(String), expires_in: expect.any(Number) })
        expect(second.ticket).toBe(first.ticket)
      }
    },
  },
  {
    section: '§2.12, §4',
    name: 'an app gets a hundred keys an hour',
    how: 'the 101st is 45009, over after an hour',
    emulatorOnly: needsClock,
    async showOn(rig) {
      const query = { access_token: await rig.token(), type: 'agent_config' }
      const codes = await Promise.all(Array.from({ length: 101 }, () => codeOf(rig.get('ticket/get', query))))
      expect([codes.filter((code) => code === 0).length, codes.filter((code) => code === 45009).length]).toEqual([
        100, 1,
      ])
      rig.passSeconds(3600)
      expect(await codeOf(rig.get('ticket/get', query))).toBe(0)
    },
  },
  {
    section: '§2.13',
    name: 'an entry in calendars can be added, read, overwritten and deleted',
    how: 'schedule add, get, update, del; what is deleted is 90459',
    emulatorOnly: disturbs,
    async showOn(rig, target) {
      const { schedule_id } = await target.post('oa/schedule/add', entry())
      expect(await scheduleIn(target, schedule_id)).toMatchObject({
        summary: '约谈',
        attendees: [{ userid: 'edu-1', response_status: 0 }, {}],
      })
      expect(await codeOf(target.post('oa/schedule/update', entry({ schedule_id, summary: '改期' })))).toBe(0)
      expect(rig.emulator.schedules()).toMatchObject([{ id: schedule_id, fields: { summary: '改期' }, deleted: false }])
      expect(await codeOf(target.post('oa/schedule/del', { schedule_id }))).toBe(0)
      expect(await codeOf(target.post('oa/schedule/del', { schedule_id }))).toBe(90459)
      expect(await scheduleIn(target, schedule_id)).toBe(undefined)
      expect(rig.emulator.chatOf('edu-1')).toEqual([])
    },
  },
  {
    section: '§2.13',
    name: 'an entry must be whole',
    how: '90715 admin not invited, 60011 stranger, 90471 lead time, 90465 repetition, 90493 organizer, 90461 unknown id',
    emulatorOnly: disturbs,
    async showOn(_, target) {
      const broken: [Fields, number][] = [
        [{ admins: ['Edu-2'] }, 90715],
        [{ attendees: [{ userid: 'NoSuch-A' }], admins: [] }, 60011],
        [{ reminders: { remind_time_diffs: [-60] } }, 90471],
        [{ reminders: { is_repeat: 1, repeat_type: 3 } }, 90465],
        [{ organizer: 'edu-1' }, 90493],
        [{ start_time: undefined }, 40058],
      ]
      for (const [more, code] of broken)
        expect(await codeOf(target.post('oa/schedule/add', entry(more))), JSON.stringify(more)).toBe(code)
      expect(await codeOf(target.post('oa/schedule/update', entry({ schedule_id: 'x' })))).toBe(90461)
    },
  },
  {
    section: '§2.13',
    name: "another app's entry is 90466",
    how: 'deleted with the token of another app',
    emulatorOnly: needsCorp,
    options: { otherApps: [otherApp] },
    async showOn(rig, target) {
      const { schedule_id } = await target.post('oa/schedule/add', entry())
      const other = new Target({ ...emulatorOf(rig), ...otherApp })
      expect(await codeOf(other.post('oa/schedule/del', { schedule_id }))).toBe(90466)
    },
  },
  {
    section: '§2.13',
    name: 'answers of the invited are read, and survive an update',
    how: 'two answers: response_status 2 and 4, also after overwriting',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const { schedule_id } = await target.post('oa/schedule/add', entry())
      await rig.emulator.respondSchedule('edu-1', String(schedule_id), 'accepted')
      await rig.emulator.respondSchedule('007', String(schedule_id), 'declined')
      await target.post('oa/schedule/update', entry({ schedule_id }))
      const found = await scheduleIn(target, schedule_id)
      expect(recordsOf(found?.attendees).map((one) => one.response_status)).toEqual([2, 4])
    },
  },
  {
    section: '§2.16',
    name: 'the menu can be set, read and deleted, within its bounds',
    how: '40058 four entries or a long name, 40054 a link without scheme, 46003 no menu',
    emulatorOnly: 'would replace the menu people have',
    async showOn(rig, target) {
      const query = { agentid: String(target.at.agentId) }
      const create = (...button: Fields[]) => codeOf(target.post('menu/create', { button }, query))
      const click = { type: 'click', name: '待办', key: 'tasks' }
      expect(await codeOf(target.read('menu/get', query))).toBe(46003)
      expect(await create(click, click, click, click)).toBe(40058)
      expect(await create({ ...click, name: '督'.repeat(6) })).toBe(40058)
      expect(await create({ type: 'view', name: '台账', url: 'x.example' })).toBe(40054)
      expect(await create({ name: '更多', sub_button: [{ type: 'view', name: '台账', url: 'x' }] })).toBe(40055)
      expect(await create(click)).toBe(0)
      expect(await target.read('menu/get', query)).toMatchObject({ errcode: 0, button: [click] })
      expect(rig.emulator.menu()).toEqual({ button: [click] })
      expect(await codeOf(target.read('menu/delete', query))).toBe(0)
      expect(await codeOf(target.read('menu/get', query))).toBe(46003)
    },
  },
  {
    section: '§2.16',
    name: 'agent/get tells range and whether the app is on',
    how: 'the fields a start-up check reads',
    async show(target) {
      const agent = await target.read('agent/get', { agentid: String(target.at.agentId) })
      expect(agent).toMatchObject({
        errcode: 0,
        close: 0,
        allow_userinfos: expect.any(Object),
        allow_partys: expect.any(Object),
      })
      expect(await codeOf(target.read('agent/get', { agentid: String(target.at.agentId + 1) }))).toBe(301002)
    },
  },
  {
    section: '§2.16',
    name: 'WeCom tells its addresses',
    how: 'getcallbackip and get_api_domain_ip answer with a list',
    async show(target) {
      for (const path of ['getcallbackip', 'get_api_domain_ip']) {
        const answer = await target.read(path)
        expect(answer, path).toMatchObject({ errcode: 0, ip_list: expect.any(Array) })
        expect((answer.ip_list as unknown[]).length).toBeGreaterThan(0)
      }
    },
  },
  {
    section: '§2.7',
    name: 'the group takes twenty posts a minute',
    how: 'the 21st is 45009 and not shown; after a minute it goes on',
    emulatorOnly: disturbs,
    async showOn(rig) {
      const codes: unknown[] = []
      for (let i = 0; i < 21; i++) codes.push(await codeOf(post(rig, words(`${i}`))))
      expect([codes.slice(0, 20).every((code) => code === 0), codes[20]]).toEqual([true, 45009])
      expect(rig.emulator.groupPosts().map(({ text }) => text)).toHaveLength(20)
      rig.passSeconds(60)
      expect(await codeOf(post(rig, words('x')))).toBe(0)
    },
  },
  {
    section: '§2.7',
    name: 'an unknown webhook is 93000',
    how: 'a made-up key',
    async show(target) {
      const answer = await target.fetch(
        'webhook/send',
        { key: 'made-up' },
        { method: 'POST', body: JSON.stringify(words('x')) },
      )
      expect(await answer.json()).toMatchObject({ errcode: 93000 })
    },
  },
  {
    section: '§2.7',
    name: 'a post must be whole, and only notices may be cards',
    how: '93017 empty, 45002 over 2048 or 4096 bytes, 301019 a wrong md5, 42031 a button card',
    emulatorOnly: disturbs,
    async showOn(rig) {
      const base64 = Buffer.from('picture').toString('base64')
      const md5 = createHash('md5').update('picture').digest('hex')
      const posts: [Fields, number][] = [
        [words(''), 93017],
        [words('督'.repeat(683)), 45002],
        [{ msgtype: 'markdown', markdown: { content: '督'.repeat(1365) } }, 0],
        [{ msgtype: 'markdown', markdown: { content: '督'.repeat(1366) } }, 45002],
        [{ msgtype: 'image', image: { base64, md5 } }, 0],
        [{ msgtype: 'image', image: { base64, md5: md5.replace(/./g, '0') } }, 301019],
        [{ msgtype: 'template_card', template_card: notice() }, 0],
        [{ msgtype: 'template_card', template_card: buttonCard() }, 42031],
        [{ msgtype: 'voice', voice: {} }, 40008],
      ]
      for (const [body, code] of posts)
        expect(await codeOf(post(rig, body)), JSON.stringify(body).slice(0, 80)).toBe(code)
    },
  },
]
