// 移交: the open cases of a unit that was merged go to the unit it was merged into, because a person of the office says so.
// The new unit's people are told by the plan, as of any case that is theirs.
import { done, type Result, refused } from '../base/result.js'
import { matchName, successorOf } from '../domain/matching.js'
import { may } from '../domain/roles.js'
import type { Tx } from '../store/db.js'
import { actorOf, namedUnits, type StandingUnit } from '../store/registry.js'
import { changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export interface HandedOver {
  from: string
  to: string
  caseNos: string[]
}

/** @param unit name of the merged unit */
export async function handOverCases(
  context: FlowContext,
  unit: string,
  by: string,
  now: Date,
): Promise<Result<HandedOver>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by), 'prepare-circular'))
    const units = await namedUnits(tx)
    const from = mustHold(mergedUnit(unit, units))
    const to = successorOf(from, units)
    const nos = await openNosOf(tx, from.id)
    if (nos.length === 0) return refused('nothing-open', `${from.name}没有未办结的事项,不需要移交。`)
    const supervisorId = to.parentId
    const extra = { unitId: to.id, supervisorId }
    const change = { type: 'handed-over', by, now, details: { from: from.name, to: to.name }, extra }
    mustHold(await changeCases(tx, context, nos, (facts) => done({ ...facts, unitId: to.id, supervisorId }), change))
    await tx.task.updateMany({
      where: { kind: 'unit-merged', key: { startsWith: `merged/${from.id}/` }, closedAt: null },
      data: { closedAt: now, closedBy: by },
    })
    return done({ from: from.name, to: to.name, caseNos: nos })
  })
}

function mergedUnit(name: string, units: readonly StandingUnit[]): Result<StandingUnit> {
  const unit = units.find((one) => one.name === name)
  if (unit === undefined) {
    const match = matchName(name, units)
    const hint = match.kind === 'near' ? `是不是${match.candidates.map((one) => `“${one}”`).join('或')}?` : ''
    return refused('no-target', `名册里没有单位“${name}”,${hint}请写全称。`)
  }
  return (unit.mergedInto ?? null) === null
    ? refused('not-merged', `名册没有记载${unit.name}已并入其他单位;请先在名册里填写“并入”再移交。`)
    : done(unit)
}

const openNosOf = async (tx: Tx, unitId: string): Promise<string[]> =>
  (
    await tx.case.findMany({
      where: { unitId, state: { notIn: ['closed', 'withdrawn'] } },
      select: { no: true },
      orderBy: { no: 'asc' },
    })
  ).map((one) => one.no)
