// Contract §1: exit 2 = wrong usage; what is wrong stands on stderr, and nothing was done.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Shell } from './shell.js'

const shell = new Shell()
afterAll(() => shell.close())

test.each([
  ['no command', []],
  ['an unknown command', ['publish']],
  ['an unknown subcommand', ['circular', 'destroy']],
  ['a command group alone', ['circular']],
  ['an unknown option', ['ledger', '--pdf', 'x']],
  ['a missing argument', ['parse']],
  ['a missing --as', ['circular', 'submit', 'B24Q3']],
  ['an option without its value', ['case', 'close', 'B24Q3-001', '--as']],
  ['an argument too many', ['parse', 'a.txt', 'b.txt']],
  ['a choice that does not exist', ['rehearse', 'B24Q3', '--answers', 'some']],
])('%s', async (_name, args) => {
  const ran = await shell.run(args)
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).not.toBe('')
  expect(existsSync(join(shell.folder, 'duban.db'))).toBe(false)
})
