// Loads a stored circular with everything the steps of publishing ask about it: matches, open points, drafted cases.
import { done, type Result, refused } from '../base/result.js'
import { caseNumber } from '../domain/case-number.js'
import type { CaseFacts } from '../domain/case.js'
import { type Day, dayOf } from '../domain/day.js'
import type { Deadline } from '../domain/deadline.js'
import type { Draft } from '../domain/draft.js'
import type { RepeatLink } from '../domain/repeat.js'
import { choicesOf, type Choices, circularById, type CircularRow, draftOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { knownAccounts, namedUnits } from '../store/registry.js'
import type { FlowContext } from './context.js'
import { linkRepeats } from './link-repeats.js'
import { type OpenPoint, openPointsOf, type ResolvedFinding } from './open-points.js'

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
  if (row === null) return refused('no-circular', `没有编号为${idOrCode}的通报,可用 circular list 查看。`)
  const draft = draftOf(row)
  const choices = choicesOf(row)
  const names = { units: await namedUnits(tx), accounts: await knownAccounts(tx) }
  const { resolved, open } = openPointsOf(draft, choices, names, context.calendar)
  return done({
    row,
    draft,
    choices,
    resolved,
    open: row.state === 'draft' ? open : open.filter((one) => one.kind === 'choice'),
  })
}

export interface DraftedCase {
  facts: CaseFacts
  seq: number
  resolved: ResolvedFinding
  repeats: RepeatLink[]
  /** Why a talk is to be proposed at publishing; null if it is not. */
  talkBasis: string | null
}

/** The deadline all findings of a circular get, a person's choice first. */
export function deadlineFor(draft: Draft, choices: Choices): Deadline {
  if (choices.deadline !== undefined) return { kind: 'day', on: choices.deadline, time: null }
  const { deadline } = draft
  if (deadline === null) return { kind: 'none' }
  if (deadline.date !== null) return { kind: 'day', on: deadline.date, time: deadline.time ?? null }
  const days = deadline.calendarDays ?? null
  if (deadline.base === 'receipt-date' && deadline.workingDays !== null)
    return { kind: 'from-receipt', count: deadline.workingDays, unit: 'workdays' }
  if (deadline.base === 'receipt-date' && days !== null) return { kind: 'from-receipt', count: days, unit: 'days' }
  return { kind: 'none' }
}

/** The cases publishing at `now` would open; findings whose unit is open are left out. */
export async function draftCases(tx: Tx, prepared: Prepared, now: Date): Promise<DraftedCase[]> {
  const { row, draft, choices } = prepared
  const deadline = deadlineFor(draft, choices)
  const parents = new Map((await namedUnits(tx)).map((unit) => [unit.id, unit.parentId]))
  const links = await linkRepeats(tx, prepared, issueDay(draft, now))
  const handsIn = draft.deadline?.what != null || draft.deadline?.recipient != null
  return prepared.resolved.flatMap((resolved): DraftedCase[] => {
    const { unitId, finding, index } = resolved
    if (unitId === null) return []
    const link = links.get(index) ?? { repeats: [], talkBasis: null }
    const facts: CaseFacts = {
      no: caseNumber(row.code, index + 1),
      circularId: row.id,
      unitId,
      supervisorId: parents.get(unitId) ?? null,
      severity: finding.severity,
      repeated: link.repeats.length > 0,
      state: 'issued',
      round: 0,
      openedAt: now,
      roundAt: now,
      deadline,
      noticedAt: null,
      acknowledgedAt: null,
      repliedAt: null,
      waiting: null,
      fixed: 'none',
      reported: handsIn ? 'due' : 'notAsked',
      outside: false,
      remindAskedAt: null,
    }
    return [{ facts, seq: index + 1, resolved, ...link }]
  })
}

/** The day the circular counts from: signature, else publication, else the day it was handled. */
export const issueDay = (draft: Draft, now: Date): Day => draft.issuedOn ?? draft.publishedOn ?? dayOf(now)
