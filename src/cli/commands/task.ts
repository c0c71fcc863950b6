// `task list|done`: work for the office that no message can do.
import { Command } from 'commander'
import { isoOf } from '../../domain/day.js'
import { finishTask } from '../../flows/finish-task.js'
import { openTasks } from '../../store/tasks.js'
import { atDesk } from '../desk.js'
import { valueOf } from '../terminal.js'

export function taskCommand(): Command {
  const task = new Command('task').description('work for the office that no message can do / 待办')
  task.addCommand(
    new Command('list')
      .description('open tasks / 列表')
      .option('--json')
      .action(async (options: { json?: boolean }) =>
        atDesk(options, async ({ store, terminal }) => {
          const tasks = await openTasks(store.read)
          terminal.value(
            tasks.map(({ id, kind, text, caseNos, assignee, openedAt }) => ({
              id,
              kind,
              text,
              caseNos: JSON.parse(caseNos) as string[],
              assignee,
              openedAt: isoOf(openedAt),
            })),
          )
          if (tasks.length === 0) terminal.line('没有待办。', 'No open tasks.')
          for (const one of tasks)
            terminal.line(`${one.id} ${isoOf(one.openedAt).slice(0, 16).replace('T', ' ')} ${one.text}`)
        }),
      ),
  )
  task.addCommand(
    new Command('done')
      .description('the task is done / 办结')
      .argument('<id>')
      .requiredOption('--as <userid>')
      .option('--json')
      .action(async (id: string, options: { as: string; json?: boolean }) =>
        atDesk(options, async ({ context, clock, terminal }) => {
          terminal.value(valueOf(await finishTask(context, id, options.as, clock.now()), terminal.locale))
          terminal.line('已办结。', 'Done.')
        }),
      ),
  )
  return task
}
