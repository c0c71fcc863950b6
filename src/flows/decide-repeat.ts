// A person answers offers of repeats: links the earlier finding, or refuses it once and for all. Links, offers of other
// cases that asked the same, and the rule of talks follow from the answer as from any other fact.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import { type ProposalRow, proposalById, setProposal } from '../store/repeats.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { type Relinked, relinkRepeats } from './relink-repeats.js'

export type RepeatAnswer = 'linked' | 'refused'

export interface RepeatDecided {
  ids: string[]
  /** Cases whose links changed, beside the ones named too: who is one account is one account everywhere. */
  changed: Relinked['linked']
  /** Cases about which a talk is proposed now. */
  talks: string[]
}

/** Answers all of them or none. A yes can be taken back by refusing; the same answer twice changes nothing. */
export async function decideRepeats(
  context: FlowContext,
  ids: readonly string[],
  answer: RepeatAnswer,
  by: string,
  now: Date,
): Promise<Result<RepeatDecided>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'link-repeats'))
    const rows: ProposalRow[] = []
    for (const id of new Set(ids)) rows.push(mustHold(await proposalFor(tx, id, answer)))
    const fresh = rows.filter((row) => row.state !== answer)
    const scope = await scopeOf(tx, fresh)
    await setProposal(
      tx,
      fresh.map((row) => row.id),
      answer,
      { by, at: now },
    )
    await appendAudit(
      tx,
      fresh.map(({ id, caseNo, ref, reason, question }) => ({
        at: now,
        actor: by,
        osUser: context.osUser,
        act: `repeat-${answer}`,
        subject: id,
        details: { caseNo, ref, reason, question },
      })),
    )
    const cause = { words: '核对重复', key: `${fresh[0]?.id ?? ''}/${now.toISOString()}`, by }
    const { linked, talks } = await relinkRepeats(tx, context, scope, cause, now)
    return done({ ids: rows.map((row) => row.id), changed: linked, talks })
  })
}

async function proposalFor(tx: Tx, id: string, answer: RepeatAnswer): Promise<Result<ProposalRow>> {
  const row = await proposalById(tx, id)
  if (row === null) return refused('no-repeat-offer', `没有编号为${id}的重复线索,可用 repeat list 查看。`)
  if (row.state === 'void') return refused('repeat-void', `${row.id}已不成立(往期记录有变化),无需处理。`)
  if (row.state === 'refused' && answer === 'linked')
    return refused('repeat-refused', `${row.id}已由${row.decidedBy ?? ''}排除,不再关联。`)
  return done(row)
}

async function scopeOf(tx: Tx, rows: readonly ProposalRow[]) {
  const cases = await tx.case.findMany({
    where: { no: { in: rows.map((row) => row.caseNo) } },
    select: { unitId: true, accountId: true },
  })
  return {
    unitIds: [...new Set(cases.map((one) => one.unitId))],
    accountIds: [...new Set(cases.flatMap((one) => one.accountId ?? []))],
  }
}
