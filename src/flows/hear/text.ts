// Texts. First the bot's own open question, then what the person wants: report, ask, look up, decide. What is not
// understood is asked back in one sentence, and changes nothing.
import { dayOf } from '../../domain/day.js'
import { type Intent, readText } from '../../domain/reading.js'
import type { Actor } from '../../domain/roles.js'
import { answer } from '../../outbox/enqueue.js'
import { chatOf } from '../../store/chats.js'
import type { FlowContext } from '../context.js'
import { answerQuestion } from './question.js'
import { onContactIntent } from './contact.js'
import { onStaffIntent } from './staff.js'

/** Intents that leave an open question of the bot standing aside. */
const interrupts: ReadonlySet<Intent['kind']> = new Set([
  'progress',
  'help',
  'undo',
  'ledger',
  'to-review',
  'overdue',
  'tasks',
  'remind',
  'why',
])

export async function hearText(context: FlowContext, actor: Actor, text: string, now: Date): Promise<void> {
  await context.store.write(async (tx) => {
    const intent = readText(text, dayOf(now))
    const { question } = await chatOf(tx, actor.userid)
    if (question !== null && !interrupts.has(intent.kind))
      return await answerQuestion(tx, context, actor, question, text, now)
    if (intent.kind === 'help') return await answer(tx, actor.userid, helpText(actor), now)
    const handled =
      (actor.roles.length > 0 && (await onStaffIntent(tx, context, actor, intent, now))) ||
      (actor.contactOf.length > 0 && (await onContactIntent(tx, context, actor, intent, text, now)))
    if (!handled) await answer(tx, actor.userid, `没有看懂“${text.slice(0, 30)}”。回复“帮助”看看可以怎么说。`, now)
  })
}

export function helpText(actor: Actor): string {
  const lines = ['我是整改督办助手,可以这样说:']
  if (actor.contactOf.length > 0)
    lines.push(
      '· 已整改 栏目已更新(整改完成,可写序号或编号:1 3 已整改;全部已整改),可附图',
      '· 申请延期 9月20日 原因…',
      '· 有异议 2 原因…',
      '· 进度(未办结的事项) 为什么(为什么发给我) 撤回(10分钟内)',
    )
  if (actor.roles.length > 0)
    lines.push('· 台账 待复核 逾期 待办', '· 催办 单位或账号或编号', '· 通过 编号;退回 编号 原因 日期')
  return lines.join('\n')
}
