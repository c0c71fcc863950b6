// 每日简报: on every working day, when the window opens, one short text in the office's own group, where a robot is set up.
// Figures of the office's own work: nothing about talks, no unit by name, nobody called by @ (design.md §4).
import { addDays, dayOf } from '../../domain/day.js'
import { nextSendInstant, windowOpening } from '../../domain/send-window.js'
import { briefText } from '../../domain/wording/daily-brief.js'
import { readTodayBrief } from '../../flows/today.js'
import { auditHead } from '../../store/audit.js'
import { readPolicies } from '../../store/policies.js'
import { readSetting, writeSetting } from '../../store/settings.js'
import type { World } from '../world.js'

/** When the next brief is due, and never before that; null where there is no group. One read, since every cycle asks. */
export async function briefDueAt(world: World, now: Date): Promise<Date | null> {
  if (world.board === null) return null
  const nextAt = await readSetting<string>(world.store.read, 'brief-at')
  return nextAt === null ? now : new Date(nextAt)
}

/** @returns whether one was posted */
export async function postBrief(world: World, now: Date): Promise<boolean> {
  const { board, calendar, store } = world
  const due = await briefDueAt(world, now)
  if (board === null || due === null || due > now) return false
  const { current } = await readPolicies(store.read)
  const keep = (at: Date): Promise<void> => store.write((tx) => writeSetting(tx, 'brief-at', at.toISOString()))
  const opens = nextSendInstant(calendar, current, now)
  if (opens > now) {
    await keep(opens)
    return false
  }
  const text = briefText(
    await readTodayBrief(store.read, { store, calendar, osUser: null }, null, now),
    await auditHead(store.read),
  )
  // Written before the call: a brief that may have arrived, by a lost answer or a killed process, is not repeated. Twice in a
  // group is worse than once missed.
  await keep(windowOpening(calendar, current, addDays(dayOf(now), 1)))
  const outcome = await board.post(text)
  if (outcome.kind === 'retry' || outcome.kind === 'blocked')
    await keep(new Date(now.getTime() + Math.max(outcome.afterMs, 60_000)))
  if (outcome.kind !== 'ok') world.logger.warn({ outcome: outcome.kind, code: outcome.code }, 'brief not posted')
  return outcome.kind === 'ok'
}
