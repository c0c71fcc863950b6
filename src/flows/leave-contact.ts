// A contact left, or is back: by a clerk's word, or by their own. What was theirs goes to whoever stands behind the role
// now; nobody is appointed by what a leaving person says.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { partWith, welcomeBack } from '../outbox/part-with.js'
import type { Tx } from '../store/db.js'
import { actorOf, nameOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { namedPerson } from './named-person.js'

export interface Left {
  userid: string
  name: string
}

/** A clerk records that somebody left. */
export async function leaveContact(context: FlowContext, said: string, by: string, now: Date): Promise<Result<Left>> {
  return await attempt(context.store, async (tx) => {
    const userid = mustHold(await namedPerson(tx, said))
    mustHold(await mayKeep(tx, userid, by, now))
    const source = `由${await nameOf(tx, by)}登记`
    if (!(await partWith(tx, { userid, how: 'left', by, osUser: context.osUser, source }, now)))
      return refused('left-already', `${said}已登记调离。`)
    return done({ userid, name: await nameOf(tx, userid) })
  })
}

/** A clerk takes it back: they are there. */
export async function returnContact(context: FlowContext, said: string, by: string, now: Date): Promise<Result<Left>> {
  return await attempt(context.store, async (tx) => {
    const userid = mustHold(await namedPerson(tx, said))
    mustHold(await mayKeep(tx, userid, by, now))
    if (!(await welcomeBack(tx, userid, by, now, context.osUser)))
      return refused('not-gone', `${said}没有登记调离,也没有联系不上的记录。`)
    return done({ userid, name: await nameOf(tx, userid) })
  })
}

/** 我已调离, confirmed by the person. `suggestion`: whom they named, word for word; empty = nobody. */
export async function leaveByOwnWord(
  context: FlowContext,
  userid: string,
  suggestion: string,
  now: Date,
): Promise<Result<Left>> {
  return await attempt(context.store, async (tx) => {
    const own = { userid, how: 'left', by: userid, source: '本人告知' } as const
    await partWith(tx, suggestion === '' ? own : { ...own, suggestion }, now)
    return done({ userid, name: await nameOf(tx, userid) })
  })
}

async function mayKeep(tx: Tx, userid: string, by: string, now: Date): Promise<Result<unknown>> {
  const person = await tx.person.findUniqueOrThrow({ where: { userid } })
  return may(await actorOf(tx, by, now), person.roles === '[]' ? 'keep-contacts' : 'keep-staff')
}
