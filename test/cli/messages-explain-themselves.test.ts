// `messages`, `why`, `remind --dry-run` and `rehearse --totals`, for scripts: one JSON value each, ids that lead from one to the
// other, and refusals in one sentence.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinese, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('published'))
afterAll(() => shell.close())

interface Line {
  id: string
  rules: string[]
  caseNos: string[]
  state: string
}

test('what is to come is listed with ids that why takes', async () => {
  const lines = await shell.json<Line[]>(['messages', '--case', 'B24Q3-001', '--coming', '--as', 'office-1'])
  const reminder = lines.find((line) => line.rules.includes('remind-before'))
  expect(reminder).toMatchObject({ state: 'coming' })
  const why = await shell.json<{ kind: string; step: { why: string; origin: string } }>([
    'why',
    reminder?.id ?? '',
    '--as',
    'office-1',
  ])
  expect(why).toMatchObject({ kind: 'step' })
  expect(why.step.why).toContain('往前第2个工作日是9月6日')
  expect(why.step.origin).toContain('在批准的计划之内')
  const story = await shell.done(['why', 'B24Q3-001', '--as', 'office-1'], { env: chinese })
  for (const part of ['出处:', '期限:', '经过:', '之后:', 'circular.txt']) expect(story).toContain(part)
})

test('a dry run of a reminder changes nothing', async () => {
  const dry = ['remind', '宝鸡市教育局', '--dry-run', '--as', 'office-1']
  const first = await shell.json(dry)
  expect(first).toMatchObject({ dryRun: true, units: 1, people: [{ userid: 'edu-1', usesOne: false }] })
  expect(await shell.json(dry)).toEqual(first)
})

test('totals are a JSON value of their own', async () => {
  const totals = await shell.json<Record<string, { people: { userid: string; perCircular: number }[]; caps: object }>>([
    'rehearse',
    'B24Q3',
    '--totals',
  ])
  expect(Object.keys(totals).toSorted()).toEqual(['all', 'half', 'none'])
  expect(totals.none?.caps).toEqual({ perDay: 1, perCircular: 6 })
  expect(Math.max(...(totals.none?.people ?? []).map((one) => one.perCircular))).toBeLessThanOrEqual(6)
})

test.each([
  ['no such message', ['why', 'B24Q3-999', '--as', 'office-1'], /messages/],
  ['another unit’s case', ['why', 'B24Q3-001', '--as', 'edu-1'], /不是您单位/],
  ['nobody late', ['remind', '--late', '--as', 'office-1'], /没有逾期/],
  ['neither target nor --late', ['remind', '--as', 'office-1'], /--late/],
  ['a circular that is not there', ['remind', '--late', '--circular', 'X9', '--as', 'office-1'], /X9/],
])('refused: %s', async (_, args, words) => {
  expect(await shell.refused(args, { env: chinese })).toMatch(words)
})
