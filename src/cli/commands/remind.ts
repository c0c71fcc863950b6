// `remind NO|UNIT`: 催办 by a person; shows what it uses of the budget and when it leaves.
import { Command } from 'commander'
import { remind } from '../../flows/remind.js'
import { atDesk } from '../desk.js'
import { valueOf } from '../terminal.js'

export const remindCommand = (): Command =>
  new Command('remind')
    .description('remind a unit by hand / 催办')
    .argument('<target>', 'case number, unit or account')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (target: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const reminded = valueOf(await remind(context, target, options.as, clock.now()), terminal.locale)
        terminal.value(reminded)
        terminal.line(
          `催办已登记:${reminded.caseNos.join('、')}`,
          `Reminder recorded for ${reminded.caseNos.join(', ')}`,
        )
        for (const person of reminded.people)
          terminal.line(
            `  ${person.userid}:最早${person.leavesAt.slice(0, 16).replace('T', ' ')}发出;今天已收${person.usedToday}/${person.capPerDay}条,本通报已收${person.usedForCircular}/${person.capPerCircular}条`,
            `  ${person.userid}: leaves ${person.leavesAt} at the earliest; got ${person.usedToday}/${person.capPerDay} today, ${person.usedForCircular}/${person.capPerCircular} for this circular`,
          )
        for (const refusal of reminded.refusals) terminal.line(`  ${refusal.message}`)
      }),
    )
