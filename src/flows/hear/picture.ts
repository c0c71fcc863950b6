// A picture (or file) is evidence for what was being talked about. It is fetched at receipt, since WeCom keeps it three
// days only; a picture that comes before its text waits for it.
import { newId } from '../../base/ids.js'
import { filesGoByOa } from '../../domain/evidence-files.js'
import { type Actor, isUnitContact } from '../../domain/roles.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { chatOf } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { toJson } from '../../store/json.js'
import { appendAudit } from '../../store/audit.js'
import { readPolicies } from '../../store/policies.js'
import type { FlowContext } from '../context.js'
import { openCasesOf } from './reach.js'

/** A matter counts as being talked about for so long, ms. */
const topicMs = 2 * 3_600_000

export async function hearPicture(
  context: FlowContext,
  actor: Actor,
  mediaId: string,
  fileName: string | null,
  now: Date,
): Promise<void> {
  await context.store.write(async (tx) => {
    if (fileName !== null && !(await readPolicies(tx)).current.collectScans)
      return await answer(tx, actor.userid, filesGoByOa.message, now)
    if (!isUnitContact(actor))
      return await answer(tx, actor.userid, '图片已收到,但您不是单位联系人,没有可以附图的事项。', now)
    const { topic, topicAt } = await chatOf(tx, actor.userid)
    const fresh = topicAt !== null && now.getTime() - topicAt.getTime() < topicMs
    const submission = fresh ? await lastSubmission(tx, actor.userid) : null
    const open = (await openCasesOf(tx, actor)).map((row) => row.no)
    const about =
      submission !== null ? (JSON.parse(submission.caseNos) as string[]) : fresh && topic.length > 0 ? topic : open
    const id = newId()
    await tx.evidence.create({
      data: {
        id,
        submissionId: submission?.id ?? null,
        caseNos: toJson(about),
        by: actor.userid,
        at: now,
        mediaId,
        state: 'owed',
        fileName,
        attempts: 0,
        nextTryAt: now,
      },
    })
    const details = { caseNos: about, submission: submission?.id ?? null }
    await appendAudit(tx, [{ at: now, actor: actor.userid, act: 'evidence-received', subject: id, details }])
    const text =
      submission !== null
        ? `图片已收到,作为${numbersInWords(about)}的佐证。`
        : about.length === 0
          ? '图片已收到。您单位目前没有未办结的事项。'
          : '图片已收到,请接着用文字说明整改情况(例如:已整改),图片会附在您的反馈里。'
    await answer(tx, actor.userid, text, now)
  })
}

const lastSubmission = (tx: Tx, by: string) =>
  tx.submission.findFirst({ where: { by, kind: 'reply', state: 'open' }, orderBy: { at: 'desc' } })
