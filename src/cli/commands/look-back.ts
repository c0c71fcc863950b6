// `look-back draw|record|list` (回头看): a sample of closed cases is looked at again.
import { Command } from 'commander'
import { dayOf, isoOf } from '../../domain/day.js'
import { drawLookBack, listLookBacks, recordLookBack } from '../../flows/look-back.js'
import { atDesk } from '../desk.js'
import { CommandFailed, valueOf } from '../terminal.js'

export function lookBackCommand(): Command {
  const lookBack = new Command('look-back').description('look again at closed cases / 回头看')
  for (const subcommand of [draw(), record(), list()]) lookBack.addCommand(subcommand)
  return lookBack
}

const draw = (): Command =>
  new Command('draw')
    .description('draw a sample of the closed cases of a circular / 抽样')
    .argument('<circular>', 'id or code')
    .option('--share <percent>', 'how many of the closed cases', '20')
    .option('--seed <text>', 'draws the same sample again')
    .requiredOption('--as <userid>', 'officer')
    .option('--json')
    .action(async (circular: string, options: { share: string; seed?: string; as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const input = { circular, share: Number(options.share), seed: options.seed ?? null, by: options.as }
        const drawn = valueOf(await drawLookBack(context, input, clock.now()), terminal.locale)
        terminal.value(drawn)
        terminal.line(
          `${drawn.code}已销号${drawn.closed}项,抽到${drawn.caseNos.length}项(种子${drawn.seed}):`,
          `${drawn.caseNos.length} of ${drawn.closed} closed cases of ${drawn.code} (seed ${drawn.seed}):`,
        )
        for (const no of drawn.caseNos) terminal.line(`  ${no}`)
      }),
    )

interface RecordOptions {
  held?: boolean
  returned?: boolean
  note?: string
  as: string
  json?: boolean
}

const record = (): Command =>
  new Command('record')
    .description('what was found: it held, or the problem is back (a new case is opened) / 登记结果')
    .argument('<no>', 'number of the drawn case')
    .option('--held', 'it is still put right')
    .option('--returned', 'the problem is back')
    .option('--note <text>', 'what was seen')
    .requiredOption('--as <userid>', 'reviewer')
    .option('--json')
    .action(async (caseNo: string, options: RecordOptions) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        if ((options.held === true) === (options.returned === true))
          throw new CommandFailed(
            terminal.locale === 'zh' ? '请写明结果:--held(保持)或--returned(反弹)。' : 'Give --held or --returned.',
          )
        const outcome = options.held === true ? ('held' as const) : ('returned' as const)
        const input = { caseNo, outcome, note: options.note ?? '', by: options.as }
        const looked = valueOf(await recordLookBack(context, input, clock.now()), terminal.locale)
        terminal.value(looked)
        terminal.line(
          looked.newCaseNo === null
            ? `${looked.caseNo}整改保持良好,已登记。`
            : `${looked.caseNo}问题反弹,已立新事项${looked.newCaseNo}。`,
          looked.newCaseNo === null ? `${looked.caseNo} held.` : `${looked.caseNo} is back as ${looked.newCaseNo}.`,
        )
      }),
    )

const outcomeName = { held: '保持', returned: '反弹' } as const

const list = (): Command =>
  new Command('list')
    .description('drawn cases and what was found / 抽查清单')
    .option('--circular <code>', 'of one circular')
    .option('--json')
    .action(async (options: { circular?: string; json?: boolean }) =>
      atDesk(options, async ({ store, terminal }) => {
        const lines = await listLookBacks(store.read, options.circular ?? null)
        terminal.value(lines.map((one) => ({ ...one, drawnAt: isoOf(one.drawnAt) })))
        for (const one of lines)
          terminal.line(
            `${one.code} ${dayOf(one.drawnAt)} ${one.caseNo} ${one.unit} ${one.outcome === null ? '待核查' : outcomeName[one.outcome]} ${one.newCaseNo ?? ''}`.trimEnd(),
          )
        if (lines.length === 0) terminal.line('还没有抽查过。', 'Nothing was drawn yet.')
      }),
    )
