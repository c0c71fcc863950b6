// `circular show ID`: everything about one circular.
import { Command } from 'commander'
import { atDesk } from '../../desk.js'
import { showState } from './show-state.js'

export const showSubcommand = (): Command =>
  new Command('show')
    .description('draft, corrections, open points and cases / 查看')
    .argument('<id>', 'id or code')
    .option('--json')
    .action(async (id: string, options: { json?: boolean }) =>
      atDesk(options, async (desk) => showState(desk, id, { whole: true })),
    )
