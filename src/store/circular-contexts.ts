// What the plan of a case needs to know of its circular: does its own clause threaten a talk, was the unit late before,
// and who submitted it.
import type { CaseFacts } from '../domain/case.js'
import type { CircularBrief } from '../domain/wording/brief.js'
import { briefOfCircular } from './circulars.js'
import type { Tx } from './db.js'

export interface CircularContexts {
  contextOf(facts: Pick<CaseFacts, 'circularId' | 'unitId'>): { clauseNamesTalk: boolean; lateBefore: boolean }
  officerOf(circularId: string): string | null
  briefs: ReadonlyMap<string, CircularBrief>
}

export async function circularContexts(
  tx: Tx,
  cases: readonly Pick<CaseFacts, 'circularId' | 'unitId'>[],
): Promise<CircularContexts> {
  const ids = [...new Set(cases.map((one) => one.circularId))]
  const rows = await tx.circular.findMany({ where: { id: { in: ids } }, omit: { bytes: true } })
  const briefs = new Map(rows.map((row) => [row.id, briefOfCircular(row)]))
  const officers = new Map(rows.map((row) => [row.id, row.submittedBy]))
  const names = new Map(rows.map((row) => [row.id, briefs.get(row.id)?.escalationClause?.includes('约谈') ?? false]))
  const late = rows.some((row) => names.get(row.id) !== true)
    ? await unitsLateBefore(tx, cases)
    : new Map<string, Set<string>>()
  return {
    contextOf: ({ circularId, unitId }) => ({
      clauseNamesTalk: names.get(circularId) ?? false,
      lateBefore: [...(late.get(unitId) ?? [])].some((id) => id !== circularId),
    }),
    officerOf: (id) => officers.get(id) ?? null,
    briefs,
  }
}

/** Unit → circulars on which it got an overdue notice. */
async function unitsLateBefore(tx: Tx, cases: readonly Pick<CaseFacts, 'unitId'>[]): Promise<Map<string, Set<string>>> {
  const unitIds = [...new Set(cases.map((one) => one.unitId))]
  const theirs = await tx.case.findMany({
    where: { unitId: { in: unitIds } },
    select: { no: true, unitId: true, circularId: true },
  })
  const overdue = await tx.obligation.findMany({
    where: { rule: 'overdue', outcome: 'sent', subjectId: { in: theirs.map((one) => one.no) } },
    select: { subjectId: true },
  })
  const late = new Set(overdue.map((one) => one.subjectId))
  const byUnit = new Map<string, Set<string>>()
  for (const { no, unitId, circularId } of theirs)
    if (late.has(no)) byUnit.set(unitId, (byUnit.get(unitId) ?? new Set()).add(circularId))
  return byUnit
}
