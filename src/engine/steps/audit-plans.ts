// The auditor (promise 7): every open case has a next step, or stands in a task that says why not.
import { casesWithoutNextStep } from '../../store/cases.js'
import { readSetting, writeSetting } from '../../store/settings.js'
import { casesWithTask, raiseTask } from '../../store/tasks.js'
import { dayOf } from '../../domain/day.js'
import type { World } from '../world.js'

/** How often it looks, ms of the service's clock. */
const everyMs = 5 * 60_000

/** @returns how many cases had neither step nor task (they have a task now) */
export async function auditPlans(world: World, now: Date): Promise<number> {
  const last = await readSetting<string>(world.store.read, 'audited-at')
  if (last !== null && Math.abs(now.getTime() - Date.parse(last)) < everyMs) return 0
  const without = await casesWithoutNextStep(world.store.read)
  const covered = without.length === 0 ? new Set<string>() : await casesWithTask(world.store.read)
  const lost = without.filter((one) => !covered.has(one.no)).map((one) => one.no)
  await world.store.write(async (tx) => {
    await writeSetting(tx, 'audited-at', now.toISOString())
    if (lost.length === 0) return
    const text = `${lost.length}项没有下一步安排也没有待办,请逐项处理:${lost.slice(0, 20).join('、')}${lost.length > 20 ? '……' : ''}`
    await raiseTask(tx, {
      key: `no-next-step/${dayOf(now)}/${lost[0]}`,
      kind: 'no-next-step',
      text,
      caseNos: lost,
      assignee: null,
      at: now,
    })
  })
  if (lost.length > 0) world.logger.error({ cases: lost.length }, 'open cases without a next step')
  return lost.length
}
