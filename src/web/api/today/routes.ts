// 今日, as rows.
import { done } from '../../../base/result.js'
import { isoOf } from '../../../domain/day.js'
import { overdueWorkdays } from '../../../domain/deadline.js'
import type { Calendar } from '../../../domain/calendar.js'
import { subjectOf } from '../../../domain/wording/brief.js'
import { type Naming, readNaming } from '../../../flows/explain-people.js'
import { briefNow } from '../../../flows/hand-over-submission.js'
import { listReviews } from '../../../flows/read-review.js'
import { leavingToday, readToday, type TodayWork } from '../../../flows/today.js'
import { callList, callKinds } from '../../../store/call-list.js'
import { type CaseRow, factsOf } from '../../../store/cases.js'
import type { Tx } from '../../../store/db.js'
import { isHeld } from '../../../store/hold.js'
import { fromJson } from '../../../store/json.js'
import { holdingOf } from '../messages/shape-hold.js'
import { type Answer, type Route, route } from '../route.js'
import { readLeaving, readTodayWork } from './calls.js'

/** Most lines of what leaves that a page shows; the number says how many there are. */
const leavingMax = 300

export const todayRoutes: readonly Route[] = [
  route(readTodayWork, async ({ actor, now }, { context }) => {
    const { read } = context.store
    const work = await readToday(read, context.calendar, actor, now)
    const naming = await readNaming(read, true)
    const mine = new Set([...work.reviews, ...work.requests].map((one) => one.id))
    const submissions = (await listReviews(read, context, actor, now)).filter((one) => mine.has(one.id))
    return done({
      day: work.day,
      now: isoOf(now),
      drafts: work.drafts,
      approvals: work.approvals.map((one) => ({
        ...one,
        submittedBy: one.submittedBy === null ? '' : naming.actor(one.submittedBy),
        submittedAt: one.submittedAt === null ? null : isoOf(one.submittedAt),
      })),
      submissions,
      talks: [
        ...work.talksToDecide.map((one) => ({ ...one, unit: one.unit.name, wants: 'decide' as const })),
        ...work.talksToArrange.map((one) => ({ ...one, unit: one.unit.name, wants: 'arrange' as const })),
      ],
      tasks: await tasksOf(read, work.tasks, naming),
      late: lateByUnit(context.calendar, work.late, now),
      dueToday: work.dueToday.map((row) => ({
        no: row.no,
        unit: row.unit.name,
        subject: subjectOf(briefNow(context.calendar, row, now)),
        problem: row.problem,
      })),
      hold: work.hold === null ? null : holdingOf(work.hold, naming),
    })
  }),
  route(readLeaving, async ({ now }, { context }) => {
    const { read } = context.store
    const lines = await leavingToday(read, context, now)
    return done({ total: lines.length, held: await isHeld(read), lines: lines.slice(0, leavingMax) })
  }),
]

async function tasksOf(
  tx: Tx,
  tasks: TodayWork['tasks'],
  naming: Naming,
): Promise<Answer<typeof readTodayWork>['tasks']> {
  const shown = []
  for (const { id, kind, text, caseNos, assignee, openedAt } of tasks)
    shown.push({
      id,
      kind,
      text,
      caseNos: fromJson<string[]>(caseNos, []),
      assignee: assignee === null ? null : naming.actor(assignee),
      openedAt: isoOf(openedAt),
      isCall: callKinds.includes(kind),
      toCall: await callList(tx, { kind, caseNos }),
    })
  return shown
}

/** The unit with the longest overdue case first. */
function lateByUnit(calendar: Calendar, rows: readonly CaseRow[], now: Date): Answer<typeof readTodayWork>['late'] {
  const units = new Map<string, { unitId: string; unit: string; nos: string[]; longestWorkdays: number }>()
  for (const row of rows) {
    const workdays = overdueWorkdays(calendar, factsOf(row).deadline, now)
    const one = units.get(row.unitId) ?? { unitId: row.unitId, unit: row.unit.name, nos: [], longestWorkdays: 0 }
    units.set(row.unitId, one)
    one.nos.push(row.no)
    one.longestWorkdays = Math.max(one.longestWorkdays, workdays)
  }
  return [...units.values()].sort((a, b) => b.longestWorkdays - a.longestWorkdays || b.nos.length - a.nos.length)
}
