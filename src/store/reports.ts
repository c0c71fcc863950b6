// 报送: the papers units owe for circulars, as they came in, and which are still missing.
import type { Prisma, Tx } from './db.js'

export type ReportRow = Prisma.ReportGetPayload<{ include: { unit: { select: { name: true } } } }>

export const reportsOf = (tx: Tx, circularId: string): Promise<ReportRow[]> =>
  tx.report.findMany({
    where: { circularId },
    include: { unit: { select: { name: true } } },
    orderBy: { receivedAt: 'asc' },
  })

/** Unit → titles of circulars whose every case of that unit is closed while the asked-for paper did not come in. */
export async function papersMissing(tx: Tx, unitIds: readonly string[]): Promise<Map<string, string[]>> {
  const due = await tx.case.findMany({
    where: { unitId: { in: [...unitIds] }, reported: 'due', state: { not: 'withdrawn' } },
    select: { unitId: true, circularId: true, state: true, circular: { select: { title: true } } },
    orderBy: { no: 'asc' },
  })
  const open = new Set(due.filter((one) => one.state !== 'closed').map((one) => `${one.unitId}/${one.circularId}`))
  const missing = new Map<string, string[]>()
  for (const { unitId, circularId, circular } of due) {
    const known = missing.get(unitId) ?? []
    const { title } = circular
    if (!open.has(`${unitId}/${circularId}`) && !known.includes(title)) missing.set(unitId, [...known, title])
  }
  return missing
}
