// `circular list`: all circulars.
import { Command } from 'commander'
import { dayOf } from '../../../domain/day.js'
import { allCirculars } from '../../../store/circulars.js'
import { atDesk, type Desk } from '../../desk.js'
import { stateName } from './show-state.js'

export const listSubcommand = (): Command =>
  new Command('list')
    .description('all circulars / 列表')
    .option('--json')
    .action(async (options: { json?: boolean }) => atDesk(options, listAll))

async function listAll(desk: Desk): Promise<void> {
  const rows = await allCirculars(desk.store.read)
  const codes = new Map(rows.map((row) => [row.id, row.code]))
  desk.terminal.value(
    rows.map((row) => ({
      circularId: row.id,
      code: row.code,
      title: row.title,
      state: row.state,
      importedOn: dayOf(row.importedAt),
      dueOn: row.dueOn,
      revises: row.revisesId === null ? null : (codes.get(row.revisesId) ?? null),
    })),
  )
  if (rows.length === 0) desk.terminal.line('还没有导入通报。', 'No circular imported yet.')
  for (const row of rows)
    desk.terminal.line(
      `${row.code} ${row.id} ${stateName[row.state] ?? row.state} 《${row.title}》`,
      `${row.code} ${row.id} ${row.state} "${row.title}"`,
    )
}
