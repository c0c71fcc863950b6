// Contract §1: every command has --help, and asking for it is no fault.
import type { Command } from 'commander'
import { CommanderError } from 'commander'
import { afterAll, expect, test } from 'vitest'
import { program } from '../../src/cli/program.js'
import { Shell } from './shell.js'

const shell = new Shell()
afterAll(() => shell.close())

function pathsOf(command: Command, before: string[] = []): string[][] {
  return command.commands.flatMap((child) => {
    const path = [...before, child.name()]
    return [path, ...pathsOf(child, path)]
  })
}

const paths = pathsOf(await program())

test('every command of the contract is there', () => {
  const names = paths.map((path) => path.join(' '))
  for (const name of [
    'demo',
    'sandbox',
    'serve',
    'doctor',
    'parse',
    'registry import',
    'circular import',
    'circular confirm',
    'circular submit',
    'circular approve',
    'circular show',
    'circular list',
    'rehearse',
    'case show',
    'case reply',
    'case return',
    'case close',
    'case extend',
    'case dispute',
    'remind',
    'talk list',
    'talk approve',
    'talk decline',
    'talk schedule',
    'talk hold',
    'ledger',
    'audit verify',
    'backup',
    'restore',
    'hold',
    'release',
  ])
    expect(names).toContain(name)
})

test.each(paths.map((path) => [path.join(' '), path] as const))('%s --help', async (_name, path) => {
  const printed: string[] = []
  const duban = await program()
  const listen = (command: Command): void => {
    command.configureOutput({ writeOut: (text) => void printed.push(text) })
    command.commands.forEach(listen)
  }
  listen(duban)
  const end: unknown = await duban.parseAsync(['node', 'duban', ...path, '--help']).catch((error: unknown) => error)
  expect(end).toBeInstanceOf(CommanderError)
  expect(end).toMatchObject({ exitCode: 0 })
  expect(printed.join('')).toContain(`Usage: duban ${path.join(' ')}`)
})

test.each([[['--help']], [['circular', 'import', '--help']], [['help', 'ledger']]])('%j ends with 0', async (args) => {
  const ran = await shell.run(args)
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(ran.stdout).toContain('Usage: duban')
})
