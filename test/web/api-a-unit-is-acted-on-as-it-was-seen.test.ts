// The calls about units: found by any name they bear or bore, level by level; what is recorded about people, accounts and
// freezes is refused if they changed since they were shown, and never done for another unit's people.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sampleMorning } from '../../src/cli/sample-office.js'
import { unit as unitShape } from '../../src/web/api/units/calls.js'
import { running, type Running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let officer: Session
let leader: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await office.refreshPeople()
  officer = await sessionOf(office.service.url, 'office-1')
  leader = await sessionOf(office.service.url, 'office-lead')
})
afterAll(() => office.close())

const listShape = z.object({
  total: z.int(),
  units: z.array(z.object({ id: z.string(), name: z.string(), children: z.int(), reached: z.boolean() })),
})
const listed = async (query: string) => listShape.parse((await officer.ask('GET', `/api/units${query}`)).json)
const idOf = async (name: string): Promise<string> =>
  (await office.service.store.read.unit.findUniqueOrThrow({ where: { name } })).id
const shown = async (id: string) => unitShape.parse((await officer.ask('GET', `/api/units/${id}`)).json)
const people = (id: string, userid: string, what: string): string => `/api/units/${id}/contacts/${userid}/${what}`

test('the tree comes level by level; a search finds aliases and regions', async () => {
  const top = await listed('')
  const fufeng = top.units.find((one) => one.name === '扶风县人民政府办公室')
  expect(fufeng).toMatchObject({ children: 5, reached: true })
  const below = await listed(`?below=${fufeng?.id ?? ''}`)
  expect(below.total).toBe(5)
  expect(top.units.map((one) => one.id)).not.toContain(below.units[0]?.id)
  expect((await listed(`?search=${encodeURIComponent('岐山县应急局')}`)).units.map((one) => one.name)).toEqual([
    '岐山县应急管理局',
  ])
  expect((await listed(`?search=${encodeURIComponent('没有这样的单位')}`)).total).toBe(0)
})

test('somebody recorded as gone is shown so, with who would be reached; the same click again changes nothing', async () => {
  const id = await idOf('宝鸡市教育局')
  const before = await shown(id)
  const gone = await officer.ask('POST', people(id, 'edu-1', 'left'), { seen: before.mark })
  expect(gone).toMatchObject({ status: 200, json: { userid: 'edu-1' } })
  const again = await officer.ask('POST', people(id, 'edu-1', 'left'), { seen: before.mark })
  expect([again.status, again.json.error]).toEqual([409, 'changed-since'])
  const after = await shown(id)
  expect(after.contacts.find((one) => one.userid === 'edu-1')).toMatchObject({ obstacle: '已调离' })
  expect(after.mark).not.toBe(before.mark)
  const reach = await officer.ask('GET', '/api/reach')
  expect(reach.json).toMatchObject({ total: 49, reachedCount: 49, units: [{ id, name: '宝鸡市教育局' }] })
  expect((await officer.ask('POST', people(id, 'edu-1', 'back'), { seen: after.mark })).status).toBe(200)
})

test('people are recorded where they stand, not through another unit', async () => {
  const id = await idOf('宝鸡市教育局')
  const { mark } = await shown(id)
  const other = await officer.ask('POST', people(id, 'audit-1', 'left'), { seen: mark })
  expect([other.status, other.json.error]).toEqual([404, 'no-contact'])
  const none = await officer.ask('POST', people('none', 'edu-1', 'left'), { seen: mark })
  expect([none.status, none.json.error]).toEqual([404, 'no-unit'])
})

test('a stand-in is set and dropped; texts are asked for; a userid that is taken is refused', async () => {
  const id = await idOf('宝鸡市教育局')
  const days = { fromOn: '2024-08-22', untilOn: '2024-08-30' }
  const set = await officer.ask('POST', people(id, 'edu-1', 'stand-ins'), {
    standIn: 'edu-2',
    ...days,
    seen: (await shown(id)).mark,
  })
  expect(set).toMatchObject({ status: 200, json: { standIn: 'edu-2' } })
  const unit = await shown(id)
  const [period] = unit.contacts.find((one) => one.userid === 'edu-1')?.standIns ?? []
  expect(period).toMatchObject({ ...days, holds: false })
  const ended = await officer.ask('DELETE', `/api/units/${id}/stand-ins/${period?.id ?? ''}`, { seen: unit.mark })
  expect(ended.status).toBe(200)
  const { mark } = await shown(id)
  expect((await officer.ask('PUT', people(id, 'edu-1', 'form'), { textOnly: true, seen: mark })).status).toBe(200)
  const taken = await officer.ask('PUT', people(id, 'edu-1', 'userid'), { to: 'edu-2', seen: (await shown(id)).mark })
  expect([taken.status, taken.json.error]).toEqual([409, 'userid-taken'])
})

test('an account is renamed under its new name and its old one; a day to come is refused', async () => {
  const id = await idOf('岐山县应急管理局')
  const { accounts, mark, today } = await shown(id)
  const path = `/api/units/${id}/accounts/${accounts[0]?.id ?? ''}/events`
  const event = { type: 'renamed', on: today, to: '岐山应急', note: '', seen: mark }
  const early = await officer.ask('POST', path, { ...event, on: '2030-01-01' })
  expect([early.status, early.json.error]).toEqual([409, 'event-ahead'])
  expect((await officer.ask('POST', path, event)).status).toBe(200)
  expect((await shown(id)).accounts[0]).toMatchObject({
    name: '岐山应急',
    status: 'renamed',
    events: [{ type: 'renamed', formerName: '岐山应急管理', note: null }],
  })
})

test('a leader freezes a unit and lifts it; an officer does not', async () => {
  const id = await idOf('宝鸡市审计局')
  const body = { reason: '机构改革,职责正在划转', reviewOn: null }
  const refused = await officer.ask('POST', `/api/units/${id}/freezes`, { ...body, seen: (await shown(id)).mark })
  expect([refused.status, refused.json.error]).toEqual([403, 'role-missing'])
  expect((await leader.ask('POST', `/api/units/${id}/freezes`, { ...body, seen: (await shown(id)).mark })).status).toBe(
    200,
  )
  const frozen = await shown(id)
  expect(frozen.freezes).toMatchObject([{ reason: body.reason, byName: '办公室分管负责人' }])
  const elsewhere = await idOf('宝鸡市教育局')
  const path = (unit: string): string => `/api/units/${unit}/freezes/${frozen.freezes[0]?.id ?? ''}`
  const wrong = await leader.ask('DELETE', path(elsewhere), { seen: (await shown(elsewhere)).mark })
  expect([wrong.status, wrong.json.error]).toEqual([404, 'no-freeze'])
  expect((await leader.ask('DELETE', path(id), { seen: frozen.mark })).status).toBe(200)
  expect((await shown(id)).freezes).toEqual([])
})
