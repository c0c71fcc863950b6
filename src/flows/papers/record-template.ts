// An office puts its own Word template in the place of the one that ships, or takes it away again: the leader's word, since
// what stands in it is said in the office's name.
import { done, type Result } from '../../base/result.js'
import type { PaperKind } from '../../domain/paper.js'
import { may } from '../../domain/roles.js'
import { appendAudit } from '../../store/audit.js'
import { actorOf } from '../../store/registry.js'
import { attempt, type FlowContext, mustHold } from '../context.js'

/** Whether the person may change templates. */
export const maySetTemplate = (context: FlowContext, by: string, now: Date): Promise<Result<null>> =>
  attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'set-template'))
    return done(null)
  })

/** Writes down that a template was taken into use; `digest` null: the shipped one is in use again. */
export async function recordTemplate(
  context: FlowContext,
  kind: PaperKind,
  digest: string | null,
  by: string,
  now: Date,
): Promise<void> {
  const act = digest === null ? 'template-dropped' : 'template-set'
  await context.store.write((tx) =>
    appendAudit(tx, [{ at: now, actor: by, osUser: context.osUser, act, subject: kind, details: { digest } }]),
  )
}
