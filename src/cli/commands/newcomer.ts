// `newcomer USERID|UNIT`: what is open, what was promised, what comes next, whom to ask (接手).
import { Command } from 'commander'
import { newcomerText, readNewcomerPage, unitsSaid } from '../../flows/newcomer-page.js'
import { atDesk } from '../desk.js'
import { valueOf } from '../terminal.js'

export const newcomerCommand = (): Command =>
  new Command('newcomer')
    .description('what somebody who takes a unit over must know / 交接清单')
    .argument('<who>', 'a contact (userid or full name) or a unit')
    .option('--json')
    .action(async (who: string, options: { json?: boolean }) =>
      atDesk(options, async ({ context, store, clock, terminal }) => {
        const now = clock.now()
        const unitIds = valueOf(await unitsSaid(store.read, who), terminal.locale)
        const page = await readNewcomerPage(store.read, context, unitIds, now)
        terminal.value(page)
        terminal.line(newcomerText(page, now))
      }),
    )
