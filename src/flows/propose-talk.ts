// Proposes a talk by rule: at publishing for what came back, at escalation for what is overdue. One talk per unit and
// circular gathers its cases. A proposal invites nobody: it waits for the leader's decision (promise 8).
import { newId } from '../base/ids.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { caseNosOf, openTalkOf } from '../store/talks.js'

export interface Proposal {
  unitId: string
  circularId: string
  caseNos: readonly string[]
  trigger: 'overdue' | 'repeat'
  /** In words: the clause or rule, with the facts it rests on. */
  basis: string
}

/** Opens the proposal, or adds the cases to the unit's undecided one. */
export async function proposeTalk(tx: Tx, proposal: Proposal, now: Date): Promise<string> {
  const { unitId, circularId, trigger, basis } = proposal
  const open = await openTalkOf(tx, unitId, circularId)
  const id = open?.id ?? newId()
  if (open === null) {
    await tx.talk.create({
      data: {
        id,
        unitId,
        circularId,
        caseNos: toJson(proposal.caseNos),
        trigger,
        basis,
        state: 'proposed',
        proposedBy: 'system',
        proposedAt: now,
        commitments: '[]',
        nextDueAt: now,
        version: 0,
      },
    })
  } else {
    const caseNos = [...new Set([...caseNosOf(open), ...proposal.caseNos])]
    const words = open.basis.includes(basis) ? open.basis : `${open.basis}\n${basis}`
    await tx.talk.update({ where: { id }, data: { caseNos: toJson(caseNos), basis: words, version: { increment: 1 } } })
  }
  const details = { caseNos: proposal.caseNos, trigger, basis }
  await appendAudit(tx, [{ at: now, actor: 'system', act: 'talk-proposed', subject: id, details }])
  return id
}
