// 转达: a contact of the unit above says that the units below were told. It is on record in each case; who answers, and by
// when, stays as it was.
import { done, type Result, refused } from '../base/result.js'
import { unitsOf } from '../domain/roles.js'
import { type CaseRow, openCasesBelow } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { changeCases } from './change-cases.js'
import { attempt, type FlowContext, knownActor, mustHold } from './context.js'

export async function relayCases(context: FlowContext, by: string, now: Date): Promise<Result<{ nos: string[] }>> {
  return await attempt(context.store, async (tx) => {
    const actor = mustHold(await knownActor(tx, by, now))
    const below = await openCasesBelow(tx, unitsOf(actor))
    const relayed = await relayedAlready(tx, below)
    const nos = below.map((row) => row.no).filter((no) => !relayed.has(no))
    if (nos.length === 0)
      return refused(
        'nothing-to-relay',
        below.length === 0 ? '下级单位目前没有需要转达的事项。' : '下级单位的事项都已登记转达。',
      )
    mustHold(await changeCases(tx, context, nos, (facts) => done(facts), { type: 'relayed', by, now, details: {} }))
    return done({ nos })
  })
}

async function relayedAlready(tx: Tx, rows: readonly CaseRow[]): Promise<Set<string>> {
  const events = await tx.caseEvent.findMany({
    where: { type: 'relayed', caseNo: { in: rows.map((row) => row.no) } },
    select: { caseNo: true },
  })
  return new Set(events.map((one) => one.caseNo))
}
