// Contract §1: case show|reply|return|close|extend|dispute and remind, for scripts, with the rules of cards and chat.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chinese, Shell } from './shell.js'

interface Row {
  caseNo: string
  unit: string
  account: string | null
  state: string
  fixed: string
  dueOn: string
}

const shell = new Shell()
let rows: Row[] = []
beforeAll(async () => {
  await shell.prepare('published')
  rows = await shell.json<Row[]>(['ledger'])
})
afterAll(() => shell.close())

/** The case of a unit with a single case and the userid of its liaison in the sample registry. */
const caseOf = (unit: string): string => rows.find((row) => row.unit.includes(unit))?.caseNo ?? ''
const act = (name: string, no: string, as: string, ...more: string[]): Promise<Row> =>
  shell.json<Row>(['case', name, no, '--as', as, ...more])
const refused = (...args: string[]): Promise<string> => shell.refused(args, { env: chinese })

test('a reply is returned with a day, answered again and closed; a closed case stays closed', async () => {
  const no = caseOf('审计局')
  expect(await act('reply', no.toLowerCase(), 'audit-1', '--text', '已整改,链接已修复')).toMatchObject({
    state: 'replied',
    fixed: 'claimed',
  })
  expect(await refused('case', 'close', no, '--as', 'office-1')).toContain('reviewer')
  const returned = await act('return', no, 'office-2', '--reason', '仍打不开', '--until', '2024-08-28')
  expect(returned).toMatchObject({ state: 'returned', fixed: 'returned', dueOn: '2024-08-28' })
  await act('reply', no, 'audit-1', '--text', '已更换链接')
  expect(await act('close', no, 'office-2')).toMatchObject({ state: 'closed', fixed: 'accepted' })
  expect(await refused('case', 'reply', no, '--as', 'audit-1', '--text', '再次反馈')).toContain('已销号')
})

test('an extension is asked and granted to the asked day; a dispute is upheld', async () => {
  const no = caseOf('发展和改革委员会')
  expect(await refused('case', 'extend', no, '--as', 'ndrc-1', '--reason', '改版')).toContain('--until')
  await act('extend', no, 'ndrc-1', '--until', '2024-09-13', '--reason', '栏目改版')
  expect(await act('extend', no, 'office-1', '--grant')).toMatchObject({ dueOn: '2024-09-13' })
  const disputed = caseOf('公积金')
  expect(await act('dispute', disputed, 'fund-1', '--reason', '非本单位')).toMatchObject({ state: 'disputed' })
  expect(await act('dispute', disputed, 'office-2', '--uphold')).toMatchObject({ state: 'withdrawn' })
})

test('an answer by OA is recorded by a clerk; then the unit is left alone', async () => {
  const no = caseOf('交通运输局')
  expect(await act('reply', no, 'office-1', '--text', '已修复', '--oa', '宝交函〔2024〕36号')).toMatchObject({
    state: 'replied',
  })
  expect(await refused('remind', no, '--as', 'office-1')).not.toBe('')
})

describe('refused', () => {
  test.each([
    ['a case that is not there', ['case', 'show', 'B24Q3-999'], /B24Q3-999/],
    ['a case of another unit', ['case', 'reply', 'B24Q3-001', '--as', 'edu-1', '--text', '已整改'], /单位/],
    ['somebody the registry does not know', ['case', 'close', 'B24Q3-001', '--as', 'ghost'], /名册/],
    ['closing what nobody answered', ['case', 'close', 'B24Q3-001', '--as', 'office-2'], /没有待复核/],
    ['returning without a reason', ['case', 'return', 'B24Q3-001', '--as', 'office-2'], /没有待复核|理由|原因/],
    ['a reminder of a unit that is not there', ['remind', '没有的局', '--as', 'office-1'], /没有的局/],
    ['a reminder by a contact', ['remind', 'B24Q3-001', '--as', 'edu-1'], /角色/],
  ])('%s', async (_name, args, words) => {
    expect(await refused(...args)).toMatch(words)
  })
})

test('a reminder says whom it reaches, when at the earliest, and what it uses up', async () => {
  const reminded = await shell.json<{ caseNos: string[]; people: Record<string, unknown>[] }>([
    'remind',
    '宝鸡市教育局',
    '--as',
    'office-1',
  ])
  expect(reminded.caseNos.length).toBeGreaterThan(0)
  expect(reminded.people[0]).toMatchObject({ userid: 'edu-1', capPerDay: 1, capPerCircular: 6, usedToday: 0 })
})
