// Publishing: a leader who did not prepare the circular approves it, its findings become cases, and the plan starts.
// The digest of the rehearsed plan goes into the audit chain: what was approved is what may leave.
import { done, type Result, refused } from '../base/result.js'
import { digestOf } from '../domain/audit-chain.js'
import { dayOf } from '../domain/day.js'
import { isSamePerson, may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { correctionsOf, lastNumber } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import { raiseTask } from '../store/tasks.js'
import { attempt, type FlowContext, importMs, mustHold } from './context.js'
import { withdrawUnlisted } from './end-cases.js'
import { openCases } from './open-cases.js'
import { draftCases, type DraftedCase, deadlineFor, type Prepared, prepareCircular } from './prepare-circular.js'
import { proposeTalk } from './propose-talk.js'
import { taskForRecheck } from './recheck-circular.js'
import { rehearsePrepared } from './rehearse-circular.js'
import { relinkRepeats } from './relink-repeats.js'
import type { RepeatScope } from './repeat-world.js'
import { openInWords } from './settle-circular.js'

export interface Published {
  circularId: string
  code: string
  cases: string[]
}

export async function approveCircular(
  context: FlowContext,
  id: string,
  by: string,
  now: Date,
): Promise<Result<Published>> {
  return await attempt(
    context.store,
    async (tx) => {
      const actor = mustHold(may(await actorOf(tx, by, now), 'approve-circular'))
      const prepared = mustHold(await prepareCircular(context, tx, id))
      const { row, open } = prepared
      if (row.state === 'published') return refused('already-published', '这份通报已经下发,不会重复下发。')
      if (row.state !== 'submitted')
        return refused('not-submitted', '这份通报还没有提交审批,请先用 circular submit 提交。')
      const prepares = [row.submittedBy, row.confirmedBy, ...correctionsOf(row).map((one) => one.by)]
      const submittedOn = dayOf(row.submittedAt ?? now)
      if (prepares.some((one) => isSamePerson(actor, one, submittedOn)))
        return refused('same-person', '经办人(或与其互为代办的人)不能审批自己提交的通报,请由另一位负责人审批。')
      if (open.length > 0) return refused('open-points', openInWords(open))
      const drafted = await draftCases(tx, prepared, now)
      const plan = await rehearsePrepared(context, tx, prepared, drafted, 'none')
      const planDigest = digestOf(plan)
      await markPublished(tx, prepared, by, planDigest, now)
      await openCases(tx, prepared.draft.deadline, drafted)
      await appendAudit(tx, [
        {
          at: now,
          actor: by,
          osUser: context.osUser,
          act: 'circular-approved',
          subject: row.id,
          details: { planDigest, cases: drafted.length },
        },
        ...drafted.map((one) => ({
          at: now,
          actor: 'system',
          act: 'case-opened',
          subject: one.facts.no,
          details: one.resolved.finding,
        })),
      ])
      await proposeForRepeats(tx, prepared, drafted, now)
      await taskWithoutDeadline(tx, drafted, now)
      await withdrawUnlisted(tx, context, prepared.row, by, now)
      await relinkRepeats(tx, context, scopeOfCircular(prepared), relinkedBy(row), now)
      await taskForRecheck(tx, prepared, now)
      return done({ circularId: row.id, code: row.code, cases: drafted.map((one) => one.facts.no) })
    },
    importMs,
  )
}

/** Newer circulars may repeat what this one says: their cases of its units are looked at again. */
const scopeOfCircular = ({ resolved }: Prepared): RepeatScope => ({
  unitIds: [...new Set(resolved.flatMap((one) => one.unitId ?? []))],
  accountIds: [...new Set(resolved.flatMap((one) => one.accountId ?? []))],
})

const relinkedBy = ({ id, code }: Prepared['row']) => ({ words: `${code}下发`, key: id, by: 'system' })

async function markPublished(tx: Tx, prepared: Prepared, by: string, planDigest: string, now: Date): Promise<void> {
  const numbersFrom = await lastNumber(tx, prepared.row.casePrefix)
  const deadline = deadlineFor(prepared.draft)
  await tx.circular.update({
    where: { id: prepared.row.id },
    data: {
      state: 'published',
      approvedBy: by,
      publishedAt: now,
      nextDueAt: now,
      numbersFrom,
      planDigest,
      dueOn: deadline.kind === 'day' ? deadline.on : null,
    },
  })
}

async function proposeForRepeats(
  tx: Tx,
  prepared: Prepared,
  drafted: readonly DraftedCase[],
  now: Date,
): Promise<void> {
  for (const one of drafted) {
    if (one.talkBasis === null) continue
    const { unitId, no } = one.facts
    await proposeTalk(tx, { unitId, circularId: prepared.row.id, caseNos: [no], basis: one.talkBasis }, now)
  }
}

/** Cases without a deadline never ask for attention by themselves: the office is told once. */
export async function taskWithoutDeadline(tx: Tx, drafted: readonly DraftedCase[], now: Date): Promise<void> {
  const without = drafted.filter((one) => one.facts.deadline.kind === 'none')
  const [first] = without
  if (first === undefined) return
  const caseNos = without.map((one) => one.facts.no)
  const text = `通报没有整改期限,${caseNos.length}项不会自动提醒和升级;需要期限请用 case extend 逐项设定。`
  await raiseTask(tx, {
    key: `no-deadline/${first.facts.circularId}`,
    kind: 'no-deadline',
    text,
    caseNos,
    assignee: null,
    at: now,
  })
}
