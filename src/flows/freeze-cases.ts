// 冻结 and 解冻 of everything open of a unit or of a circular: nothing is asked of the unit meanwhile, the clock stands
// still, and on a set day the office is asked whether it still holds. It never ends by itself.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays } from '../domain/calendar.js'
import { freeze, thaw } from '../domain/case-pauses.js'
import { type Day, dayOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { factsOf, openCases } from '../store/cases.js'
import { circularById } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { type FreezeKind, freezeOf, type FreezeRow, standingFreezes } from '../store/freezes.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import { closeTasksOf } from '../store/tasks.js'
import { changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { namedUnit } from './named-unit.js'

export interface FreezeInput {
  kind: FreezeKind
  /** Name of the unit, or code of the circular. */
  target: string
  reason: string
  /** Day to look again; null = as the rules say. */
  reviewOn: Day | null
  by: string
}

export interface Frozen {
  freezeId: string
  name: string
  reviewOn: Day
  caseNos: string[]
}

export async function freezeCases(context: FlowContext, input: FreezeInput, now: Date): Promise<Result<Frozen>> {
  return await attempt(context.store, async (tx) => {
    const { kind, target, by } = input
    mustHold(may(await actorOf(tx, by, now), 'freeze'))
    const reason = input.reason.trim()
    if (reason === '') return refused('reason-missing', '冻结要写明原因,例如:机构改革,职责正在划转。')
    const subject = mustHold(await subjectOf(tx, kind, target))
    const freezes = await standingFreezes(tx)
    if (freezes.some((one) => one.kind === kind && one.subjectId === subject.id))
      return refused('frozen', `${subject.name}已经冻结,可用 freeze list 查看。`)
    const { freezeReviewWorkdays } = (await readPolicies(tx)).current
    const reviewOn = input.reviewOn ?? addWorkdays(context.calendar, dayOf(now), freezeReviewWorkdays)
    if (reviewOn <= dayOf(now)) return refused('review-past', `${reviewOn}不在今天之后,请给以后的日期。`)
    const id = newId()
    const row = { id, kind, subjectId: subject.id, reason, reviewOn, by, at: now }
    await tx.freeze.create({ data: row })
    const of = freezeOf.bind(null, [{ ...row, liftedBy: null, liftedAt: null }])
    const nos = (await openCases(tx)).filter((one) => of(one) !== null).map((one) => one.no)
    if (nos.length > 0)
      mustHold(
        await changeCases(tx, context, nos, (facts) => freeze(facts, now, reviewOn), {
          type: 'frozen',
          by,
          now,
          details: { freeze: id, reason, reviewOn },
        }),
      )
    await appendAudit(tx, [
      {
        at: now,
        actor: by,
        osUser: context.osUser,
        act: 'freeze-set',
        subject: id,
        details: { ...input, caseNos: nos },
      },
    ])
    return done({ freezeId: id, name: subject.name, reviewOn, caseNos: nos })
  })
}

/** 解冻. Cases that another freeze still holds stay as they are. */
export async function thawCases(
  context: FlowContext,
  id: string,
  by: string,
  now: Date,
): Promise<Result<{ freezeId: string; caseNos: string[] }>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'freeze'))
    const freezes = await standingFreezes(tx)
    const lifted = freezes.find((one) => one.id === id)
    if (lifted === undefined) return refused('no-freeze', `没有编号为${id}的冻结,可用 freeze list 查看。`)
    await tx.freeze.update({ where: { id }, data: { liftedAt: now, liftedBy: by } })
    const rest = freezes.filter((one) => one.id !== id)
    const nos = (await openCases(tx))
      .filter((row) => row.frozen !== null && freezeOf([lifted], row) !== null && freezeOf(rest, row) === null)
      .map((row) => row.no)
    const policies = await readPolicies(tx)
    if (nos.length > 0)
      mustHold(
        await changeCases(
          tx,
          context,
          nos,
          (facts, row) => thaw(context.calendar, policies.of(row.policyVersion), facts, now),
          { type: 'thawed', by, now, details: { freeze: id } },
        ),
      )
    for (const no of nos) await closeTasksOf(tx, async () => true, by, now, no, 'freeze-review')
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'freeze-lifted', subject: id, details: { caseNos: nos } },
    ])
    return done({ freezeId: id, caseNos: nos })
  })
}

export interface FreezeLine extends Pick<FreezeRow, 'id' | 'kind' | 'reason' | 'reviewOn' | 'by' | 'at'> {
  name: string
  caseNos: string[]
}

/** The freezes that stand, each with the open cases it holds. */
export async function listFreezes(tx: Tx): Promise<FreezeLine[]> {
  const freezes = await standingFreezes(tx)
  const held = (await openCases(tx)).filter((row) => factsOf(row).frozen !== null)
  const lines: FreezeLine[] = []
  for (const one of freezes) {
    const caseNos = held.filter((row) => freezeOf([one], row) !== null).map((row) => row.no)
    lines.push({ ...one, name: await nameOfSubject(tx, one), caseNos })
  }
  return lines
}

async function nameOfSubject(tx: Tx, { kind, subjectId }: FreezeRow): Promise<string> {
  if (kind === 'unit') return (await tx.unit.findUnique({ where: { id: subjectId } }))?.name ?? subjectId
  return (await circularById(tx, subjectId))?.code ?? subjectId
}

async function subjectOf(tx: Tx, kind: FreezeKind, target: string): Promise<Result<{ id: string; name: string }>> {
  if (kind === 'unit') return await namedUnit(tx, target)
  const circular = await circularById(tx, target)
  return circular === null
    ? refused('no-circular', `没有编号为${target}的通报,可用 circular list 查看。`)
    : done({ id: circular.id, name: circular.code })
}
