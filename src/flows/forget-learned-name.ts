// Forgets what was decided about a printed name: the next paper that prints it asks again.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { forgetNames } from '../store/learned-names.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export async function forgetLearnedName(
  context: FlowContext,
  printed: string,
  by: string,
  now: Date,
): Promise<Result<{ forgotten: number }>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const forgotten = await forgetNames(tx, printed)
    if (forgotten === 0) return refused('not-learned', `没有确认过名称“${printed}”,可用 registry learned 查看。`)
    const { osUser } = context
    const details = { forgotten }
    await appendAudit(tx, [{ at: now, actor: by, osUser, act: 'name-forgotten', subject: printed, details }])
    return done({ forgotten })
  })
}
