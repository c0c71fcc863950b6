// The form all acts on one case share on the command line: `case ACT NO --as USERID`, and the case shown afterwards.
import { Command } from 'commander'
import type { Result } from '../../../base/result.js'
import { atDesk, type Desk } from '../../desk.js'
import { readDay } from '../../reading-input.js'
import { valueOf } from '../../terminal.js'
import { showCase } from './show.js'

export interface ActOptions {
  as: string
  json?: boolean
  text?: string
  reason?: string
  until?: string
  oa?: string
  phone?: boolean
  paper?: boolean
  grant?: boolean
  refuse?: boolean
  uphold?: boolean
  reject?: boolean
  next?: string
  to?: string
}

export function act(
  name: string,
  description: string,
  flags: [string, string][],
  run: (desk: Desk, no: string, options: ActOptions) => Promise<Result<unknown>>,
): Command {
  const command = new Command(name)
    .description(description)
    .argument('<no>', 'case number')
    .requiredOption('--as <userid>')
  for (const [flag, words] of flags) command.option(flag, words)
  return command.option('--json').action(async (no: string, options: ActOptions) =>
    atDesk(options, async (desk) => {
      valueOf(await run(desk, no, options), desk.terminal.locale)
      await showCase(desk, no)
    }),
  )
}

/** A day given as an option, checked; null if it was not given. */
export const dayOption = (desk: Desk, text: string | undefined): string | null =>
  text === undefined ? null : valueOf(readDay(text), desk.terminal.locale)
