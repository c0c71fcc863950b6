// 移交 and 改派: another unit answers for open cases, because the registry merged the units or because a person of the
// office says whose matter it is. The new unit is told by the plan, as of any case that is its own.
import { done, type Result, refused } from '../base/result.js'
import { handOver } from '../domain/case-changes.js'
import type { CaseFacts } from '../domain/case.js'
import type { Day } from '../domain/day.js'
import { successorOf } from '../domain/matching.js'
import { may } from '../domain/roles.js'
import { verdict } from '../domain/wording/card-captions.js'
import { openCasesOfUnits } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf, namedUnits, type StandingUnit } from '../store/registry.js'
import { type Changed, changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { settleSubmissions } from './decide-submission.js'
import { namedUnit } from './named-unit.js'
import { tellLiaisons } from './tell-liaisons.js'

export interface HandedOver {
  from: string
  to: string
  caseNos: string[]
}

/** Everything open of a merged unit. @param unit name of the merged unit */
export async function handOverMerged(
  context: FlowContext,
  unit: string,
  by: string,
  now: Date,
): Promise<Result<HandedOver>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const from = mustHold(await namedUnit(tx, unit))
    if ((from.mergedInto ?? null) === null)
      return refused('not-merged', `名册没有记载${from.name}已并入其他单位;请先在名册里填写“并入”再移交。`)
    const to = successorOf(from, await namedUnits(tx))
    const nos = (await openCasesOfUnits(tx, [from.id])).map((row) => row.no)
    if (nos.length === 0) return refused('nothing-open', `${from.name}没有未办结的事项,不需要移交。`)
    await move(tx, context, nos, to, { until: null, reason: `${from.name}并入${to.name}`, by }, now)
    await tx.task.updateMany({
      where: { kind: 'unit-merged', key: { startsWith: `merged/${from.id}/` }, closedAt: null },
      data: { closedAt: now, closedBy: by },
    })
    return done({ from: from.name, to: to.name, caseNos: nos })
  })
}

/** Some cases that are another unit's matter. A dispute that waits about them is upheld by it. */
export async function handOverCases(
  context: FlowContext,
  input: { nos: readonly string[]; to: string; until: Day | null; reason: string; by: string },
  now: Date,
): Promise<Result<HandedOver & { refusals: Changed['refusals'] }>> {
  return await attempt(context.store, async (tx) => {
    const { nos, by } = input
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const reason = input.reason.trim()
    if (reason === '') return refused('reason-missing', '改派要写明理由,会告诉原责任单位。')
    const to = mustHold(await namedUnit(tx, input.to))
    if ((to.mergedInto ?? null) !== null)
      return refused('merged', `${to.name}已并入${successorOf(to, await namedUnits(tx)).name},请改派给后者。`)
    const changed = await move(tx, context, nos, to, { until: input.until, reason, by }, now)
    const moved = changed.changed.map((one) => one.row.no)
    await settleSubmissions(tx, { submission: 'dispute', mark: verdict.reassigned }, moved, by, now)
    const words = (numbers: string): string => `${numbers}已改由${to.name}负责,您单位无需再处理。原因:${reason}。`
    await tellLiaisons(tx, context, changed.changed, words, now)
    const from = [...new Set(changed.changed.map((one) => one.row.unit.name))].join('、')
    return done({ from, to: to.name, caseNos: moved, refusals: changed.refusals })
  })
}

async function move(
  tx: Tx,
  context: FlowContext,
  nos: readonly string[],
  to: StandingUnit,
  { until, reason, by }: { until: Day | null; reason: string; by: string },
  now: Date,
): Promise<Changed> {
  const policies = await readPolicies(tx)
  const target = { unitId: to.id, supervisorId: to.parentId }
  const details = { to: to.name, reason, until }
  return mustHold(
    await changeCases(
      tx,
      context,
      nos,
      (facts, row) => handOver(context.calendar, policies.of(row.policyVersion), facts, target, now, until),
      { type: 'handed-over', by, now, details, extra: (facts) => ({ ...target, ...forgotten(facts) }) },
    ),
  )
}

/** What the former unit's people did on the case stays in its events; the new unit starts afresh. */
const forgotten = (facts: CaseFacts) =>
  facts.waiting === null ? { acknowledgedBy: null, repliedBy: null, outside: null, asked: null } : {}
