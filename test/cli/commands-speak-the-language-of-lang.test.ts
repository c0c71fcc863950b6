// Contract §1: commands speak Chinese when LANG begins with zh, else English; refusals and settings too.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chinese, hasChinese, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('registry'))
afterAll(() => shell.close())

const unknown = ['circular', 'submit', 'B24Q3', '--as', 'office-1']

describe('Chinese', () => {
  test('what is done', async () => {
    expect(await shell.done(['circular', 'list'], { env: chinese })).toBe('还没有导入通报。\n')
  })
  test('what is refused', async () => {
    expect(await shell.refused(unknown, { env: chinese })).toMatch(/^没有编号为B24Q3的通报/)
  })
  test('LANG decides, also where LC_ALL is set but empty, or says C as in many containers', async () => {
    expect(await shell.done(['talk', 'list'], { env: { ...chinese, LC_ALL: '' } })).toBe('没有约谈。\n')
    expect(await shell.done(['talk', 'list'], { env: { ...chinese, LC_ALL: 'C.UTF-8' } })).toBe('没有约谈。\n')
  })
})

describe('English', () => {
  test('what is done', async () => {
    expect(await shell.done(['circular', 'list'], { env: { LANG: 'C' } })).toBe('No circular imported yet.\n')
  })
  test('what is refused: English first, the Chinese detail may follow', async () => {
    expect(await shell.refused(unknown)).toMatch(/^There is no such circular/)
  })
  test.each([
    ['settings', ['ledger'], { PORT: 'many' }],
    ['an address that is not supported', ['ledger'], { DATABASE_URL: 'postgresql://db/duban' }],
    ['an empty circular', ['parse', '-'], {}],
  ])('%s: refused in English', async (_name, args, env) => {
    const sentence = await shell.refused(args, { env })
    expect(hasChinese(sentence.slice(0, 20)), sentence).toBe(false)
  })
})
