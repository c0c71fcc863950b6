// wecom.md §6, events: of the app, of the directory and of the platform.
import { expect } from 'vitest'
import { recordOf } from '../../src/sandbox/json.js'
import { buttonCard, receiver } from '../sandbox/harness.js'
import { heard, hearing } from './hearing.js'
import { needsPeople, type Rule } from './rule.js'

const contactKeys = { token: 'ContactsToken1', encodingAesKey: 'c'.repeat(43) }
const contacts = { secret: 's', ...contactKeys, callbackUrl: null }
const press = { latest: true, button: '签收' } as const

export const eventRules: Rule[] = [
  {
    section: '§1.7',
    name: 'who comes into the range or leaves it is told to the app',
    how: 'subscribe and unsubscribe, without a message id; in between messages are invalid',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      expect(await heard(rig, (one) => one.leave('edu-1'))).toMatchObject({
        Event: 'unsubscribe',
        FromUserName: 'edu-1',
      })
      expect(await rig.text('x')).toMatchObject({ errcode: 81013 })
      const back = await heard(rig, (one) => one.arrive('edu-1'))
      expect([back?.Event, back?.MsgId]).toEqual(['subscribe', undefined])
      expect(await rig.text('x')).toMatchObject({ errcode: 0 })
    },
  },
  {
    section: '§1.7',
    name: 'opening the app, its menu and the place of the phone are events',
    how: 'enter_agent, click with the key, view with the url, LOCATION',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const button = [
        { type: 'click', name: '待办', key: 'tasks' },
        { name: '更多', sub_button: [{ type: 'view', name: '台账', url: 'https://x.example/1' }] },
      ]
      const query = { access_token: await rig.token(), agentid: '1000002' }
      const url = `${rig.emulator.url}/cgi-bin/menu/create?${new URLSearchParams(query).toString()}`
      await fetch(url, { method: 'POST', body: JSON.stringify({ button }) })
      expect(await heard(rig, (one) => one.enterApp('007'))).toMatchObject({ Event: 'enter_agent', EventKey: '' })
      expect(await heard(rig, (one) => one.pressMenu('007', '待办'))).toMatchObject({
        Event: 'click',
        EventKey: 'tasks',
      })
      expect(await heard(rig, (one) => one.pressMenu('007', '台账'))).toMatchObject({
        Event: 'view',
        EventKey: 'https://x.example/1',
      })
      const place = { latitude: 34.36, longitude: 107.24 }
      expect(await heard(rig, (one) => one.reportLocation('007', place))).toMatchObject({
        Event: 'LOCATION',
        Latitude: '34.36',
      })
    },
  },
  {
    section: '§1.7, §2.13',
    name: 'an answered invitation is told without the answer',
    how: 'respond_schedule names the entry; schedule/get holds the answer',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const schedule = {
        attendees: [{ userid: '007' }],
        admins: [],
        start_time: 1_800_000_000,
        end_time: 1_800_003_600,
      }
      const { schedule_id } = await rig.post('oa/schedule/add', { schedule })
      const fields = await heard(rig, (one) => one.respondSchedule('007', String(schedule_id), 'declined'))
      expect(fields).toMatchObject({ Event: 'respond_schedule', ScheduleId: schedule_id, FromUserName: '007' })
      expect(JSON.stringify(fields)).not.toMatch(/declined|response_status/)
      await expect(rig.emulator.respondSchedule('edu-1', String(schedule_id), 'accepted')).rejects.toThrow('没有收到')
    },
  },
  {
    section: '§1.10, §5.16',
    name: 'the approval app reports under its own number',
    how: 'sys_approval_change from sys with AgentID 3010040 and StatuChangeEvent',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const change = { spNo: '202409020001', name: '延期申请', status: 2, change: 2, applicant: '007' }
      const got = await hearing(rig)
      await rig.emulator.approvalChanged(change)
      const fields = got[0]?.fields
      expect(fields).toMatchObject({ FromUserName: 'sys', Event: 'sys_approval_change', AgentID: '3010040' })
      const info = recordOf(fields?.ApprovalInfo)
      expect(info).toMatchObject({
        SpNoStr: '202409020001',
        SpStatus: '2',
        StatuChangeEvent: '2',
        Applyer: { UserId: '007' },
      })
      expect(got[0]?.envelope.AgentID).toBe('1000002')
    },
  },
  {
    section: '§1.7, §5.22',
    name: 'the platform warns before it stops an unused app',
    how: 'inactive_alert and low_active_alert with EffectTime, close_inactive_agent without',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const at = new Date('2024-09-20T00:00:00+08:00')
      const alert = await heard(rig, (one) => one.warnInactive('inactive_alert', at))
      expect(alert).toMatchObject({ Event: 'inactive_alert', EffectTime: String(at.getTime() / 1000) })
      expect(await heard(rig, (one) => one.warnInactive('low_active_alert'))).toHaveProperty('EffectTime')
      expect(await heard(rig, (one) => one.warnInactive('close_inactive_agent'))).not.toHaveProperty('EffectTime')
    },
  },
  {
    section: '§0.3, §1.9',
    name: 'changes of the directory go to the contact-sync callback alone, ids only',
    how: 'create_user, update_user with NewUserID, delete_user from sys; the app hears subscribe and unsubscribe',
    emulatorOnly: needsPeople,
    options: { contacts },
    async showOn(rig) {
      const app = await hearing(rig)
      const sync = await receiver(undefined, contactKeys)
      rig.emulator.setContactsCallbackUrl(sync.url)
      await rig.emulator.createInDirectory({ userid: 'New-1', name: '新来的', title: '', departments: ['市水利局'] })
      await rig.emulator.rename('New-1', 'New-2')
      expect(await rig.text('x', { touser: 'New-2' })).toMatchObject({ errcode: 0, invaliduser: '' })
      expect(await rig.text('x', { touser: 'New-1' })).toMatchObject({ errcode: 81013 })
      await rig.emulator.removeFromDirectory('New-2')
      expect(await rig.text('x', { touser: 'New-2' })).toMatchObject({ errcode: 81013 })
      const told = sync.got.map(({ fields }) => [
        fields.FromUserName,
        fields.ChangeType,
        fields.UserID,
        fields.NewUserID,
      ])
      expect(told).toEqual([
        ['sys', 'create_user', 'New-1', undefined],
        ['sys', 'update_user', 'New-1', 'New-2'],
        ['sys', 'delete_user', 'New-2', undefined],
      ])
      expect(sync.got[0]?.fields).toMatchObject({ Department: '2' })
      expect(sync.got.every(({ fields }) => fields.Name === undefined)).toBe(true)
      expect(app.map(({ fields }) => [fields.Event, fields.FromUserName])).toEqual([
        ['subscribe', 'New-1'],
        ['unsubscribe', 'New-2'],
      ])
    },
  },
  {
    section: '§5.14',
    name: 'a renamed member keeps chat and cards',
    how: 'the card can be pressed and changed under the new userid',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const { response_code } = await rig.card(buttonCard())
      await rig.emulator.rename('edu-1', 'edu-one')
      expect(await heard(rig, (one) => one.click('edu-one', press))).toMatchObject({ FromUserName: 'edu-one' })
      const update = { response_code, userids: ['edu-one'], button: { replace_name: '已签收' } }
      expect(await rig.update(update)).toMatchObject({ errcode: 0, invaliduser: [] })
      expect(rig.emulator.chatOf('edu-one')[0]?.card?.replacedText).toBe('已签收')
    },
  },
  {
    section: '§6',
    name: 'copies can come at the same moment and after the answer',
    how: 'one text with two further copies at once and one later: four, one message id',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const got = await hearing(rig)
      await rig.emulator.say('007', 'x', { concurrent: 2, repeat: 1 })
      expect([got.length, new Set(got.map(({ fields }) => fields.MsgId)).size]).toEqual([4, 1])
    },
  },
]
