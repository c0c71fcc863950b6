// `release --as`: lets a held sending go on, after a person looked.
import { Command } from 'commander'
import { releaseHold } from '../../flows/release-hold.js'
import { atDesk } from '../desk.js'
import { valueOf } from '../terminal.js'

export const releaseCommand = (): Command =>
  new Command('release')
    .description('let a held sending go on / 放行')
    .requiredOption('--as <userid>', 'admin or leader')
    .option('--json')
    .action(async (options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const released = valueOf(await releaseHold(context, options.as, clock.now()), terminal.locale)
        terminal.value(released)
        terminal.line(
          released.wasHeld ? '已放行。' : '没有暂停的发送。',
          released.wasHeld ? 'Released.' : 'Nothing was held.',
        )
      }),
    )
