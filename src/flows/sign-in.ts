// Signing in to the pages with WeCom's word who it is. The registry says what they may; who left may nothing.
import { newSecret } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { type Actor, localAdmin } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { actorOf } from '../store/registry.js'
import { closeSession, keepSession, sessionUserid } from '../store/sessions.js'
import { attempt, type FlowContext } from './context.js'

/** A working day with its breaks, ms; then WeCom is asked again, which costs nobody a password. */
const sessionMs = 12 * 3_600_000

export interface SignedIn {
  /** For the cookie; never stored. */
  secret: string
  expiresAt: Date
}

export async function signIn(context: FlowContext, userid: string, now: Date): Promise<Result<SignedIn>> {
  return await attempt(context.store, async (tx) => {
    // The local administrator comes in by a link alone, whatever WeCom may say.
    const actor = userid === localAdmin.userid ? null : await actorOf(tx, userid, now)
    if (actor === null || actor.left === true)
      return refused('not-registered', '您不在整改督办的名册里,或已登记调离。需要使用请联系办公室登记。')
    const secret = newSecret()
    const expiresAt = new Date(now.getTime() + sessionMs)
    await keepSession(tx, secret, actor.userid, now, expiresAt)
    await appendAudit(tx, [{ at: now, actor: actor.userid, act: 'signed-in', subject: actor.userid, details: {} }])
    return done({ secret, expiresAt })
  })
}

/** Who is behind a cookie, with what they may do now; null: nobody. */
export async function actorBehind(context: FlowContext, secret: string, now: Date): Promise<Actor | null> {
  const { read } = context.store
  const userid = await sessionUserid(read, secret, now)
  const actor = userid === null ? null : await actorOf(read, userid, now)
  return actor?.left === true ? null : actor
}

export const signOut = (context: FlowContext, secret: string, now: Date): Promise<void> =>
  context.store.write((tx) => closeSession(tx, secret, now))
