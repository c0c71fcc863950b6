// `circular confirm|submit|take-back|approve ID`: the steps between a draft and its publishing.
import { Command } from 'commander'
import type { Result } from '../../../base/result.js'
import { approveCircular } from '../../../flows/approve-circular.js'
import type { FlowContext } from '../../../flows/context.js'
import { readPreflight } from '../../../flows/preflight.js'
import { confirmCircular, type Settlement, submitCircular, takeBackCircular } from '../../../flows/settle-circular.js'
import { atDesk, type Desk } from '../../desk.js'
import { sayPreflight } from '../../say-preflight.js'
import { readDay } from '../../reading-input.js'
import { valueOf } from '../../terminal.js'
import { showState } from './show-state.js'

export const stepSubcommands = (): Command[] => [
  confirmSubcommand(),
  step('submit', 'hand it to a leader for approval / 提交审批', submitCircular),
  step('take-back', 'take it back from the leader, to change it / 取回', takeBackCircular),
  step('approve', 'approve and publish / 审批并下发', approveCircular),
]

interface ConfirmOptions {
  as: string
  deadline?: string
  unit?: string[]
  account?: string[]
  json?: boolean
}

const confirmSubcommand = (): Command =>
  new Command('confirm')
    .description('vouch for the reading and the secrecy check; choose what is open / 确认识别结果和保密审查')
    .argument('<id>', 'id or code')
    .requiredOption('--as <userid>', 'officer')
    .option('--deadline <day>', 'confirm or set the deadline, YYYY-MM-DD')
    .option('--unit <printed=name...>', 'unit of the registry for a printed name')
    .option('--account <printed=name...>', 'account of the registry, or printed=new')
    .option('--json')
    .action(async (id: string, options: ConfirmOptions) =>
      atDesk(options, async (desk) => {
        const settlement = {
          ...deadlineOf(desk, options.deadline),
          units: pairs(options.unit),
          accounts: pairs(options.account),
        }
        const now = desk.clock.now()
        valueOf(await confirmCircular(desk.context, id, options.as, settlement, now), desk.terminal.locale)
        await showState(desk, id)
      }),
    )

const pairs = (given: readonly string[] | undefined): Record<string, string> =>
  Object.fromEntries((given ?? []).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))

/** `--deadline`, checked. */
export const deadlineOf = (desk: Desk, text: string | undefined): Settlement =>
  text === undefined ? {} : { deadline: valueOf(readDay(text), desk.terminal.locale) }

type Flow = (context: FlowContext, id: string, by: string, now: Date) => Promise<Result<unknown>>

function step(name: string, description: string, flow: Flow): Command {
  return new Command(name)
    .description(description)
    .argument('<id>', 'id or code')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (id: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async (desk) => {
        valueOf(await flow(desk.context, id, options.as, desk.clock.now()), desk.terminal.locale)
        await showState(desk, id)
        if (name !== 'take-back') await sayUnreached(desk, id)
      }),
    )
}

/** Whoever hands it in or approves it learns who will not get it; nothing is held back for that. */
async function sayUnreached({ context, clock, terminal }: Desk, id: string): Promise<void> {
  sayPreflight(terminal, valueOf(await readPreflight(context, id, clock.now()), terminal.locale), false)
}
