// The calls about the office's rules: a text is objected to at its lines, what it changes is said in words and shown on open
// cases before it is set, and nobody sets it over a version they did not see.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { checkPolicyText, previewPolicyText, readPolicyInForce } from '../../src/web/api/policy/calls.js'
import { running, type Running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let officer: Session
let leader: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await publishSample(office.service)
  await office.refreshPeople()
  officer = await sessionOf(office.service.url, 'office-1')
  leader = await sessionOf(office.service.url, 'office-lead')
})
afterAll(() => office.close())

const inForce = async () => readPolicyInForce.answer.parse((await officer.ask('GET', '/api/policy')).json)
const check = async (text: string) =>
  checkPolicyText.answer.parse((await officer.ask('POST', '/api/policy/check', { text })).json)
const linesOf = (checked: z.output<typeof checkPolicyText.answer>) =>
  checked.objections.map(({ rule, line }) => [rule, line])
/** The document in force with one value replaced. */
const withValue = (text: string, from: string, to: string): string => {
  expect(text).toContain(from)
  return text.replace(from, to)
}
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1

test('each objection has its line: what may not be asked, what is misspelt, where the text breaks', async () => {
  const { text } = await inForce()
  const hasty = withValue(withValue(text, '"unsignedDeputy": 1', '"unsignedDeputy": 0'), '"perDay": 1', '"perDay": 3')
  expect(linesOf(await check(hasty))).toEqual([
    ['too-many-messages', lineOf(hasty, 'perDay')],
    ['instant-reply', lineOf(hasty, 'unsignedDeputy')],
  ])
  const misspelt = withValue(text, '"perCircular"', '"perCircula"')
  expect(linesOf(await check(misspelt))).toEqual([['policy-invalid', lineOf(misspelt, 'perCircula')]])
  const wrong = withValue(text, '"overdue": 1', '"overdue": "soon"')
  expect(linesOf(await check(wrong))).toEqual([['policy-invalid', lineOf(wrong, '"soon"')]])
  const cut = withValue(text, '"09:05-11:50",', '"09:05-11:50"')
  expect(linesOf(await check(cut))).toEqual([['policy-invalid', lineOf(cut, '"14:05-17:20"')]])
  expect((await check(text)).objections).toEqual([])
})

test('what a text changes is said in words and shown on open cases; then it is set, and cases are moved', async () => {
  const { text, version } = await inForce()
  const later = withValue(text, '"overdue": 1', '"overdue": 2')
  const checked = await check(later)
  expect(checked.difference).toMatchObject({
    values: [{ path: 'ladder.overdue', before: '逾期1个工作日', after: '逾期2个工作日' }],
    rules: [{ name: '逾期通知', after: '逾期2个工作日未见反馈的发逾期通知,不受条数限制' }],
  })
  const effect = previewPolicyText.answer.parse((await leader.ask('POST', '/api/policy/preview', { text: later })).json)
  expect(effect).toMatchObject({ to: checked.version, cases: 54, changed: 54 })
  expect(effect.sample[0]?.changes).toMatchObject([
    { rule: '逾期通知', was: '2024-09-11T09:05:00+08:00', becomes: '2024-09-12T09:05:00+08:00' },
  ])
  expect((await inForce()).version).toBe(version)
  expect((await officer.ask('POST', '/api/policy', { text: later, seen: version })).status).toBe(403)
  const set = await leader.ask('POST', '/api/policy', { text: later, seen: version })
  expect(set).toMatchObject({ status: 200, json: { version: checked.version, changed: true } })
  const twice = await leader.ask('POST', '/api/policy', { text, seen: version })
  expect([twice.status, twice.json.error]).toEqual([409, 'changed-since'])
  const now = await inForce()
  expect(now.acts[0]).toMatchObject({ version: checked.version, byName: '办公室分管负责人' })
  expect(now.openCases).toEqual([{ version, cases: 54 }])
  const stale = await leader.ask('POST', '/api/policy/moves', { seen: version })
  expect([stale.status, stale.json.error]).toEqual([409, 'changed-since'])
  const moved = await leader.ask('POST', '/api/policy/moves', { seen: now.version })
  expect(moved).toMatchObject({ status: 200, json: { to: now.version, cases: 54 } })
  expect((await inForce()).openCases).toEqual([{ version: now.version, cases: 54 }])
})

test('an earlier version can be read again; one that never was is not there', async () => {
  const first = await officer.ask('GET', '/api/policy/versions/default-1')
  expect(first.json).toMatchObject({ version: 'default-1' })
  const none = await officer.ask('GET', '/api/policy/versions/p-0000000000')
  expect([none.status, none.json.error]).toEqual([404, 'no-policy'])
})

test('a policy no office may have is neither previewed nor set', async () => {
  const text = '{"window":["06:00-22:00"]}'
  const { version } = await inForce()
  for (const path of ['/api/policy', '/api/policy/preview']) {
    const refused = await leader.ask('POST', path, { text, ...(path === '/api/policy' ? { seen: version } : {}) })
    expect([refused.status, refused.json.error]).toEqual([409, 'policy-office-hours'])
  }
  expect((await inForce()).version).toBe(version)
})
