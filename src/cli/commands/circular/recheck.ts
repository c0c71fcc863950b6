// `circular recheck ID [--accept N…]`: what the circular says of last period's findings, and what to do about them.
import { Command } from 'commander'
import { acceptRecheck } from '../../../flows/accept-recheck.js'
import { prepareCircular } from '../../../flows/prepare-circular.js'
import { recheckOf } from '../../../flows/recheck-circular.js'
import type { RecheckProposal } from '../../../domain/recheck-proposals.js'
import { atDesk, type Desk } from '../../desk.js'
import { CommandFailed, type Terminal, valueOf } from '../../terminal.js'

interface RecheckOptions {
  as?: string
  accept?: string[]
  json?: boolean
}

export const recheckSubcommand = (): Command =>
  new Command('recheck')
    .description('proposals about last period’s cases; --accept applies chosen ones / 上期复查建议')
    .argument('<id>', 'id or code')
    .option('--accept <number...>', 'numbers of proposals')
    .option('--as <userid>', 'reviewer, with --accept')
    .option('--json')
    .action(async (id: string, options: RecheckOptions) => atDesk(options, async (desk) => run(desk, id, options)))

async function run(desk: Desk, id: string, { as, accept }: RecheckOptions): Promise<void> {
  const { terminal, context, clock, store } = desk
  const { locale } = terminal
  if (accept === undefined) {
    const proposals = await store.write(async (tx) =>
      recheckOf(tx, valueOf(await prepareCircular(context, tx, id), locale), clock.now()),
    )
    terminal.value({ proposals })
    sayProposals(terminal, proposals)
    return
  }
  const wrong = accept.find((text) => !/^[1-9]\d*$/.test(text))
  if (wrong !== undefined)
    throw new CommandFailed(locale === 'zh' ? `“${wrong}”不是建议的序号。` : `"${wrong}" is no number of a proposal.`)
  if (as === undefined)
    throw new CommandFailed(locale === 'zh' ? '--accept 要用 --as 写明复核人。' : '--accept needs --as.')
  const done = valueOf(await acceptRecheck(context, id, accept.map(Number), as, clock.now()), locale)
  terminal.value(done)
  terminal.line(
    `已销号${done.closed.join('、') || '0项'},新立事项${done.opened.join('、') || '0项'}。`,
    `closed ${done.closed.join(', ') || 'none'}, opened ${done.opened.join(', ') || 'none'}`,
  )
  sayProposals(terminal, done.proposals)
}

const actName: Record<RecheckProposal['act'], string> = {
  close: '建议销号',
  again: '建议重新督办',
  stays: '无需办理',
  report: '催报送',
  count: '核对',
  unknown: '核对',
}

export function sayProposals(terminal: Terminal, proposals: readonly RecheckProposal[]): void {
  if (proposals.length === 0) terminal.line('没有上期复查建议。', 'No proposals about last period.')
  for (const one of proposals)
    terminal.line(`  ${one.n}. [${actName[one.act]}] ${one.text}`, `  ${one.n}. [${one.act}] ${one.text}`)
}
