// 申请延期, 申请暂缓 and 有异议: a unit asks, the office decides; meanwhile nobody is reminded.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import type { CaseFacts } from '../domain/case.js'
import { askBlock } from '../domain/case-pauses.js'
import { askExtension, dispute } from '../domain/case-requests.js'
import type { Day } from '../domain/day.js'
import { setTopic } from '../store/chats.js'
import { toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { changeCases, ownCase } from './change-cases.js'
import { attempt, type FlowContext, knownActor, mustHold } from './context.js'
import { handInEvidence } from './hand-in-evidence.js'
import { handOverSubmission } from './hand-over-submission.js'
import type { Submitted } from './submit-reply.js'
import { snapshotOf } from './undo-submission.js'

interface Asking {
  by: string
  nos: readonly string[]
  reason: string
  /** Default chat. */
  channel?: 'chat' | 'page'
  /** Uploads that belong to it, by id. */
  evidence?: readonly string[]
}

export type RequestInput = Asking &
  (
    | { kind: 'extension'; until: Day }
    | { kind: 'dispute' }
    /** 暂缓: the platform is cancelling the account, or cannot. */
    | { kind: 'block' }
  )

/** Past tense of each request, for event and audit. */
const eventTypes: Record<RequestInput['kind'], string> = {
  extension: 'extension-asked',
  dispute: 'disputed',
  block: 'pause-asked',
}

function ask(input: RequestInput, facts: CaseFacts, now: Date): Result<CaseFacts> {
  switch (input.kind) {
    case 'extension':
      return askExtension(facts, now, input.until)
    case 'dispute':
      return dispute(facts, now)
    case 'block':
      return askBlock(facts, now)
  }
}

export async function submitRequest(context: FlowContext, input: RequestInput, now: Date): Promise<Result<Submitted>> {
  return await attempt(context.store, async (tx) => {
    const actor = mustHold(await knownActor(tx, input.by, now))
    if (input.kind === 'dispute' && input.reason.trim() === '')
      return refused('reason-missing', '提出异议要写明理由,例如:有异议 2 该账号已移交某单位。')
    const before: Record<string, unknown> = {}
    const id = newId()
    const untilOn = input.kind === 'extension' ? input.until : null
    const dueOn: Record<string, Day | null> = {}
    const details = { submission: id, until: untilOn, reason: input.reason, dueOn }
    const extra = { asked: toJson({ by: input.by, until: untilOn, reason: input.reason }) }
    const type = eventTypes[input.kind]
    const changed = mustHold(
      await changeCases(
        tx,
        context,
        input.nos,
        (facts, row) => {
          const own = ownCase(actor, row)
          if (!own.ok) return own
          before[row.no] = snapshotOf(row)
          dueOn[row.no] = row.dueOn
          return ask(input, facts, now)
        },
        { type, by: input.by, now, details, extra },
      ),
    )
    const nos = changed.changed.map((one) => one.row.no)
    const { undoMinutes } = (await readPolicies(tx)).current
    const undoUntil = new Date(now.getTime() + undoMinutes * 60_000)
    const { by, kind, reason: text, channel = 'chat', evidence = [] } = input
    await tx.submission.create({
      data: {
        id,
        kind,
        by,
        at: now,
        text,
        caseNos: toJson(nos),
        channel,
        untilOn,
        state: 'open',
        undoUntil,
        before: toJson(before),
      },
    })
    mustHold(await handInEvidence(tx, by, evidence, id, nos))
    await setTopic(tx, by, nos, now)
    await handOverSubmission(tx, context, id, now)
    return done({ submissionId: id, nos, refusals: changed.refusals })
  })
}
