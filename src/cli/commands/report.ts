// `report record|list`: the papers units owe for a circular (报送), beside whether the findings were put right.
import { Command, Option } from 'commander'
import { isoOf } from '../../domain/day.js'
import { reportedName } from '../../domain/ledger.js'
import { listReports, recordReport } from '../../flows/record-report.js'
import { atDesk } from '../desk.js'
import { valueOf } from '../terminal.js'

interface RecordOptions {
  channel: 'oa' | 'paper' | 'phone'
  oa?: string
  note?: string
  as: string
  json?: boolean
}

export function reportCommand(): Command {
  const report = new Command('report').description('the papers units hand in for a circular / 报送')
  for (const subcommand of [record(), list()]) report.addCommand(subcommand)
  return report
}

const record = (): Command =>
  new Command('record')
    .description('the paper of a unit came in / 登记')
    .argument('<circular>', 'id or code')
    .argument('<unit>', 'full name of the unit')
    .addOption(new Option('--channel <way>', 'how it came').choices(['oa', 'paper', 'phone']).default('oa'))
    .option('--oa <number>', 'number in the OA')
    .option('--note <text>')
    .requiredOption('--as <userid>', 'officer or reviewer')
    .option('--json')
    .action(async (circular: string, unit: string, options: RecordOptions) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const { channel, oa: oaNumber = null, note = null, as: by } = options
        const input = { circular, unit, channel, oaNumber, note, by }
        const recorded = valueOf(await recordReport(context, input, clock.now()), terminal.locale)
        terminal.value(recorded)
        terminal.line(
          `已登记${recorded.unit}的报送材料(${recorded.code},${recorded.caseNos.length}项)${recorded.late ? ',逾期' : ''}。`,
          `The paper of ${recorded.unit} is recorded for ${recorded.caseNos.length} cases${recorded.late ? ', late' : ''}.`,
        )
      }),
    )

const list = (): Command =>
  new Command('list')
    .description('which units of a circular handed theirs in / 报送情况')
    .argument('<circular>', 'id or code')
    .option('--json')
    .action(async (circular: string, options: { json?: boolean }) =>
      atDesk(options, async ({ store, terminal }) => {
        const reports = valueOf(await listReports(store.read, circular), terminal.locale)
        terminal.value(
          reports.map((one) => ({ ...one, receivedAt: one.receivedAt === null ? null : isoOf(one.receivedAt) })),
        )
        for (const one of reports)
          terminal.line(`${one.unit}  ${reportedName[one.reported]}  ${one.oaNumber ?? ''}`.trimEnd())
      }),
    )
