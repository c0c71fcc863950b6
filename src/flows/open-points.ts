// What of a draft still waits for a person: names the registry does not know, readings that were inferred, faults of the
// paper. A choice must be made by somebody; a reading is shown and confirmed once.
import type { Calendar } from '../domain/calendar.js'
import type { Draft, DraftFinding } from '../domain/draft.js'
import type { Choices } from '../store/circulars.js'
import { matchFindingAccount, matchUnit, printedUnit, type RegistryNames } from './match-names.js'
import { readingPoints } from './reading-points.js'

export interface OpenPoint {
  code: string
  /** `choice`: somebody must choose; `confirm`: an inferred reading, settled by confirming. */
  kind: 'choice' | 'confirm'
  message: string
  where: string | null
  printed?: string
  candidates?: string[]
}

export interface ResolvedFinding {
  finding: DraftFinding
  index: number
  /** null while the unit waits for a person. */
  unitId: string | null
  /** null: the account is not in the registry (yet). */
  accountId: string | null
}

/** Matches every finding to the registry and lists what is open. */
export function openPointsOf(
  draft: Draft,
  choices: Choices,
  names: RegistryNames,
  calendar: Calendar,
): { resolved: ResolvedFinding[]; open: OpenPoint[] } {
  const open: OpenPoint[] = draft.checks
    .filter((check) => check.level === 'block' && check.settledBy === undefined)
    .map(({ code, message, where }) => ({ code, kind: 'choice', message, where }))
  const units = new Map<string, string | null>()
  const accounts = new Set<string>()
  const resolved = draft.findings.flatMap((finding, index) => {
    if (finding.struck !== undefined) return []
    const where = `/findings/${index}`
    const printed = printedUnit(finding)
    if (!units.has(printed)) {
      const { id, point } = matchUnit(draft, finding, where, choices, names)
      units.set(printed, id)
      if (point !== null) open.push(point)
    }
    const unitId = units.get(printed) ?? null
    if (unitId === null) return { finding, index, unitId, accountId: null }
    const { id: accountId, point } = matchFindingAccount(draft, finding, unitId, where, choices, names)
    // An account with several findings is asked about once.
    if (point !== null && !accounts.has(`${unitId}/${point.code}/${finding.account}`)) open.push(point)
    accounts.add(`${unitId}/${point?.code ?? ''}/${finding.account}`)
    return { finding, index, unitId, accountId }
  })
  open.push(...readingPoints(draft, calendar))
  return { resolved, open }
}
