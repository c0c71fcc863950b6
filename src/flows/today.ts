// 今日: what waits for one person of the office, by the roles they have. The chat's card, the console's page and the group's
// brief are made of the same rows, so their figures are the same.
import type { Calendar } from '../domain/calendar.js'
import { clockStopped } from '../domain/case.js'
import { addDays, type Day, dayOf, instantOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { type Actor, may } from '../domain/roles.js'
import type { TodayBrief } from '../domain/wording/today.js'
import { type CaseRow, factsOf } from '../store/cases.js'
import { type CircularLine, circularsIn } from '../store/circular-lines.js'
import type { Tx } from '../store/db.js'
import { type Hold, readHold } from '../store/hold.js'
import { openSubmissions, type SubmissionRow } from '../store/submissions.js'
import { openTasks } from '../store/tasks.js'
import type { TalkRow } from '../store/talks.js'
import type { FlowContext } from './context.js'
import { readNaming } from './explain-people.js'
import { comingLines } from './list-coming.js'
import { type MessageLine, messageLine } from './message-line.js'

export interface TodayWork {
  day: Day
  /** Circulars to check and confirm, and to hand to the leader. */
  drafts: CircularLine[]
  approvals: CircularLine[]
  reviews: SubmissionRow[]
  /** Extensions, disputes, pauses. */
  requests: SubmissionRow[]
  talksToDecide: TalkRow[]
  talksToArrange: TalkRow[]
  /** Past their deadline, the longest first. */
  late: CaseRow[]
  dueToday: CaseRow[]
  tasks: Awaited<ReturnType<typeof openTasks>>
  /** Planned sending stands still; null: it does not. */
  hold: Hold | null
}

/** @param actor null = the office as a whole */
export async function readToday(tx: Tx, calendar: Calendar, actor: Actor | null, now: Date): Promise<TodayWork> {
  const holds = (act: Parameters<typeof may>[1]): boolean => actor === null || may(actor, act).ok
  const open = (await openSubmissions(tx)).filter((one) => one.by !== actor?.userid)
  const talksIn = (where: object): Promise<TalkRow[]> =>
    tx.talk.findMany({ where, include: { unit: true }, orderBy: { proposedAt: 'asc' } })
  const hold = await readHold(tx)
  return {
    day: dayOf(now),
    drafts: holds('prepare-circular') ? await circularsIn(tx, ['draft', 'confirmed']) : [],
    approvals: holds('approve-circular')
      ? (await circularsIn(tx, ['submitted'])).filter((one) => one.submittedBy !== actor?.userid)
      : [],
    reviews: holds('review') ? open.filter((one) => one.kind === 'reply') : [],
    requests: holds('decide-request') ? open.filter((one) => one.kind !== 'reply') : [],
    talksToDecide: holds('decide-talk') ? await talksIn({ state: { in: ['proposed', 'postponed'] } }) : [],
    talksToArrange: holds('run-talk') ? await talksIn({ state: 'approved', invitedAt: null }) : [],
    late: await lateCases(tx, calendar, now),
    dueToday: await tx.case.findMany({
      where: { waitingFor: null, state: { notIn: ['closed', 'withdrawn'] }, frozen: null, dueOn: dayOf(now) },
      include: { unit: true },
      orderBy: { no: 'asc' },
    }),
    tasks: holds('prepare-circular') ? await openTasks(tx) : [],
    hold: hold?.state === 'held' ? hold : null,
  }
}

/** The short form of it, for the chat and the group; `leaving`: planned messages that still leave today. */
export const briefOfToday = (work: TodayWork, leaving: number): TodayBrief => ({
  day: work.day,
  drafts: work.drafts.length,
  reviews: work.reviews.length,
  requests: work.requests.length,
  approvals: work.approvals.map((one) => one.title),
  talksToDecide: work.talksToDecide.length,
  talksToArrange: work.talksToArrange.length,
  late: work.late.map((row) => row.no),
  dueToday: work.dueToday.map((row) => row.no),
  tasks: work.tasks.length,
  leaving,
  held: work.hold?.reason ?? null,
})

export async function readTodayBrief(
  tx: Tx,
  context: FlowContext,
  actor: Actor | null,
  now: Date,
): Promise<TodayBrief> {
  const work = await readToday(tx, context.calendar, actor, now)
  return briefOfToday(work, (await leavingToday(tx, context, now)).length)
}

/**
 * Planned messages that leave until midnight if nobody answers, earliest first: composed ones that wait, and what the plan
 * brings. Answers to who writes are nobody's plan.
 */
export async function leavingToday(tx: Tx, context: FlowContext, now: Date): Promise<MessageLine[]> {
  const midnight = instantOf(addDays(dayOf(now), 1))
  const naming = await readNaming(tx, true)
  const composed = await tx.message.findMany({
    where: { state: { in: ['pending', 'sending'] }, kind: { in: ['plan', 'paper'] }, notBefore: { lt: midnight } },
    include: { obligations: true },
    orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
  })
  const everybody = { row: null, people: null, onlyUnits: null }
  const coming = await comingLines(tx, context, everybody, naming, now, midnight)
  return [
    ...composed.map((one) => messageLine(one, null, naming)),
    ...coming.filter((one) => one.to !== null && !one.ended.startsWith('预计')),
  ]
}

/** Open cases past their deadline that wait for their unit, the longest first. */
export async function lateCases(tx: Tx, calendar: Calendar, now: Date): Promise<CaseRow[]> {
  const rows = await tx.case.findMany({
    where: { waitingFor: null, dueOn: { lte: dayOf(now) }, state: { notIn: ['closed', 'withdrawn'] } },
    include: { unit: true },
    orderBy: [{ dueOn: 'asc' }, { no: 'asc' }],
  })
  return rows.filter((row) => {
    const facts = factsOf(row)
    return !clockStopped(facts) && overdueWorkdays(calendar, facts.deadline, now) > 0
  })
}
