// The paper 上季度复核情况: the paragraph for the next circular with its annex, tables numbered as annexes are.
import { type PaperCircular, type PaperMaking, printedCircular, printedHead } from './paper-facts.js'
import type { RecheckValues } from './paper.js'
import type { Period } from './draft.js'
import { recheckTables } from './recheck-annex.js'
import { groupRecheck, type RecheckCase } from './recheck-groups.js'
import { recheckParagraph } from './recheck-paragraph.js'

export interface RecheckFacts {
  making: PaperMaking
  circular: PaperCircular
  period: Period | null
  cases: readonly RecheckCase[]
}

export function recheckValues({ making, circular, period, cases }: RecheckFacts): RecheckValues {
  const grouped = groupRecheck(cases)
  const tables = recheckTables(grouped, period)
  return {
    ...printedHead(making),
    ...printedCircular(circular),
    paragraph: recheckParagraph(grouped, period, circular.title),
    total: String(tables.reduce((sum, table) => sum + table.rows.length, 0)),
    tables: tables.map(({ title, rows }, index) => ({
      number: String(index + 1),
      title,
      count: String(rows.length),
      items: [...rows],
    })),
  }
}
