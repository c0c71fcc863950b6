// `messages`: every message of a case, a person or a unit, sent or not, with the id that `why` takes; with --coming what is
// still to leave if nobody answers.
import { Command } from 'commander'
import { unknownPerson } from '../../domain/roles.js'
import { minuteOf } from '../../domain/wording/why-story.js'
import { listMessages, type Which } from '../../flows/explain-list.js'
import { actorOf } from '../../store/registry.js'
import { atDesk } from '../desk.js'
import { CommandFailed, sentenceOf, valueOf } from '../terminal.js'

export const messagesCommand = (): Command =>
  new Command('messages')
    .description('messages sent, not sent and still to come, with their ids / 消息清单')
    .option('--case <no>', 'of one case')
    .option('--to <userid>', 'to one person')
    .option('--unit <name>', 'to the contacts of one unit')
    .option('--coming', 'what is still to leave, if nobody answers')
    .requiredOption('--as <userid>', 'staff, or a contact of the unit')
    .option('--json')
    .action(async (options: Which & { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, store, clock, terminal }) => {
        const now = clock.now()
        const actor = await actorOf(store.read, options.as, now)
        if (actor === null) throw new CommandFailed(sentenceOf(unknownPerson, terminal.locale))
        const lines = valueOf(await listMessages(store.read, context, actor, options, now), terminal.locale)
        terminal.value(lines)
        for (const line of lines)
          terminal.line(
            `${minuteOf(line.at)}  ${line.who}  ${line.name}  ${line.caseNos.join('、')}  ${line.ended}\n    ${line.id}`,
            `${minuteOf(line.at)}  ${line.to ?? line.who}  ${line.rules.join('+') || line.kind}  ${line.caseNos.join(', ')}  ${line.state}\n    ${line.id}`,
          )
        terminal.line(`共${lines.length}条。`, `${lines.length} in all.`)
      }),
    )
