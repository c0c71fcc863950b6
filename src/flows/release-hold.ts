// 放行: a person looked at a sending that held itself and lets it go on for the day.
import { done, type Result } from '../base/result.js'
import { dayOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { actorOf } from '../store/registry.js'
import { readSetting, writeSetting } from '../store/settings.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export async function releaseHold(context: FlowContext, by: string, now: Date): Promise<Result<{ wasHeld: boolean }>> {
  return await attempt<{ wasHeld: boolean }>(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'release'))
    const hold = await readSetting<{ state: string; pushes: number }>(tx, 'hold')
    if (hold?.state !== 'held') return done({ wasHeld: false })
    await writeSetting(tx, 'hold', { ...hold, state: 'released', on: dayOf(now) })
    await tx.case.updateMany({ where: { state: { notIn: ['closed', 'withdrawn'] } }, data: { nextDueAt: now } })
    await tx.task.updateMany({ where: { kind: 'hold', closedAt: null }, data: { closedAt: now, closedBy: by } })
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'hold-released', subject: 'engine', details: hold },
    ])
    return done({ wasHeld: true })
  })
}
