// What is due and not settled, for whom. Engine and rehearsal both ask this, so what was rehearsed is what happens.
import type { Calendar } from './calendar.js'
import { obligationKey, type Step } from './plan.js'
import type { Audience, Policy } from './policy.js'
import { type DueItem, type Merged, mergeDue, type Received } from './queue.js'

/** A case or a talk with the steps of its plan. */
export interface Planned {
  /** Case number or talk id. */
  subject: string
  circularId: string
  steps: readonly Step[]
  audience(to: readonly Audience[]): readonly string[]
}

/** What the ledger says of a key: settled or in hand (never again), or given back to the plan. */
export type Settled = ReadonlyMap<string, 'closed' | 'open'>

export interface OwedItem extends DueItem {
  userid: string
  step: Step
}

/** A task or proposal the office owes itself; its key stands in the same ledger, with no person. */
export interface OwedAct {
  key: string
  planned: Planned
  step: Step
}

export interface Due {
  byPerson: Map<string, OwedItem[]>
  acts: OwedAct[]
  /** Push steps whose audience is empty: nobody can be told. */
  nobody: OwedAct[]
  /** When each subject wants attention next; null = never by itself. */
  next: Map<string, Date | null>
}

/** Sorts every unsettled step into due now and due later. */
export function collectDue(all: readonly Planned[], settled: Settled, now: Date): Due {
  const due: Due = { byPerson: new Map(), acts: [], nobody: [], next: new Map() }
  for (const planned of all) {
    let next: Date | null = null
    for (const step of planned.steps) {
      if (next !== null && step.dueAt >= next) continue
      const owed = unsettled(planned, step, settled)
      if (owed.length === 0) continue
      if (step.dueAt > now) {
        if (next === null || step.dueAt < next) next = step.dueAt
        continue
      }
      for (const userid of owed) addOwed(due, planned, step, userid)
    }
    due.next.set(planned.subject, next)
  }
  return due
}

const nobodyKey = '-'

/** The people (or, for acts of the office itself, the placeholder) who are still owed a step. */
function unsettled(planned: Planned, step: Step, settled: Settled): string[] {
  const people = step.act === 'push' ? planned.audience(step.to) : []
  const to = step.act === 'push' && people.length > 0 ? [...people] : [step.act === 'push' ? nobodyKey : `-${step.act}`]
  return to.filter((userid) => settled.get(obligationKey(planned.subject, step, userid)) !== 'closed')
}

function addOwed(due: Due, planned: Planned, step: Step, userid: string): void {
  const key = obligationKey(planned.subject, step, userid)
  if (step.act !== 'push') due.acts.push({ key, planned, step })
  else if (userid === nobodyKey) due.nobody.push({ key, planned, step })
  else {
    const { subject, circularId } = planned
    const item: OwedItem = { key, subject, circularId, rule: step.rule, until: step.until, userid, step }
    const items = due.byPerson.get(userid)
    if (items === undefined) due.byPerson.set(userid, [item])
    else items.push(item)
  }
}

/** `mergeDue` for items that know their person and step. */
export function mergeOwed(
  items: readonly OwedItem[],
  received: Received,
  contact: boolean,
  now: Date,
  policy: Policy,
  calendar: Calendar,
): {
  send: OwedItem[]
  settle: { item: OwedItem; outcome: 'superseded' | 'skipped'; reason: string }[]
  wait: { item: OwedItem; until: Date }[]
} {
  const byKey = new Map(items.map((item) => [item.key, item]))
  const own = (item: DueItem): OwedItem => byKey.get(item.key) as OwedItem
  const merged: Merged = mergeDue(items, received, contact, now, policy, calendar)
  return {
    send: merged.send.map(own),
    settle: merged.settle.map((one) => ({ ...one, item: own(one.item) })),
    wait: merged.wait.map((one) => ({ ...one, item: own(one.item) })),
  }
}
