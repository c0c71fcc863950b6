// The burden statement (减负): how often people of units were written to unasked, held against the budget, for the office
// to see that it keeps the limits (domain.md §8). Counted by unit and month in the registry's order; people stay nameless.
import type { Calendar } from './calendar.js'
import { dayOf } from './day.js'
import type { Policy } from './policy.js'
import { inSendWindow } from './send-window.js'

/** A message that left. */
export interface MessageFigure {
  to: string
  kind: 'plan' | 'answer' | 'result' | 'paper' | 'task'
  /** An unasked push to a unit's contact, which counts for the budget. */
  counted: boolean
  circularIds: readonly string[]
  sentAt: Date
}

export interface UnitBurden {
  unit: string
  /** Unasked pushes to the unit's contacts by month. */
  pushes: Record<string, number>
  total: number
}

export interface Burden {
  /** Unasked pushes to contacts of units. */
  pushes: number
  /** Answers and results to what they asked; null for one circular: an answer may be about several. */
  answers: number | null
  results: number | null
  /** Papers of talks, which follow a leader's yes and are outside the budget. */
  papers: number
  /** Pushes for each closed case; null while none is closed. */
  perClosedCase: number | null
  /** Months in which anything was sent. */
  months: string[]
  /** Those that got any, in the registry's order. */
  units: UnitBurden[]
  /** Most pushes one person got on one day, and how often a person's day went beyond the limit in force then. */
  biggestDay: number
  daysBeyond: number
  /** Most pushes one person got about one circular, and how often that went beyond the limit in force then. */
  biggestCircular: number
  circularsBeyond: number
  /** In force now. */
  limit: { perDay: number; perCircular: number }
  /** Messages, to whomever, that left outside the send window in force then; answers at once to who wrote do not count. */
  outOfWindow: number
}

/** The rules in force at an instant. */
export type PolicyAt = (at: Date) => Policy

export class BurdenTally {
  #pushes = 0
  #answers = 0
  #results = 0
  #papers = 0
  #outOfWindow = 0
  #daysBeyond = 0
  #circularsBeyond = 0
  readonly #byPerson = new Map<string, Map<string, number>>()
  readonly #byDay = new Map<string, number>()
  readonly #byCircular = new Map<string, number>()
  readonly #calendar: Calendar
  readonly #policyAt: PolicyAt
  readonly #isContact: (userid: string) => boolean

  constructor(calendar: Calendar, policyAt: PolicyAt, isContact: (userid: string) => boolean) {
    this.#calendar = calendar
    this.#policyAt = policyAt
    this.#isContact = isContact
  }

  add(one: MessageFigure): void {
    const { to, kind, counted, sentAt } = one
    if (kind !== 'answer' && !inSendWindow(this.#calendar, this.#policyAt(sentAt), sentAt)) this.#outOfWindow++
    if (counted) this.#push(one)
    else if (this.#isContact(to)) {
      if (kind === 'answer') this.#answers++
      else if (kind === 'result') this.#results++
      else if (kind === 'paper' || kind === 'plan') this.#papers++
    }
  }

  #push({ to, sentAt, circularIds }: MessageFigure): void {
    const day = dayOf(sentAt)
    const { perDay, perCircular } = this.#policyAt(sentAt).budget
    this.#pushes++
    const months = this.#byPerson.get(to) ?? new Map<string, number>()
    this.#byPerson.set(to, months)
    count(months, day.slice(0, 7))
    if (count(this.#byDay, `${day}${to}`) === perDay + 1) this.#daysBeyond++
    for (const id of circularIds) if (count(this.#byCircular, `${id}${to}`) === perCircular + 1) this.#circularsBeyond++
  }

  /** @param units in the registry's order, with their contacts. Who serves several units counts for each of them. */
  burden(units: readonly { name: string; contacts: readonly string[] }[], closed: number, policy: Policy): Burden {
    const { perDay, perCircular } = policy.budget
    const all = [...this.#byPerson.values()].flatMap((months) => [...months.keys()])
    return {
      pushes: this.#pushes,
      answers: this.#answers,
      results: this.#results,
      papers: this.#papers,
      perClosedCase: closed === 0 ? null : Math.round((this.#pushes / closed) * 100) / 100,
      months: [...new Set(all)].sort(),
      units: units.map((one) => this.#unit(one)).filter((one) => one.total > 0),
      biggestDay: most(this.#byDay),
      daysBeyond: this.#daysBeyond,
      biggestCircular: most(this.#byCircular),
      circularsBeyond: this.#circularsBeyond,
      limit: { perDay, perCircular },
      outOfWindow: this.#outOfWindow,
    }
  }

  #unit({ name, contacts }: { name: string; contacts: readonly string[] }): UnitBurden {
    const pushes: Record<string, number> = {}
    let total = 0
    for (const userid of new Set(contacts))
      for (const [month, sent] of this.#byPerson.get(userid) ?? []) {
        pushes[month] = (pushes[month] ?? 0) + sent
        total += sent
      }
    return { unit: name, pushes, total }
  }
}

function count(counts: Map<string, number>, key: string): number {
  const now = (counts.get(key) ?? 0) + 1
  counts.set(key, now)
  return now
}

const most = (counts: ReadonlyMap<string, number>): number => {
  let found = 0
  for (const one of counts.values()) found = Math.max(found, one)
  return found
}
