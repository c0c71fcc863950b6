// A round in the short form its summary shows: counts, what is late, talks, and how long things wait for the office.
import type { Calendar } from '../domain/calendar.js'
import { workdaysBetween } from '../domain/calendar.js'
import { dayOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { talkStateName } from '../domain/talk.js'
import type { RoundBrief } from '../domain/wording/round-summary.js'
import { casesOfCircular, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { casesByState, type RoundRow } from '../store/rounds.js'
import { talkFactsOf } from '../store/talks.js'

export async function readRoundBrief(tx: Tx, calendar: Calendar, row: RoundRow, now: Date): Promise<RoundBrief> {
  const rows = await casesOfCircular(tx, row.id)
  const open = rows.filter((one) => one.state !== 'closed' && one.state !== 'withdrawn')
  const late = open.filter(
    (one) =>
      one.waitingFor === null &&
      one.blocked === null &&
      one.frozen === null &&
      overdueWorkdays(calendar, factsOf(one).deadline, now) > 0,
  )
  const waits = open.flatMap((one) =>
    one.waitingSince === null ? [] : [workdaysBetween(calendar, dayOf(one.waitingSince), dayOf(now))],
  )
  const talks = new Map<string, number>()
  for (const talk of await tx.talk.findMany({ where: { circularId: row.id }, orderBy: { proposedAt: 'asc' } })) {
    const state = talkStateName[talkFactsOf(talk).state]
    talks.set(state, (talks.get(state) ?? 0) + 1)
  }
  return {
    code: row.code,
    title: row.title,
    states: await casesByState(tx, row.id),
    late: late.map((one) => ({ no: one.no, unit: one.unit.name })),
    talks: [...talks].map(([state, count]) => ({ state, count })),
    waiting: { count: waits.length, longestWorkdays: Math.max(0, ...waits) },
  }
}
