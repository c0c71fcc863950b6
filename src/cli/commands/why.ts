// `why CASE|MESSAGE-ID|KEY`: why a message was sent, was not sent, or is still to come; ids come from `messages`.
import { Command } from 'commander'
import { unknownPerson } from '../../domain/roles.js'
import { longStory, minuteOf, stepStory } from '../../domain/wording/why-story.js'
import { explain, type MessageStory } from '../../flows/explain-message.js'
import { actorOf } from '../../store/registry.js'
import { atDesk } from '../desk.js'
import { sentenceOf, CommandFailed, type Terminal, valueOf } from '../terminal.js'

export const whyCommand = (): Command =>
  new Command('why')
    .description('why a message was sent, was not sent, or is still to come / 为什么')
    .argument('<what>', 'case number, message id or key of a step (see messages)')
    .requiredOption('--as <userid>', 'staff, or a contact of the unit')
    .option('--json')
    .action(async (what: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, store, clock, terminal }) => {
        const now = clock.now()
        const actor = await actorOf(store.read, options.as, now)
        if (actor === null) throw new CommandFailed(sentenceOf(unknownPerson, terminal.locale))
        const why = valueOf(await explain(store.read, context, actor, what, now), terminal.locale)
        terminal.value(why)
        switch (why.kind) {
          case 'case':
            return sayAll(terminal, longStory(why.story))
          case 'message':
            return sayAll(terminal, messageLines(why.message))
          case 'paper':
            return terminal.line(`${why.words}。`)
          case 'step':
            return sayAll(terminal, stepStory(why.story, why.step))
        }
      }),
    )

/** What people read in WeCom is Chinese in either language of the terminal. */
const sayAll = (terminal: Terminal, lines: readonly string[]): void => {
  for (const line of lines) terminal.line(line)
}

function messageLines(message: MessageStory): string[] {
  return [
    `${minuteOf(message.at)} →${message.who}:${message.ended}`,
    `缘由:${message.cause}。`,
    ...message.cases.flatMap((one) => [
      one.no,
      ...one.sources.map(
        (source) => `  ${source.words.startsWith(source.field) ? '' : `${source.field}:`}${source.words}。`,
      ),
      `  期限:${one.deadline.join('。')}。`,
      ...one.steps.map((step) => `  ${step.name}:${step.why};${step.origin}。`),
    ]),
    '内容:',
    ...message.text.split('\n').map((line) => `  ${line}`),
  ]
}
