// 推演: the plan of a circular played through before it is published, with the same functions the engine uses.
import { addWorkdays, type Calendar, subtractWorkdays } from './calendar.js'
import { acknowledge, type CaseFacts, close, noticed, reply } from './case.js'
import { type Day, dayOf } from './day.js'
import { type Deadline, dueAfterReceipt, lastWorkdayBy } from './deadline.js'
import type { Directory } from './directory.js'
import { collectDue, mergeOwed, type OwedItem, type Planned } from './due.js'
import { defaultPolicy, type Policy, type RuleName } from './policy.js'
import { RehearsalPlans } from './rehearsal-plans.js'
import { nextSendInstant, windowOpening } from './send-window.js'

export type Answers = 'none' | 'all' | 'half'

export interface RehearsedMessage {
  at: Date
  to: string
  items: { rule: RuleName; caseNo: string }[]
}

export interface RehearsalInput {
  facts: readonly CaseFacts[]
  officer: string | null
  circular: { clauseNamesTalk: boolean; lateBefore(unitId: string): boolean }
  /** Repeats for which a talk is proposed when the circular is published. */
  talksAtPublishing: readonly { unitId: string; caseNo: string }[]
  directory: Directory
  policy: Policy
  calendar: Calendar
  /** Where the play begins with cases that run already: the instant, and what the ledger has settled. */
  from?: { at: Date; settled: ReadonlyMap<string, 'closed'> }
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
  settled: Map<string, 'closed'>
  got: Map<string, { today: Map<string, number>; byCircular: Map<string, number> }>
  messages: RehearsedMessage[]
}

/** Plays the plan until nothing is due any more, at most `maxDays` calendar days. */
export function rehearse(input: RehearsalInput, answers: Answers, maxDays = 120): RehearsedMessage[] {
  const startAt = input.facts.length === 0 ? undefined : (input.from?.at ?? input.facts[0]?.openedAt)
  if (startAt === undefined) return []
  const play: Play = {
    now: startAt,
    facts: [...input.facts],
    wakeAt: input.facts.map(() => startAt),
    plans: input.facts.map(() => null),
    shelf: new RehearsalPlans(input),
    settled: new Map(input.from?.settled),
    got: new Map(),
    messages: [],
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
    if (later === null || later > end) return play.messages.sort((a, b) => a.at.getTime() - b.at.getTime())
    play.now = later
  }
}

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
  for (const { item } of merged.settle) play.settled.set(item.key, 'closed')
  for (const item of merged.send) play.settled.set(item.key, 'closed')
  if (merged.send.length > 0) {
    got.today.set(today, received.today + 1)
    for (const id of new Set(merged.send.map((item) => item.circularId)))
      got.byCircular.set(id, (got.byCircular.get(id) ?? 0) + 1)
    play.messages.push({
      at: play.now,
      to: userid,
      items: merged.send.map((item) => ({ rule: item.rule, caseNo: item.subject })),
    })
  }
  return merged
}

/** One card per unit to the office's leader. */
function proposeTalks(play: Play, input: RehearsalInput, talks: readonly { unitId: string; caseNo: string }[]): void {
  const at = nextSendInstant(input.calendar, input.policy, play.now)
  const byUnit = new Map<string, string[]>()
  for (const { unitId, caseNo } of talks) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), caseNo])
  for (const [unitId, caseNos] of byUnit)
    for (const to of input.directory.resolve(['office-leader'], { unitId, supervisorId: null, officer: input.officer }))
      play.messages.push({ at, to, items: caseNos.map((caseNo) => ({ rule: 'talk-proposed', caseNo })) })
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
