// 应急登录: the hour in which WeCom's login does not work. Who may run commands on the machine makes a link; it signs the local
// administrator in once. That is nobody of the registry: it has the role of an administrator and no other, and only while
// the session a link opened holds.
import { newSecret } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { localAdmin } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { keepLoginLink, knowsLoginLink, spendLoginLink } from '../store/login-links.js'
import { keepSession } from '../store/sessions.js'
import { attempt, type FlowContext } from './context.js'
import type { SignedIn } from './sign-in.js'

/** Where a link leads; the code stands in its query. */
export const onceLinkPath = '/login/once'

/** How long a link waits to be used, ms. */
const linkMs = 15 * 60_000
/** How long the session of a link holds, ms. */
const sessionMs = 60 * 60_000

export interface LoginLinkMade {
  /** For the link; never stored. */
  code: string
  expiresAt: Date
}

/** A new link; earlier ones that were not used end. */
export async function makeLoginLink(context: FlowContext, now: Date): Promise<LoginLinkMade> {
  const code = newSecret()
  const expiresAt = new Date(now.getTime() + linkMs)
  await context.store.write(async (tx) => {
    await keepLoginLink(tx, code, context.osUser, now, expiresAt)
    const made = {
      at: now,
      actor: 'system',
      osUser: context.osUser,
      act: 'login-link-made',
      subject: localAdmin.userid,
    }
    await appendAudit(tx, [{ ...made, details: { expiresAt } }])
  })
  return { code, expiresAt }
}

/** Signs the local administrator in; one sentence for every code that is wrong, used or too old. */
export async function signInByLink(context: FlowContext, code: string, now: Date): Promise<Result<SignedIn>> {
  const invalid = refused('link-invalid', '链接无效、已用过或已过期,请在服务器上用 admin-link 重新生成。')
  // Guesses take nobody's turn to write.
  if (!(await knowsLoginLink(context.store.read, code))) return invalid
  return await attempt(context.store, async (tx) => {
    const link = await spendLoginLink(tx, code, now)
    if (link === null) return invalid
    const secret = newSecret()
    const expiresAt = new Date(now.getTime() + sessionMs)
    await keepSession(tx, secret, localAdmin.userid, now, expiresAt)
    const { userid } = localAdmin
    const used = { at: now, actor: userid, osUser: link.osUser, act: 'login-link-used', subject: userid }
    await appendAudit(tx, [{ ...used, details: {} }])
    return done({ secret, expiresAt })
  })
}
