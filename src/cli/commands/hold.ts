// `hold --as --reason`: nothing planned leaves until somebody lets it go on with `release`.
import { Command } from 'commander'
import { holdSending } from '../../flows/hold-sending.js'
import { atDesk } from '../desk.js'
import { valueOf } from '../terminal.js'

export const holdCommand = (): Command =>
  new Command('hold')
    .description('hold everything planned until `release` / 暂停发送')
    .requiredOption('--as <userid>', 'admin or leader')
    .requiredOption('--reason <text>', 'why; colleagues see it')
    .option('--json')
    .action(async (options: { as: string; reason: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const held = valueOf(await holdSending(context, options.reason, options.as, clock.now()), terminal.locale)
        terminal.value(held)
        terminal.line(
          '计划消息已暂停发送;来信的答复、办理结果和待办提醒照常,期限照常计算。放行:release --as …',
          'Planned messages are held; answers, results and work for the office still leave, deadlines run on. Let go with `release --as …`.',
        )
      }),
    )
