// 冻结 of a unit or of a circular: which stand, and which hold a case.
import type { CaseFacts, Frozen } from '../domain/case.js'
import type { Prisma, Tx } from './db.js'

export type FreezeRow = Prisma.FreezeGetPayload<object>
export type FreezeKind = 'unit' | 'circular'

export const standingFreezes = (tx: Tx): Promise<FreezeRow[]> =>
  tx.freeze.findMany({ where: { liftedAt: null }, orderBy: { at: 'asc' } })

/** The first standing freeze that holds the case; null if none does. */
export const freezeOf = (
  freezes: readonly FreezeRow[],
  facts: Pick<CaseFacts, 'unitId' | 'circularId'>,
): FreezeRow | null =>
  freezes.find((one) => one.subjectId === (one.kind === 'unit' ? facts.unitId : facts.circularId)) ?? null

/** The facts of a case opened now: held from the start where its unit or circular is frozen. */
export function heldFromTheStart<T extends CaseFacts>(freezes: readonly FreezeRow[], facts: T): T {
  const freeze = freezeOf(freezes, facts)
  if (freeze === null) return facts
  const frozen: Frozen = { since: facts.openedAt, reviewOn: freeze.reviewOn }
  return { ...facts, frozen }
}
