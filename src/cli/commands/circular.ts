// `circular import|confirm|submit|approve|show|list`: a circular from the paper to its publishing.
import { Command } from 'commander'
import { dayOf } from '../../domain/day.js'
import { approveCircular } from '../../flows/approve-circular.js'
import { importCircular } from '../../flows/import-circular.js'
import type { OpenPoint } from '../../flows/open-points.js'
import { prepareCircular } from '../../flows/prepare-circular.js'
import { confirmCircular, openInWords, type Settlement, submitCircular } from '../../flows/settle-circular.js'
import { may } from '../../domain/roles.js'
import { allCirculars } from '../../store/circulars.js'
import { actorOf } from '../../store/registry.js'
import { atDesk, type Desk } from '../desk.js'
import { readDay, readInput } from '../reading-input.js'
import { showDraft } from '../show-draft.js'
import { CommandFailed, valueOf } from '../terminal.js'

interface ImportOptions {
  deadline?: string
  publish?: boolean
  as?: string
  approvedBy?: string
  url?: string
  json?: boolean
}

export function circularCommand(): Command {
  const circular = new Command('circular').description('circulars: import, confirm, submit, approve / 通报')
  circular.addCommand(importSubcommand())
  circular.addCommand(
    new Command('confirm')
      .description('vouch for the reading; choose what is open / 确认识别结果')
      .argument('<id>', 'id or case prefix')
      .requiredOption('--as <userid>', 'officer')
      .option('--deadline <day>', 'confirm or set the deadline, YYYY-MM-DD')
      .option('--unit <printed=name...>', 'unit of the registry for a printed name')
      .option('--account <printed=name...>', 'account of the registry, or printed=new')
      .option('--json')
      .action(
        async (
          id: string,
          options: { as: string; deadline?: string; unit?: string[]; account?: string[]; json?: boolean },
        ) =>
          atDesk(options, async (desk) => {
            const settlement = {
              ...deadlineOf(desk, options.deadline),
              units: pairs(options.unit),
              accounts: pairs(options.account),
            }
            valueOf(
              await confirmCircular(desk.context, id, options.as, settlement, desk.clock.now()),
              desk.terminal.locale,
            )
            await showState(desk, id)
          }),
      ),
  )
  circular.addCommand(step('submit', 'hand it to a leader for approval / 提交审批', submitCircular))
  circular.addCommand(step('approve', 'approve and publish / 审批并下发', approveCircular))
  circular.addCommand(
    new Command('show')
      .description('draft, open points and cases / 查看')
      .argument('<id>')
      .option('--json')
      .action(async (id: string, options: { json?: boolean }) =>
        atDesk(options, async (desk) => showState(desk, id, { whole: true })),
      ),
  )
  circular.addCommand(
    new Command('list')
      .description('all circulars / 列表')
      .option('--json')
      .action(async (options: { json?: boolean }) => atDesk(options, listAll)),
  )
  return circular
}

const pairs = (given: readonly string[] | undefined): Record<string, string> =>
  Object.fromEntries((given ?? []).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))

const deadlineOf = (desk: Desk, text: string | undefined): Settlement =>
  text === undefined ? {} : { deadline: valueOf(readDay(text), desk.terminal.locale) }

function step(name: string, description: string, flow: typeof submitCircular | typeof approveCircular): Command {
  return new Command(name)
    .description(description)
    .argument('<id>', 'id or case prefix')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (id: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async (desk) => {
        valueOf(await flow(desk.context, id, options.as, desk.clock.now()), desk.terminal.locale)
        await showState(desk, id)
      }),
    )
}

const importSubcommand = (): Command =>
  new Command('import')
    .description('store a circular with its draft / 导入通报')
    .argument('<file>')
    .option('--deadline <day>', 'confirm or set the deadline, YYYY-MM-DD')
    .option('--publish', 'confirm, submit and approve at once')
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
  const input = valueOf(await readInput(file), locale)
  // Reading papers brings large dictionaries with it; the other steps do without.
  const { readCircular } = await import('../../intake/index.js')
  const draft = valueOf(readCircular(input), locale)
  const now = desk.clock.now()
  const stored = {
    ...input,
    draft,
    url: options.url ?? null,
    by: options.as ?? null,
    deadline: settlement.deadline ?? null,
  }
  const { circularId, known } = valueOf(await importCircular(desk.context, stored, now), locale)
  if (known)
    desk.terminal.line(
      '这份通报已经导入过,没有重复入库。',
      'This circular was imported before; nothing was stored again.',
    )
  const { row, open } = valueOf(await desk.store.write((tx) => prepareCircular(desk.context, tx, circularId)), locale)
  if (options.publish === true && row.state !== 'published') {
    const { as: by = '', approvedBy = '' } = options
    const choices = open.filter((point) => point.kind === 'choice')
    if (choices.length > 0) {
      await showState(desk, circularId, { open, known })
      throw new CommandFailed(
        locale === 'zh'
          ? openInWords(choices)
          : `${choices.length} point(s) of ${circularId} wait for a person: ${openInWords(choices)}`,
      )
    }
    valueOf(await confirmCircular(desk.context, circularId, by, settlement, now), locale)
    valueOf(await submitCircular(desk.context, circularId, by, now), locale)
    valueOf(await approveCircular(desk.context, circularId, approvedBy, now), locale)
  }
  await showState(desk, circularId, { known })
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
  valueOf(may(await actorOf(desk.store.read, options.as), 'prepare-circular'), locale)
  valueOf(may(await actorOf(desk.store.read, options.approvedBy), 'approve-circular'), locale)
}

interface Shown {
  /** With the whole draft. */
  whole?: boolean
  /** Open points as they were before a refused step. */
  open?: readonly OpenPoint[]
  /** Whether an import found the same bytes stored already. */
  known?: boolean
}

async function showState(
  desk: Desk,
  id: string,
  { whole = false, open: openBefore, known }: Shown = {},
): Promise<void> {
  const { terminal } = desk
  const { row, draft, choices, open } = valueOf(
    await desk.store.write((tx) => prepareCircular(desk.context, tx, id)),
    terminal.locale,
  )
  const cases = await desk.store.read.case.findMany({
    where: { circularId: row.id },
    orderBy: { seq: 'asc' },
    select: { no: true },
  })
  const needsPerson = openBefore ?? open
  const checks = [
    ...draft.checks,
    ...needsPerson.filter((point) => !draft.checks.some((check) => check.code === point.code)),
  ]
  const shown = {
    circularId: row.id,
    ...(known === undefined ? {} : { known }),
    code: row.code,
    title: row.title,
    state: row.state,
    dueOn: row.dueOn ?? choices.deadline ?? draft.deadline?.date ?? null,
    needsPerson,
    cases: cases.map((one) => one.no),
  }
  terminal.value(whole ? { ...shown, checks, planDigest: row.planDigest, draft } : { ...shown, checks })
  terminal.line(
    `${row.code} ${row.id} ${stateName[row.state] ?? row.state} 《${row.title}》 事项${cases.length}`,
    `${row.code} ${row.id} ${row.state} "${row.title}" cases ${cases.length}`,
  )
  if (whole) showDraft(terminal, draft)
  for (const point of needsPerson)
    terminal.line(
      `  [${point.kind === 'choice' ? '须选择' : '待确认'}] ${point.message}`,
      `  [${point.kind}] ${point.code}: ${point.message}`,
    )
}

const stateName: Record<string, string> = {
  draft: '草稿',
  confirmed: '已确认',
  submitted: '待审批',
  published: '已下发',
}

async function listAll(desk: Desk): Promise<void> {
  const rows = await allCirculars(desk.store.read)
  desk.terminal.value(
    rows.map((row) => ({
      circularId: row.id,
      code: row.code,
      title: row.title,
      state: row.state,
      importedOn: dayOf(row.importedAt),
      dueOn: row.dueOn,
    })),
  )
  if (rows.length === 0) desk.terminal.line('还没有导入通报。', 'No circular imported yet.')
  for (const row of rows)
    desk.terminal.line(
      `${row.code} ${row.id} ${stateName[row.state] ?? row.state} 《${row.title}》`,
      `${row.code} ${row.id} ${row.state} "${row.title}"`,
    )
}
