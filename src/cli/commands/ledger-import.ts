// `ledger import FILE`: the ledger an office kept in Excel before; shows what every row becomes and what would leave next.
import { Command } from 'commander'
import { importLedger, type LedgerImported, type LedgerRowOutcome } from '../../flows/import-ledger.js'
import { atDesk, commandSettings } from '../desk.js'
import { readInput } from '../reading-input.js'
import { createTerminal, type Terminal, valueOf } from '../terminal.js'
import { showRehearsal } from './rehearse.js'

interface ImportOptions {
  as: string
  approvedBy: string
  dryRun?: boolean
  json?: boolean
}

export const ledgerImportCommand = (): Command =>
  new Command('import')
    .description('take over the ledger kept in Excel; its open rows become cases / 移交台账')
    .argument('<file>', 'workbook (.xlsx) or .csv')
    .requiredOption('--as <userid>', 'officer who hands it in')
    .requiredOption('--approved-by <userid>', 'leader who agrees (another person)')
    .option('--dry-run', 'show what every row becomes, change nothing / 只预览')
    .option('--json')
    .action(async (path: string, options: ImportOptions) => {
      const { locale } = createTerminal(commandSettings().locale, false)
      // Before the database is opened: a file that cannot be read must not even make one.
      const file = valueOf(await readInput(path), locale)
      const { indicators, readWorkbook } = await import('../../intake/index.js')
      const sheets = valueOf(await readWorkbook(file), locale)
      const all = indicators()
      const indicatorCode = (word: string): string | null =>
        all.find((one) => one.code === word || one.name === word)?.code ?? null
      await atDesk(options, async ({ context, clock, terminal }) => {
        const { as: by, approvedBy, dryRun = false } = options
        const input = { ...file, sheets, by, approvedBy, dryRun, indicatorCode }
        const imported = valueOf(await importLedger(context, input, clock.now()), terminal.locale)
        terminal.value(imported)
        show(terminal, imported)
      })
    })

function show(
  terminal: Terminal,
  { rows, circulars, dryRun, unchanged, otherHeadings, rehearsal }: LedgerImported,
): void {
  for (const row of rows) terminal.line(`${row.sheet}第${row.row}行 ${rowInWords(row)}`)
  if (otherHeadings.length > 0)
    terminal.line(
      `原样留存的列:${otherHeadings.join('、')}`,
      `columns kept with the cases as they stand: ${otherHeadings.join(', ')}`,
    )
  if (unchanged)
    return terminal.line('这份台账已经导入过,没有变化。', 'This ledger was imported before; nothing changed.')
  for (const one of circulars)
    terminal.line(
      `${one.code} ${one.title}:事项${one.cases},往期${one.history}`,
      `${one.code} ${one.title}: cases ${one.cases}, history ${one.history}`,
    )
  terminal.line(
    dryRun
      ? '检查通过(未导入)。未来5个工作日将发出(若无人答复):'
      : '已导入;线下已告知的通知不再发送。未来5个工作日将发出(若无人答复):',
    dryRun
      ? 'Checked, nothing imported. In the next five working days would leave:'
      : 'Imported; nobody is told again. In the next five working days will leave:',
  )
  showRehearsal(terminal, rehearsal)
}

const stateName = { issued: '未反馈', replied: '待复核', closed: '已销号' } as const

function rowInWords(row: LedgerRowOutcome): string {
  if (row.becomes === 'skipped') return `“${row.subject}”→不是问题,跳过`
  const what = `${row.unit} “${row.subject}” ${row.problem}`
  if (row.becomes === 'known') return `${what}→此前已导入`
  if (row.becomes === 'history') return `${what}→往期记录(已销号)`
  const due = row.dueOn === null ? '无期限' : `期限${row.dueOn}`
  return `${what}→${row.caseNo ?? ''} ${row.state === null ? '' : stateName[row.state]},${due}`
}
