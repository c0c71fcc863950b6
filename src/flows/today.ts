// 今日: what waits for one person of the office, by the roles they have. The same figures stand in the group's daily brief.
import type { Calendar } from '../domain/calendar.js'
import { clockStopped } from '../domain/case.js'
import { addDays, dayOf, instantOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { type Actor, may } from '../domain/roles.js'
import type { TodayBrief } from '../domain/wording/today.js'
import { type CaseRow, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { openSubmissions } from '../store/submissions.js'
import { openTasks } from '../store/tasks.js'

/** @param actor null = the office as a whole */
export async function readToday(tx: Tx, calendar: Calendar, actor: Actor | null, now: Date): Promise<TodayBrief> {
  const holds = (act: Parameters<typeof may>[1]): boolean => actor === null || may(actor, act).ok
  const open = (await openSubmissions(tx)).filter((one) => one.by !== actor?.userid)
  const reviews = holds('review') ? open.filter((one) => one.kind === 'reply').length : 0
  const requests = holds('decide-request') ? open.filter((one) => one.kind !== 'reply').length : 0
  const submitted = { state: 'submitted', NOT: { submittedBy: actor?.userid ?? '' } }
  const approvals = holds('approve-circular') ? await tx.circular.findMany({ where: submitted }) : []
  const undecided = { state: { in: ['proposed', 'postponed'] } }
  const late = await lateCases(tx, calendar, now)
  const today = dayOf(now)
  const waits = { waitingFor: null, state: { notIn: ['closed', 'withdrawn'] }, frozen: null }
  const due = await tx.case.findMany({
    where: { ...waits, dueOn: today },
    select: { no: true },
    orderBy: { no: 'asc' },
  })
  const tillMidnight = { gte: now, lt: instantOf(addDays(today, 1)) }
  return {
    day: today,
    reviews,
    requests,
    approvals: approvals.map((one) => one.title),
    talksToDecide: holds('decide-talk') ? await tx.talk.count({ where: undecided }) : 0,
    talksToArrange: holds('run-talk') ? await tx.talk.count({ where: { state: 'approved', invitedAt: null } }) : 0,
    late: late.map((row) => row.no),
    dueToday: due.map((one) => one.no),
    tasks: holds('prepare-circular') ? (await openTasks(tx)).length : 0,
    leaving: await tx.message.count({ where: { state: 'pending', kind: 'plan', notBefore: tillMidnight } }),
  }
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
