// 撤回: within ten minutes a person takes back what they last handed in, as far as it still waits. Those cases are what they
// were before; what was decided, or said by somebody else since, stands.
import { done, type Result, refused } from '../base/result.js'
import { decidedCard, overtaken } from '../domain/wording/card-captions.js'
import { refreshCards, withdrawPending } from '../outbox/refresh-cards.js'
import { appendAudit } from '../store/audit.js'
import { type CaseRow, casesByNos } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson, toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import {
  openSubmissionsOf,
  type SubmissionKind,
  type SubmissionRow,
  submittedCases,
  undoableOf,
} from '../store/submissions.js'
import { attempt, type FlowContext } from './context.js'
import { handOverSubmission } from './hand-over-submission.js'

/** The columns a submission may change, as they were before it. */
export const snapshotOf = (row: CaseRow) => ({
  state: row.state,
  fixed: row.fixed,
  reported: row.reported,
  acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  repliedAt: row.repliedAt?.toISOString() ?? null,
  repliedBy: row.repliedBy,
  waitingFor: row.waitingFor,
  waitingSince: row.waitingSince?.toISOString() ?? null,
  asked: row.asked,
  outside: row.outside,
  blocked: row.blocked,
})

type Snapshot = ReturnType<typeof snapshotOf>
const instant = (text: string | null): Date | null => (text === null ? null : new Date(text))

export async function undoSubmission(
  context: FlowContext,
  by: string,
  now: Date,
): Promise<Result<{ nos: string[]; kind: string }>> {
  return await attempt(context.store, async (tx) => {
    const submission = await undoableOf(tx, by, now)
    const before = submission === null ? [] : await stillWaiting(tx, submission)
    if (submission === null || before.length === 0)
      return refused(
        'nothing-to-undo',
        `没有可以撤回的内容:只能撤回${(await readPolicies(tx)).current.undoMinutes}分钟内提交、尚未处理的反馈、延期申请或异议。`,
      )
    for (const [no, was] of before) {
      const columns = {
        ...was,
        acknowledgedAt: instant(was.acknowledgedAt),
        repliedAt: instant(was.repliedAt),
        waitingSince: instant(was.waitingSince),
      }
      const { version } = await tx.case.update({
        where: { no },
        data: { ...columns, nextDueAt: now, version: { increment: 1 } },
      })
      const details = toJson({ submission: submission.id })
      await tx.caseEvent.create({
        data: { id: `${no}-${version}`, caseNo: no, seq: version, type: 'undone', at: now, by, details },
      })
    }
    // Pictures that came with it wait for the next reply, as if they had just been sent.
    const withIt = { submissionId: submission.id }
    // What the page put up is about no case until it is handed in again.
    await tx.evidence.updateMany({ where: { ...withIt, mediaId: null }, data: { caseNos: toJson([]) } })
    await tx.evidence.updateMany({ where: withIt, data: { submissionId: null, at: now } })
    await tx.submission.update({
      where: { id: submission.id },
      data: { state: 'undone', decidedAt: now, decidedBy: by },
    })
    await withdrawPending(tx, { kind: 'submission', id: submission.id }, 'undone', now)
    await refreshCards(tx, { kind: 'submission', id: submission.id }, now, overtaken.undone, (card) =>
      decidedCard(card, null),
    )
    const nos = before.map(([no]) => no)
    await reopenReplaced(tx, context, submission, nos, now)
    await appendAudit(
      tx,
      nos.map((no) => ({
        at: now,
        actor: by,
        osUser: context.osUser,
        act: 'case-undone',
        subject: no,
        details: { submission: submission.id },
      })),
    )
    return done({ nos, kind: submission.kind })
  })
}

/** The cases that wait for the office through this and no later word, each as it was before it. */
async function stillWaiting(tx: Tx, submission: SubmissionRow): Promise<[no: string, was: Snapshot][]> {
  const before = fromJson<Record<string, Snapshot>>(submission.before, {})
  const waiting: [string, Snapshot][] = []
  for (const { no, waitingFor } of await casesByNos(tx, submittedCases(submission))) {
    const was = before[no]
    if (was === undefined || waitingFor !== submission.kind) continue
    const [newest] = await openSubmissionsOf(tx, waitingFor as SubmissionKind, no)
    if (newest?.id === submission.id) waiting.push([no, was])
  }
  return waiting
}

/** A reply that this one had taken the place of is put before the reviewers again. */
async function reopenReplaced(
  tx: Tx,
  context: FlowContext,
  { kind, at }: SubmissionRow,
  nos: readonly string[],
  now: Date,
): Promise<void> {
  for (const earlier of await tx.submission.findMany({ where: { kind, state: 'replaced', decidedAt: at } })) {
    if (!submittedCases(earlier).some((no) => nos.includes(no))) continue
    await tx.submission.update({ where: { id: earlier.id }, data: { state: 'open', decidedAt: null } })
    await handOverSubmission(tx, context, earlier.id, now)
  }
}
