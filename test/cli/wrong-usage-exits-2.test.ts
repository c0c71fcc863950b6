// Contract §1: exit 2 = wrong usage; what is wrong stands on stderr, and nothing was done.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { CommanderError } from 'commander'
import { afterAll, expect, test } from 'vitest'
import { program } from '../../src/cli/program.js'
import { Shell } from './shell.js'

const shell = new Shell()
afterAll(() => shell.close())

test.each([
  ['no command', []],
  ['a missing --as', ['circular', 'submit', 'B24Q3']],
])('%s, as a process', async (_name, args) => {
  const ran = await shell.run(args)
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).not.toBe('')
  expect(existsSync(join(shell.folder, 'duban.db'))).toBe(false)
})

/** bin.ts turns every CommanderError but the asked-for help into exit 2. */
test.each([
  ['an unknown command', ['publish']],
  ['an unknown subcommand', ['circular', 'destroy']],
  ['a command group alone', ['circular']],
  ['an unknown option', ['ledger', '--pdf', 'x']],
  ['a missing argument', ['parse']],
  ['an option without its value', ['case', 'close', 'B24Q3-001', '--as']],
  ['an argument too many', ['parse', 'a.txt', 'b.txt']],
  ['a choice that does not exist', ['rehearse', 'B24Q3', '--answers', 'some']],
])('%s', async (_name, args) => {
  const printed: string[] = []
  const duban = await program()
  const listen = (command: Command): void => {
    command.configureOutput({ writeErr: (text) => void printed.push(text) })
    command.commands.forEach(listen)
  }
  listen(duban)
  const end: unknown = await duban.parseAsync(['node', 'duban', ...args]).catch((error: unknown) => error)
  expect(end).toBeInstanceOf(CommanderError)
  expect(end).not.toMatchObject({ exitCode: 0 })
  expect(printed.join('')).not.toBe('')
})
