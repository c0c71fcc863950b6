// Loads a stored circular with everything the steps of publishing ask about it: matches, open points, drafted cases.
import { done, type Refusal, type Result, refused } from '../base/result.js'
import { caseNumber } from '../domain/case-number.js'
import { type CaseFacts, openedCase } from '../domain/case.js'
import { dayOf } from '../domain/day.js'
import type { Deadline } from '../domain/deadline.js'
import type { Draft, Provenance, Severity } from '../domain/draft.js'
import type { Policy } from '../domain/policy.js'
import type { RepeatLink } from '../domain/repeat.js'
import type { TalkBasis } from '../domain/talk-trigger.js'
import { choicesOf, type Choices, circularById, type CircularRow, draftOf, lastNumber } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { namedUnits } from '../store/registry.js'
import type { FlowContext } from './context.js'
import { linkRepeats } from './link-repeats.js'
import { registryNames } from './match-names.js'
import { type OpenPoint, openPointsOf, type ResolvedFinding } from './open-points.js'
import { secrecyPoint } from './reading-points.js'

export interface Prepared {
  row: CircularRow
  draft: Draft
  choices: Choices
  open: OpenPoint[]
  resolved: ResolvedFinding[]
}

/** Loads a circular by id or code; refused if there is none. */
export async function prepareCircular(context: FlowContext, tx: Tx, idOrCode: string): Promise<Result<Prepared>> {
  const row = await circularById(tx, idOrCode)
  if (row === null) return await noCircular(tx, idOrCode)
  const draft = draftOf(row)
  const choices = choicesOf(row)
  const { resolved, open } = openPointsOf(draft, choices, await registryNames(tx), context.calendar)
  if (row.secrecyCheckedBy === null) open.push(secrecyPoint)
  return done({
    row,
    draft,
    choices,
    resolved,
    open: row.state === 'draft' ? open : open.filter((one) => one.kind === 'choice'),
  })
}

/** Why there is no such circular: it was discarded, or never was. */
async function noCircular(tx: Tx, idOrCode: string): Promise<Refusal> {
  const gone = await tx.discardedCircular.findUnique({ where: { id: idOrCode } })
  if (gone === null) return refused('no-circular', `没有编号为${idOrCode}的通报,可用 circular list 查看。`)
  const day = dayOf(gone.discardedAt)
  return refused('no-circular', `通报${gone.code}已于${day}由${gone.discardedBy}作废,原因:${gone.reason}。`)
}

export interface DraftedCase {
  facts: CaseFacts
  seq: number
  resolved: ResolvedFinding
  /** Where its problem was read, or who typed it. */
  places: Provenance[]
  repeats: RepeatLink[]
  /** Why a talk is to be proposed at publishing; null if it is not. */
  talkBasis: TalkBasis | null
}

/** The deadline all findings of a circular get. */
export function deadlineFor({ deadline }: Draft): Deadline {
  if (deadline === null) return { kind: 'none' }
  if (deadline.date !== null) return { kind: 'day', on: deadline.date, time: deadline.time ?? null }
  const days = deadline.calendarDays ?? null
  if (deadline.base === 'receipt-date' && deadline.workingDays !== null)
    return { kind: 'from-receipt', count: deadline.workingDays, unit: 'workdays' }
  if (deadline.base === 'receipt-date' && days !== null) return { kind: 'from-receipt', count: days, unit: 'days' }
  return { kind: 'none' }
}

/** The deadline of one finding: the printed one, else what the office's rules set for its weight, if they set one. */
export function deadlineOfFinding(draft: Draft, severity: Severity, { withoutDeadline }: Policy): Deadline {
  const printed = deadlineFor(draft)
  const count = withoutDeadline[severity]
  return printed.kind !== 'none' || count === null ? printed : { kind: 'from-receipt', count, unit: 'workdays' }
}

/** The cases publishing at `now` would open; findings whose unit is open are left out. */
export async function draftCases(tx: Tx, prepared: Prepared, now: Date): Promise<DraftedCase[]> {
  const { row, draft } = prepared
  const numbersFrom = row.state === 'published' ? row.numbersFrom : await lastNumber(tx, row.casePrefix)
  const supervisors = await supervisorsOf(tx)
  const { current } = await readPolicies(tx)
  const links = await linkRepeats(tx, prepared, now)
  return prepared.resolved.flatMap((resolved): DraftedCase[] => {
    const { unitId, finding, index } = resolved
    if (unitId === null) return []
    const link = links.get(index) ?? { repeats: [], talkBasis: null }
    const seq = numbersFrom + index + 1
    const { severity } = finding
    const about = { unitId, supervisorId: supervisors(unitId), severity, repeated: link.repeats.length > 0 }
    const deadline = deadlineOfFinding(draft, severity, current)
    const facts = newFacts(prepared, { ...about, seq, deadline }, now)
    return [{ facts, seq, resolved, places: draft.provenance[`/findings/${index}/problem`] ?? [], ...link }]
  })
}

/** Unit → the unit above it. */
export async function supervisorsOf(tx: Tx): Promise<(unitId: string) => string | null> {
  const parents = new Map((await namedUnits(tx)).map((unit) => [unit.id, unit.parentId]))
  return (unitId) => parents.get(unitId) ?? null
}

/** A case of the circular as it is on the day it is opened. */
export function newFacts(
  { row, draft }: Pick<Prepared, 'row' | 'draft'>,
  about: Pick<CaseFacts, 'unitId' | 'supervisorId' | 'severity' | 'repeated' | 'deadline'> & { seq: number },
  now: Date,
): CaseFacts {
  const { seq, ...own } = about
  const handsIn = draft.deadline?.what != null || draft.deadline?.recipient != null
  const no = caseNumber(row.casePrefix, seq)
  return openedCase({ ...own, no, circularId: row.id, reported: handsIn ? 'due' : 'notAsked' }, now)
}
