// A person of the office did what a task asked for. If its cases are still open without a next step, the auditor raises
// the matter again, under a new key.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export async function finishTask(
  context: FlowContext,
  id: string,
  by: string,
  now: Date,
): Promise<Result<{ id: string }>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by), 'record-outside'))
    const task = await tx.task.findUnique({ where: { id } })
    if (task === null) return refused('no-task', `没有编号为${id}的待办,可用 task list 查看。`)
    if (task.closedAt !== null) return refused('task-done', '这项待办已经办结。')
    await tx.task.update({ where: { id }, data: { closedAt: now, closedBy: by } })
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'task-done', subject: id, details: { kind: task.kind } },
    ])
    return done({ id })
  })
}
