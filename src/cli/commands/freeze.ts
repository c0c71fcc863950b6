// `freeze set|list|lift`: nothing is asked of a unit, or about a circular, until a person lifts it.
import { Command } from 'commander'
import { freezeCases, listFreezes, thawCases } from '../../flows/freeze-cases.js'
import { atDesk, type Desk } from '../desk.js'
import { readDay } from '../reading-input.js'
import { CommandFailed, valueOf } from '../terminal.js'

interface SetOptions {
  unit?: string
  circular?: string
  reason: string
  reviewOn?: string
  as: string
  json?: boolean
}

export function freezeCommand(): Command {
  const freeze = new Command('freeze').description('hold everything of a unit or a circular / 冻结')
  for (const subcommand of [set(), list(), lift()]) freeze.addCommand(subcommand)
  return freeze
}

const set = (): Command =>
  new Command('set')
    .description('nothing is asked of the unit and the clock stands still / 冻结')
    .option('--unit <name>', 'full name of a unit')
    .option('--circular <code>', 'id or code of a circular')
    .requiredOption('--reason <text>', 'why')
    .option('--review-on <day>', 'when the office is asked whether it still holds (default as the rules say)')
    .requiredOption('--as <userid>', 'leader')
    .option('--json')
    .action(async (options: SetOptions) => atDesk(options, (desk) => setFreeze(desk, options)))

async function setFreeze(desk: Desk, options: SetOptions): Promise<void> {
  const { context, clock, terminal } = desk
  const { unit, circular, reason, as: by } = options
  if ((unit === undefined) === (circular === undefined))
    throw new CommandFailed(
      terminal.locale === 'zh' ? '请写明冻结哪个单位(--unit)或哪份通报(--circular)。' : 'Give --unit or --circular.',
    )
  const reviewOn = options.reviewOn === undefined ? null : valueOf(readDay(options.reviewOn), terminal.locale)
  const what =
    unit === undefined
      ? ({ kind: 'circular', target: circular ?? '' } as const)
      : ({ kind: 'unit', target: unit } as const)
  const frozen = valueOf(await freezeCases(context, { ...what, reason, reviewOn, by }, clock.now()), terminal.locale)
  terminal.value(frozen)
  terminal.line(
    `已冻结${frozen.name}的${frozen.caseNos.length}项未办结事项,${frozen.reviewOn}复核是否继续。编号${frozen.freezeId}。`,
    `${frozen.caseNos.length} open cases of ${frozen.name} are frozen; to be looked at on ${frozen.reviewOn}. Id ${frozen.freezeId}.`,
  )
}

const list = (): Command =>
  new Command('list')
    .description('the freezes that stand / 现有冻结')
    .option('--json')
    .action(async (options: { json?: boolean }) =>
      atDesk(options, async ({ store, terminal }) => {
        const freezes = await listFreezes(store.read)
        terminal.value(freezes)
        for (const one of freezes)
          terminal.line(`${one.id}  ${one.name}  ${one.caseNos.length}项  ${one.reviewOn}复核  ${one.reason}`)
        if (freezes.length === 0) terminal.line('没有冻结的单位或通报。', 'Nothing is frozen.')
      }),
    )

const lift = (): Command =>
  new Command('lift')
    .description('go on; the days that were left are given back / 解冻')
    .argument('<id>', 'id of the freeze')
    .requiredOption('--as <userid>', 'leader')
    .option('--json')
    .action(async (id: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const lifted = valueOf(await thawCases(context, id, options.as, clock.now()), terminal.locale)
        terminal.value(lifted)
        terminal.line(`已解冻,${lifted.caseNos.length}项恢复办理。`, `Lifted; ${lifted.caseNos.length} cases go on.`)
      }),
    )
