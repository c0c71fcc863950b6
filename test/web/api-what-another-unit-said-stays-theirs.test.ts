// 改派 makes a case another unit's: that unit starts afresh and reads neither what the former one said nor the files it sent
// (promise 11); the office reads all of it, and the former unit what is about its own cases still.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, must, officer, publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { handOverCases } from '../../src/flows/hand-over-cases.js'
import { pixel } from '../harness/person.js'
import { running, type Running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

const [moved, stays] = ['B24Q3-020', 'B24Q3-021']
let office: Running
let former: Session
let next: Session
let staff: Session
let piece: string
beforeAll(async () => {
  office = await running()
  const { service } = office
  await sampleMorning(service)
  await publishSample(service)
  await office.refreshPeople()
  former = await sessionOf(service.url, 'jintai-permit-1')
  next = await sessionOf(service.url, 'health-1')
  staff = await sessionOf(service.url, 'office-2')
  piece = String((await former.ask('POST', '/api/evidence?name=a.png', pixel)).json.id)
  const { own } = (await former.ask('GET', '/api/mine')).json as { own: { no: string; version: number }[] }
  const seen = Object.fromEntries(
    own.filter(({ no }) => [moved, stays].includes(no)).map(({ no, version }) => [no, version]),
  )
  const reply = { seen, text: '两项都是平台方的问题', evidence: [piece] }
  expect((await former.ask('POST', '/api/mine/reply', reply)).status).toBe(200)
  const to = '宝鸡市卫生健康委员会'
  const input = { nos: [moved], to, until: null, reason: '职能已划转', by: officer }
  must(await handOverCases(contextOf(service), input, service.clock.now()))
})
afterAll(() => office.close())

const fileStatus = async (as: Session): Promise<number> =>
  (await as.ask('GET', `/api/evidence/${piece}`).catch(() => ({ status: 200 }))).status

test('the new unit sees the finding, not what the former one said about it', async () => {
  const { status, json } = await next.ask('GET', `/api/mine/items/${moved}`)
  expect(status).toBe(200)
  expect(JSON.stringify(json.said)).not.toContain('平台方')
  expect(await fileStatus(next)).toBe(403)
})

test('the former unit reads its own words about what stayed, and its file; the moved case is no longer its own', async () => {
  expect(JSON.stringify((await former.ask('GET', `/api/mine/items/${stays}`)).json.said)).toContain('平台方')
  expect((await former.ask('GET', `/api/mine/items/${moved}`)).status).toBe(403)
  expect(await fileStatus(former)).toBe(200)
})

test('the office reads everything', async () => {
  expect(JSON.stringify((await staff.ask('GET', `/api/cases/${moved}`)).json)).toContain('平台方')
  expect(await fileStatus(staff)).toBe(200)
})

test('an act on a number that does not exist, or is written otherwise, is not done', async () => {
  for (const no of ['B24Q3-999', moved.toLowerCase()])
    expect((await staff.ask('POST', '/api/case-withdrawals', { seen: { [no]: 0 }, reason: '误列' })).status).toBe(404)
})
