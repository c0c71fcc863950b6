// Moves open cases to the policy in force, after a look at what that changes. What was settled stays settled: the keys
// of the ledger do not know the policy, so a step that left under the old one never leaves again under the new.
import { done, type Result } from '../base/result.js'
import { isOpen } from '../domain/case.js'
import { isoOf } from '../domain/day.js'
import { obligationKey, type Step, stepsOf } from '../domain/plan.js'
import type { Policies, Policy } from '../domain/policy.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { type CaseRow, factsOf, openCases } from '../store/cases.js'
import { circularContexts } from '../store/circular-contexts.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, importMs, mustHold } from './context.js'
import { checkPolicy } from './set-policy.js'

export interface MovedCase {
  caseNo: string
  unit: string
  from: string
  /** The first step still to come, under the old policy and under the new; null: none comes. */
  next: { was: string | null; becomes: string | null }
  /** Steps still to come that would fall on another minute, come newly or no more. */
  changes: { rule: string; was: string | null; becomes: string | null }[]
}

export interface CasesMoved {
  to: string
  cases: MovedCase[]
  /** False: only looked at. */
  moved: boolean
}

/** @param apply false = show what would change and write nothing */
export async function moveCasesToPolicy(
  context: FlowContext,
  by: string,
  apply: boolean,
  now: Date,
): Promise<Result<CasesMoved>> {
  return await attempt<CasesMoved>(
    context.store,
    async (tx) => {
      mustHold(may(await actorOf(tx, by, now), 'set-policy'))
      const policies = await readPolicies(tx)
      const to = policies.current.version
      const rows = (await openCases(tx)).filter((row) => row.policyVersion !== to && isOpen(factsOf(row).state))
      const cases = await changesOf(tx, context, rows, policies, policies.current, now)
      if (!apply || rows.length === 0) return done({ to, cases, moved: false })
      await tx.case.updateMany({
        where: { no: { in: rows.map((row) => row.no) } },
        data: { policyVersion: to, nextDueAt: now, version: { increment: 1 } },
      })
      await appendAudit(tx, [
        {
          at: now,
          actor: by,
          osUser: context.osUser,
          act: 'cases-moved-to-policy',
          subject: 'policy',
          details: { to, cases: cases.map(({ caseNo, from }) => ({ caseNo, from })) },
        },
      ])
      return done({ to, cases, moved: true })
    },
    importMs,
  )
}

/**
 * What moving every open case to a policy would change that is not in force yet; writes nothing. Refused if the text is no
 * policy that may be set. With the text in force it is the dry run of a move.
 */
export async function previewPolicy(
  context: FlowContext,
  text: string,
  by: string,
  now: Date,
): Promise<Result<CasesMoved>> {
  // Looking at every open case takes its time and writes nothing: nobody else waits for it.
  const tx = context.store.read
  const allowed = may(await actorOf(tx, by, now), 'set-policy')
  if (!allowed.ok) return allowed
  const checked = checkPolicy(text)
  if (!checked.ok) return checked
  const policy = checked.value
  const rows = (await openCases(tx)).filter((row) => row.policyVersion !== policy.version && isOpen(factsOf(row).state))
  const cases = await changesOf(tx, context, rows, await readPolicies(tx), policy, now)
  return done({ to: policy.version, cases, moved: false })
}

async function changesOf(
  tx: Tx,
  context: FlowContext,
  rows: readonly CaseRow[],
  policies: Policies,
  target: Policy,
  now: Date,
): Promise<MovedCase[]> {
  const circulars = await circularContexts(tx, rows)
  return rows.map((row) => {
    const facts = factsOf(row)
    const stepsUnder = (policy: Policy): Map<string, Date> =>
      toCome(row.no, stepsOf(facts, policy, context.calendar, circulars.contextOf(facts)), now)
    const was = stepsUnder(policies.of(row.policyVersion))
    const becomes = stepsUnder(target)
    const changes = [...new Set([...was.keys(), ...becomes.keys()])].flatMap((key) => {
      const [before, after] = [was.get(key) ?? null, becomes.get(key) ?? null]
      if (before?.getTime() === after?.getTime()) return []
      return [{ rule: key.split('/')[2] ?? key, was: shown(before), becomes: shown(after) }]
    })
    const next = { was: shown(firstOf(was)), becomes: shown(firstOf(becomes)) }
    return { caseNo: row.no, unit: row.unit.name, from: row.policyVersion, next, changes }
  })
}

const shown = (at: Date | null): string | null => (at === null ? null : isoOf(at))

const firstOf = (steps: ReadonlyMap<string, Date>): Date | null =>
  steps.size === 0 ? null : new Date(Math.min(...[...steps.values()].map((at) => at.getTime())))

/** Steps after `now` by their key without a person; a step that passed is no longer the policy's to change. */
const toCome = (caseNo: string, steps: readonly Step[], now: Date): Map<string, Date> =>
  new Map(steps.filter((step) => step.dueAt > now).map((step) => [obligationKey(caseNo, step, step.act), step.dueAt]))
