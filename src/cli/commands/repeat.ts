// `repeat list|link|refuse`: earlier findings that may be repeats, for a person to answer. What the registry proves is
// linked without asking; nothing here is ever linked by likeness alone.
import { Command } from 'commander'
import { isoOf } from '../../domain/day.js'
import { decideRepeats, type RepeatAnswer } from '../../flows/decide-repeat.js'
import { circularById } from '../../store/circulars.js'
import { linkOf, listedProposals, type ProposalState, reasonOf } from '../../store/repeats.js'
import { atDesk, type Desk } from '../desk.js'
import { CommandFailed, valueOf } from '../terminal.js'

export function repeatCommand(): Command {
  const repeat = new Command('repeat').description('possible repeats of earlier findings / 重复线索')
  repeat.addCommand(
    new Command('list')
      .description('what waits for an answer / 待核对')
      .option('--circular <id>', 'id or code of the circular whose cases they are about')
      .option('--all', 'those already answered too')
      .option('--json')
      .action(async (options: ListOptions) => atDesk(options, (desk) => list(desk, options))),
  )
  repeat.addCommand(answer('link', 'linked', 'it is a repeat / 关联'))
  repeat.addCommand(answer('refuse', 'refused', 'it is none; takes a link back too / 排除'))
  return repeat
}

interface ListOptions {
  circular?: string
  all?: boolean
  json?: boolean
}

const stateWords: Record<ProposalState, [zh: string, en: string]> = {
  open: ['待核对', 'open'],
  linked: ['已关联', 'linked'],
  refused: ['已排除', 'refused'],
  void: ['不再成立', 'void'],
}

async function list(desk: Desk, options: ListOptions): Promise<void> {
  const { store, terminal } = desk
  const circular = options.circular === undefined ? null : await circularById(store.read, options.circular)
  if (options.circular !== undefined && circular === null)
    throw new CommandFailed(
      terminal.locale === 'zh' ? `没有编号为${options.circular}的通报。` : `There is no circular ${options.circular}.`,
    )
  const states: ProposalState[] = options.all === true ? ['open', 'linked', 'refused'] : ['open']
  const found = await listedProposals(store.read, circular?.id ?? null, states)
  terminal.value(
    found.map(({ row, about }) => ({
      id: row.id,
      caseNo: row.caseNo,
      unit: about.unit.name,
      account: about.accountName,
      problem: about.problem,
      ref: row.ref,
      kind: linkOf(row).kind,
      reason: reasonOf(row),
      why: row.why,
      state: row.state,
      decidedBy: row.decidedBy,
      decidedAt: row.decidedAt === null ? null : isoOf(row.decidedAt),
    })),
  )
  if (found.length === 0) terminal.line('没有待核对的重复线索。', 'Nothing waits for an answer.')
  for (const { row, about } of found) {
    const [zh, en] = stateWords[row.state as ProposalState]
    const what = `${about.unit.name} ${about.accountName ?? about.site ?? ''} ${about.problem}\n    ${row.why}`
    terminal.line(`${row.id} [${zh}] ${what}`, `${row.id} [${en}] ${what}`)
  }
}

const answer = (name: string, given: RepeatAnswer, description: string): Command =>
  new Command(name)
    .description(description)
    .argument('<ids...>', 'as `repeat list` prints them, such as B24Q3-017/1')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (ids: string[], options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const decided = valueOf(await decideRepeats(context, ids, given, options.as, clock.now()), terminal.locale)
        terminal.value(decided)
        const [zh, en] = stateWords[given]
        terminal.line(`${zh}:${decided.ids.join('、')}`, `${en}: ${decided.ids.join(', ')}`)
        for (const { no, added, removed } of decided.changed) {
          const refs = (links: typeof added): string => links.map((link) => link.ref).join('、')
          if (added.length > 0) terminal.line(`${no} 关联${refs(added)}`, `${no} linked to ${refs(added)}`)
          if (removed.length > 0)
            terminal.line(`${no} 取消关联${refs(removed)}`, `${no} no longer linked to ${refs(removed)}`)
        }
        for (const no of decided.talks) terminal.line(`${no} 已提请约谈`, `${no}: a talk is proposed`)
      }),
    )
