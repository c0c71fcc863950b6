#!/usr/bin/env node
// The program `duban`: reads the command line, runs one command, ends with 0 (done), 1 (refused or failed, one sentence on
// stderr) or 2 (wrong usage).
import { CommanderError } from 'commander'
import { BadSettings } from '../config/settings.js'
import { StoreRefusal } from '../store/sqlite/refusals.js'
import { program } from './program.js'
import { CommandFailed } from './terminal.js'

const fail = (code: number, message: string): void => {
  process.exitCode = code
  if (message !== '') process.stderr.write(`${message}\n`)
}

try {
  await program().parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) fail(error.exitCode === 0 ? 0 : 2, '')
  else if (error instanceof CommandFailed || error instanceof BadSettings || error instanceof StoreRefusal)
    fail(1, error.message)
  else
    fail(
      1,
      `内部错误 / internal error: ${error instanceof Error ? `${error.name} ${'code' in error ? String(error.code) : error.message.split('\n')[0]}` : String(error)}`,
    )
}
