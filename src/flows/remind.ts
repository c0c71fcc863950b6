// 催办 by a person: for a case, a unit or an account. It is merged with what is planned for that day, counts for the
// budget, and says beforehand what it uses up and when it leaves.
import { done, type Result, refused } from '../base/result.js'
import { askReminder } from '../domain/case.js'
import { dayOf, isoOf } from '../domain/day.js'
import { matchName } from '../domain/matching.js'
import { may } from '../domain/roles.js'
import { nextSendInstant, nextWorkdayOpening } from '../domain/send-window.js'
import { caseByNo, type CaseRow, openCasesOfUnits } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { receivedBy } from '../store/messages.js'
import { readPolicies } from '../store/policies.js'
import { actorOf, namedUnits, readDirectory } from '../store/registry.js'
import { changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export interface Reminded {
  caseNos: string[]
  people: {
    userid: string
    /** When it leaves at the earliest, ISO 8601 with offset. */
    leavesAt: string
    usedToday: number
    usedForCircular: number
    capPerDay: number
    capPerCircular: number
  }[]
  refusals: { no: string; message: string }[]
}

export async function remind(context: FlowContext, target: string, by: string, now: Date): Promise<Result<Reminded>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by), 'remind'))
    const rows = mustHold(await targetCases(tx, target))
    if (rows.length === 0) return refused('nothing-open', `“${target}”没有未办结的事项,不需要催办。`)
    const change = { type: 'reminder-asked', by, now, details: { target } }
    const changed = mustHold(
      await changeCases(
        tx,
        context,
        rows.map((row) => row.no),
        (facts) => askReminder(facts, now),
        change,
      ),
    )
    const reminded = changed.changed.map((one) => one.row)
    return done({
      caseNos: reminded.map((row) => row.no),
      people: await costOf(tx, context, reminded, now),
      refusals: changed.refusals.map(({ no, message }) => ({ no, message })),
    })
  })
}

/** A case number, else a unit, else an account. */
async function targetCases(tx: Tx, target: string): Promise<Result<CaseRow[]>> {
  const row = await caseByNo(tx, target)
  if (row !== null) return done([row])
  const match = matchName(target, await namedUnits(tx))
  if (match.kind === 'exact') return done(await openCasesOfUnits(tx, [match.id]))
  const byAccount = await tx.case.findMany({
    where: { accountName: target, state: { notIn: ['closed', 'withdrawn'] } },
    include: { unit: true },
    orderBy: { no: 'asc' },
  })
  if (byAccount.length > 0) return done(byAccount)
  const hint =
    match.kind === 'near'
      ? `是不是${match.candidates.map((one) => `“${one}”`).join('或')}?`
      : '请写完整的单位名、账号名或事项编号。'
  return refused('no-target', `找不到“${target}”,${hint}`)
}

async function costOf(tx: Tx, context: FlowContext, rows: readonly CaseRow[], now: Date): Promise<Reminded['people']> {
  const { calendar } = context
  const directory = await readDirectory(tx)
  const { current: policy } = await readPolicies(tx)
  const [circularId = ''] = rows.map((row) => row.circularId)
  const userids = [
    ...new Set(
      rows.flatMap((row) =>
        directory.resolve(['liaison'], { unitId: row.unitId, supervisorId: row.supervisorId, officer: null }),
      ),
    ),
  ]
  const received = await receivedBy(tx, userids, dayOf(now))
  return userids.map((userid) => {
    const got = received.get(userid)
    const usedToday = got?.today ?? 0
    const first =
      usedToday < policy.budget.perDay
        ? nextSendInstant(calendar, policy, now)
        : nextWorkdayOpening(calendar, policy, now)
    const usedForCircular = got?.byCircular.get(circularId) ?? 0
    const { perDay: capPerDay, perCircular: capPerCircular } = policy.budget
    return { userid, leavesAt: isoOf(first), usedToday, usedForCircular, capPerDay, capPerCircular }
  })
}
