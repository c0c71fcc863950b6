// What is due and not settled, for whom. Engine and rehearsal both ask this, so what was rehearsed is what happens.
import type { Calendar } from './calendar.js'
import type { Standing } from './directory.js'
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
  /** Where people come and go: who stands there since when. Absent in a play, where nobody does. */
  standing?(to: readonly Audience[]): readonly Standing[]
  /** When who stands behind the roles next changes by itself. */
  changesAt?: Date | null
}

/**
 * What the ledger says of a key: settled or in hand (never again), given back to the plan, or settled without having
 * reached that person (dead, uncertain, handed on): whoever stands there now may still be owed it.
 */
export type Settled = ReadonlyMap<string, 'closed' | 'open' | 'lost'>

export interface OwedItem extends DueItem {
  userid: string
  step: Step
  /** Whom the person stands in for (代办); null in their own right. */
  insteadOf: string | null
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
  /** Obligations given back to the plan that are no longer part of it, or no longer that person's. */
  orphans: { key: string; reason: 'no-longer-planned' | 'handed-on' }[]
}

/** Sorts every unsettled step into due now and due later. */
export function collectDue(all: readonly Planned[], settled: Settled, now: Date): Due {
  const due: Due = { byPerson: new Map(), acts: [], nobody: [], next: new Map(), orphans: [] }
  const ledger = ledgerOf(settled)
  for (const planned of all) {
    let next: Date | null = planned.changesAt ?? null
    for (const step of planned.steps) {
      if (next !== null && step.dueAt > now && step.dueAt >= next) continue
      const owed = unsettled(planned, step, ledger, now)
      if (owed.length === 0) continue
      if (step.dueAt > now) next = step.dueAt
      else for (const one of owed) addOwed(due, planned, step, one)
    }
    due.next.set(planned.subject, next)
    due.orphans.push(...orphansOf(planned, ledger, now))
  }
  return due
}

const nobodyKey = '-'

/** A person, or the placeholder for nobody and for acts of the office itself. */
type Owed = Pick<Standing, 'userid' | 'insteadOf'>

/** Who is still owed a step. */
function unsettled(planned: Planned, step: Step, ledger: Ledger, now: Date): Owed[] {
  const isOpen = ({ userid }: Owed): boolean => {
    const word = ledger.settled.get(obligationKey(planned.subject, step, userid))
    return word === undefined || word === 'open'
  }
  if (step.act !== 'push') return [{ userid: `-${step.act}`, insteadOf: null }].filter(isOpen)
  // The office's rules may tell nobody on a rung.
  if (step.to.length === 0) return []
  if (planned.standing === undefined && step.rule === 'hand-over') return []
  if (planned.standing === undefined || step.dueAt > now) {
    const people = planned.audience(step.to)
    const owed = people.length > 0 ? people : [nobodyKey]
    return owed.map((userid) => ({ userid, insteadOf: null })).filter(isOpen)
  }
  const standing = planned.standing(step.to)
  if (standing.length > 0) {
    const owed = standing.filter((one) => isOpen(one) && isOwedTo(one, standing, planned, step, ledger))
    return [...new Map(owed.map((one) => [one.userid, one])).values()]
  }
  if (step.rule === 'hand-over' || ledger.toldBy(planned.subject, step).length > 0) return []
  return [{ userid: nobodyKey, insteadOf: null }].filter(isOpen)
}

/**
 * Who came after a step was due is owed it only if nobody in their place got it; what was told before is handed over to
 * them instead, unless they know the case already.
 */
function isOwedTo(
  one: Standing,
  standing: readonly Standing[],
  { subject }: Planned,
  step: Step,
  ledger: Ledger,
): boolean {
  const came = one.from !== null && one.from > step.dueAt
  if (step.rule === 'hand-over') {
    const notice = { ...step, rule: 'notice' as const }
    return came && (one.stepsIn || ledger.settled.get(obligationKey(subject, notice, one.userid)) !== 'closed')
  }
  if (!came) return true
  const inPlace = (userid: string): boolean => {
    const roles = standing.filter((other) => other.userid === userid)
    return roles.length === 0 || roles.some((other) => other.audience === one.audience)
  }
  return !ledger.toldBy(subject, step).some(inPlace)
}

interface Ledger {
  settled: Settled
  /** Who was told that step, or has it in hand. */
  toldBy(subject: string, step: Step): readonly string[]
  /** Keys of a subject that were given back to the plan. */
  openOf(subject: string): readonly string[]
}

function ledgerOf(settled: Settled): Ledger {
  let told: Map<string, string[]> | null = null
  let open: Map<string, string[]> | null = null
  const grouped = (word: 'closed' | 'open', groupOf: (key: string) => [string, string]): Map<string, string[]> => {
    const groups = new Map<string, string[]>()
    for (const [key, is] of settled) {
      if (is !== word) continue
      const [group, member] = groupOf(key)
      const members = groups.get(group)
      if (members === undefined) groups.set(group, [member])
      else members.push(member)
    }
    return groups
  }
  return {
    settled,
    toldBy(subject, step) {
      told ??= grouped('closed', (key) => [key.slice(0, key.lastIndexOf('/') + 1), key.slice(key.lastIndexOf('/') + 1)])
      return told.get(obligationKey(subject, step, '')) ?? []
    },
    openOf(subject) {
      open ??= grouped('open', (key) => [key.slice(0, key.indexOf('/')), key])
      return open.get(subject) ?? []
    },
  }
}

/** What was given back and nobody is owed under that key any more ends in a word too (promise 3). */
function orphansOf(planned: Planned, ledger: Ledger, now: Date): Due['orphans'] {
  const open = planned.standing === undefined ? [] : ledger.openOf(planned.subject)
  if (open.length === 0) return []
  const keyOf = (step: Step, userid: string): string => obligationKey(planned.subject, step, userid)
  const owed = new Set(
    planned.steps.flatMap((step) => unsettled(planned, step, ledger, now).map((one) => keyOf(step, one.userid))),
  )
  const steps = new Set(planned.steps.map((step) => keyOf(step, '')))
  return open
    .filter((key) => !owed.has(key))
    .map((key) => ({
      key,
      reason: steps.has(key.slice(0, key.lastIndexOf('/') + 1)) ? 'handed-on' : 'no-longer-planned',
    }))
}

function addOwed(due: Due, planned: Planned, step: Step, { userid, insteadOf }: Owed): void {
  const key = obligationKey(planned.subject, step, userid)
  if (step.act !== 'push') due.acts.push({ key, planned, step })
  else if (userid === nobodyKey) due.nobody.push({ key, planned, step })
  else {
    const { subject, circularId } = planned
    const item: OwedItem = { key, subject, circularId, rule: step.rule, until: step.until, userid, step, insteadOf }
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
