// Texts. First the bot's own open question, then what the person wants: report, ask, look up, decide. What is not
// understood is asked back in one sentence, and changes nothing.
import { dayOf } from '../../domain/day.js'
import { type Intent, readText } from '../../domain/reading.js'
import { type Actor, isStaff, isUnitContact } from '../../domain/roles.js'
import { answer } from '../../outbox/enqueue.js'
import { chatOf } from '../../store/chats.js'
import type { FlowContext } from '../context.js'
import { answerQuestion } from './question.js'
import { onContactIntent } from './contact.js'
import { isPeopleIntent, onPeopleIntent } from './people.js'
import { onStaffIntent } from './staff.js'
import { hearTalkText } from './talk.js'

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
  'left',
  'newcomer',
  'stand-in-end',
  'task-done',
])

export async function hearText(context: FlowContext, actor: Actor, text: string, now: Date): Promise<void> {
  await context.store.write(async (tx) => {
    const intent = readText(text, dayOf(now))
    if (await hearTalkText(tx, context, actor, text, now)) return
    const { question } = await chatOf(tx, actor.userid)
    const answersLeaving = question?.kind === 'left-successor' && intent.kind === 'left'
    if (question !== null && (answersLeaving || !interrupts.has(intent.kind)))
      return await answerQuestion(tx, context, actor, question, text, now)
    if (isPeopleIntent(intent)) return await onPeopleIntent(tx, context, actor, intent, text, now)
    if (intent.kind === 'help') return await answer(tx, actor.userid, helpText(actor), now)
    const handled =
      (isStaff(actor) && (await onStaffIntent(tx, context, actor, intent, now))) ||
      (isUnitContact(actor) && (await onContactIntent(tx, context, actor, intent, text, now)))
    if (!handled && actor.left === true) return await answer(tx, actor.userid, departed, now)
    if (!handled) await answer(tx, actor.userid, `没有看懂“${text.slice(0, 30)}”。回复“帮助”看看可以怎么说。`, now)
  })
}

const departed = '名册登记您已调离,这里没有由您办理的事项了。登记有误请联系办公室。'

export function helpText(actor: Actor): string {
  const lines = ['我是整改督办助手,可以这样说:']
  if (isUnitContact(actor))
    lines.push(
      '· 已整改 栏目已更新(整改完成,可写序号或编号:1 3 已整改;全部已整改),可附图',
      '· 申请延期 9月20日 原因…',
      '· 有异议 2 原因…',
      '· 注销办理中(平台正在注销或无法注销,申请暂缓) 已转达(主管单位)',
      '· 约谈(与您有关的约谈) 约谈请假 原因 约谈报告 OA文号',
      '· 接手(交接清单) 我已调离 8月26日到9月2日由某某代办',
      '· 进度(未办结的事项) 为什么(为什么发给我) 撤回(10分钟内)',
    )
  if (isStaff(actor))
    lines.push(
      '· 台账 待复核 逾期 待办 办结 序号 说明 8月26日到9月2日由某某代办',
      '· 催办 单位或账号或编号;催办 逾期 为什么 编号',
      '· 通过 编号;退回 编号 原因 日期',
      '· 约谈(办理中的约谈);约谈 编号(材料);约谈情况 编号 参加:… 要求:… 承诺:…@日期',
    )
  return lines.join('\n')
}
