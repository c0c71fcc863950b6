// `statistics`: the office's figures and the burden statement, for who may read everything. Units stand in the registry's
// order; nothing here compares them.
import { Command } from 'commander'
import type { Day } from '../../domain/day.js'
import { readStatistics } from '../../flows/read-statistics.js'
import { atDesk, type Desk } from '../desk.js'
import { readDay } from '../reading-input.js'
import { burdenTables, caseTables, monthTables, type Table } from '../../papers/statistics-tables.js'
import { valueOf } from '../terminal.js'
import { writeReporting } from '../write-whole.js'

interface StatisticsOptions {
  as: string
  circular?: string
  unit?: string
  from?: string
  to?: string
  json?: boolean
  xlsx?: string
}

export const statisticsCommand = (): Command =>
  new Command('statistics')
    .description('how cases go and what was asked of people / 统计与减负情况')
    .requiredOption('--as <userid>')
    .option('--circular <id>', 'id or code: its cases and the pushes about them')
    .option('--unit <name>', 'its cases and the messages to its contacts')
    .option('--from <day>', 'YYYY-MM-DD: cases handed out and messages sent from this day')
    .option('--to <day>', 'YYYY-MM-DD: until this day')
    .option('--json')
    .option('--xlsx <file>', 'write a workbook')
    .action(async (options: StatisticsOptions) => atDesk(options, (desk) => statistics(desk, options)))

async function statistics(desk: Desk, options: StatisticsOptions): Promise<void> {
  const { context, clock, terminal } = desk
  const { locale } = terminal
  const day = (text: string | undefined): Day | null => (text === undefined ? null : valueOf(readDay(text), locale))
  const { circular = null, unit = null } = options
  const asked = { circular, unit, from: day(options.from), to: day(options.to) }
  const figures = valueOf(await readStatistics(context, asked, options.as, clock.now()), locale)
  // The indicator table and the workbook library are large; only this command's own output needs them.
  const { indicatorName } = await import('../../intake/index.js')
  if (options.xlsx !== undefined) {
    const { statisticsWorkbook } = await import('../../papers/statistics-workbook.js')
    const workbook = await statisticsWorkbook(figures, indicatorName)
    await writeReporting(terminal, '统计', 'the statistics', options.xlsx, workbook)
    terminal.line(`统计已写入${options.xlsx}`, `Statistics written to ${options.xlsx}`)
    if (options.json === true) terminal.value(figures)
    return
  }
  terminal.value(figures)
  const words = { locale, indicatorName }
  for (const table of [...caseTables(figures, words), ...monthTables(figures, words), ...burdenTables(figures, words)])
    for (const line of linesOf(table)) terminal.line(line)
}

const linesOf = ({ title, headings, rows }: Table): string[] =>
  rows.length === 0 ? [] : [`== ${title}`, headings.join(' | '), ...rows.map((row) => row.join(' | ')), '']
