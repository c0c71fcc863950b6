#!/usr/bin/env node
// The program `duban`: reads the command line, runs one command, ends with 0 (done), 1 (refused or failed, one sentence on
// stderr) or 2 (wrong usage).
import { CommanderError } from 'commander'
import { BadSettings, localeOf, processEnvironment } from '../config/settings.js'
import { StoreRefusal } from '../store/sqlite/refusals.js'
import { program } from './program.js'
import { CommandFailed } from './terminal.js'

const fail = (code: number, message: string): void => {
  process.exitCode = code
  if (message !== '') process.stderr.write(`${message}\n`)
}

/** One sentence for whatever ended the command. */
function sentenceFor(error: unknown): string {
  const english = localeOf(processEnvironment()) === 'en'
  if (error instanceof CommandFailed) return error.message
  if (error instanceof BadSettings) return english ? `The settings have faults. (${error.message})` : error.message
  if (error instanceof StoreRefusal)
    return english ? `The database cannot be used: ${error.name}. (${error.message})` : error.message
  // A fault of ours: its name and code only, since its words may repeat what it was given.
  const what =
    error instanceof Error ? `${error.name} ${'code' in error ? String(error.code) : ''}`.trim() : typeof error
  return english ? `Internal error: ${what}` : `内部错误:${what}`
}

// `… --json | head` closes the pipe early; that is no fault.
process.stdout.on('error', () => process.exit(0))

try {
  await (await program(process.argv[2])).parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) fail(error.exitCode === 0 ? 0 : 2, '')
  else fail(1, sentenceFor(error))
}
