// 撤回: within ten minutes, and only while nobody has decided, a person takes back what they last handed in. The cases
// are what they were before.
import { done, type Result, refused } from '../base/result.js'
import { refreshCards, withdrawPending } from '../outbox/refresh-cards.js'
import { appendAudit } from '../store/audit.js'
import type { CaseRow } from '../store/cases.js'
import { fromJson, toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { undoableOf } from '../store/submissions.js'
import { attempt, type FlowContext } from './context.js'

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
    if (submission === null)
      return refused(
        'nothing-to-undo',
        `没有可以撤回的内容:只能撤回${(await readPolicies(tx)).current.undoMinutes}分钟内提交、尚未处理的反馈、延期申请或异议。`,
      )
    const before = fromJson<Record<string, Snapshot>>(submission.before, {})
    for (const [no, was] of Object.entries(before)) {
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
    await tx.evidence.updateMany({ where: { submissionId: submission.id }, data: { submissionId: null, at: now } })
    await tx.submission.update({
      where: { id: submission.id },
      data: { state: 'undone', decidedAt: now, decidedBy: by },
    })
    await withdrawPending(tx, { kind: 'submission', id: submission.id }, 'undone', now)
    await refreshCards(tx, { kind: 'submission', id: submission.id }, now, '对方已撤回')
    const nos = Object.keys(before)
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
