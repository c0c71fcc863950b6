// The office's figures as they are handed on: to the terminal, the page, the workbook.
import type { Day } from './day.js'
import type { CaseStatistics } from './statistics.js'
import type { Burden } from './statistics-burden.js'

export interface Statistics {
  /** When it was made, ISO 8601. */
  madeAt: string
  circular: { code: string; title: string } | null
  from: Day | null
  to: Day | null
  /** Name of the unit whose cases, and messages to whose contacts, alone were counted; null = all. */
  unit: string | null
  cases: CaseStatistics
  burden: Burden
}
