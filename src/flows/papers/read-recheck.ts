// 上季度复核情况 of a circular: every case with what became of it, and which were found again after they had been closed.
import { done, type Result, refused } from '../../base/result.js'
import { recheckValues } from '../../domain/paper-recheck.js'
import type { RecheckValues } from '../../domain/paper.js'
import type { RecheckCase } from '../../domain/recheck-groups.js'
import type { RepeatLink } from '../../domain/repeat.js'
import type { CaseRow } from '../../store/cases.js'
import { draftOf } from '../../store/circulars.js'
import type { Tx } from '../../store/db.js'
import { fromJson } from '../../store/json.js'
import type { FlowContext } from '../context.js'
import { familyCases, printedCases, printedCircularOf, publishedCircular, readMaking } from './read-paper.js'

export async function readRecheckPaper(
  tx: Tx,
  context: FlowContext,
  circular: string,
  now: Date,
): Promise<Result<RecheckValues>> {
  const row = await publishedCircular(tx, circular)
  if (!row.ok) return row
  const rows = await familyCases(tx, row.value.casePrefix)
  if (rows.every((one) => one.state === 'withdrawn'))
    return refused('nothing-to-print', `${row.value.code}没有整改事项,不需要复核情况。`)
  const again = await foundAgain(tx, rows)
  const cases = (await printedCases(tx, context, rows, now)).map(
    (one): RecheckCase => ({ ...one, foundAgainAs: again.get(one.no) ?? [] }),
  )
  return done(
    recheckValues({
      making: await readMaking(tx, now),
      circular: printedCircularOf(row.value),
      period: draftOf(row.value).period,
      cases,
    }),
  )
}

/** Case → later cases that point to it, struck ones aside. */
async function foundAgain(tx: Tx, rows: readonly CaseRow[]): Promise<Map<string, string[]>> {
  const own = new Set(rows.map((row) => row.no))
  const pointing = await tx.case.findMany({
    where: { repeats: { not: '[]' }, state: { not: 'withdrawn' } },
    select: { no: true, repeats: true },
    orderBy: { openedAt: 'asc' },
  })
  const again = new Map<string, string[]>()
  for (const { no, repeats } of pointing)
    for (const { ref } of fromJson<RepeatLink[]>(repeats, []))
      if (own.has(ref)) again.set(ref, [...(again.get(ref) ?? []), no])
  return again
}
