// Terms printed in a column of an annex (整改时限): each is a deadline of the rows that have it, beside the main one of the
// text. A column that says the same for all rows sets the term of the whole paper where the text sets none.
import type { Day } from '../../domain/day.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { type Cell, cellOf, hasColumn, type Row, type Table } from '../tables/table.js'
import { isFindingTable } from './annex-items.js'
import { termsIn } from './deadline-expression.js'
import { asDeadline, type DeadlineRead } from './deadlines.js'

interface Group {
  cell: Cell
  names: Cell[]
}

/** The deadlines of the annex rows, in printed order, each with the names it is for. */
export function readRowDeadlines(paper: Paper, issuedOn: Day | null): DeadlineRead[] {
  return paper.tables
    .filter((table) => hasColumn(table, 'due') && isFindingTable(table))
    .flatMap((table) =>
      [...groupsOf(table).values()].flatMap((group, _, all) => {
        const read = readGroup(group, all.length > 1, issuedOn)
        return read === null ? [] : [read]
      }),
    )
}

function groupsOf(table: Table): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const row of table.rows) {
    const cell = cellOf(table, row, 'due')
    if (cell === null || cell.flat === '') continue
    const group = groups.get(cell.flat) ?? { cell, names: [] }
    const name = nameOf(table, row)
    if (name !== null) group.names.push(name)
    groups.set(cell.flat, group)
  }
  return groups
}

const nameOf = (table: Table, row: Row): Cell | null =>
  cellOf(table, row, 'account') ?? cellOf(table, row, 'site') ?? cellOf(table, row, 'unit') ?? null

/** A bare day in such a column (`7月12日`, `2024-07-12`) is the day before which it is due. */
function readGroup({ cell, names }: Group, several: boolean, issuedOn: Day | null): DeadlineRead | null {
  const term = termsIn(cell.flat, issuedOn)[0] ?? termsIn(`${cell.flat}前`, issuedOn)[0]
  if (term === undefined) return null
  const places: Span[] = [cell.place]
  const appliesTo = several ? [...new Set(names.map(({ text }) => text))].join('、') : null
  return {
    deadline: { ...asDeadline(cell.text, cell.flat, term), appliesTo },
    term,
    places,
    termPlaces: places,
    appliesToPlaces: several ? names.map(({ place }) => place) : [],
  }
}
