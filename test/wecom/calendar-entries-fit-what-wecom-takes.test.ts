// Entries in calendars (wecom.md §2.13): built as documented, refused here where WeCom would refuse them, uncertain where the
// entry may have been made, and gone when it is gone already.
import { expect, it } from 'vitest'
import type { ScheduleEntry } from '../../src/domain/ports.js'
import { clientOf, cutLine, ok, startWecom } from './fake-wecom.js'

const entry = (more: Partial<ScheduleEntry> = {}): ScheduleEntry => ({
  admins: ['officer-1'],
  attendees: ['officer-1', '007'],
  start: new Date('2024-09-10T09:00:00+08:00'),
  end: new Date('2024-09-10T10:00:00+08:00'),
  summary: '约谈',
  description: '教育局',
  location: '三楼会议室',
  ...more,
})
const json = {
  admins: ['officer-1'],
  start_time: 1_725_930_000,
  end_time: 1_725_933_600,
  is_whole_day: 0,
  attendees: [{ userid: 'officer-1' }, { userid: '007' }],
  summary: '约谈',
  description: '教育局',
  location: '三楼会议室',
  reminders: { is_remind: 1, remind_before_event_secs: 3_600, is_repeat: 0, timezone: 8 },
}

async function asked(api: string, answer: Parameters<Awaited<ReturnType<typeof startWecom>>['script']>[1]) {
  const wecom = await startWecom()
  wecom.script(api, answer)
  const body = (): unknown => JSON.parse(wecom.asked.at(-1)?.body ?? '')
  const close = () => wecom[Symbol.asyncDispose]()
  return { wecom, body, ...clientOf(wecom), [Symbol.asyncDispose]: close }
}

it('added, with a reminder an hour ahead; the id comes back', async () => {
  await using office = await asked('oa/schedule/add', { ...ok, schedule_id: 'S-1' })
  expect(await office.client.schedules.add(entry())).toEqual({ kind: 'ok', value: 'S-1' })
  expect(office.body()).toEqual({ schedule: json })
})

it('changed as a whole', async () => {
  await using office = await asked('oa/schedule/update', ok)
  expect(await office.client.schedules.update('S-1', entry({ location: '' }))).toEqual({ kind: 'ok', value: null })
  expect(office.body()).toEqual({ schedule: { schedule_id: 'S-1', ...json, location: '' } })
})

it.each([[ok], [{ errcode: 90459 }], [{ errcode: 90460 }]])('removed, or gone already: %j', async (answer) => {
  await using office = await asked('oa/schedule/del', answer)
  expect(await office.client.schedules.remove('S-1')).toEqual({ kind: 'ok', value: null })
  expect(office.body()).toEqual({ schedule_id: 'S-1' })
})

it('another app’s entry cannot be removed', async () => {
  await using office = await asked('oa/schedule/del', { errcode: 90466 })
  expect(await office.client.schedules.remove('S-1')).toMatchObject({ kind: 'refused', code: '90466' })
})

it.each<[string, Partial<ScheduleEntry>, string]>([
  ['nobody attends', { admins: [], attendees: [] }, 'attendees'],
  [
    'more than a thousand attend',
    { attendees: Array.from({ length: 1_001 }, (_, n) => `u${n}`), admins: [] },
    'attendees',
  ],
  ['an admin who does not attend', { admins: ['x'] }, 'admins'],
  ['four admins', { admins: ['a', 'b', 'c', 'd'], attendees: ['a', 'b', 'c', 'd'] }, 'admins'],
  ['an end before its beginning', { end: new Date('2024-09-10T08:59:00+08:00') }, 'times'],
])('refused here: %s', async (_name, more, code) => {
  await using office = await asked('oa/schedule/add', ok)
  const refused = { kind: 'refused', code, alarm: true, personGone: false }
  expect(await office.client.schedules.add(entry(more))).toEqual(refused)
  expect(await office.client.schedules.update('S-1', entry(more))).toEqual(refused)
  expect(office.wecom.asked).toEqual([])
})

it('long words are cut to WeCom’s limits', async () => {
  await using office = await asked('oa/schedule/add', { ...ok, schedule_id: 'S-1' })
  const long = '长'.repeat(2_000)
  await office.client.schedules.add(entry({ summary: long, description: long, location: long }))
  const cut = (characters: number) => `${'长'.repeat(characters - 1)}…`
  expect(office.body()).toMatchObject({ schedule: { summary: cut(128), description: cut(1_000), location: cut(128) } })
})

it('a line cut after the request: the entry may stand in calendars', async () => {
  await using office = await asked('oa/schedule/add', cutLine)
  expect(await office.client.schedules.add(entry())).toMatchObject({ kind: 'uncertain' })
})

it('what attendees answered', async () => {
  const attendees = [0, 1, 2, 3, 4].map((n) => ({ userid: `u${n}`, response_status: n }))
  await using office = await asked('oa/schedule/get', { ...ok, schedule_list: [{ schedule_id: 'S-1', attendees }] })
  const answers = ['none', 'tentative', 'accepted', 'accepted', 'declined']
  const value = answers.map((response, n) => ({ userid: `u${n}`, response }))
  expect(await office.client.schedules.responses('S-1')).toEqual({ kind: 'ok', value })
  expect(office.body()).toEqual({ schedule_id_list: ['S-1'] })
})
