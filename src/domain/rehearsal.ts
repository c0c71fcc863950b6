// 推演: the plan of a circular played through before it is published, with the same functions the engine uses.
import { addWorkdays, type Calendar, subtractWorkdays } from './calendar.js'
import { acknowledge, type CaseFacts, close, noticed, reply } from './case.js'
import { type Day, dayOf } from './day.js'
import { type Deadline, dueAfterReceipt, lastWorkdayBy } from './deadline.js'
import type { Directory } from './directory.js'
import { collectDue, mergeOwed, type OwedAct, type OwedItem, type Planned, type Settled } from './due.js'
import type { Step, stepsOf } from './plan.js'
import { defaultPolicy, type Policy, type RuleName } from './policy.js'
import type { Received } from './queue.js'
import { RehearsalPlans } from './rehearsal-plans.js'
import { nextSendInstant, windowOpening } from './send-window.js'

export type Answers = 'none' | 'all' | 'half'

export interface RehearsedItem {
  rule: RuleName
  caseNo: string
  /** The step of the plan it settles; null for a proposal to talk, which follows from one. */
  step: Step | null
}

export interface RehearsedMessage {
  at: Date
  to: string
  items: RehearsedItem[]
}

/** A step of the plan that ends without a message to that person. */
export interface RehearsedDrop {
  at: Date
  to: string
  item: RehearsedItem
  outcome: 'superseded' | 'skipped'
  reason: string
}

/** Everything a play brought about. */
export interface PlayedPlan {
  messages: RehearsedMessage[]
  dropped: RehearsedDrop[]
  /** Tasks of the office. */
  tasks: { at: Date; item: RehearsedItem }[]
  /** Messages nobody can be told. */
  nobody: { at: Date; item: RehearsedItem }[]
}

/** What holds for a case beside its facts. */
export interface CaseTerms {
  /** The policy it was opened under. */
  policy: Policy
  /** What the plan asks of its circular. */
  circular: Parameters<typeof stepsOf>[3]
  /** Who submitted the circular: gets the office's tasks. */
  officer: string | null
}

export interface RehearsalInput {
  facts: readonly CaseFacts[]
  terms(facts: CaseFacts): CaseTerms
  /** Repeats for which a talk is proposed when the circular is published. */
  talksAtPublishing: readonly { unitId: string; caseNo: string }[]
  directory: Directory
  /** In force: its window and budget hold for every case. */
  policy: Policy
  calendar: Calendar
  /** Where the play begins with cases that run already: the instant, what is settled, what people got so far. */
  from?: { at: Date; settled: Settled; received?: ReadonlyMap<string, Received> }
}

/** The state of one play; the engine keeps the same in its tables. */
interface Play {
  now: Date
  facts: CaseFacts[]
  /** When each case wants attention next, in the order of `facts`; null = never by itself. */
  wakeAt: (Date | null)[]
  /** What is left of each case's plan, in the order of `facts`; null = to be computed from its facts. */
  plans: (Planned | null)[]
  shelf: RehearsalPlans
  settled: Map<string, 'closed' | 'open' | 'lost'>
  got: Map<string, { today: Map<string, number>; byCircular: Map<string, number> }>
  played: PlayedPlan
}

/** The messages of a play. */
export const rehearse = (input: RehearsalInput, answers: Answers, maxDays?: number): RehearsedMessage[] =>
  playPlan(input, answers, maxDays).messages

/** Plays the plan until nothing is due any more, at most `maxDays` calendar days. */
export function playPlan(input: RehearsalInput, answers: Answers, maxDays = 120): PlayedPlan {
  const startAt = input.facts.length === 0 ? undefined : (input.from?.at ?? input.facts[0]?.openedAt)
  if (startAt === undefined) return { messages: [], dropped: [], tasks: [], nobody: [] }
  const play: Play = {
    now: startAt,
    facts: [...input.facts],
    wakeAt: input.facts.map(() => startAt),
    plans: input.facts.map(() => null),
    shelf: new RehearsalPlans(input),
    settled: new Map(input.from?.settled),
    got: gotBefore(input.from),
    played: { messages: [], dropped: [], tasks: [], nobody: [] },
  }
  const end = new Date(startAt.getTime() + maxDays * 86_400_000)
  let answerAt = answers === 'none' ? null : answerInstant(input)
  proposeTalks(play, input, input.talksAtPublishing)
  for (;;) {
    if (answerAt !== null && play.now >= answerAt) {
      const { now } = play
      for (const [index, one] of play.facts.entries())
        if (answers === 'all' || index % 2 === 0) changeFacts(play, index, afterAnswer(one, now))
      answerAt = null
    }
    playInstant(play, input)
    const later = earliest([...play.wakeAt, answerAt])
    if (later === null || later > end) {
      play.played.messages.sort((a, b) => a.at.getTime() - b.at.getTime())
      return play.played
    }
    play.now = later
  }
}

function gotBefore(from: RehearsalInput['from']): Play['got'] {
  const today = from === undefined ? '' : dayOf(from.at)
  return new Map(
    [...(from?.received ?? [])].map(([userid, received]) => [
      userid,
      { today: new Map([[today, received.today]]), byCircular: new Map(received.byCircular) },
    ]),
  )
}

const itemOf = ({ planned, step }: OwedAct): RehearsedItem => ({ rule: step.rule, caseNo: planned.subject, step })

/** Looked at again at once: its plan is another one now. */
function changeFacts(play: Play, index: number, facts: CaseFacts): void {
  if (facts === play.facts[index]) return
  play.facts[index] = facts
  play.wakeAt[index] = play.now
  play.plans[index] = null
}

/** Everything due at this instant, looked for only in the cases that want attention by now. */
function playInstant(play: Play, input: RehearsalInput): void {
  const awake = new Map<string, number>()
  for (const [index, one] of play.facts.entries()) {
    const at = play.wakeAt[index] ?? null
    if (at !== null && at <= play.now) awake.set(one.no, index)
  }
  const factsOf = (index: number): CaseFacts => play.facts[index] as CaseFacts
  const due = collectDue(
    [...awake.values()].map((index) => (play.plans[index] ??= play.shelf.of(factsOf(index)))),
    play.settled,
    play.now,
  )
  for (const [no, index] of awake) play.wakeAt[index] = due.next.get(no) ?? null
  for (const act of [...due.acts, ...due.nobody]) play.settled.set(act.key, 'closed')
  for (const act of due.acts) if (act.step.act === 'task') play.played.tasks.push({ at: play.now, item: itemOf(act) })
  for (const act of due.nobody) play.played.nobody.push({ at: play.now, item: itemOf(act) })
  const talks = new Set(
    due.acts.filter(({ step }) => step.act === 'propose-talk').map(({ planned }) => planned.subject),
  )
  proposeTalks(
    play,
    input,
    [...talks].map((caseNo) => ({ unitId: factsOf(awake.get(caseNo) ?? 0).unitId, caseNo })),
  )
  const told = new Set<number>()
  const waiting = new Set<number>()
  for (const [userid, items] of due.byPerson) {
    const { send, wait } = playPerson(play, input, userid, items)
    for (const { item, until } of wait) {
      const index = awake.get(item.subject) ?? 0
      waiting.add(index)
      play.wakeAt[index] = earliest([play.wakeAt[index] ?? null, until])
    }
    for (const item of send) if (item.rule === 'notice') told.add(awake.get(item.subject) ?? 0)
  }
  for (const index of awake.values()) if (!waiting.has(index)) dropSettled(play, index)
  for (const index of told) changeFacts(play, index, noticed(input.calendar, factsOf(index), play.now))
}

/** What was due and does not wait is settled: it need not be asked about again. */
function dropSettled(play: Play, index: number): void {
  const plan = play.plans[index]
  if (plan != null) play.plans[index] = play.shelf.after(plan, play.now)
}

function playPerson(play: Play, input: RehearsalInput, userid: string, items: readonly OwedItem[]) {
  const today = dayOf(play.now)
  const got = play.got.get(userid) ?? { today: new Map(), byCircular: new Map() }
  play.got.set(userid, got)
  const received = { today: got.today.get(today) ?? 0, byCircular: got.byCircular }
  const contact = input.directory.isContact(userid)
  const merged = mergeOwed(items, received, contact, play.now, input.policy, input.calendar)
  const shown = ({ rule, subject, step }: OwedItem): RehearsedItem => ({ rule, caseNo: subject, step })
  for (const { item, outcome, reason } of merged.settle) {
    play.settled.set(item.key, 'closed')
    play.played.dropped.push({ at: play.now, to: userid, item: shown(item), outcome, reason })
  }
  for (const item of merged.send) play.settled.set(item.key, 'closed')
  if (merged.send.length > 0) {
    got.today.set(today, received.today + 1)
    for (const id of new Set(merged.send.map((item) => item.circularId)))
      got.byCircular.set(id, (got.byCircular.get(id) ?? 0) + 1)
    play.played.messages.push({ at: play.now, to: userid, items: merged.send.map(shown) })
  }
  return merged
}

/** One card per unit to the office's leader. */
function proposeTalks(play: Play, input: RehearsalInput, talks: readonly { unitId: string; caseNo: string }[]): void {
  const at = nextSendInstant(input.calendar, input.policy, play.now)
  const byUnit = new Map<string, string[]>()
  for (const { unitId, caseNo } of talks) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), caseNo])
  for (const [unitId, caseNos] of byUnit)
    for (const to of input.directory.resolve(['office-leader'], { unitId, supervisorId: null, officer: null })) {
      const items = caseNos.map((caseNo) => ({ rule: 'talk-proposed' as const, caseNo, step: null }))
      play.played.messages.push({ at, to, items })
    }
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  let first: Date | null = null
  for (const at of instants) if (at !== null && (first === null || at < first)) first = at
  return first
}

/**
 * "All answer at T-2": when the window opens two working days before the first deadline, but never before everybody had
 * a working day with the notice. A deadline from receipt counts from the notices of the first day.
 */
function answerInstant(input: RehearsalInput): Date | null {
  const { calendar, policy } = input
  const openedAt = input.facts[0]?.openedAt
  if (openedAt === undefined) return null
  const told = dayOf(nextSendInstant(calendar, policy, openedAt))
  const [first] = input.facts.flatMap(({ deadline }) => dueDayOf(deadline, told, calendar) ?? []).sort()
  const next = addWorkdays(calendar, told, 1)
  if (first === undefined) return windowOpening(calendar, policy, next)
  const day = subtractWorkdays(calendar, lastWorkdayBy(calendar, first), policy.ladder.remindBefore)
  return windowOpening(calendar, policy, day > next ? day : next)
}

function dueDayOf(deadline: Deadline, told: Day, calendar: Calendar): Day | null {
  if (deadline.kind === 'day') return deadline.on
  if (deadline.kind === 'none') return null
  return dueAfterReceipt(calendar, windowOpening(calendar, defaultPolicy, told), deadline.count, deadline.unit)
}

function afterAnswer(facts: CaseFacts, now: Date): CaseFacts {
  const signed = acknowledge(facts, now)
  const replied = signed.ok ? reply(signed.value, now, false) : signed
  const closed = replied.ok ? close(replied.value) : replied
  return closed.ok ? closed.value : facts
}
