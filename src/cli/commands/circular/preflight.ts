// `circular preflight ID`: who of its units would not be reached, and why, before anything leaves.
import { Command } from 'commander'
import { readPreflight } from '../../../flows/preflight.js'
import { atDesk } from '../../desk.js'
import { sayPreflight } from '../../say-preflight.js'
import { valueOf } from '../../terminal.js'

export const preflightSubcommand = (): Command =>
  new Command('preflight')
    .description('who would not be reached, and why; sends nothing / 发前核对')
    .argument('<id>', 'id or code')
    .option('--json')
    .action(async (id: string, options: { json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const preflight = valueOf(await readPreflight(context, id, clock.now()), terminal.locale)
        terminal.value(preflight)
        sayPreflight(terminal, preflight, true)
      }),
    )
