// 放行: a person looked at a sending that was held (by the engine at its ceiling, or by a colleague) and lets it go on. What
// came due meanwhile is looked at at once.
import { done, type Result } from '../base/result.js'
import { dayOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { readHold, writeHold } from '../store/hold.js'
import { wakePlans } from '../store/next-due.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export async function releaseHold(context: FlowContext, by: string, now: Date): Promise<Result<{ wasHeld: boolean }>> {
  return await attempt<{ wasHeld: boolean }>(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'release'))
    const hold = await readHold(tx)
    if (hold?.state !== 'held') return done({ wasHeld: false })
    await writeHold(tx, { ...hold, state: 'released', on: dayOf(now) })
    await wakePlans(tx, now)
    await tx.task.updateMany({ where: { kind: 'hold', closedAt: null }, data: { closedAt: now, closedBy: by } })
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'hold-released', subject: 'engine', details: hold },
    ])
    return done({ wasHeld: true })
  })
}
