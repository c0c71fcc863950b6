// What leaves to one person now: due items are merged into one message, held by window and budget, and overtaken by
// later rungs. A pure function of (items, what this person got, now); the budget of design.md §4 lives here alone.
import type { Calendar } from './calendar.js'
import { overtakes } from './plan.js'
import type { Policy, RuleName } from './policy.js'
import { inSendWindow, nextSendInstant, nextWorkdayOpening } from './send-window.js'

export interface DueItem {
  key: string
  /** Case number or talk id. */
  subject: string
  circularId: string
  rule: RuleName
  until: Date | null
}

export interface Received {
  /** Counted pushes of today. */
  today: number
  /** Counted pushes ever, by circular. */
  byCircular: ReadonlyMap<string, number>
}

export interface Merged {
  send: DueItem[]
  settle: { item: DueItem; outcome: 'superseded' | 'skipped'; reason: string }[]
  /** Not now; look again at this instant. */
  wait: { item: DueItem; until: Date }[]
}

/** Only reminders give way to the budget; what a person must know in any case waits, but is never dropped. */
const droppable: ReadonlySet<RuleName> = new Set(['remind-before', 'remind-due', 'manual', 'unsigned-deputy'])
/** Papers of a talk follow an approval by the leader and are outside the budget. */
const uncounted = (rule: RuleName): boolean => rule.startsWith('talk-')

/** Whether a push of that rule to a contact of a unit counts for the budget. */
export const isCounted = (rule: RuleName): boolean => !uncounted(rule)

/** Decides over everything due for one person. `contact`: a unit's contact (the budget is for them, not for staff). */
export function mergeDue(
  items: readonly DueItem[],
  received: Received,
  contact: boolean,
  now: Date,
  policy: Policy,
  calendar: Calendar,
): Merged {
  const merged: Merged = { send: [], settle: [], wait: [] }
  const inWindow = inSendWindow(calendar, policy, now)
  const passed = (item: DueItem): boolean => item.until !== null && now >= item.until
  const rivals = bySubject(items)
  for (const item of items) {
    const overtaker = rivals.get(item.subject)?.find((other) => !passed(other) && overtakes(other.rule, item.rule))
    if (passed(item)) merged.settle.push({ item, outcome: 'skipped', reason: 'passed' })
    else if (overtaker !== undefined)
      merged.settle.push({ item, outcome: 'superseded', reason: `overtaken:${overtaker.rule}` })
    else if (!inWindow) merged.wait.push({ item, until: nextSendInstant(calendar, policy, now) })
    else merged.send.push(item)
  }
  if (!contact) return merged
  return applyBudget(merged, received, now, policy, calendar)
}

/** A leader of the office may be owed thousands of items at once; only those about one matter can overtake each other. */
function bySubject(items: readonly DueItem[]): Map<string, DueItem[]> {
  const groups = new Map<string, DueItem[]>()
  for (const item of items) {
    const group = groups.get(item.subject)
    if (group === undefined) groups.set(item.subject, [item])
    else group.push(item)
  }
  return groups
}

function applyBudget(merged: Merged, received: Received, now: Date, policy: Policy, calendar: Calendar): Merged {
  const { budget } = policy
  const counted = merged.send.filter((item) => isCounted(item.rule))
  if (counted.length === 0) return merged
  const tomorrow = nextWorkdayOpening(calendar, policy, now)
  const over = (item: DueItem): boolean =>
    (received.byCircular.get(item.circularId) ?? 0) >= budget.perCircular - budget.reservedForOverdue
  const kept = merged.send.filter((item) => {
    if (!isCounted(item.rule)) return true
    if (droppable.has(item.rule) && over(item)) {
      merged.settle.push({ item, outcome: 'skipped', reason: 'budget-circular' })
      return false
    }
    if (received.today < budget.perDay) return true
    if (item.until !== null && tomorrow >= item.until)
      merged.settle.push({ item, outcome: 'skipped', reason: 'budget-day' })
    else merged.wait.push({ item, until: tomorrow })
    return false
  })
  return { ...merged, send: kept }
}
