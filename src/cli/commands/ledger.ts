// `ledger`: the 整改台账 as a table, as JSON, as a workbook.
import { Command } from 'commander'
import { isoOf } from '../../domain/day.js'
import { escalationName, severityName } from '../../domain/ledger.js'
import { stateName } from '../../domain/case.js'
import { exportLedger } from '../../flows/export-ledger.js'
import { auditHead } from '../../store/audit.js'
import { circularById } from '../../store/circulars.js'
import { atDesk, type Desk } from '../desk.js'
import { CommandFailed } from '../terminal.js'
import { notWritten } from '../write-whole.js'
import { ledgerImportCommand } from './ledger-import.js'

interface LedgerOptions {
  circular?: string
  json?: boolean
  xlsx?: string
}

export const ledgerCommand = (): Command =>
  new Command('ledger')
    .description('the ledger (整改台账)')
    .enablePositionalOptions()
    .option('--circular <id>', 'id or case prefix')
    .option('--json')
    .option('--xlsx <file>', 'write a workbook')
    .action(async (options: LedgerOptions) => atDesk(options, (desk) => ledger(desk, options)))
    .addCommand(ledgerImportCommand())

async function ledger(desk: Desk, options: LedgerOptions): Promise<void> {
  const { context, store, clock, terminal } = desk
  const circular = options.circular === undefined ? null : await circularById(store.read, options.circular)
  if (options.circular !== undefined && circular === null)
    throw new CommandFailed(
      terminal.locale === 'zh' ? `没有编号为${options.circular}的通报。` : `There is no circular ${options.circular}.`,
    )
  const rows = await exportLedger(context, circular?.id ?? null, clock.now())
  const head = await auditHead(store.read)
  if (options.xlsx !== undefined) {
    // The workbook library is large; only this option needs it.
    const { writeLedgerWorkbook } = await import('../ledger-workbook.js')
    const { indicatorName } = await import('../../intake/index.js')
    const title = circular === null ? '整改台账' : `${circular.title}整改台账`
    const printed = { title, auditHead: head, madeAt: isoOf(clock.now()), indicatorName }
    await writeLedgerWorkbook(rows, printed, options.xlsx).catch((error: unknown) => {
      throw notWritten(terminal, '台账', 'the ledger', options.xlsx ?? '', error)
    })
    terminal.line(
      `台账已写入${options.xlsx}(${rows.length}项)`,
      `Ledger written to ${options.xlsx} (${rows.length} cases)`,
    )
    terminal.line(`审计链头:${head}`, `Audit head: ${head}`)
    if (options.json === true) terminal.value(rows)
    return
  }
  terminal.value(rows)
  for (const row of rows)
    terminal.line(
      `${row.caseNo} ${row.unit} ${row.account ?? row.site ?? ''} ${row.problem} [${severityName[row.severity]}] ${stateName[row.state]} 期限${row.dueOn ?? '无'}${row.overdueWorkdays > 0 ? ` 逾期${row.overdueWorkdays}个工作日` : ''} 催办${row.reminders} ${escalationName[row.escalation]}`,
      `${row.caseNo} ${row.unit} ${row.account ?? row.site ?? ''} ${row.problem} [${row.severity}] ${row.state} due ${row.dueOn ?? '-'}${row.overdueWorkdays > 0 ? ` overdue ${row.overdueWorkdays} wd` : ''} reminders ${row.reminders} ${row.escalation}`,
    )
  terminal.line(`共${rows.length}项。审计链头:${head}`, `${rows.length} cases. Audit head: ${head}`)
}
