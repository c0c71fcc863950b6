// The calls about cases: an act on what has moved is not done, what a flow refuses comes out as its sentence, a reminder is
// what was shown, views are each person's own, and evidence is served to whom it concerns, as a file to keep.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { contextOf, must, publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { Browser } from './browser.js'
import { running, type Running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let officer: Session
let reviewer: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await publishSample(office.service)
  await office.refreshPeople()
  officer = await sessionOf(office.service.url, 'office-1')
  reviewer = await sessionOf(office.service.url, 'office-3')
})
afterAll(() => office.close())

const versionOf = async (no: string): Promise<number> =>
  (await office.service.store.read.case.findUniqueOrThrow({ where: { no } })).version
const seeing = async (no: string, more: object) => ({ seen: { [no]: await versionOf(no) }, ...more })
const pageShape = z.object({
  version: z.int(),
  state: z.string(),
  acts: z.array(z.string()),
  timeline: z.array(z.object({ kind: z.string(), what: z.string(), who: z.string() })),
})
const pageOf = async (who: Session, no: string) => pageShape.parse((await who.ask('GET', `/api/cases/${no}`)).json)

test('an officer pauses, takes progress down, and another ends the pause; the story tells all of it in words', async () => {
  const no = 'B24Q3-010'
  const paused = await officer.ask('POST', '/api/case-pauses', await seeing(no, { reason: '平台注销办理中' }))
  expect(paused).toMatchObject({ status: 200, json: { nos: [no], refusals: [] } })
  expect((await pageOf(officer, no)).acts).toEqual(
    expect.arrayContaining(['check-in', 'resume', 'record-answer', 'hand-over']),
  )
  const stale = { seen: { [no]: 0 }, text: '平台公示中' }
  expect((await officer.ask('POST', '/api/case-check-ins', stale)).json.error).toBe('changed-since')
  expect((await officer.ask('POST', '/api/case-check-ins', await seeing(no, { text: '平台公示中' }))).status).toBe(200)
  expect((await reviewer.ask('POST', '/api/case-resumptions', await seeing(no, {}))).status).toBe(200)
  const oa = { channel: 'oa', oaNumber: '宝卫函〔2024〕8号', text: '已整改' }
  expect((await officer.ask('POST', '/api/case-answers', await seeing(no, oa))).status).toBe(200)
  const page = await pageOf(officer, no)
  expect(page.state).toBe('replied')
  const told = page.timeline.map((one) => one.what)
  expect(told).toEqual(expect.arrayContaining(['反馈整改情况(经OA 宝卫函〔2024〕8号)', '恢复,期限继续计算']))
  expect(told.filter((what) => /^[a-z-]+$/.test(what))).toEqual([])
})

test('acts nobody has a role for are not offered and not done', async () => {
  expect((await pageOf(officer, 'B24Q3-011')).acts).not.toContain('withdraw')
  const struck = await officer.ask('POST', '/api/case-withdrawals', await seeing('B24Q3-011', { reason: '重复' }))
  expect(struck).toMatchObject({ status: 403, json: { error: 'role-missing' } })
  expect((await pageOf(reviewer, 'B24Q3-011')).acts).toContain('withdraw')
  const wordless = await reviewer.ask('POST', '/api/case-withdrawals', await seeing('B24Q3-011', { reason: ' ' }))
  expect(wordless).toMatchObject({ status: 409, json: { error: 'reason-missing' } })
  const missing = await reviewer.ask('GET', '/api/cases/B99Q9-001')
  expect(missing).toMatchObject({ status: 404, json: { error: 'no-case' } })
})

test('a reminder does what was shown, on the cases as they were shown', async () => {
  const looked = await officer.ask('POST', '/api/reminders/look', { target: 'B24Q3-020、B24Q3-021' })
  expect(looked).toMatchObject({ status: 200, json: { leaves: true } })
  const { seen } = z.object({ seen: z.record(z.string(), z.int()) }).parse(looked.json)
  expect(Object.keys(seen)).toEqual(['B24Q3-020', 'B24Q3-021'])
  expect(await versionOf('B24Q3-020')).toBe(seen['B24Q3-020'])
  const done = await officer.ask('POST', '/api/reminders', { seen })
  expect(done).toMatchObject({ status: 200, json: { nos: Object.keys(seen) } })
  expect((await officer.ask('POST', '/api/reminders', { seen })).json.error).toBe('changed-since')
})

test('what is filtered comes as a workbook; nothing filtered says so', async () => {
  const browser = new Browser(office.service.url)
  await browser.signIn('/m', 'office-lead')
  const kept = await browser.go('/api/cases/export?severity=fail')
  expect(kept.headers.get('content-disposition')).toMatch(/^attachment.*\.xlsx/)
  expect(
    Buffer.from(await kept.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const nothing = await officer.ask('GET', `/api/cases/export?q=${encodeURIComponent('没有这样的')}`)
  expect(nothing).toMatchObject({ status: 409, json: { error: 'nothing-found' } })
})

test('a view is its owner’s alone, under one name', async () => {
  const made = await officer.ask('POST', '/api/views', { name: '逾期', query: 'late=1' })
  expect(made.status).toBe(200)
  const address = `/api/views/${String(made.json.id)}`
  expect((await officer.ask('POST', '/api/views', { name: '逾期', query: '' })).json.error).toBe('name-taken')
  expect((await reviewer.ask('GET', '/api/views')).json).toEqual({ views: [] })
  expect((await reviewer.ask('PUT', address, { name: '我的' })).status).toBe(404)
  expect((await reviewer.ask('DELETE', address)).status).toBe(404)
  expect((await officer.ask('PUT', address, { name: '全部逾期' })).json).toMatchObject({ query: 'late=1' })
  expect((await officer.ask('DELETE', address)).status).toBe(200)
  expect((await officer.ask('GET', '/api/views')).json).toEqual({ views: [] })
})

test('evidence goes to the office and to its unit, as a file that is never shown as a page', async () => {
  await office.emulator.sendPicture('health-1', Buffer.from('<script>alert(1)</script>'), '截图.html')
  const { service } = office
  await office.setClock('2024-08-21T09:40:00+08:00')
  const reply = { by: 'health-1', nos: ['B24Q3-001'], text: '已整改', channel: 'chat', oaNumber: null } as const
  must(await submitReply(contextOf(service), reply, service.clock.now()))
  const piece = await service.store.read.evidence.findFirstOrThrow({ where: { by: 'health-1' } })
  const statusFor = async (userid: string): Promise<Response> => {
    const browser = new Browser(service.url)
    await browser.signIn('/m', userid)
    return await browser.go(`/api/evidence/${piece.id}`)
  }
  for (const userid of ['office-lead', 'health-1', 'health-lead']) {
    const response = await statusFor(userid)
    expect(response.status, userid).toBe(200)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
  }
  expect((await statusFor('ndrc-1')).status).toBe(403)
})
