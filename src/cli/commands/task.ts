// `task list|done`: work for the office that no message can do.
import { Command } from 'commander'
import { isoOf } from '../../domain/day.js'
import { finishTask } from '../../flows/finish-task.js'
import { openTasks } from '../../store/tasks.js'
import { atDesk, type Desk } from '../desk.js'
import { valueOf } from '../terminal.js'

export const taskCommand = (): Command =>
  new Command('task')
    .description('work for the office that no message can do / 待办')
    .addCommand(listSubcommand())
    .addCommand(doneSubcommand())

const listSubcommand = (): Command =>
  new Command('list')
    .description('open tasks / 列表')
    .option('--json')
    .action(async (options: { json?: boolean }) => atDesk(options, list))

async function list({ store, terminal }: Desk): Promise<void> {
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
  for (const one of tasks) terminal.line(`${one.id} ${isoOf(one.openedAt).slice(0, 16).replace('T', ' ')} ${one.text}`)
}

interface DoneOptions {
  as: string
  note?: string
  json?: boolean
}

const doneSubcommand = (): Command =>
  new Command('done')
    .description('the task is done; a call is written down on its cases / 办结')
    .argument('<id>')
    .requiredOption('--as <userid>')
    .option('--note <text>', 'what was done; for a call: who was spoken to')
    .option('--json')
    .action(async (id: string, options: DoneOptions) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const finished = valueOf(
          await finishTask(context, id, options.as, options.note ?? '', clock.now()),
          terminal.locale,
        )
        terminal.value(finished)
        const { length } = finished.told
        terminal.line(
          length === 0 ? '已办结。' : `已办结,并在${length}项上记为电话告知。`,
          length === 0 ? 'Done.' : `Done; the call is recorded on ${length} cases.`,
        )
      }),
    )
