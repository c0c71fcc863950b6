// 催办 by a person, shown before it is done: who gets it and when, what it is merged with, what it uses up, and what has to
// give way. Read off two plays of the engine's rules, one with the reminder and one without, so that what is shown is what
// happens.
import { type Result, refused } from '../base/result.js'
import { askReminder, type CaseFacts } from './case.js'
import { chineseDay, type Day, dayOf, isoOf, timeOf } from './day.js'
import type { RuleName } from './policy.js'
import type { PlayedPlan, RehearsalInput, RehearsedItem, RehearsedMessage } from './rehearsal.js'

/** What became of the last reminder by hand of a case. */
export interface EarlierReminder {
  askedAt: Date
  /** planned: still to leave at `at`; sent: left at `at`; dropped: does not leave, `at` when that was decided. */
  state: 'planned' | 'sent' | 'dropped'
  at: Date
}

/** 催办 once: not while an earlier one is still to leave, and not twice on one day. */
export function askReminderOnce(facts: CaseFacts, earlier: EarlierReminder | null, now: Date): Result<CaseFacts> {
  const asked = askReminder(facts, now)
  if (!asked.ok || earlier === null) return asked
  const today = dayOf(now)
  const minute = `${chineseDay(dayOf(earlier.at), today)}${timeOf(earlier.at)}`
  if (earlier.state === 'planned')
    return refused(
      'already-asked',
      `${facts.no}已于${chineseDay(dayOf(earlier.askedAt), today)}催办,计划${minute}发出,不再重复。`,
    )
  if (dayOf(earlier.askedAt) !== today) return asked
  return earlier.state === 'sent'
    ? refused('already-asked', `${facts.no}今天已催办过,${minute}已发出,今天不再重复。`)
    : refused('already-asked', `${facts.no}今天已催办过,因条数已满等原因没有发出,请电话联系。`)
}

export interface ReminderToPerson {
  userid: string
  unit: string
  /** Cases they are reminded of. */
  caseNos: string[]
  /** Instant, ISO 8601 with offset. */
  leavesAt: string
  /** Rules of what stands in the same message besides. */
  mergedWith: { rule: RuleName; caseNos: string[] }[]
  /** Whether the message would not leave without the reminder, and so uses up one of the budget. */
  usesOne: boolean
  usedToday: number
  capPerDay: number
  circulars: { id: string; used: number; after: number }[]
  capPerCircular: number
}

export interface ReminderDropped {
  userid: string
  unit: string
  caseNos: string[]
  /** As the ledger of messages says it: `budget-circular` … */
  reason: string
}

export interface ReminderPlan {
  people: ReminderToPerson[]
  /** Reminders that will not leave. */
  dropped: ReminderDropped[]
  /** Units whose liaison and deputy cannot be reached. */
  nobody: { unit: string; caseNos: string[] }[]
  /** Later reminders that will have to give way because this one uses up the budget, if nobody answers. */
  displaced: { userid: string; rule: RuleName; caseNos: string[]; on: Day }[]
  /** More would leave at once than the policy's ceiling: the engine will hold it until somebody releases it. */
  overCeiling: number | null
}

export interface ReminderPlays {
  /** Cases the reminder was accepted for. */
  asked: ReadonlySet<string>
  /** Without and with it. */
  base: PlayedPlan
  played: PlayedPlan
  input: RehearsalInput
  now: Date
}

export function reminderPlan(plays: ReminderPlays): ReminderPlan {
  const { played, asked, now } = plays
  const ours = (item: RehearsedItem): boolean =>
    item.rule === 'manual' && asked.has(item.caseNo) && item.step?.occurrence === Math.floor(now.getTime() / 1000)
  const leaving = new Map<RehearsedMessage, Set<string>>()
  const dropped: PlayedPlan['dropped'] = []
  const leaves = (message: RehearsedMessage, no: string): void =>
    void leaving.set(message, (leaving.get(message) ?? new Set()).add(no))
  for (const message of played.messages) for (const item of message.items) if (ours(item)) leaves(message, item.caseNo)
  for (const drop of played.dropped) {
    if (!ours(drop.item)) continue
    const instead = strongerInstead(played, drop)
    if (instead === undefined) dropped.push(drop)
    else leaves(instead, drop.item.caseNo)
  }
  return {
    people: [...leaving].map(([message, nos]) => toPerson(plays, message, nos, ours)),
    dropped: groupedDrops(plays, dropped),
    nobody: unreachable(plays, ours),
    displaced: displacedBy(plays, ours),
    overCeiling: overCeiling(plays, ours),
  }
}

/** A planned rung of the same day says more than the reminder and takes its place. */
export function strongerInstead(played: PlayedPlan, drop: PlayedPlan['dropped'][number]): RehearsedMessage | undefined {
  const rule = /^overtaken:(.+)$/.exec(drop.reason)?.[1]
  return played.messages.find(
    (message) =>
      message.to === drop.to &&
      message.at >= drop.at &&
      message.items.some((item) => item.rule === rule && item.caseNo === drop.item.caseNo),
  )
}

function toPerson(
  { played, input, asked }: ReminderPlays,
  message: RehearsedMessage,
  nos: ReadonlySet<string>,
  ours: (item: RehearsedItem) => boolean,
): ReminderToPerson {
  const { to: userid, at } = message
  const received = input.from?.received?.get(userid)
  const circularOf = new Map(input.facts.map((one) => [one.no, one.circularId]))
  const circulars = [...new Set([...nos].flatMap((no) => circularOf.get(no) ?? []))]
  const until = played.messages.filter((one) => one.to === userid && one.at <= at)
  const about = (id: string): number =>
    until.filter((one) => one.items.some((item) => circularOf.get(item.caseNo) === id)).length
  const { perDay: capPerDay, perCircular: capPerCircular } = input.policy.budget
  return {
    userid,
    unit: unitOf(input, [...nos][0]),
    caseNos: [...nos].sort(),
    leavesAt: isoOf(at),
    mergedWith: byRule(message.items.filter((item) => !ours(item))),
    usesOne: message.items.every((item) => ours(item) && asked.has(item.caseNo)),
    usedToday: received?.today ?? 0,
    capPerDay,
    circulars: circulars.map((id) => {
      const used = received?.byCircular.get(id) ?? 0
      return { id, used, after: used + about(id) }
    }),
    capPerCircular,
  }
}

function groupedDrops({ input }: ReminderPlays, drops: PlayedPlan['dropped']): ReminderDropped[] {
  const groups = new Map<string, ReminderDropped>()
  for (const { to: userid, item, reason } of drops) {
    const unit = unitOf(input, item.caseNo)
    const group = groups.get(`${userid} ${unit} ${reason}`) ?? { userid, unit, caseNos: [], reason }
    group.caseNos.push(item.caseNo)
    groups.set(`${userid} ${unit} ${reason}`, group)
  }
  return [...groups.values()]
}

function unreachable({ played, input }: ReminderPlays, ours: (item: RehearsedItem) => boolean): ReminderPlan['nobody'] {
  const units = new Map<string, string[]>()
  for (const { item } of played.nobody)
    if (ours(item))
      units.set(unitOf(input, item.caseNo), [...(units.get(unitOf(input, item.caseNo)) ?? []), item.caseNo])
  return [...units].map(([unit, caseNos]) => ({ unit, caseNos: caseNos.sort() }))
}

/** What the budget drops with the reminder and would not have dropped without it. */
function displacedBy(
  { base, played }: ReminderPlays,
  ours: (item: RehearsedItem) => boolean,
): ReminderPlan['displaced'] {
  const keyOf = ({ to, item }: PlayedPlan['dropped'][number]): string =>
    `${to} ${item.rule} ${item.caseNo} ${item.step?.occurrence ?? ''}`
  const byBudget = (drop: PlayedPlan['dropped'][number]): boolean => drop.reason.startsWith('budget')
  const before = new Set(base.dropped.filter(byBudget).map(keyOf))
  const groups = new Map<string, ReminderPlan['displaced'][number]>()
  for (const drop of played.dropped) {
    if (!byBudget(drop) || ours(drop.item) || before.has(keyOf(drop))) continue
    const { to: userid, item, at } = drop
    const on = dayOf(at)
    const group = groups.get(`${userid} ${item.rule} ${on}`) ?? { userid, rule: item.rule, caseNos: [], on }
    group.caseNos.push(item.caseNo)
    groups.set(`${userid} ${item.rule} ${on}`, group)
  }
  return [...groups.values()]
}

/** Pushes of one instant outside an approved publishing, as the engine counts them before it holds itself. */
function overCeiling({ played, input }: ReminderPlays, ours: (item: RehearsedItem) => boolean): number | null {
  const perInstant = new Map<number, { outside: number; ours: boolean }>()
  for (const { at, items } of played.messages) {
    if (items.some((item) => item.rule.startsWith('notice'))) continue
    const one = perInstant.get(at.getTime()) ?? { outside: 0, ours: false }
    perInstant.set(at.getTime(), { outside: one.outside + 1, ours: one.ours || items.some(ours) })
  }
  const over = [...perInstant.values()].filter((one) => one.ours && one.outside > input.policy.ceiling)
  return over.length === 0 ? null : Math.max(...over.map((one) => one.outside))
}

const unitOf = ({ facts, directory }: RehearsalInput, no: string | undefined): string => {
  const unitId = facts.find((one) => one.no === no)?.unitId
  return unitId === undefined ? '' : (directory.unit(unitId)?.name ?? '')
}

function byRule(items: readonly RehearsedItem[]): ReminderToPerson['mergedWith'] {
  const rules = new Map<RuleName, Set<string>>()
  for (const item of items) rules.set(item.rule, (rules.get(item.rule) ?? new Set()).add(item.caseNo))
  return [...rules].map(([rule, nos]) => ({ rule, caseNos: [...nos].sort() }))
}
