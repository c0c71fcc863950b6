// The steps between a draft and its publishing: confirming (a person vouches for the reading) and submitting.
import { done, type Result, refused } from '../base/result.js'
import type { Day } from '../domain/day.js'
import { accountLabel, matchName } from '../domain/matching.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { type Choices, saveChoices } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { actorOf, knownAccounts, namedUnits } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import type { OpenPoint } from './open-points.js'
import { prepareCircular } from './prepare-circular.js'

export interface Settlement {
  deadline?: Day
  /** Printed unit name → name in the registry. */
  units?: Record<string, string>
  /** Printed account → its name in the registry, or `new`. */
  accounts?: Record<string, string>
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
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by), 'prepare-circular'))
    const { row, draft, choices } = mustHold(await prepareCircular(context, tx, id))
    if (row.state === 'published') return refused('already-published', '这份通报已经下发,不能再改。')
    const merged = mustHold(await mergeChoices(tx, choices, settlement))
    if (merged.deadline !== undefined && draft.issuedOn !== null && merged.deadline < draft.issuedOn)
      return refused('deadline-before-issue', `期限${merged.deadline}早于印发日期${draft.issuedOn},请核对。`)
    await saveChoices(tx, row.id, merged, { state: 'confirmed', confirmedBy: by, submittedBy: null })
    const { open } = mustHold(await prepareCircular(context, tx, id))
    if (open.length > 0) return refused('open-points', openInWords(open))
    const details = { choices: merged, readings: draft.checks.map((check) => check.code) }
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'circular-confirmed', subject: row.id, details },
    ])
    return done({ circularId: row.id })
  })
}

async function mergeChoices(tx: Tx, choices: Choices, settlement: Settlement): Promise<Result<Choices>> {
  const merged: Choices = { ...choices, units: { ...choices.units }, accounts: { ...choices.accounts } }
  if (settlement.deadline !== undefined) merged.deadline = settlement.deadline
  const units = await namedUnits(tx)
  for (const [printed, name] of Object.entries(settlement.units ?? {})) {
    const match = matchName(name, units)
    if (match.kind !== 'exact') return refused('unit-unknown', `名册里没有单位“${name}”,请先登记。`)
    merged.units = { ...merged.units, [printed]: match.id }
  }
  const accounts = await knownAccounts(tx)
  for (const [printed, name] of Object.entries(settlement.accounts ?? {})) {
    const id = name === 'new' ? 'new' : accounts.find((one) => accountLabel(one) === name || one.name === name)?.id
    if (id === undefined) return refused('account-unknown', `名册里没有账号“${name}”;若是另一个账号请写 new。`)
    merged.accounts = { ...merged.accounts, [printed]: id }
  }
  return done(merged)
}

/** Hands the confirmed circular to a leader for approval. */
export async function submitCircular(
  context: FlowContext,
  id: string,
  by: string,
  now: Date,
): Promise<Result<{ circularId: string }>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by), 'prepare-circular'))
    const { row, draft, choices, open } = mustHold(await prepareCircular(context, tx, id))
    if (row.state === 'published') return refused('already-published', '这份通报已经下发。')
    if (row.state === 'draft') return refused('not-confirmed', '请先用 circular confirm 确认识别结果,再提交。')
    if (open.length > 0) return refused('open-points', openInWords(open))
    await saveChoices(tx, row.id, choices, { state: 'submitted', submittedBy: by })
    const details = { choices: toJson(choices), findings: draft.findings.length }
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'circular-submitted', subject: row.id, details },
    ])
    return done({ circularId: row.id })
  })
}
