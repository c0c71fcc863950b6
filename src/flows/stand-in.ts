// 代办: for some days one person acts in another's place. Who may set it depends on whose place it is: nobody but the leader
// (or an administrator) says who acts for the leader or a reviewer, so that no approval is reached by a detour.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { chineseDay, type Day, dayOf } from '../domain/day.js'
import { may, type Powers } from '../domain/roles.js'
import { checkPeriod, holdsAt, type StandInPeriod } from '../domain/stand-in.js'
import { handOver } from '../outbox/enqueue.js'
import { lookAtWorkOf, takeBackFrom } from '../outbox/part-with.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { actorOf, nameOf, personSaid, readDirectory, standInPeriods } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { namedPerson } from './named-person.js'

export interface StandInInput {
  /** Who is away: userid or full name. */
  userid: string
  /** Who acts: userid or full name. */
  standIn: string
  fromOn: Day
  untilOn: Day
}

export interface StandInSet {
  id: string
  userid: string
  standIn: string
  fromOn: Day
  untilOn: Day
}

export async function setStandIn(
  context: FlowContext,
  input: StandInInput,
  by: string,
  now: Date,
): Promise<Result<StandInSet>> {
  return await attempt(context.store, async (tx) => {
    const away = mustHold(await powersOf(tx, input.userid, now))
    const acting = mustHold(await powersOf(tx, input.standIn, now))
    mustHold(await maySet(tx, away, by, now))
    mustHold(await mayActFor(tx, away, acting))
    const { userid } = away
    const standIn = acting.userid
    const { fromOn, untilOn } = input
    const period: StandInPeriod = { userid, standIn, fromOn, untilOn, endedAt: null }
    mustHold(checkPeriod(period, await standInPeriods(tx), now))
    const id = newId()
    await tx.standIn.create({ data: { id, userid, standIn, fromOn, untilOn, by, at: now } })
    if (holdsAt(period, now)) await takeBackFrom(tx, userid, await readDirectory(tx, now), now)
    await lookAtWorkOf(tx, userid, now)
    if (away.roles.length > 0) await tellStandIn(tx, context, period, now)
    const details = { standIn, fromOn, untilOn }
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'stand-in-set', subject: userid, details },
    ])
    return done({ id, userid, standIn, fromOn, untilOn })
  })
}

/** Ends the period that holds now, or the next one to come. @param userid who is away, or the id of the period */
export async function endStandIn(
  context: FlowContext,
  userid: string,
  by: string,
  now: Date,
): Promise<Result<StandInSet>> {
  return await attempt(context.store, async (tx) => {
    const open = (await standInPeriods(tx)).filter((one) => one.endedAt === null && one.untilOn >= dayOf(now))
    const person = await personSaid(tx, userid)
    const period = open.find((one) => one.id === userid || (person.length === 1 && one.userid === person[0]))
    if (period === undefined)
      return refused('no-stand-in', `${userid}现在没有代办,也没有将要开始的代办,可用 stand-in list 查看。`)
    const away = mustHold(await powersOf(tx, period.userid, now))
    mustHold(await maySet(tx, away, by, now))
    await tx.standIn.update({ where: { id: period.id }, data: { endedAt: now } })
    await takeBackFrom(tx, period.standIn, await readDirectory(tx, now), now)
    await lookAtWorkOf(tx, period.userid, now)
    const audited = { at: now, actor: by, osUser: context.osUser, act: 'stand-in-ended', subject: period.userid }
    await appendAudit(tx, [{ ...audited, details: { standIn: period.standIn, id: period.id } }])
    const { id, standIn, fromOn, untilOn } = period
    return done({ id, userid: period.userid, standIn, fromOn, untilOn })
  })
}

/** The person meant by a userid or a full name, with what they may do in their own right. */
async function powersOf(tx: Tx, said: string, now: Date): Promise<Result<Powers>> {
  const named = await namedPerson(tx, said)
  if (!named.ok) return named
  const actor = await actorOf(tx, named.value, now)
  if (actor === null || actor.left === true) return refused('person-gone', `${said}已调离,不能代办或被代办。`)
  return done({ userid: actor.userid, roles: actor.roles, contactOf: actor.contactOf })
}

/** One's own place, or that of others by standing of one's own: what one may do for somebody else does not count here. */
async function maySet(tx: Tx, away: Powers, by: string, now: Date): Promise<Result<unknown>> {
  const actor = await actorOf(tx, by, now)
  if (actor !== null && actor.left !== true && actor.userid === away.userid) return done(null)
  const own = actor === null ? null : { ...actor, standsInFor: [] }
  const guarded = away.roles.some((role) => role !== 'officer')
  return may(own, guarded ? 'keep-staff' : 'keep-contacts')
}

/** The office's place is taken by people of the office; a unit's by people of the unit or of the one above it. */
async function mayActFor(tx: Tx, away: Powers, acting: Powers): Promise<Result<null>> {
  if (away.roles.length > 0 && acting.roles.length === 0)
    return refused('stand-in-not-staff', `${acting.userid}不是办公室人员,不能代办公室人员办理。`)
  for (const { unitId } of away.contactOf) {
    const unit = await tx.unit.findUniqueOrThrow({ where: { id: unitId } })
    const allowed = [unit.id, unit.parentId].filter((id) => id !== null)
    if (!acting.contactOf.some((one) => allowed.includes(one.unitId)))
      return refused(
        'stand-in-not-of-unit',
        `${acting.userid}不是${unit.name}(或其主管单位)的联系人,看不到该单位事项;请先在名册里登记。`,
      )
  }
  return done(null)
}

/** Whoever acts for somebody of the office is told so once; a unit's stand-in gets the hand-over from the plan. */
async function tellStandIn(tx: Tx, context: FlowContext, period: StandInPeriod, now: Date): Promise<void> {
  const today = dayOf(now)
  const days = `${chineseDay(period.fromOn, today)}到${chineseDay(period.untilOn, today)}`
  const text = `${days}由您代${await nameOf(tx, period.userid)}办理。期间的待办会发给您;已有的请回复“待办”“待复核”查看。`
  await handOver(tx, context.calendar, { to: period.standIn, content: { type: 'text', text } }, now)
}
