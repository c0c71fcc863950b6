// Texts. First the bot's own open question, then what the person wants: report, ask, look up, decide. What is not
// understood is asked back in one sentence, and changes nothing.
import { dayOf } from '../../domain/day.js'
import { type Intent, readText } from '../../domain/reading.js'
import { type Actor, isStaff, isUnitContact } from '../../domain/roles.js'
import { answer } from '../../outbox/enqueue.js'
import { askQuestion, chatOf, type Question } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import type { FlowContext } from '../context.js'
import { answerQuestion } from './question.js'
import { onContactIntent } from './contact.js'
import { decideInChat } from './decide.js'
import { isPeopleIntent, onPeopleIntent } from './people.js'
import { onStaffIntent } from './staff.js'
import { hearTalkText } from './talk.js'

/** Intents that leave an open question of the bot standing aside. */
const interrupts: ReadonlySet<Intent['kind']> = new Set([
  'progress',
  'detail',
  'courtesy',
  'help',
  'undo',
  'ledger',
  'to-review',
  'overdue',
  'tasks',
  'today',
  'remind',
  'why',
  'left',
  'newcomer',
  'stand-in-end',
  'task-done',
  'form',
])

export async function hearText(context: FlowContext, actor: Actor, text: string, now: Date): Promise<void> {
  await context.store.write(async (tx) => {
    const intent = readText(text, dayOf(now))
    if (await hearTalkText(tx, context, actor, text, now)) return
    const { question, askedAt } = await chatOf(tx, actor.userid)
    if (question !== null && !standsAside(question, intent)) {
      if (await answerQuestion(tx, context, actor, question, askedAt, text, now)) return
      await askQuestion(tx, actor.userid, null, now)
    }
    // Who takes back what they said does not want what was asked about it either.
    if (question !== null && intent.kind === 'undo') await askQuestion(tx, actor.userid, null, now)
    await hearIntent(tx, context, actor, intent, text, now)
  })
}

/** Whether the text is a command that leaves the bot's question open. */
function standsAside(question: Question, intent: Intent): boolean {
  if (question.kind === 'left-successor' && intent.kind === 'left') return false
  if (isDecision(intent)) return intent.ref.kind === 'cases'
  return interrupts.has(intent.kind)
}

type DecisionIntent = Extract<Intent, { kind: 'pass' | 'return' | 'agree' | 'refuse' }>

const isDecision = (intent: Intent): intent is DecisionIntent =>
  intent.kind === 'pass' || intent.kind === 'return' || intent.kind === 'agree' || intent.kind === 'refuse'

async function hearIntent(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: Intent,
  text: string,
  now: Date,
): Promise<void> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  if (isPeopleIntent(intent)) return await onPeopleIntent(tx, context, actor, intent, text, now)
  if (intent.kind === 'help') return await say(helpText(actor))
  if (intent.kind === 'courtesy')
    return await say('您好,我是整改督办助手。回复“进度”看未办结的事项,“帮助”看可以怎么说。')
  if (intent.kind === 'no-such-day') return await say(`日历上没有${intent.words},没有改动。请改好日期再说一次。`)
  if (isDecision(intent) && isStaff(actor)) return await decideInChat(tx, context, actor, intent, text, now)
  const handled =
    (isStaff(actor) && (await onStaffIntent(tx, context, actor, intent, now))) ||
    (isUnitContact(actor) && (await onContactIntent(tx, context, actor, intent, text, now)))
  if (!handled && actor.left === true) return await say(departed)
  if (!handled) await say(`没有看懂“${text.slice(0, 30)}”。回复“帮助”看看可以怎么说。`)
}

const departed = '名册登记您已调离,这里没有由您办理的事项了。登记有误请联系办公室。'

export function helpText(actor: Actor): string {
  const lines = ['我是整改督办助手,可以这样说:']
  if (isUnitContact(actor))
    lines.push(
      '· 已整改 栏目已更新(整改完成,可写序号或编号:1 3 已整改;全部已整改;1已整改,2申请延期 9月20日),可附图',
      '· 申请延期 9月20日 原因…',
      '· 有异议 2 原因…',
      '· 注销办理中(平台正在注销或无法注销,申请暂缓) 已转达(主管单位)',
      '· 约谈(与您有关的约谈) 约谈请假 原因 约谈报告 OA文号',
      '· 接手(交接清单) 我已调离 8月26日到9月2日由某某代办',
      '· 进度(未办结的事项) 为什么(为什么发给我) 撤回(10分钟内) 文字版(看不到卡片时)',
    )
  if (isStaff(actor))
    lines.push(
      '· 今日 台账 待复核 逾期 待办 办结 序号 说明 8月26日到9月2日由某某代办',
      '· 催办 单位或账号或编号;催办 逾期 为什么 编号',
      '· 通过 编号;退回 编号 原因 日期;同意 编号;不同意 编号 理由(只有一件时可不写编号)',
      '· 约谈(办理中的约谈);约谈 编号(材料);约谈情况 编号 参加:… 要求:… 承诺:…@日期',
    )
  return lines.join('\n')
}
