// The API of the outbox: found page by page by what a person types, refused in one sentence where a name is unknown, and a
// release that was decided on another holding than the one that stands does nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { type Running, running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let clerk: Session
let leader: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await publishSample(office.service)
  await office.refreshPeople()
  await office.setClock('2024-08-21T09:30:00+08:00', 'play')
  clerk = await sessionOf(office.service.url, 'office-1')
  leader = await sessionOf(office.service.url, 'office-lead')
})
afterAll(() => office.close())

interface Line {
  id: string
  state: string
  caseNos: string[]
}
const listed = async (query: string): Promise<{ lines: Line[]; total: number }> =>
  (await clerk.ask('GET', `/api/messages${query}`)).json as unknown as { lines: Line[]; total: number }

test('pages hold every message once, newest first', async () => {
  const first = await listed('')
  expect(first.lines).toHaveLength(50)
  const second = await listed('?page=2')
  const ids = [...first.lines, ...second.lines].map((one) => one.id)
  expect(new Set(ids).size).toBe(first.total)
  expect(ids).toEqual(ids.toSorted().toReversed())
  expect((await listed('?page=9999')).lines).toEqual([])
})

test.each([
  ['?case=B24Q3-054', (one: Line) => one.caseNos.includes('B24Q3-054')],
  ['?circular=B24Q3&state=sent&on=2024-08-21&kind=plan', (one: Line) => one.state === 'sent'],
  ['?to=edu-1&unit=%E5%AE%9D%E9%B8%A1%E5%B8%82%E6%95%99%E8%82%B2%E5%B1%80', (one: Line) => one.caseNos.length > 0],
])('%s finds what fits, and something', async (query, fits) => {
  const { lines, total } = await listed(query)
  expect(lines.filter((one) => !fits(one))).toEqual([])
  expect(total).toBeGreaterThan(0)
})

test.each([
  ['?case=B99-001', 404, 'no-case'],
  ['?to=nobody', 409, 'no-person'],
  ['?unit=%E6%9F%90%E5%B1%80', 409, 'unit-unknown'],
  ['?circular=B99', 404, 'no-circular'],
  ['?state=lost', 400, 'bad-request'],
  ['?page=0', 400, 'bad-request'],
])('%s is refused with %i %s', async (query, status, code) => {
  const answer = await clerk.ask('GET', `/api/messages${query}`)
  expect([answer.status, answer.json.error]).toEqual([status, code])
  expect(answer.json.message).toMatch(/[\u4e00-\u9fff]/)
})

test('the story of a message has its words, its why and its case; of a step, its lines', async () => {
  const { lines } = await listed('?to=edu-1')
  const story = await clerk.ask('GET', `/api/messages/story?id=${lines[0]?.id ?? ''}`)
  expect(JSON.stringify(story.json.message)).toMatch(/B24Q3-054/)
  const coming = await clerk.ask('GET', '/api/messages/coming?case=B24Q3-054')
  const [step] = coming.json.lines as Line[]
  const why = await clerk.ask('GET', `/api/messages/story?id=${encodeURIComponent(step?.id ?? '')}`)
  expect(why.json.message).toBeNull()
  expect((why.json.lines as string[]).length).toBeGreaterThan(2)
  expect((await clerk.ask('GET', '/api/messages/story?id=none')).status).toBe(404)
})

test('an officer may not hold; a release of another holding does nothing', async () => {
  expect((await clerk.ask('POST', '/api/messages/hold', { reason: '名册有误' })).status).toBe(403)
  expect((await leader.ask('POST', '/api/messages/hold', { reason: '名册有误' })).status).toBe(200)
  const stale = await leader.ask('POST', '/api/messages/release', { seenAt: '2024-08-20T09:00:00+08:00' })
  expect([stale.status, stale.json.error]).toEqual([409, 'changed-since'])
  const { hold } = (await clerk.ask('GET', '/api/messages/holding')).json as { hold: { at: string; reason: string } }
  expect(hold.reason).toBe('名册有误')
  expect((await clerk.ask('GET', '/api/today')).json.hold).toEqual(hold)
  expect((await leader.ask('POST', '/api/messages/release', { seenAt: hold.at })).json).toEqual({ wasHeld: true })
  expect((await clerk.ask('GET', '/api/messages/holding')).json.hold).toBeNull()
})

test('what leaves today is what the engine then sends', async () => {
  await office.setClock('2024-08-22T08:30:00+08:00', 'play')
  // A session lasts half a day.
  clerk = await sessionOf(office.service.url, 'office-1')
  const { total, lines } = (await clerk.ask('GET', '/api/today/leaving')).json as unknown as {
    total: number
    lines: { at: string }[]
  }
  expect(lines.every((one) => one.at.startsWith('2024-08-22'))).toBe(true)
  expect(total).toBeGreaterThan(0)
  await office.setClock('2024-08-22T18:30:00+08:00', 'play')
  expect((await listed('?on=2024-08-22&kind=plan&state=sent')).total).toBe(total)
})

test('steps that became no message are a listing of their own', async () => {
  await office.setClock('2024-08-23T10:00:00+08:00', 'play')
  clerk = await sessionOf(office.service.url, 'office-1')
  const { lines, total } = await listed('?kind=step&on=2024-08-23')
  expect(total).toBeGreaterThan(0)
  for (const one of lines) expect(one.id).toMatch(/^B24Q3-\d+\/.+\/-/)
})
