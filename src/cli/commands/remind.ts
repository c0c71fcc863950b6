// `remind NO|UNIT|ACCOUNT` or `remind --late`: 催办 by a person. With --dry-run it shows who gets it, when it leaves and what
// it uses up; without, it does just that.
import { Command } from 'commander'
import { wordsOf } from '../../flows/remind-chat.js'
import { lateWords } from '../../flows/remind-target.js'
import { remind } from '../../flows/remind.js'
import { atDesk } from '../desk.js'
import { CommandFailed, valueOf } from '../terminal.js'

interface RemindOptions {
  as: string
  late?: boolean
  circular?: string
  dryRun?: boolean
  json?: boolean
}

export const remindCommand = (): Command =>
  new Command('remind')
    .description('remind a unit by hand / 催办')
    .argument('[target]', 'case number, unit or account')
    .option('--late', 'everything that is late, instead of a target')
    .option('--circular <code>', 'with --late: of this circular only')
    .option('--dry-run', 'show who gets it, when, and what it uses up; nothing is changed')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (target: string | undefined, options: RemindOptions) =>
      atDesk(options, async ({ context, store, clock, terminal }) => {
        const said = targetOf(target, options)
        if (said === null)
          throw new CommandFailed(
            terminal.locale === 'zh'
              ? '请写催办对象(事项编号、单位或账号),或用 --late 催办逾期的;--circular 只与 --late 同用。'
              : 'Name a case, unit or account, or use --late; --circular goes with --late only.',
          )
        const dryRun = options.dryRun === true
        const reminded = valueOf(await remind(context, said, options.as, clock.now(), dryRun), terminal.locale)
        terminal.value(reminded)
        for (const line of await wordsOf(store.read, reminded, clock.now())) terminal.line(line)
        if (dryRun) terminal.line('试算,没有登记催办。', 'A dry run; no reminder was recorded.')
      }),
    )

/** The target in the words of the chat; null if the options name none, or two. */
function targetOf(target: string | undefined, { late, circular }: RemindOptions): string | null {
  if (late === true) return target === undefined ? lateWords(circular) : null
  return circular === undefined ? (target ?? null) : null
}
