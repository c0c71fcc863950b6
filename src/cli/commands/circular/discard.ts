// `circular discard ID`: undoes an import that was not published.
import { Command } from 'commander'
import { discardCircular } from '../../../flows/discard-circular.js'
import { atDesk } from '../../desk.js'
import { valueOf } from '../../terminal.js'

export const discardSubcommand = (): Command =>
  new Command('discard')
    .description('undo an unpublished import / 作废未下发的通报')
    .argument('<id>', 'id or code')
    .requiredOption('--as <userid>', 'officer')
    .requiredOption('--reason <text>', 'why')
    .option('--json')
    .action(async (id: string, options: { as: string; reason: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const input = { by: options.as, reason: options.reason }
        const discarded = valueOf(await discardCircular(context, id, input, clock.now()), terminal.locale)
        terminal.value(discarded)
        terminal.line(
          `${discarded.code}已作废;同一文件可以重新导入。`,
          `${discarded.code} was discarded; the same file can be imported afresh.`,
        )
      }),
    )
