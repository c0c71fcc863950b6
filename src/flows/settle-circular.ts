// The steps between a draft and its publishing: confirming (a person vouches for the reading) and submitting.
import { done, type Result, refused } from '../base/result.js'
import { type Day, isoOf } from '../domain/day.js'
import type { KeptCorrection } from '../domain/draft-corrections.js'
import type { Draft } from '../domain/draft.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { type CircularRow, correctionsOf, saveChoices, saveCorrections } from '../store/circulars.js'
import { toJson } from '../store/json.js'
import { actorOf } from '../store/registry.js'
import { chooseNames, type NamesChosen, rememberNames } from './choose-names.js'
import { attempt, type FlowContext, importMs, mustHold } from './context.js'
import type { OpenPoint } from './open-points.js'
import { prepareCircular } from './prepare-circular.js'

export interface Settlement extends NamesChosen {
  deadline?: Day
}

/** One sentence that lists what is open. */
export const openInWords = (open: readonly OpenPoint[]): string =>
  `还有${open.length}处需要人工确定:${open
    .slice(0, 5)
    .map((point) => point.message)
    .join(' ')}${open.length > 5 ? '……' : ''}`

/** Confirms every inferred reading and takes the choices given; refused while a choice is open. */
export async function confirmCircular(
  context: FlowContext,
  id: string,
  by: string,
  settlement: Settlement,
  now: Date,
): Promise<Result<{ circularId: string }>> {
  return await attempt(
    context.store,
    async (tx) => {
      mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
      const { row, draft, choices } = mustHold(await prepareCircular(context, tx, id))
      mustHold(mayBeChanged(row))
      const merged = mustHold(await chooseNames(tx, draft, choices, settlement))
      const typed = mustHold(typedDeadline(draft, settlement.deadline, by, now))
      await saveCorrections(tx, row, [...correctionsOf(row), ...typed])
      const secrecy = row.secrecyCheckedBy === null ? { secrecyCheckedBy: by, secrecyCheckedAt: now } : {}
      await saveChoices(tx, row.id, merged, { state: 'confirmed', confirmedBy: by, ...untaken, ...secrecy })
      const { open, resolved } = mustHold(await prepareCircular(context, tx, id))
      if (open.length > 0) return refused('open-points', openInWords(open))
      await rememberNames(tx, draft, resolved, merged, settlement, by, now)
      const who = { at: now, actor: by, osUser: context.osUser, subject: row.id }
      const readings = draft.checks.map((check) => check.code)
      const details = { choices: merged, deadline: settlement.deadline ?? null, readings }
      const cleared = row.secrecyCheckedBy === null ? [{ ...who, act: 'secrecy-checked', details: row.digest }] : []
      await appendAudit(tx, [...cleared, { ...who, act: 'circular-confirmed', details }])
      return done({ circularId: row.id })
    },
    importMs,
  )
}

/** People change a circular until it is handed to the leader; after that it must be taken back, or be corrected in public. */
export function mayBeChanged(row: Pick<CircularRow, 'state' | 'code'>): Result<null> {
  if (row.state === 'published')
    return refused(
      'already-published',
      `${row.code}已经下发,不能再改;有更正的通报请用 circular diff 提交,单项有误请用 case dispute 处理。`,
    )
  if (row.state === 'submitted')
    return refused('submitted', `${row.code}已提交审批,请先用 circular take-back 取回再改。`)
  return done(null)
}

/** A person's day for the whole circular, as a correction of the draft; none if they gave none. */
export function typedDeadline(draft: Draft, day: Day | undefined, by: string, now: Date): Result<KeptCorrection[]> {
  if (day === undefined) return done([])
  if (draft.issuedOn !== null && day < draft.issuedOn)
    return refused('deadline-before-issue', `期限${day}早于印发日期${draft.issuedOn},请核对。`)
  return done([{ kind: 'set', pointer: '/deadline/date', value: day, by, at: isoOf(now) }])
}

/** Not handed to the leader: nobody is chased for its approval. */
const untaken = { submittedBy: null, submittedAt: null, nextDueAt: null }

/** Hands the confirmed circular to a leader for approval. */
export async function submitCircular(
  context: FlowContext,
  id: string,
  by: string,
  now: Date,
): Promise<Result<{ circularId: string }>> {
  return await attempt(
    context.store,
    async (tx) => {
      mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
      const { row, draft, choices, open } = mustHold(await prepareCircular(context, tx, id))
      if (row.state === 'published') return refused('already-published', '这份通报已经下发。')
      if (row.state === 'submitted') return done({ circularId: row.id })
      if (row.state === 'draft') return refused('not-confirmed', '请先用 circular confirm 确认识别结果,再提交。')
      if (open.length > 0) return refused('open-points', openInWords(open))
      await saveChoices(tx, row.id, choices, {
        state: 'submitted',
        submittedBy: by,
        submittedAt: now,
        nextDueAt: now,
      })
      const details = { choices: toJson(choices), findings: draft.findings.length }
      await appendAudit(tx, [
        { at: now, actor: by, osUser: context.osUser, act: 'circular-submitted', subject: row.id, details },
      ])
      return done({ circularId: row.id })
    },
    importMs,
  )
}

/** Takes a submitted circular back from the leader, so that it can be changed; it is a draft again. */
export async function takeBackCircular(
  context: FlowContext,
  id: string,
  by: string,
  now: Date,
): Promise<Result<{ circularId: string }>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const { row } = mustHold(await prepareCircular(context, tx, id))
    if (row.state === 'published') return refused('already-published', `${row.code}已经下发,不能取回。`)
    if (row.state !== 'submitted') return refused('not-submitted', `${row.code}没有提交审批,不用取回,可以直接修改。`)
    const data = { state: 'draft', confirmedBy: null, ...untaken }
    await tx.circular.update({ where: { id: row.id }, data })
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'circular-taken-back', subject: row.id, details: {} },
    ])
    return done({ circularId: row.id })
  })
}
