// 每日简报: on every working day, when the window opens, one short text in the office's own group, where a robot is set up.
// Figures of the office's own work: nothing about talks, no unit by name, nobody called by @ (design.md §4).
import { addDays, type Day, dayOf } from '../../domain/day.js'
import { nextSendInstant, windowOpening } from '../../domain/send-window.js'
import { briefText } from '../../domain/wording/daily-brief.js'
import { readToday } from '../../flows/today.js'
import { auditHead } from '../../store/audit.js'
import { readPolicies } from '../../store/policies.js'
import { readSetting, writeSetting } from '../../store/settings.js'
import type { World } from '../world.js'

/** How far the briefs are: the last day that has one, and until when a failed call waits. */
interface Posted {
  day: Day
  notBefore: string | null
}

/** When the next brief is due; null where there is no group. */
export async function briefDueAt(world: World, now: Date): Promise<Date | null> {
  if (world.board === null) return null
  const posted = await readSetting<Posted>(world.store.read, 'brief')
  const { current } = await readPolicies(world.store.read)
  const today = dayOf(now)
  if (posted?.day === today) return windowOpening(world.calendar, current, addDays(today, 1))
  const wait = posted?.notBefore == null ? now : new Date(posted.notBefore)
  return nextSendInstant(world.calendar, current, wait > now ? wait : now)
}

/** @returns whether one was posted */
export async function postBrief(world: World, now: Date): Promise<boolean> {
  const { board } = world
  const due = await briefDueAt(world, now)
  if (board === null || due === null || due > now) return false
  const today = dayOf(now)
  const brief = await readToday(world.store.read, world.calendar, null, now)
  const text = briefText(brief, await auditHead(world.store.read))
  const keep = (posted: Posted): Promise<void> => world.store.write((tx) => writeSetting(tx, 'brief', posted))
  // Written before the call: a brief that may have arrived, by a lost answer or a killed process, is not repeated. Twice in a
  // group is worse than once missed.
  await keep({ day: today, notBefore: null })
  const outcome = await board.post(text)
  if (outcome.kind === 'retry' || outcome.kind === 'blocked') {
    const notBefore = new Date(now.getTime() + Math.max(outcome.afterMs, 60_000))
    await keep({ day: addDays(today, -1), notBefore: notBefore.toISOString() })
  }
  if (outcome.kind !== 'ok') world.logger.warn({ outcome: outcome.kind, code: outcome.code }, 'brief not posted')
  return outcome.kind === 'ok'
}
