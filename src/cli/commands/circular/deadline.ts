// `circular deadline ID`: the deadline of a published circular moves, because a paper says so and a leader agrees.
import { Command } from 'commander'
import { amendCircularDeadline } from '../../../flows/amend-deadline.js'
import { atDesk } from '../../desk.js'
import { readDay } from '../../reading-input.js'
import { valueOf } from '../../terminal.js'

interface Options {
  to: string
  reason: string
  as: string
  approvedBy: string
  json?: boolean
}

export const deadlineSubcommand = (): Command =>
  new Command('deadline')
    .description('move the deadline of a published circular / 调整期限')
    .argument('<id>', 'id or code')
    .requiredOption('--to <day>', 'YYYY-MM-DD')
    .requiredOption('--reason <text>', 'the paper it rests on')
    .requiredOption('--as <userid>', 'officer')
    .requiredOption('--approved-by <userid>', 'leader, another person')
    .option('--json')
    .action(async (circular: string, options: Options) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const { reason, as: by, approvedBy } = options
        const on = valueOf(readDay(options.to), terminal.locale)
        const input = { circular, on, reason, by, approvedBy }
        const amended = valueOf(await amendCircularDeadline(context, input, clock.now()), terminal.locale)
        terminal.value(amended)
        terminal.line(
          `${amended.code}的期限已调整为${on},涉及${amended.caseNos.length}项;已通知过的单位会在下一个发送时段得到一次告知。`,
          `The deadline of ${amended.code} is ${on} now, for ${amended.caseNos.length} cases; units that were told will be told once.`,
        )
        for (const one of amended.kept) terminal.line(`  ${one.message}`)
      }),
    )
