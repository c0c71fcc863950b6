// Contract §1: commands speak Chinese when LANG begins with zh, else English; refusals and settings too.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chinese, hasChinese, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.withRegistry())
afterAll(() => shell.close())

const said = async (args: string[], env: Record<string, string> = {}): Promise<string> => {
  const { stdout, stderr } = await shell.run(args, { env })
  return (stdout + stderr).trim()
}

describe('what is done', () => {
  test('Chinese', async () => {
    expect(await said(['circular', 'list'], chinese)).toBe('还没有导入通报。')
    expect(await said(['ledger'], { LANG: 'zh_TW' })).toMatch(/^共0项/)
  })
  test('English', async () => {
    expect(await said(['circular', 'list'])).toBe('No circular imported yet.')
    expect(await said(['talk', 'list'], { LANG: 'C' })).toBe('No talks.')
    expect(await said(['talk', 'list'], { LANG: '' })).toBe('No talks.')
  })
  test('LANG decides, whatever else the machine has set', async () => {
    expect(await said(['talk', 'list'], { ...chinese, LC_ALL: '' })).toBe('没有约谈。')
    expect(await said(['talk', 'list'], { ...chinese, LC_ALL: 'C.UTF-8' })).toBe('没有约谈。')
  })
})

describe('what is refused', () => {
  const unknown = ['circular', 'submit', 'B24Q3', '--as', 'office-1']
  test('Chinese', async () => {
    const sentence = await shell.refused(unknown, { env: chinese })
    expect(sentence).toMatch(/^[^A-Za-z]*通报/)
  })
  test('English first; the Chinese detail may follow', async () => {
    expect(await shell.refused(unknown)).toMatch(/^There is no such circular/)
    expect(await shell.refused(['remind', '没有这个单位', '--as', 'office-1'])).toMatch(/^No case, unit or account/)
    expect(await shell.refused(['parse', 'missing.txt'])).toMatch(/^The file cannot be read/)
  })
  test.each([
    ['settings', ['ledger'], { PORT: 'many' }],
    ['an address that is not supported', ['ledger'], { DATABASE_URL: 'postgresql://db/duban' }],
    ['missing settings of the service', ['serve'], {}],
  ])('%s are refused in English too', async (_name, args, env) => {
    const sentence = await shell.refused(args, { env })
    expect(hasChinese(sentence.slice(0, 20)), sentence).toBe(false)
  })
  test('an empty file and a secret paper are refused in English too', async () => {
    for (const input of ['', '秘密★1年\n关于某事的通报\n']) {
      const sentence = await shell.refused(['parse', '-'], { input })
      expect(hasChinese(sentence.slice(0, 20)), sentence).toBe(false)
    }
  })
})
