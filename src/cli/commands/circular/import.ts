// `circular import FILE`: stores a circular with its draft; with --publish goes the whole way at once, with two people.
import { Command } from 'commander'
import { may } from '../../../domain/roles.js'
import { approveCircular } from '../../../flows/approve-circular.js'
import { importCircular } from '../../../flows/import-circular.js'
import { prepareCircular } from '../../../flows/prepare-circular.js'
import { confirmCircular, openInWords, type Settlement, submitCircular } from '../../../flows/settle-circular.js'
import { actorOf } from '../../../store/registry.js'
import { atDesk, type Desk } from '../../desk.js'
import { CommandFailed, valueOf } from '../../terminal.js'
import { readPaperFile } from './reading-papers.js'
import { showState } from './show-state.js'
import { deadlineOf } from './steps.js'

interface ImportOptions {
  deadline?: string
  publish?: boolean
  as?: string
  approvedBy?: string
  url?: string
  json?: boolean
}

export const importSubcommand = (): Command =>
  new Command('import')
    .description('store a circular with its draft / 导入通报')
    .argument('<file>')
    .option('--deadline <day>', 'confirm or set the deadline, YYYY-MM-DD')
    .option('--publish', 'confirm (secrecy check included), submit and approve at once')
    .option('--as <userid>', 'officer who prepares it')
    .option('--approved-by <userid>', 'leader who approves it (another person)')
    .option('--url <address>', 'address of the published page')
    .option('--json')
    .action(async (file: string, options: ImportOptions) =>
      atDesk(options, async (desk) => importFile(desk, file, options)),
    )

async function importFile(desk: Desk, file: string, options: ImportOptions): Promise<void> {
  const { locale } = desk.terminal
  const settlement = deadlineOf(desk, options.deadline)
  if (options.publish === true) await checkPeople(desk, options)
  const paper = await readPaperFile(desk, file)
  const stored = {
    ...paper,
    url: options.url ?? null,
    by: options.as ?? null,
    deadline: settlement.deadline ?? null,
  }
  const { circularId, known } = valueOf(await importCircular(desk.context, stored, desk.clock.now()), locale)
  if (known)
    desk.terminal.line(
      '这份通报已经导入过,没有重复入库。',
      'This circular was imported before; nothing was stored again.',
    )
  if (options.publish === true) await publish(desk, circularId, known, settlement, options)
  await showState(desk, circularId, { known })
}

/** Whatever of the way is left; refused with what is open if a person has to choose. */
async function publish(
  desk: Desk,
  id: string,
  known: boolean,
  settlement: Settlement,
  { as: by = '', approvedBy = '' }: ImportOptions,
): Promise<void> {
  const { context, clock } = desk
  const { locale } = desk.terminal
  const { row, open } = valueOf(await desk.store.write((tx) => prepareCircular(context, tx, id)), locale)
  if (row.state === 'published') return
  const choices = open.filter((point) => point.kind === 'choice')
  if (choices.length > 0) {
    await showState(desk, id, { open, known })
    throw new CommandFailed(
      locale === 'zh'
        ? openInWords(choices)
        : `${choices.length} point(s) of ${id} wait for a person: ${openInWords(choices)}`,
    )
  }
  const now = clock.now()
  const isSettled = row.state === 'submitted' && settlement.deadline === undefined
  if (!isSettled) {
    valueOf(await confirmCircular(context, id, by, settlement, now), locale)
    valueOf(await submitCircular(context, id, by, now), locale)
  }
  valueOf(await approveCircular(context, id, approvedBy, now), locale)
}

/** Before anything is stored: two people, with their roles. */
async function checkPeople(desk: Desk, options: ImportOptions): Promise<void> {
  const { locale } = desk.terminal
  if (options.as === undefined || options.approvedBy === undefined)
    throw new CommandFailed(
      locale === 'zh'
        ? '--publish要同时写明 --as 经办人 和 --approved-by 审批人。'
        : '--publish needs --as and --approved-by.',
    )
  if (options.as === options.approvedBy)
    throw new CommandFailed(
      locale === 'zh' ? '经办人和审批人必须是两个人。' : 'Officer and approver must be two people.',
    )
  valueOf(may(await actorOf(desk.store.read, options.as, desk.clock.now()), 'prepare-circular'), locale)
  valueOf(may(await actorOf(desk.store.read, options.approvedBy, desk.clock.now()), 'approve-circular'), locale)
}
