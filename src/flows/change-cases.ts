// The common way cases change: load, let the rule decide for each, save facts, event and audit together. What follows
// from an end (tasks done, talk proposals without ground) happens in the same transaction.
import { done, type Result, refused } from '../base/result.js'
import { type CaseFacts, isOpen } from '../domain/case.js'
import type { Actor } from '../domain/roles.js'
import { answersFor } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { type CaseRow, casesByNos, factsOf, saveCase } from '../store/cases.js'
import type { Prisma, Tx } from '../store/db.js'
import { lookAtRounds } from '../store/rounds.js'
import { closeTasksOf } from '../store/tasks.js'
import type { FlowContext } from './context.js'
import { endTalksAbout } from './end-talks.js'
import { relinkRepeats } from './relink-repeats.js'

export interface Change {
  /** Past tense, for event log and audit: `replied`, `closed` … */
  type: string
  by: string
  now: Date
  details: unknown
  extra?: Prisma.CaseUncheckedUpdateInput | ((facts: CaseFacts) => Prisma.CaseUncheckedUpdateInput)
}

export interface Changed {
  changed: { row: CaseRow; facts: CaseFacts }[]
  /** Cases the rule refused, with the sentence for the person. */
  refusals: { no: string; code: string; message: string }[]
}

/** Applies a rule to cases. Refused as a whole only if it refuses every one of them. */
export async function changeCases(
  tx: Tx,
  context: FlowContext,
  nos: readonly string[],
  rule: (facts: CaseFacts, row: CaseRow) => Result<CaseFacts>,
  change: Change,
): Promise<Result<Changed>> {
  const rows = await casesByNos(
    tx,
    nos.map((no) => no.toUpperCase()),
  )
  const missing = nos.find((no) => !rows.some((row) => row.no === no.toUpperCase()))
  if (missing !== undefined) return refused('no-case', `没有编号为${missing}的事项,请核对编号。`)
  const changed: Changed['changed'] = []
  const refusals: Changed['refusals'] = []
  for (const row of rows) {
    const result = rule(factsOf(row), row)
    if (result.ok) changed.push({ row, facts: result.value })
    else refusals.push({ no: row.no, code: result.code, message: result.message })
  }
  const [first] = refusals
  if (changed.length === 0 && first !== undefined) return refused(first.code, first.message)
  const { type, by, now, details, extra = {} } = change
  for (const { facts } of changed)
    await saveCase(tx, facts, { type, at: now, by, details }, typeof extra === 'function' ? extra(facts) : extra)
  await appendAudit(
    tx,
    changed.map(({ facts }) => ({
      at: now,
      actor: by,
      osUser: context.osUser,
      act: `case-${type}`,
      subject: facts.no,
      details,
    })),
  )
  const ended = changed.filter(({ facts }) => !isOpen(facts.state)).map(({ facts }) => facts.no)
  const rounds = changed.filter(({ facts }) => !isOpen(facts.state)).map(({ facts }) => facts.circularId)
  if (rounds.length > 0) await lookAtRounds(tx, [...new Set(rounds)], now)
  for (const no of ended) await closeTasksOf(tx, (all) => allEnded(tx, all), by, now, no)
  if (ended.length > 0) await endTalksAbout(tx, context, ended, now)
  const struck = changed.filter(({ facts }) => facts.state === 'withdrawn').map(({ row }) => row)
  if (struck.length > 0) await relinkStruck(tx, context, struck, now)
  return done({ changed, refusals })
}

/** A struck finding is no earlier finding of anything: what was linked to it is not any more. */
async function relinkStruck(tx: Tx, context: FlowContext, struck: readonly CaseRow[], now: Date): Promise<void> {
  const unitIds = [...new Set(struck.map((row) => row.unitId))]
  const accountIds = [...new Set(struck.flatMap((row) => row.accountId ?? []))]
  const cause = { words: '事项撤销', key: `struck/${struck[0]?.no ?? ''}`, by: 'system' }
  await relinkRepeats(tx, context, { unitIds, accountIds }, cause, now)
}

async function allEnded(tx: Tx, nos: readonly string[]): Promise<boolean> {
  const rows = await casesByNos(tx, nos)
  return rows.every((row) => !isOpen(factsOf(row).state))
}

/** A contact acts for their own units only (promise 11). */
export function ownCase(actor: Actor, row: Pick<CaseRow, 'unitId' | 'no'>): Result<null> {
  return answersFor(actor, row.unitId) ? done(null) : refused('not-yours', `${row.no}不是您单位的事项,不能由您办理。`)
}
