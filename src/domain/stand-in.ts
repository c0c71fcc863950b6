// 代办: for some days one person acts in another's place, whatever role that other has. A period is a fact with two ends;
// who acts on a given instant is computed, over one further link at most, and a ring of stand-ins is refused when it is set.
import { done, type Result, refused } from '../base/result.js'
import { addDays, type Day, dayOf, instantOf } from './day.js'

export interface StandInPeriod {
  userid: string
  /** Who acts in their place. */
  standIn: string
  fromOn: Day
  /** Last day of it. */
  untilOn: Day
  /** Ended early by a person; null = runs to its last day. */
  endedAt: Date | null
}

export const beginsAt = (period: StandInPeriod): Date => instantOf(period.fromOn)

/** The first instant at which the period no longer holds. */
export function endsAt({ untilOn, endedAt }: StandInPeriod): Date {
  const last = instantOf(addDays(untilOn, 1))
  return endedAt !== null && endedAt < last ? endedAt : last
}

export const holdsAt = (period: StandInPeriod, at: Date): boolean => beginsAt(period) <= at && at < endsAt(period)

/** Who acts for whom at one instant. */
export interface ActingFor {
  userid: string
  /** Since when this person acts there. */
  from: Date
}

/**
 * Who acts in a person's place at `at`: null while the person acts themself. A stand-in who is gone or away too is followed
 * to theirs, once; after that nobody acts, and the role falls to whoever stands behind it next.
 */
export function actsFor(
  userid: string,
  periods: readonly StandInPeriod[],
  isGone: (userid: string) => boolean,
  at: Date,
): ActingFor | 'nobody' | null {
  const own = periodOf(userid, periods, at)
  if (own === null) return null
  const next = periodOf(own.standIn, periods, at)
  if (next === null) return isGone(own.standIn) ? 'nobody' : { userid: own.standIn, from: beginsAt(own) }
  if (next.standIn === userid || isGone(next.standIn) || periodOf(next.standIn, periods, at) !== null) return 'nobody'
  return { userid: next.standIn, from: latest(beginsAt(own), beginsAt(next)) }
}

/** The period in which a person is away at `at`; of several the one set to begin last. */
function periodOf(userid: string, periods: readonly StandInPeriod[], at: Date): StandInPeriod | null {
  let found: StandInPeriod | null = null
  for (const one of periods)
    if (one.userid === userid && holdsAt(one, at) && (found === null || one.fromOn >= found.fromOn)) found = one
  return found
}

/** Since when somebody stands in for a person who is away at `at`; null = the person is there. */
export function awaySince(userid: string, periods: readonly StandInPeriod[], at: Date): Date | null {
  const own = periodOf(userid, periods, at)
  return own === null ? null : beginsAt(own)
}

/** Since when a person is back after the last time somebody stood in for them; null = was never away. */
export function backSince(userid: string, periods: readonly StandInPeriod[], at: Date): Date | null {
  let back: Date | null = null
  for (const one of periods) {
    const end = endsAt(one)
    if (one.userid === userid && end <= at && beginsAt(one) < end && (back === null || end > back)) back = end
  }
  return back
}

/** When this next changes for any of these people; null = never by itself. */
export function nextChange(people: ReadonlySet<string>, periods: readonly StandInPeriod[], at: Date): Date | null {
  let first: Date | null = null
  for (const one of periods) {
    if (!people.has(one.userid) && !people.has(one.standIn)) continue
    for (const end of [beginsAt(one), endsAt(one)]) if (end > at && (first === null || end < first)) first = end
  }
  return first
}

const latest = (one: Date, other: Date): Date => (one > other ? one : other)

/** Whether a period may be set beside those that stand. */
export function checkPeriod(period: StandInPeriod, others: readonly StandInPeriod[], now: Date): Result<StandInPeriod> {
  const { userid, standIn, fromOn, untilOn } = period
  if (userid === standIn) return refused('stand-in-self', '代办人不能是本人,请另选一位。')
  if (untilOn < fromOn) return refused('stand-in-days', `结束日期${untilOn}早于开始日期${fromOn},请核对。`)
  if (untilOn < dayOf(now)) return refused('stand-in-past', `${untilOn}已经过去,请给今天或以后的日期。`)
  const overlapping = others.filter(
    (one) => one.fromOn <= untilOn && fromOn <= one.untilOn && (one.endedAt === null || one.endedAt > now),
  )
  const same = overlapping.find((one) => one.userid === userid)
  if (same !== undefined)
    return refused('stand-in-overlaps', `${same.fromOn}至${same.untilOn}已由${same.standIn}代办,请先结束那一段再设。`)
  if (reaches(standIn, userid, overlapping, new Set()))
    return refused('stand-in-loop', `${standIn}在这段时间由${userid}一方代办,两人不能互相代办,请另选一位。`)
  return done(period)
}

function reaches(from: string, goal: string, periods: readonly StandInPeriod[], seen: Set<string>): boolean {
  if (from === goal) return true
  if (seen.has(from)) return false
  seen.add(from)
  return periods.some((one) => one.userid === from && reaches(one.standIn, goal, periods, seen))
}
