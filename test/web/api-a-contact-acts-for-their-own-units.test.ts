// The phone page's calls by hand: a contact reads their own units' matters and those right below, acts for their own only, on
// what they saw, and takes back only what they handed in themselves.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { type Running, running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let health: Session
let deputy: Session
let above: Session
let staff: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await publishSample(office.service)
  await office.refreshPeople()
  const at = (userid: string): Promise<Session> => sessionOf(office.service.url, userid)
  health = await at('health-1')
  deputy = await at('health-2')
  above = await at('weibin-office-1')
  staff = await at('office-1')
})
afterAll(() => office.close())

interface Item {
  no: string
  version: number
  acts: string[]
}
const mine = async (as: Session) =>
  (await as.ask('GET', '/api/mine')).json as { own: Item[]; below: Item[]; last: { id: string } | null }
const seen = async (as: Session) => Object.fromEntries((await mine(as)).own.map(({ no, version }) => [no, version]))
const error = async (as: Session, path: string, body: unknown) => {
  const { status, json } = await as.ask('POST', path, body)
  return [status, json.error]
}

test('what is read: one’s own, and below without acts', async () => {
  expect((await mine(health)).own.map((one) => one.no)).toEqual(['B24Q3-001', 'B24Q3-002'])
  const { own, below } = await mine(above)
  expect([own, below.map((one) => [one.no, one.acts])]).toEqual([[], [['B24Q3-008', []]]])
  expect((await above.ask('GET', '/api/mine/items/B24Q3-008')).status).toBe(200)
  expect((await above.ask('GET', '/api/mine/items/B24Q3-001')).status).toBe(403)
  expect((await above.ask('GET', '/api/mine/items/B24Q3-999')).status).toBe(404)
  expect((await staff.ask('GET', '/api/mine')).status).toBe(403)
})

test.each([
  ['/api/mine/reply', { text: '已整改' }],
  ['/api/mine/extension', { until: '2024-09-20', reason: '' }],
  ['/api/mine/dispute', { reason: '已移交' }],
  ['/api/mine/pause', { reason: '注销办理中' }],
  ['/api/mine/check-in', { text: '公示中' }],
  ['/api/mine/acknowledge', {}],
])('%s is refused for another unit, from below and for a moved version', async (path, body) => {
  const theirs = { 'B24Q3-008': 0 }
  expect(await error(health, path, { ...body, seen: theirs })).toEqual([403, 'not-yours'])
  expect(await error(above, path, { ...body, seen: theirs })).toEqual([403, 'not-yours'])
  expect(await error(staff, path, { ...body, seen: theirs })).toEqual([403, 'role-missing'])
  expect(await error(health, path, { ...body, seen: { 'B24Q3-001': 99 } })).toEqual([409, 'changed-since'])
  expect(await error(health, path, { ...body, seen: { 'B24Q3-999': 0 } })).toEqual([404, 'no-case'])
  expect(await error(health, path, { ...body, seen: {} })).toEqual([400, 'bad-request'])
})

test('a day still to come is no day of a fix, and nothing is half done', async () => {
  const all = await seen(health)
  const body = { seen: all, text: '已整改', fixedOn: '2024-12-01' }
  expect(await error(health, '/api/mine/reply', body)).toEqual([409, 'fix-day-ahead'])
  expect(await seen(health)).toEqual(all)
})

test('only who handed it in takes it back', async () => {
  expect(await error(health, '/api/mine/reply', { seen: await seen(health), text: '已整改' })).toEqual([200, undefined])
  const submission = (await mine(health)).last?.id ?? ''
  expect((await mine(deputy)).last).toBeNull()
  expect(await error(deputy, '/api/mine/undo', { submission })).toEqual([409, 'changed-since'])
  expect(await error(health, '/api/mine/undo', { submission })).toEqual([200, undefined])
  expect(await error(health, '/api/mine/undo', { submission })).toEqual([409, 'changed-since'])
})
