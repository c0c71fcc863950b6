// The platform stops apps that nobody opens (wecom.md §1.7). A warning is an alarm for the office: after a stop nothing leaves
// any more, and nothing that comes in is brought.
import { chineseDay, dayOf } from '../../domain/day.js'
import { raiseTask } from '../../store/tasks.js'
import type { FlowContext } from '../context.js'

const words: Readonly<Record<string, string>> = {
  inactive_alert: '企业微信提示:本应用长期无人使用,即将被停用',
  low_active_alert: '企业微信提示:本应用使用较少,接口即将受限',
  low_active: '企业微信已因使用较少限制本应用的接口',
  close_inactive_agent: '企业微信已因长期无人使用停用本应用,消息发不出去',
}
const over: ReadonlySet<string> = new Set(['reopen_inactive_agent', 'active_restored'])

/** @param effectAt when the platform acts, where it says so */
export async function hearAppWarning(
  context: FlowContext,
  event: string,
  effectAt: Date | null,
  now: Date,
): Promise<void> {
  const kind = event.toLowerCase()
  await context.store.write(async (tx) => {
    if (over.has(kind)) {
      const closed = { closedAt: now, closedBy: 'system' }
      return void (await tx.task.updateMany({ where: { kind: 'app-warning', closedAt: null }, data: closed }))
    }
    const when = effectAt === null ? '' : `(${chineseDay(dayOf(effectAt), dayOf(now))}起)`
    const text = `${words[kind] ?? `企业微信提示本应用的状态:${event}`}${when}。请管理员在管理后台“应用管理”中启用或申请保留。`
    const key = `app-warning/${kind}/${dayOf(now)}`
    await raiseTask(tx, { key, kind: 'app-warning', text, caseNos: [], assignee: null, at: now })
  })
}
