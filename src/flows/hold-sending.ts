// 暂停发送: a person stops everything planned, for every unit, until somebody lets it go on (release-hold). Answers to who writes,
// results, work for the office and what is under way already are not stopped; deadlines run on.
import { done, type Result, refused } from '../base/result.js'
import { chineseDay, dayOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { type Hold, readHold, writeHold } from '../store/hold.js'
import { actorOf, nameOf } from '../store/registry.js'
import { raiseTask } from '../store/tasks.js'
import { attempt, type FlowContext, mustHold } from './context.js'

/** @param reason why, for colleagues and the audit chain. The office gets a task, so that it is not forgotten. */
export async function holdSending(
  context: FlowContext,
  reason: string,
  by: string,
  now: Date,
): Promise<Result<{ hold: Hold }>> {
  return await attempt<{ hold: Hold }>(context.store, async (tx) => {
    const actor = mustHold(may(await actorOf(tx, by, now), 'release'))
    const words = reason.trim()
    if (words === '') return refused('hold-reason-missing', '请写明暂停发送的原因。')
    const standing = await readHold(tx)
    if (standing?.state === 'held') return refused('already-held', '计划消息的发送已经暂停,不需要再次暂停。')
    const today = dayOf(now)
    const hold: Hold = {
      state: 'held',
      on: today,
      pushes: null,
      by: actor.userid,
      reason: words,
      at: now.toISOString(),
    }
    await writeHold(tx, hold)
    const who = await nameOf(tx, actor.userid)
    const text = `${who}于${chineseDay(today, today)}暂停了计划消息的发送,原因:${words}。恢复发送请由负责人或管理员放行。`
    const key = `hold/${hold.at}`
    await raiseTask(tx, { key, kind: 'hold', text, caseNos: [], assignee: null, at: now })
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'sending-held', subject: 'engine', details: hold },
    ])
    return done({ hold })
  })
}
