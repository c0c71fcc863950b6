// 账号变更: the directory, or a clerk, says that a person's userid is another one. Their work, their cards and what they
// prepared stay theirs; nobody is told anything twice.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import { renamePerson } from '../store/rename-person.js'
import { raiseTask } from '../store/tasks.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import type { Left } from './leave-contact.js'

const useridPattern = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/

/** A clerk records the new userid, for a directory that tells nobody. */
export async function renameContact(
  context: FlowContext,
  from: string,
  to: string,
  by: string,
  now: Date,
): Promise<Result<Left>> {
  return await attempt(context.store, async (tx) => {
    const person = await tx.person.findUnique({ where: { userid: from } })
    if (person === null) return refused('unknown-person', `名册里没有userid“${from}”。`)
    mustHold(may(await actorOf(tx, by, now), person.roles === '[]' ? 'keep-contacts' : 'keep-staff'))
    if (!useridPattern.test(to)) return refused('bad-userid', `“${to}”不是合法的企业微信userid。`)
    if (!(await follow(tx, from, to, by, context.osUser, now)))
      return refused('userid-taken', `名册里已有userid“${to}”,不能再改成它。`)
    return done({ userid: to, name: person.name })
  })
}

/** The directory says so (wecom.md §1.9). Unknown people and userids that are known already change nothing. */
export async function hearRenamed(context: FlowContext, from: string, to: string, now: Date): Promise<void> {
  await context.store.write(async (tx) => {
    const people = await tx.person.findMany({ select: { userid: true } })
    const known = people.find((one) => one.userid.toLowerCase() === from.toLowerCase())
    if (known === undefined || !useridPattern.test(to)) return
    if (await follow(tx, known.userid, to, 'system', null, now)) return
    const text = `企业微信通讯录把账号${from}改成了${to},而名册里两个都有,请核对名册。`
    const key = `renamed/${known.userid}/${to}`
    await raiseTask(tx, { key, kind: 'renamed', text, caseNos: [], assignee: null, at: now })
  })
}

/** False: the new userid is somebody's already. */
async function follow(
  tx: Tx,
  from: string,
  to: string,
  by: string,
  osUser: string | null,
  now: Date,
): Promise<boolean> {
  const taken = await tx.person.findMany({ select: { userid: true } })
  const sameButCase = from.toLowerCase() === to.toLowerCase()
  if (!sameButCase && taken.some((one) => one.userid.toLowerCase() === to.toLowerCase())) return false
  if (from === to) return true
  await renamePerson(tx, from, to)
  await appendAudit(tx, [{ at: now, actor: by, osUser, act: 'person-renamed', subject: to, details: { from, to } }])
  const text = `${from}的企业微信账号已改为${to},事项和卡片都已跟随;请把名册文件里的userid也改过来,否则下次导入会找不到此人。`
  await raiseTask(tx, { key: `renamed/${from}/${to}`, kind: 'renamed', text, caseNos: [], assignee: null, at: now })
  return true
}
