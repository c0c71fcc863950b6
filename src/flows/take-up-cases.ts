// An ended case is taken up again by a person (a recheck found it not fixed, a look-back found it back): a new case with a
// number of its own that points to the old one, because a closed case never opens again.
import type { Deadline } from '../domain/deadline.js'
import { dayOf } from '../domain/day.js'
import type { DraftFinding, Provenance } from '../domain/draft.js'
import { appendAudit } from '../store/audit.js'
import type { CaseRow } from '../store/cases.js'
import { lastNumber } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import type { FlowContext } from './context.js'
import { takenUp } from './link-repeats.js'
import { openCases } from './open-cases.js'
import { type DraftedCase, newFacts, type Prepared, supervisorsOf } from './prepare-circular.js'
import { relinkRepeats } from './relink-repeats.js'

export interface TakingUp {
  deadline: Deadline
  /** Where the words are that say it is not fixed, or who said so. */
  placesOf: (old: CaseRow) => Provenance[]
  by: string
}

/** Opens a new case of `prepared` for each ended one. @returns the new numbers, in the order of the old */
export async function takeUpCases(
  tx: Tx,
  context: FlowContext,
  prepared: Prepared,
  nos: readonly string[],
  { deadline, placesOf, by }: TakingUp,
  now: Date,
): Promise<string[]> {
  const { row, draft } = prepared
  const first = await lastNumber(tx, row.casePrefix)
  const supervisors = await supervisorsOf(tx)
  const cases = await tx.case.findMany({
    where: { no: { in: [...nos] } },
    include: { unit: true, circular: { select: { title: true } } },
    orderBy: { no: 'asc' },
  })
  const drafted = cases.map((old, index): DraftedCase => {
    const seq = first + index + 1
    const finding = findingOf(old)
    const { severity } = finding
    const about = { unitId: old.unitId, supervisorId: supervisors(old.unitId), severity, repeated: true }
    return {
      facts: newFacts(prepared, { ...about, seq, deadline }, now),
      seq,
      resolved: { finding, index: seq - 1, unitId: old.unitId, accountId: old.accountId },
      places: placesOf(old),
      repeats: [takenUp(old.no, old.circular.title, dayOf(old.openedAt))],
      talkBasis: null,
    }
  })
  await openCases(tx, draft.deadline, drafted)
  await appendAudit(
    tx,
    drafted.map((one) => ({
      at: now,
      actor: by,
      osUser: context.osUser,
      act: 'case-opened',
      subject: one.facts.no,
      details: { takesUp: one.repeats[0]?.ref, finding: one.resolved.finding },
    })),
  )
  const unitIds = [...new Set(cases.map((one) => one.unitId))]
  const accountIds = [...new Set(cases.flatMap((one) => one.accountId ?? []))]
  const cause = { words: '再次立项', key: `taken-up/${drafted[0]?.facts.no ?? ''}`, by: 'system' }
  await relinkRepeats(tx, context, { unitIds, accountIds }, cause, now)
  return drafted.map((one) => one.facts.no)
}

const findingOf = (old: CaseRow): DraftFinding => ({
  unit: old.unit.name,
  region: null,
  account: old.accountName,
  platform: old.platform,
  site: old.site,
  ...(old.documentNumber === null ? {} : { document: { number: old.documentNumber, title: null } }),
  problem: old.problem,
  indicator: old.indicator,
  veto: old.veto === 'unsaid' ? null : old.veto === 'yes',
  severity: old.severity === 'fail' ? 'fail' : 'minor',
  source: 'body',
})
