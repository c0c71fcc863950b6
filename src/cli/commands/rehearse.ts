// `rehearse ID`: every message that would leave.
import { Command, Option } from 'commander'
import type { Answers } from '../../domain/rehearsal.js'
import { rehearseCircular, type RehearsedLine } from '../../flows/rehearse-circular.js'
import { atDesk } from '../desk.js'
import { type Terminal, valueOf } from '../terminal.js'

export const rehearseCommand = (): Command =>
  new Command('rehearse')
    .description('every message the circular would cause / 推演')
    .argument('<id>', 'id or case prefix')
    .addOption(
      new Option('--answers <who>', 'who answers two working days before the deadline')
        .choices(['none', 'all', 'half'])
        .default('none'),
    )
    .option('--json')
    .action(async (id: string, options: { answers: Answers; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const lines = valueOf(await rehearseCircular(context, id, options.answers, clock.now()), terminal.locale)
        terminal.value(lines)
        showRehearsal(terminal, lines)
      }),
    )

export function showRehearsal(terminal: Terminal, lines: readonly RehearsedLine[]): void {
  for (const line of lines)
    terminal.line(
      `${line.at.slice(0, 16).replace('T', ' ')}  ${line.to}(${line.role})  ${line.rule}  ${line.caseNos.join('、')}\n    ${line.text.replaceAll('\n', '\n    ')}`,
    )
  const people = new Set(lines.map((line) => line.to))
  const most = Math.max(0, ...[...people].map((to) => lines.filter((line) => line.to === to).length))
  terminal.line(
    `共${lines.length}条,${people.size}人,每人最多${most}条。`,
    `${lines.length} messages to ${people.size} people, at most ${most} each.`,
  )
}
