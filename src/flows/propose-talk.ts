// Proposes a talk by rule: at publishing for what came back, at escalation for what is overdue. One talk per unit and
// circular gathers its cases. A proposal invites nobody: it waits for the leader's decision (promise 8).
import { newId } from '../base/ids.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { caseNosOf, openTalksOf, proposalShown, type TalkRow } from '../store/talks.js'

export interface Proposal {
  unitId: string
  circularId: string
  caseNos: readonly string[]
  trigger: 'overdue' | 'repeat'
  /** In words: the clause or rule, with the facts it rests on. */
  basis: string
}

/**
 * Opens the proposal, or adds the cases to the unit's proposal while the leader has not been shown it: nobody is invited
 * about a matter the leader did not see. Cases that an open talk gathers already are not proposed again.
 * @returns the talk, or null if every case stands in an open talk already
 */
export async function proposeTalk(tx: Tx, proposal: Proposal, now: Date): Promise<string | null> {
  const { unitId, circularId, trigger, basis } = proposal
  const open = await openTalksOf(tx, unitId, circularId)
  const gathered = new Set(open.flatMap(caseNosOf))
  const caseNos = proposal.caseNos.filter((no) => !gathered.has(no))
  if (caseNos.length === 0) return null
  const growing = await unshown(tx, open)
  const id = growing?.id ?? newId()
  if (growing === null) await tx.talk.create({ data: newTalk(id, proposal, caseNos, now) })
  else {
    const words = growing.basis.includes(basis) ? growing.basis : `${growing.basis}\n${basis}`
    const all = toJson([...caseNosOf(growing), ...caseNos])
    await tx.talk.update({ where: { id }, data: { caseNos: all, basis: words, version: { increment: 1 } } })
  }
  const details = { caseNos, trigger, basis }
  await appendAudit(tx, [{ at: now, actor: 'system', act: 'talk-proposed', subject: id, details }])
  return id
}

async function unshown(tx: Tx, open: readonly TalkRow[]): Promise<TalkRow | null> {
  for (const talk of open) if (talk.state === 'proposed' && !(await proposalShown(tx, talk.id))) return talk
  return null
}

const newTalk = (id: string, proposal: Proposal, caseNos: readonly string[], now: Date) => ({
  id,
  unitId: proposal.unitId,
  circularId: proposal.circularId,
  caseNos: toJson(caseNos),
  trigger: proposal.trigger,
  basis: proposal.basis,
  state: 'proposed',
  proposedBy: 'system',
  proposedAt: now,
  commitments: '[]',
  nextDueAt: now,
  version: 0,
})
