// Cases that end without the unit having asked: the corrected paper no longer lists them, or a later circular found them
// fixed. What waited at the office is settled with it, and the liaisons who were told of the case are told of its end.
import type { Result } from '../base/result.js'
import { type CaseFacts, isOpen, withdraw } from '../domain/case.js'
import { verdict } from '../domain/wording/card-captions.js'
import type { CaseRow } from '../store/cases.js'
import { casesByNos, factsOf } from '../store/cases.js'
import { type CircularRow, revisionOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { changeCases } from './change-cases.js'
import { type FlowContext, mustHold } from './context.js'
import { settleSubmissions } from './decide-submission.js'
import { tellLiaisons } from './tell-liaisons.js'

export interface Ending {
  rule: (facts: CaseFacts, row: CaseRow) => Result<CaseFacts>
  /** Past tense for event and audit. */
  type: 'closed' | 'withdrawn'
  by: string
  reason: string
  /** What cards about a reply or request show from then on. */
  mark: string
  /** The message to the unit, given the numbers in words. */
  words: (numbers: string) => string
}

/** Ends the cases; refused as a whole if the rule refuses every one. @returns the numbers of those that ended */
export async function endCases(
  tx: Tx,
  context: FlowContext,
  nos: readonly string[],
  ending: Ending,
  now: Date,
): Promise<string[]> {
  if (nos.length === 0) return []
  const { type, by, reason, mark } = ending
  const extra = { closedAt: now, closedBy: by, asked: null }
  const { changed } = mustHold(
    await changeCases(tx, context, nos, ending.rule, { type, by, now, details: { reason }, extra }),
  )
  const ended = changed.map((one) => one.row.no)
  for (const submission of ['reply', 'extension', 'dispute', 'block'] as const)
    await settleSubmissions(tx, { submission, mark }, ended, by, now)
  await tellLiaisons(tx, context, changed, ending.words, now)
  return ended
}

/** At the publishing of a correction: the cases whose findings it no longer lists, as far as they are still open. */
export async function withdrawUnlisted(
  tx: Tx,
  context: FlowContext,
  row: CircularRow,
  by: string,
  now: Date,
): Promise<void> {
  const listed = await casesByNos(tx, revisionOf(row)?.withdraw ?? [])
  const open = listed.filter((one) => isOpen(factsOf(one).state)).map((one) => one.no)
  const reason = '更正后的通报不再列出'
  const words = (numbers: string): string => `${reason},已撤销:${numbers}。无需整改。`
  await endCases(
    tx,
    context,
    open,
    { rule: withdraw, type: 'withdrawn', by, reason, mark: verdict.withdrawn, words },
    now,
  )
}
