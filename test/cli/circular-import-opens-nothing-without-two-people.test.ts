// Contract §1, §8.5: import stores the draft and says what is open; publishing needs an officer and a leader, two people.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { chinese, circularFile, publishing, Shell } from './shell.js'

interface Shown {
  circularId: string
  state: string
  needsPerson: { code: string; kind: string; message: string }[]
  cases: string[]
}

describe('in steps', () => {
  const shell = new Shell()
  beforeAll(() => shell.prepare('registry'))
  afterAll(() => shell.close())
  let id = ''

  test('import keeps a draft and opens no case; the same paper again says so', async () => {
    const first = await shell.json<Shown>(['circular', 'import', circularFile])
    expect(first).toMatchObject({ circularId: expect.any(String), state: 'draft', cases: [] })
    expect(first.needsPerson).toMatchObject([{ code: 'deadline-inferred' }, { code: 'secrecy-check', kind: 'confirm' }])
    id = first.circularId
    const again = await shell.done(['circular', 'import', circularFile], { env: chinese })
    expect(again).toContain('已经导入过')
    expect(again).toContain(id)
    expect(await shell.json<unknown[]>(['circular', 'list'])).toMatchObject([{ circularId: id, state: 'draft' }])
  })

  test('no step without the one before it, nor without the role', async () => {
    const refused = (args: string[]): Promise<string> => shell.refused(['circular', ...args], { env: chinese })
    expect(await refused(['submit', id, '--as', 'office-1'])).toContain('confirm')
    expect(await refused(['confirm', id, '--as', 'office-lead'])).toContain('officer')
    expect(await refused(['confirm', id, '--as', 'nobody'])).toContain('名册')
    expect(await refused(['confirm', id, '--as', 'office-1', '--deadline', '2024-08-01'])).toContain('2024-08-01')
    expect(await shell.json(['circular', 'show', id])).toMatchObject({ state: 'draft' })
  })

  test('confirm, submit, approve; then every finding is a case', async () => {
    expect(await shell.json(['circular', 'confirm', id, '--as', 'office-1'])).toMatchObject({ needsPerson: [] })
    await shell.done(['circular', 'submit', 'B24Q3', '--as', 'office-1'])
    expect(await shell.refused(['circular', 'approve', id, '--as', 'office-1'])).toContain('role')
    const published = await shell.json<Shown>(['circular', 'approve', id, '--as', 'office-lead'])
    expect(published).toMatchObject({ circularId: id, state: 'published', needsPerson: [] })
    expect(published.cases[0]).toBe('B24Q3-001')
    expect(new Set(published.cases).size).toBe(published.cases.length)
    const again = await shell.json<Shown>(['circular', 'import', circularFile, ...publishing])
    expect(again).toMatchObject({ circularId: id, state: 'published', cases: published.cases })
  })
})

describe('at once', () => {
  const shell = new Shell()
  beforeAll(() => shell.prepare('registry'))
  afterAll(() => shell.close())
  const importing = ['circular', 'import', circularFile]
  const stored = async (): Promise<number> => {
    const store = await openStore({ url: shell.databaseUrl })
    const count = await store.read.circular.count()
    await store.close()
    return count
  }

  test.each([
    ['one person for both', ['--as', 'office-1', '--approved-by', 'office-1'], /两个人/],
    ['an approver who is no leader', ['--as', 'office-1', '--approved-by', 'office-2'], /leader/],
    ['a preparer who is no officer', ['--as', 'office-3', '--approved-by', 'office-lead'], /officer/],
    ['nobody named', [], /--approved-by/],
  ])('%s: refused, and nothing is stored', async (_name, who, words) => {
    expect(await shell.refused([...importing, '--publish', ...who], { env: chinese })).toMatch(words)
    expect(await stored()).toBe(0)
  })

  test('a deadline that is no day is refused, and nothing is stored', async () => {
    const ran = await shell.run([...importing, '--deadline', '2024-09-31'])
    expect(ran.code).not.toBe(0)
    expect(await stored()).toBe(0)
  })

  test('--deadline alone confirms the deadline of the draft', async () => {
    const ran = await shell.run([...importing, '--deadline', '2024-09-12', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const needsPerson = [{ code: 'secrecy-check' }]
    expect(JSON.parse(ran.stdout)).toMatchObject({ state: 'draft', dueOn: '2024-09-12', needsPerson })
  })

  test('--publish with --deadline opens the cases with that day', async () => {
    const shown = await shell.json<Shown>([...importing, ...publishing, '--deadline', '2024-09-12'])
    expect(shown).toMatchObject({ state: 'published', needsPerson: [] })
    expect(shown.cases.length).toBeGreaterThan(30)
    const ledger = await shell.json<{ dueOn: string }[]>(['ledger'])
    expect(new Set(ledger.map((row) => row.dueOn))).toEqual(new Set(['2024-09-12']))
  })
})

test('what needs a person stops the publishing, and is listed', async () => {
  const shell = new Shell()
  try {
    await shell.prepare('registry')
    const text = `关于2024年第三季度政务新媒体检查情况的通报
各单位:
现将检查情况通报如下。
一、存在问题
(一)存在商业广告。宝鸡市无名局“宝鸡无名”微信公众号存在商业广告信息。
请于9月10日前将整改情况报市政务公开办公室。
宝鸡市人民政府办公室
2024年8月20日
`
    const ran = await shell.run(['circular', 'import', shell.file('通报.txt', text), ...publishing, '--json'])
    expect(ran.code).toBe(1)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
    const shown = JSON.parse(ran.stdout) as Shown
    expect(shown).toMatchObject({ state: 'draft', cases: [] })
    expect(shown.needsPerson.some((point) => point.kind === 'choice')).toBe(true)
  } finally {
    shell.close()
  }
})
