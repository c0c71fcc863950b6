// Units with a failed finding in each of the office's last circulars: a ground for a talk where the office's rules say so
// (domain.md §6: common in the genre, never a national rule, so it is data).
import { inARowBasis, type TalkBasis, triggersOf } from '../domain/talk-trigger.js'
import type { Policy } from '../domain/policy.js'
import type { Tx } from '../store/db.js'
import type { Prepared } from './prepare-circular.js'

/** Unit → the ground, for the circular about to be published; empty where the office has no such rule. */
export async function failedInARow(
  tx: Tx,
  { row, resolved }: Pick<Prepared, 'row' | 'resolved'>,
  policy: Policy,
): Promise<ReadonlyMap<string, TalkBasis>> {
  const most = Math.max(0, ...triggersOf(policy, 'failed-in-a-row').map((one) => one.circulars))
  const bases = new Map<string, TalkBasis>()
  if (most === 0) return bases
  const failed = new Set(resolved.flatMap((one) => (one.finding.severity === 'fail' ? (one.unitId ?? []) : [])))
  const before = await circularsBefore(tx, row.casePrefix, most - 1)
  for (const unitId of failed) {
    const circulars = [
      { title: row.title, failed: true },
      ...before.map((one) => ({ ...one, failed: one.units.has(unitId) })),
    ]
    const basis = inARowBasis(policy, circulars)
    if (basis !== null) bases.set(unitId, basis)
  }
  return bases
}

/** The last published circulars of other families, newest first, with the units that had a failed finding. */
async function circularsBefore(tx: Tx, ownPrefix: string, count: number) {
  const rows = await tx.circular.findMany({
    where: { state: 'published', revisesId: null, casePrefix: { not: ownPrefix } },
    orderBy: { publishedAt: 'desc' },
    select: { casePrefix: true, title: true },
    take: count,
  })
  const cases = await tx.case.findMany({
    where: {
      severity: 'fail',
      state: { not: 'withdrawn' },
      circular: { casePrefix: { in: rows.map((one) => one.casePrefix) } },
    },
    select: { unitId: true, circular: { select: { casePrefix: true } } },
  })
  return rows.map(({ casePrefix, title }) => ({
    title,
    units: new Set(cases.filter((one) => one.circular.casePrefix === casePrefix).map((one) => one.unitId)),
  }))
}
