// Asks of every case, talk and round that wants attention: what is due and not settled? Merges it per person, holds it to
// window and budget, and writes messages, ledger rows, tasks and proposals. Twice, late or after a week: same result.
import { orderedId } from '../../base/ids.js'
import { dayOf } from '../../domain/day.js'
import { collectDue, type Due, mergeOwed, type OwedItem } from '../../domain/due.js'
import { nextWorkdayOpening } from '../../domain/send-window.js'
import { isTaken } from '../../store/db.js'
import {
  messageColumns,
  type NewMessage,
  type NewObligation,
  receivedBy,
  settledOf,
  writeObligations,
} from '../../store/messages.js'
import { setNextDue } from '../../store/next-due.js'
import { setNextLook } from '../../store/rounds.js'
import type { World } from '../world.js'
import { carryOutActs } from './carry-out-acts.js'
import { composeFor, type Known, readBriefs } from './compose-for.js'
import { mayPush } from './hold.js'
import { plannedOf, readKnown, subjectIds, type Subjects, subjectsDue } from './known.js'

export interface PlanReport {
  looked: number
  messages: number
  settledWithout: number
  waiting: number
}

/** Most subjects one cycle looks at; the rest keeps its place for the next. */
const most = 5000
/** Persons per transaction: keeps the writer free for callbacks between slices. */
const sliceSize = 20

export async function planDue(world: World, now: Date): Promise<PlanReport> {
  const { read } = world.store
  const report: PlanReport = { looked: 0, messages: 0, settledWithout: 0, waiting: 0 }
  const subjects = await subjectsDue(read, now, most)
  const ids = subjectIds(subjects)
  report.looked = ids.length
  if (report.looked === 0) return report
  const looked = await readKnown(world, read, subjects, now)
  const due = collectDue(plannedOf(looked), await settledOf(read, ids), now)
  const known = { ...looked, ...(await readBriefs(read, looked, due)) }
  await settleOrphans(world, due, now)
  const next = new Map(due.next)
  const failed = new Set<string>()
  for (const subject of await carryOutActs(world, due, known, now)) failed.add(subject)
  await pushToPeople(world, known, due, next, failed, report, now)
  for (const subject of failed) next.delete(subject)
  await lookAgainAt(world, subjects, next)
  return report
}

/** What was given back and is no longer planned, or no longer that person's, ends in a word (promise 3). */
async function settleOrphans(world: World, { orphans }: Due, now: Date): Promise<void> {
  if (orphans.length === 0) return
  await world.store.write(async (tx) => {
    for (const { key, reason } of orphans)
      await tx.obligation.updateMany({
        where: { key, outcome: 'owed', messageId: null },
        data: { outcome: 'superseded', reason, settledAt: now },
      })
  })
}

async function pushToPeople(
  world: World,
  known: Known,
  due: Due,
  next: Map<string, Date | null>,
  failed: Set<string>,
  report: PlanReport,
  now: Date,
): Promise<void> {
  const people = [...due.byPerson]
  const received = await receivedBy(
    world.store.read,
    people.map(([userid]) => userid),
    dayOf(now),
  )
  const decided = people.map(([userid, items]): Decided => {
    const got = received.get(userid) ?? { today: 0, byCircular: new Map<string, number>() }
    return {
      userid,
      ...mergeOwed(items, got, known.directory.isContact(userid), now, known.policies.current, world.calendar),
    }
  })
  const pushes = decided.flatMap(({ send }) => (send.length === 0 ? [] : [send]))
  const may = await mayPush(world, pushes, known, now)
  const tomorrow = nextWorkdayOpening(world.calendar, known.policies.current, now)
  const written = may ? decided : decided.map((one) => heldBack(one, tomorrow))
  for (let from = 0; from < written.length; from += sliceSize) {
    const slice = written.slice(from, from + sliceSize)
    for (const { wait } of slice)
      for (const { item, until } of wait) {
        report.waiting++
        const at = next.get(item.subject) ?? null
        if (at === null || until < at) next.set(item.subject, until)
      }
    await writeSlice(world, known, slice, failed, report, now)
  }
}

type Decided = { userid: string } & ReturnType<typeof mergeOwed>

/** While sending is held nothing is written to anybody; it is asked about again every working morning until the release. */
const heldBack = ({ send, wait, ...rest }: Decided, until: Date): Decided => ({
  ...rest,
  send: [],
  wait: [...wait, ...send.map((item) => ({ item, until }))],
})

async function writeSlice(
  world: World,
  known: Known,
  slice: readonly Omit<Decided, 'wait'>[],
  failed: Set<string>,
  report: PlanReport,
  now: Date,
): Promise<void> {
  const messages: NewMessage[] = []
  const obligations: NewObligation[] = []
  for (const { userid, send, settle } of slice) {
    for (const { item, outcome, reason } of settle) obligations.push(obligation(item, outcome, reason, null, now))
    for (const composed of composeFor(known, userid, send)) {
      const id = orderedId(now)
      messages.push({ id, to: userid, plannedOn: dayOf(now), notBefore: now, createdAt: now, ...composed.message })
      for (const item of composed.items) obligations.push(obligation(item, 'owed', null, id, now))
    }
  }
  // Two steps with one key would be refused on every cycle, and the plan would turn for ever: a fault of ours, told loudly.
  const distinct = [...new Map(obligations.map((one) => [one.key, one])).values()]
  if (distinct.length < obligations.length)
    world.logger.error({ keys: obligations.length - distinct.length }, 'two steps share a key')
  try {
    await world.store.write(async (tx) => {
      await tx.message.createMany({ data: messages.map(messageColumns) })
      await writeObligations(tx, distinct)
    })
    report.messages += messages.length
    report.settledWithout += distinct.length - distinct.filter((one) => one.outcome === 'owed').length
  } catch (error) {
    // Another process took one of these keys in the same moment: it has them, and we look again next cycle.
    if (!isTaken(error)) throw error
    for (const one of obligations) failed.add(one.subjectId)
  }
}

export const obligation = (
  item: OwedItem,
  outcome: NewObligation['outcome'],
  reason: string | null,
  messageId: string | null,
  now: Date,
): NewObligation => ({
  key: item.key,
  subjectId: item.subject,
  round: item.step.round,
  rule: item.rule,
  userid: item.userid,
  dueAt: item.step.dueAt,
  outcome,
  reason,
  settledAt: outcome === 'owed' ? null : now,
  messageId,
})

/** Stores when each subject wants attention next; one that changed since it was read keeps asking for attention. */
async function lookAgainAt(
  world: World,
  { rows, talks, rounds }: Subjects,
  next: ReadonlyMap<string, Date | null>,
): Promise<void> {
  for (let from = 0; from < Math.max(rows.length, talks.length); from += 500)
    await world.store.write((tx) => setNextDue(tx, rows.slice(from, from + 500), talks.slice(from, from + 500), next))
  if (rounds.length > 0) await world.store.write((tx) => setNextLook(tx, rounds, next))
}
