// The calls about talks: who is answered, who is not, and that nothing is done about a talk that has moved on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { Browser } from './browser.js'
import { running, type Running } from './running-office.js'

let office: Running
const people = new Map<string, { browser: Browser; csrf: string }>()
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await publishSample(office.service)
  await office.refreshPeople()
  for (const userid of ['office-1', 'office-2', 'office-lead', 'edu-1']) {
    const browser = new Browser(office.service.url)
    await browser.signIn('/', userid)
    const me = (await (await browser.go('/api/me')).json()) as { csrf: string }
    people.set(userid, { browser, csrf: me.csrf })
  }
})
afterAll(() => office.close())

async function asked(userid: string, path: string, body?: unknown): Promise<{ status: number; said: unknown }> {
  const person = people.get(userid)
  if (person === undefined) throw new Error(`${userid} did not sign in`)
  const { browser, csrf } = person
  const answer =
    body === undefined
      ? await browser.go(path)
      : await browser.go(path, 'POST', { 'x-duban-csrf': csrf }, JSON.stringify(body))
  const isFile = (answer.headers.get('content-disposition') ?? '').startsWith('attachment')
  return { status: answer.status, said: isFile ? Buffer.from(await answer.arrayBuffer()) : await answer.json() }
}
const codeOf = async (answer: Promise<{ status: number; said: unknown }>): Promise<unknown[]> => {
  const { status, said } = await answer
  return [status, typeof said === 'object' && said !== null && 'error' in said ? said.error : null]
}
const acts = '/api/talks/B24Q3-T1/acts'
const seen = async (): Promise<Record<string, number>> => {
  const row = await office.service.store.read.talk.findUniqueOrThrow({ where: { id: 'B24Q3-T1' } })
  return { 'B24Q3-T1': row.version }
}

test('a contact is told nothing of talks here', async () => {
  for (const path of ['/api/talks', '/api/ended-talks', '/api/talks/B24Q3-T1', '/api/talk-days/2024-09-14'])
    expect(await codeOf(asked('edu-1', path)), path).toEqual([403, 'role-missing'])
  const act = { seen: await seen(), act: { kind: 'approve' } }
  expect(await codeOf(asked('edu-1', acts, act))).toEqual([403, 'role-missing'])
})

test('who has not the role is refused by the rule, and nothing is done', async () => {
  const before = await seen()
  expect(await codeOf(asked('office-1', acts, { seen: before, act: { kind: 'approve' } }))).toEqual([
    403,
    'role-missing',
  ])
  expect(await codeOf(asked('office-lead', '/api/talk-meetings', { seen: before }))).toEqual([403, 'role-missing'])
  expect(await codeOf(asked('office-1', '/api/talks/B99Q9-T1'))).toEqual([404, 'no-talk'])
  expect(await seen()).toEqual(before)
})

test('the second of two who saw the same is refused; so is who names no version', async () => {
  const shown = await seen()
  const act = { kind: 'postpone', to: '2024-09-02', reason: '等单位说明情况' }
  expect((await asked('office-lead', acts, { seen: shown, act })).status).toBe(200)
  expect(await codeOf(asked('office-lead', acts, { seen: shown, act: { kind: 'approve' } }))).toEqual([
    409,
    'changed-since',
  ])
  expect(await codeOf(asked('office-lead', acts, { seen: {}, act: { kind: 'approve' } }))).toEqual([
    409,
    'changed-since',
  ])
  const { said } = await asked('office-lead', '/api/talks/B24Q3-T1')
  expect(said).toMatchObject({ state: 'postponed', postponedTo: '2024-09-02', reason: '等单位说明情况' })
})

test('a day off is pointed out and not refused; the invitation keeps the hour in the office’s zone', async () => {
  await asked('office-lead', acts, { seen: await seen(), act: { kind: 'approve' } })
  const saturday = { at: '2024-08-31T01:30:00Z', place: '市政府307会议室', presider: '', bring: null, contact: null }
  const { status } = await asked('office-1', acts, {
    seen: await seen(),
    act: { kind: 'schedule', schedule: saturday },
  })
  expect(status).toBe(200)
  const { said } = await asked('office-1', '/api/talks/B24Q3-T1')
  expect(said).toMatchObject({
    state: 'invited',
    schedule: { at: '2024-08-31T09:30:00+08:00', presider: null },
    dayOff: '8月31日是星期六,不是工作日,请确认是否排在这一天;之后的第一个工作日是9月2日。',
  })
  expect((await asked('office-1', '/api/talk-days/2024-09-14')).said).toEqual({ dayOff: null })
})

test('a paper is a Word file, and the audit chain has its digest before it leaves', async () => {
  const { read } = office.service.store
  const { status, said } = await asked('office-1', '/api/talks/B24Q3-T1/papers/talk-notice', {})
  expect([status, (said as Buffer).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect(await read.auditEntry.count({ where: { act: 'paper-made', subject: 'B24Q3-T1', actor: 'office-1' } })).toBe(1)
  expect(await codeOf(asked('office-1', '/api/talks/B24Q3-T1/papers/talk-minutes', {}))).toEqual([409, 'not-held'])
  expect(await read.auditEntry.count({ where: { act: 'paper-made' } })).toBe(1)
})
