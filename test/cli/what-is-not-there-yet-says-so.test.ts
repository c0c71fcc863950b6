// Commands and kinds that are not built yet are refused in words, never half done and never unknown.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chinese, Shell } from './shell.js'

function ownShell(): Shell {
  const shell = new Shell()
  onTestFinished(() => shell.close())
  return shell
}

test.each([
  ['backup', ['backup', 'x.zip'], /尚未提供/],
  ['restore', ['restore', 'x.zip'], /尚未提供/],
])('%s', async (_name, args, words) => {
  expect(await ownShell().refused(args, { env: chinese })).toMatch(words)
})

test('PostgreSQL: said, without repeating the address, which may carry a password', async () => {
  const shell = ownShell()
  const env = { ...chinese, DATABASE_URL: 'postgresql://duban:geheim@db/duban' }
  const sentence = await shell.refused(['ledger'], { env })
  expect(sentence).toContain('PostgreSQL')
  expect(sentence).not.toContain('geheim')
  expect(existsSync(join(shell.folder, 'duban.db'))).toBe(false)
})
