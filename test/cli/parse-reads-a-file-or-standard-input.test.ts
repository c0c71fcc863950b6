// Contract §4: a circular to a draft with no database and no registry; what cannot be taken is refused in one sentence.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chinese, circularFile, Shell } from './shell.js'

const shell = new Shell()
afterAll(() => shell.close())
const bytes = readFileSync(circularFile)

interface Draft {
  title: string
  issuedOn: string
  deadline: { date: string }
  findings: { unit: string; problem: string }[]
  provenance: Record<string, { start: number; end: number; text: string }[]>
  checks: { code: string; level: string; message: string; where: unknown }[]
}

test('a file and standard input give the same draft; a warning is no failure; no database is made', async () => {
  const draft = await shell.json<Draft>(['parse', circularFile])
  expect(draft).toMatchObject({ issuedOn: '2024-08-19', deadline: { date: '2024-09-10' } })
  expect(draft.findings.length).toBeGreaterThan(30)
  for (const places of Object.values(draft.provenance))
    for (const { start, end, text } of places) expect(bytes.subarray(start, end).toString('utf8')).toBe(text)
  for (const check of draft.checks) expect(check).toMatchObject({ level: expect.stringMatching(/^(info|warn|block)$/) })
  expect(await shell.json(['parse', '-'], { input: bytes })).toEqual(draft)
  expect(existsSync(join(shell.folder, 'duban.db'))).toBe(false)
})

test('for reading: title, deadline and findings', async () => {
  const shown = await shell.done(['parse', circularFile], { env: chinese })
  expect(shown).toContain('整改期限:2024-09-10')
  expect(shown).toContain('宝鸡市卫生健康委员会')
})

test('what is no circular gives no findings, a block check and exit 0', async () => {
  const draft = await shell.json<Draft>(['parse', '-'], { input: '关于做好夏季防汛工作的通知\n请各单位认真落实。\n' })
  expect(draft.findings).toEqual([])
  expect(draft.checks.some((check) => check.level === 'block')).toBe(true)
})

describe('refused, in words that say what', () => {
  test.each([
    ['empty', '', '空'],
    ['larger than 20 MiB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), '20'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '暂不支持|看不懂|不是'],
    ['a secret paper', '秘密★1年\n\n关于检查情况的通报\n各区县:\n现将情况通报如下。\n', '密级'],
    ['an internal paper', '内部资料 注意保存\n\n关于检查情况的通报\n各区县:\n现将情况通报如下。\n', '内部'],
    ['a cut Word document', 'PK\u0003\u0004', '损坏'],
  ])('%s', async (_name, input, words) => {
    expect(await shell.refused(['parse', '-', '--json'], { input, env: chinese })).toMatch(new RegExp(words))
  })
  test('a .wps file says what to save it as', async () => {
    const file = shell.file('通报.wps', bytes)
    expect(await shell.refused(['parse', file], { env: chinese })).toMatch(/WPS.*\.docx/)
  })
})
