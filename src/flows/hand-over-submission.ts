// Puts a submission before the people who decide it: a card to every reviewer but the one who sent it.
import type { Calendar } from '../domain/calendar.js'
import { clockStopped } from '../domain/case.js'
import { dayOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import type { CaseBrief } from '../domain/wording/brief.js'
import { type SubmissionBrief, submissionCard } from '../domain/wording/submission.js'
import { inTheNameOf } from '../domain/wording/stand-in.js'
import { handOver } from '../outbox/enqueue.js'
import { briefOf, type CaseRow, casesByNos, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { nameOf, readDirectory } from '../store/registry.js'
import { evidenceCount, submissionById, type SubmissionKind, submittedCases } from '../store/submissions.js'
import { raiseTask } from '../store/tasks.js'
import type { FlowContext } from './context.js'

/** The brief of a row as of now. */
export function briefNow(calendar: Calendar, row: CaseRow, now: Date): CaseBrief {
  const facts = factsOf(row)
  return briefOf(row, clockStopped(facts) ? 0 : overdueWorkdays(calendar, facts.deadline, now))
}

export async function submissionBrief(
  tx: Tx,
  calendar: Calendar,
  id: string,
  now: Date,
): Promise<SubmissionBrief | null> {
  const submission = await submissionById(tx, id)
  if (submission === null) return null
  const rows = await casesByNos(tx, submittedCases(submission))
  return {
    kind: submission.kind as SubmissionKind,
    unit: [...new Set(rows.map((row) => row.unit.name))].join('、'),
    by: await nameOf(tx, submission.by),
    text: submission.text,
    oaNumber: submission.oaNumber,
    untilOn: submission.untilOn,
    evidence: await evidenceCount(tx, id),
    cases: rows.map((row) => briefNow(calendar, row, now)),
  }
}

export async function handOverSubmission(tx: Tx, context: FlowContext, id: string, now: Date): Promise<void> {
  const brief = await submissionBrief(tx, context.calendar, id, now)
  const submission = await submissionById(tx, id)
  if (brief === null || submission === null) return
  const directory = await readDirectory(tx, now)
  const reviewers = directory.standing(['reviewer'], { unitId: '', supervisorId: null, officer: null })
  const to = reviewers.filter((one) => one.userid !== submission.by && one.insteadOf !== submission.by)
  const card = submissionCard(brief, dayOf(now))
  for (const { userid, insteadOf } of to) {
    const content = inTheNameOf(card, insteadOf === null ? [] : [directory.nameOf(insteadOf)])
    await handOver(tx, context.calendar, { to: userid, content, subject: { kind: 'submission', id } }, now)
  }
  if (to.length > 0) return
  const caseNos = brief.cases.map((one) => one.no)
  const text = `${brief.unit}的${card.title}没有人可以办理:除答复人外没有能收到消息的复核人。`
  await raiseTask(tx, { key: `no-reviewer/${id}`, kind: 'no-reviewer', text, caseNos, assignee: null, at: now })
}
