// 反馈: a unit says what it did, in the chat or through a clerk who records what came by OA, phone or paper. The cases
// wait for review; pictures sent shortly before belong to the reply.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { reply } from '../domain/case.js'
import { type Day, dayOf } from '../domain/day.js'
import { type Actor, may } from '../domain/roles.js'
import { decidedCard, overtaken } from '../domain/wording/card-captions.js'
import { withFixDay } from '../domain/wording/submission.js'
import { refreshCards, withdrawPending } from '../outbox/refresh-cards.js'
import { setTopic } from '../store/chats.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { adoptEvidence, openSubmissionsOf, submittedCases } from '../store/submissions.js'
import { type Changed, changeCases, ownCase } from './change-cases.js'
import { attempt, type FlowContext, knownActor, mustHold } from './context.js'
import { handInEvidence } from './hand-in-evidence.js'
import { handOverSubmission } from './hand-over-submission.js'
import { takeReport } from './record-report.js'
import { snapshotOf } from './undo-submission.js'

export interface ReplyInput {
  by: string
  nos: readonly string[]
  text: string
  channel: 'chat' | 'card' | 'page' | 'oa' | 'phone' | 'paper' | 'cli'
  /** Number of the paper in the office's OA. */
  oaNumber: string | null
  /** Day on which it was put right, where the person says so beside the words. */
  fixedOn?: Day | null
  /** Uploads that belong to it, by id, and no others; absent: the pictures sent in the chat shortly before. */
  evidence?: readonly string[]
}

export interface Submitted {
  submissionId: string
  nos: string[]
  refusals: Changed['refusals']
}

/** Pictures sent this long before a reply belong to it, ms. */
const pictureBeforeMs = 30 * 60_000

export async function submitReply(context: FlowContext, input: ReplyInput, now: Date): Promise<Result<Submitted>> {
  return await attempt(context.store, async (tx) => {
    const actor = mustHold(await knownActor(tx, input.by, now))
    const outside = ['oa', 'phone', 'paper'].includes(input.channel)
    if (outside) mustHold(may(actor, 'record-outside'))
    if (input.text.trim() === '' && input.oaNumber === null)
      return refused('reply-empty', '请写明整改情况,例如:已整改,栏目已于9月3日更新。')
    const text = mustHold(withFixDay(input.text, input.fixedOn ?? null, dayOf(now)))
    const before: Record<string, unknown> = {}
    const { undoMinutes } = (await readPolicies(tx)).current
    const id = newId()
    const changed = mustHold(await changeCases(tx, context, input.nos, rule(actor, outside), change()))
    const nos = changed.changed.map((one) => one.row.no)
    await replaceEarlier(tx, nos, now)
    if (input.oaNumber !== null) await takeReports(tx, context, changed, input, now)
    await tx.submission.create({ data: submission(id, nos) })
    await takeEvidence(tx, input, id, nos, now)
    await setTopic(tx, input.by, nos, now)
    await handOverSubmission(tx, context, id, now)
    return done({ submissionId: id, nos, refusals: changed.refusals })

    function rule(by: Actor, isOutside: boolean): Parameters<typeof changeCases>[3] {
      return (facts, row) => {
        const own = isOutside ? done(null) : ownCase(by, row)
        if (!own.ok) return own
        before[row.no] = snapshotOf(row)
        return reply(facts, now, isOutside)
      }
    }
    function change() {
      const details = { submission: id, channel: input.channel, oaNumber: input.oaNumber, text }
      const extra = { repliedBy: input.by, ...(outside ? { outside: input.channel } : {}) }
      return { type: 'replied', by: input.by, now, details, extra }
    }
    function submission(id: string, nos: string[]) {
      const { by, channel, oaNumber } = input
      const undoUntil = new Date(now.getTime() + undoMinutes * 60_000)
      return {
        id,
        kind: 'reply',
        by,
        at: now,
        text,
        caseNos: toJson(nos),
        channel,
        oaNumber,
        state: 'open',
        undoUntil,
        before: toJson(before),
      }
    }
  })
}

/** The pieces named, on the page; in the chat the pictures sent shortly before. */
async function takeEvidence(
  tx: Tx,
  { by, evidence }: ReplyInput,
  id: string,
  nos: readonly string[],
  now: Date,
): Promise<void> {
  if (evidence !== undefined) mustHold(await handInEvidence(tx, by, evidence, id, nos))
  else await adoptEvidence(tx, by, new Date(now.getTime() - pictureBeforeMs), id, toJson(nos))
}

/** A number of the OA is the paper the circular asks for: it holds for all of the unit's cases of that circular. */
async function takeReports(
  tx: Tx,
  context: FlowContext,
  changed: Changed,
  input: ReplyInput,
  now: Date,
): Promise<void> {
  const { oaNumber, by } = input
  const papers = new Map(changed.changed.map(({ row }) => [`${row.unitId}/${row.circularId}`, row]))
  for (const { unitId, circularId } of papers.values()) {
    const taken = await takeReport(tx, context, { unitId, circularId, channel: 'oa', oaNumber, note: null, by }, now)
    if (!taken.ok && taken.code !== 'nothing-asked') mustHold(taken)
  }
}

/** A newer reply about the same cases takes the place of the one that still waits. */
async function replaceEarlier(tx: Tx, nos: readonly string[], now: Date): Promise<void> {
  const open = new Map(
    (await Promise.all(nos.map((no) => openSubmissionsOf(tx, 'reply', no)))).flat().map((one) => [one.id, one]),
  )
  for (const one of open.values()) {
    if (!submittedCases(one).every((no) => nos.includes(no))) continue
    await tx.submission.update({ where: { id: one.id }, data: { state: 'replaced', decidedAt: now } })
    await withdrawPending(tx, { kind: 'submission', id: one.id }, 'replaced', now)
    await refreshCards(tx, { kind: 'submission', id: one.id }, now, overtaken.replaced, (card) =>
      decidedCard(card, null),
    )
  }
}
