// What a rehearsed plan asks of people: per person and per unit against the budget, the heaviest day, and who would never
// be told. A message is one unasked push (design §4); staff of the office are listed, but no budget is theirs.
import type { CaseFacts } from './case.js'
import { type Day, dayOf } from './day.js'
import type { Directory } from './directory.js'
import type { Policy } from './policy.js'
import { isCounted } from './queue.js'
import type { PlayedPlan, RehearsedMessage } from './rehearsal.js'

export interface PersonTotal {
  userid: string
  /** Units of the plan this person is a contact of; empty for staff of the office. */
  units: string[]
  messages: number
  /** Of these, what counts for the budget; 0 for staff. */
  counted: number
  /** Most counted messages on one day, and the first such day. */
  busiest: { on: Day; counted: number } | null
  /** Most counted messages about one circular. */
  perCircular: number
}

export interface UnitTotal {
  unit: string
  /** Messages to its contacts; who serves two units counts in both. */
  messages: number
  counted: number
  people: number
}

export interface RehearsalTotals {
  messages: number
  caps: { perDay: number; perCircular: number }
  people: PersonTotal[]
  units: UnitTotal[]
  /** The day on which most messages leave. */
  busiest: { on: Day; messages: number } | null
  /** Who would get more than the caps; only what is never dropped can do that (design §4). */
  overCaps: string[]
  /** Reminders that give way to the budget. */
  dropped: number
  /** Tasks the office gets. */
  tasks: number
  /** Units with a step nobody can be told of. */
  untold: { unit: string; rules: string[]; caseNos: string[] }[]
}

interface Staged {
  facts: readonly CaseFacts[]
  directory: Directory
  policy: Pick<Policy, 'budget'>
}

export function totalsOf(played: PlayedPlan, { facts, directory, policy }: Staged): RehearsalTotals {
  const circulars = new Map(facts.map((one) => [one.no, one.circularId]))
  const unitsOf = unitsByPerson(facts, directory)
  const byPerson = grouped(played.messages, (message) => message.to)
  const people = [...byPerson].map(([userid, messages]): PersonTotal => {
    const counted = directory.isContact(userid)
      ? messages.filter((message) => message.items.some((item) => isCounted(item.rule)))
      : []
    const days = counts(counted.map((message) => dayOf(message.at)))
    const [on, most] = highest(days)
    const about = counts(counted.flatMap((message) => circularsOf(message, circulars)))
    return {
      userid,
      units: unitsOf.get(userid) ?? [],
      messages: messages.length,
      counted: counted.length,
      busiest: on === null ? null : { on, counted: most },
      perCircular: highest(about)[1],
    }
  })
  people.sort((a, b) => b.counted - a.counted || b.messages - a.messages || (a.userid < b.userid ? -1 : 1))
  const { perDay, perCircular } = policy.budget
  const over = (one: PersonTotal): boolean => (one.busiest?.counted ?? 0) > perDay || one.perCircular > perCircular
  const [on, most] = highest(counts(played.messages.map((message) => dayOf(message.at))))
  return {
    messages: played.messages.length,
    caps: { perDay, perCircular },
    people,
    units: unitTotals(people),
    busiest: on === null ? null : { on, messages: most },
    overCaps: people.filter(over).map((one) => one.userid),
    dropped: played.dropped.filter((one) => one.reason.startsWith('budget')).length,
    tasks: played.tasks.length,
    untold: untoldUnits(played, facts, directory),
  }
}

function unitTotals(people: readonly PersonTotal[]): UnitTotal[] {
  const byUnit = new Map<string, UnitTotal>()
  for (const { units, messages, counted } of people)
    for (const unit of units) {
      const total = byUnit.get(unit) ?? { unit, messages: 0, counted: 0, people: 0 }
      total.messages += messages
      total.counted += counted
      total.people++
      byUnit.set(unit, total)
    }
  return [...byUnit.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1))
}

/** Names of the units of the plan, and of those above them, by their contacts. */
function unitsByPerson(facts: readonly CaseFacts[], directory: Directory): Map<string, string[]> {
  const ids = new Set(facts.flatMap((one) => [one.unitId, ...(one.supervisorId === null ? [] : [one.supervisorId])]))
  const units = new Map<string, string[]>()
  for (const unit of [...ids].flatMap((id) => directory.unit(id) ?? []))
    for (const userid of new Set(unit.contacts.map((contact) => contact.userid)))
      units.set(userid, [...(units.get(userid) ?? []), unit.name])
  return units
}

function untoldUnits(played: PlayedPlan, facts: readonly CaseFacts[], directory: Directory): RehearsalTotals['untold'] {
  const unitOf = new Map(facts.map((one) => [one.no, directory.unit(one.unitId)?.name ?? '']))
  return [...grouped(played.nobody, ({ item }) => unitOf.get(item.caseNo) ?? '')].map(([unit, steps]) => ({
    unit,
    rules: [...new Set(steps.map(({ item }) => item.rule))],
    caseNos: [...new Set(steps.map(({ item }) => item.caseNo))].sort(),
  }))
}

const circularsOf = (message: RehearsedMessage, circulars: ReadonlyMap<string, string>): string[] => [
  ...new Set(message.items.flatMap((item) => circulars.get(item.caseNo) ?? [])),
]

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

function counts(keys: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1)
  return counted
}

/** The first key with the highest count. */
function highest(counted: ReadonlyMap<string, number>): [key: string | null, count: number] {
  let best: [string | null, number] = [null, 0]
  for (const [key, count] of counted) if (count > best[1]) best = [key, count]
  return best
}
