// Carries out what calendars are owed for talks. An entry has no duplicate check at WeCom: where it is not known whether one was
// made, nothing is made again and the office looks.
import type { CallOutcome, Schedules } from '../../domain/ports.js'
import { scheduleEntry } from '../../domain/talk-entry.js'
import type { Tx } from '../../store/db.js'
import { entriesDue, startMaking, type TalkEntryRow, wantedOf } from '../../store/talk-entries.js'
import { raiseTask } from '../../store/tasks.js'
import type { World } from '../world.js'

/** @returns how many entries were brought up to date */
export async function keepCalendar(world: World, now: Date): Promise<number> {
  if (world.schedules === null) return 0
  let kept = 0
  for (const row of await entriesDue(world.store.read, now)) {
    const outcome = row.state === 'making' ? makerDied : await carryOut(world, world.schedules, row, now)
    if (outcome === null) continue
    await world.store.write((tx) => settle(tx, row, outcome, now))
    if (outcome.kind === 'ok') kept++
  }
  return kept
}

/** The id that stands there afterwards; null: nothing does. */
type Outcome = CallOutcome<string | null>

const makerDied: Outcome = { kind: 'uncertain', code: 'sender-died' }

/** Null: it was changed while we looked; the next cycle sees to it. */
async function carryOut(world: World, schedules: Schedules, row: TalkEntryRow, now: Date): Promise<Outcome | null> {
  const wanted = wantedOf(row)
  const { wecomId } = row
  if (wanted === null || new Date(wanted.start) <= now) {
    // What is over stays where it is.
    if (wecomId === null || wanted !== null) return { kind: 'ok', value: wecomId }
    const removed = await schedules.remove(wecomId)
    return removed.kind === 'ok' ? { kind: 'ok', value: null } : removed
  }
  if (wecomId === null) {
    if (!(await world.store.write((tx) => startMaking(tx, row, now)))) return null
    return await schedules.add(scheduleEntry(wanted))
  }
  const updated = await schedules.update(wecomId, scheduleEntry(wanted))
  return updated.kind === 'ok' ? { kind: 'ok', value: wecomId } : updated
}

async function settle(tx: Tx, { talkId, wanted }: TalkEntryRow, outcome: Outcome, now: Date): Promise<void> {
  const row = await tx.talkEntry.findUniqueOrThrow({ where: { talkId } })
  const changed = row.wanted !== wanted
  const becomes = (data: { state: string; wecomId?: string | null; notBefore?: Date; error: string | null }) =>
    tx.talkEntry.update({ where: { talkId }, data })
  if (outcome.kind === 'ok') {
    const state = outcome.value === null ? 'removed' : 'kept'
    return void (await becomes({
      state: changed ? 'pending' : state,
      wecomId: outcome.value,
      notBefore: now,
      error: null,
    }))
  }
  const error = outcome.code
  if (outcome.kind === 'retry' || outcome.kind === 'blocked') {
    const notBefore = new Date(now.getTime() + Math.max(outcome.afterMs, 60_000))
    return void (await becomes({ state: 'pending', notBefore, error }))
  }
  await becomes({ state: outcome.kind === 'refused' && changed ? 'pending' : outcome.kind, error })
  const why = outcome.kind === 'uncertain' ? '不知是否已更新' : '没有更新'
  const text = `约谈${talkId}的日程${why}(${error}),约谈本身不受影响;需要时请自行在日程里核对。`
  await raiseTask(tx, {
    key: `calendar/${talkId}/${error}`,
    kind: 'calendar',
    text,
    caseNos: [],
    assignee: null,
    at: now,
  })
}
