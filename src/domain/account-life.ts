// The life of an account: opened, filed, renamed, moved, cancelled, reopened. What it is now is the last event, so an
// order that cannot have been is refused where it enters, and never explained away later.
import type { Day } from './day.js'

export const lifeEvents = ['opened', 'filed', 'renamed', 'moved', 'cancelled', 'reopened'] as const
export type LifeEventType = (typeof lifeEvents)[number]

export interface LifeEvent {
  type: LifeEventType
  on: Day
  /** Of a renaming: the name before. */
  formerName: string | null
  /** Of a move: the unit before. */
  formerUnit: string | null
  note: string | null
}

export const lifeEventName: Record<LifeEventType, string> = {
  opened: '开通',
  filed: '备案',
  renamed: '更名',
  moved: '划转',
  cancelled: '注销',
  reopened: '重新开通',
}

/** A bare event. */
export const lifeEvent = (type: LifeEventType, on: Day): LifeEvent => ({
  type,
  on,
  formerName: null,
  formerUnit: null,
  note: null,
})

/**
 * All events in the order of their days. `status` and `statusOn` are the last of them (contract §3) and added where the
 * list leaves them out.
 */
export function wholeLife(
  events: readonly LifeEvent[],
  status: LifeEventType | null,
  statusOn: Day | null,
): LifeEvent[] {
  const all = events.toSorted((a, b) => a.on.localeCompare(b.on))
  const said = status !== null && statusOn !== null && !all.some((one) => one.type === status && one.on === statusOn)
  return said ? [...all, lifeEvent(status, statusOn)] : all
}

/** Why these events cannot have happened so, in words; null if they can. `events` in the order they are said to have. */
export function lifeFault(events: readonly LifeEvent[]): string | null {
  let open: boolean | null = null
  let last: LifeEvent | null = null
  for (const one of events) {
    const [name, on] = [lifeEventName[one.type], one.on]
    if (last !== null && on < last.on) return `${on}${name}早于此前的${last.on}${lifeEventName[last.type]}`
    if (one.type === 'cancelled' && open === false) return `${on}${name},但此前已注销且没有重新开通`
    if (one.type === 'reopened' && open !== false && last !== null) return `${on}${name},但此前没有注销`
    if (open === false && one.type !== 'reopened') return `${on}${name},但此前已注销;重新开通请记为“重新开通”`
    if (one.type === 'opened' && open === true) return `${on}${name},但此前已开通`
    if (one.type === 'cancelled' || one.type === 'opened' || one.type === 'reopened') open = one.type !== 'cancelled'
    last = one
  }
  return null
}

/** Names it bore before, oldest first. */
export const formerNamesOf = (events: readonly Pick<LifeEvent, 'formerName'>[]): string[] =>
  events.flatMap((one) => one.formerName ?? [])
