// What people say about who does the work: that they left, that somebody acts for them, what a newcomer must know, and
// that a task is done. Nobody is appointed by what a leaving person says.
import { chineseDay, dayOf } from '../../domain/day.js'
import { readText } from '../../domain/reading.js'
import type { PeopleIntent } from '../../domain/reading-people.js'
import { type Actor, isStaff, isUnitContact, unitsOf } from '../../domain/roles.js'
import { answer } from '../../outbox/enqueue.js'
import { askQuestion, chatOf, type Question, setList } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { nameOf } from '../../store/registry.js'
import type { FlowContext } from '../context.js'
import { finishTask } from '../finish-task.js'
import { leaveByOwnWord } from '../leave-contact.js'
import { setMessageForm } from '../message-form.js'
import { newcomerText, readNewcomerPage } from '../newcomer-page.js'
import { endStandIn, setStandIn } from '../stand-in.js'

const kinds: ReadonlySet<string> = new Set<PeopleIntent['kind']>([
  'left',
  'newcomer',
  'stand-in',
  'stand-in-end',
  'task-done',
  'form',
])

export const isPeopleIntent = (intent: { kind: string }): intent is PeopleIntent => kinds.has(intent.kind)

export async function onPeopleIntent(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: PeopleIntent,
  text: string,
  now: Date,
): Promise<void> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  switch (intent.kind) {
    case 'left':
      return await askWhetherLeft(tx, actor, text, now)
    case 'newcomer':
      return await showPage(tx, context, actor, now)
    case 'stand-in':
      return await say(await standInWords(context, actor, intent, now))
    case 'stand-in-end': {
      const ended = await endStandIn(context, actor.userid, actor.userid, now)
      return await say(ended.ok ? '代办已结束,之后的事项仍由您本人办理。' : ended.message)
    }
    case 'form': {
      const set = await setMessageForm(context, actor.userid, intent.textOnly, actor.userid, now)
      if (!set.ok) return await say(set.message)
      return await say(
        intent.textOnly
          ? '好的,以后给您发文字,不发卡片;要恢复卡片请回复“卡片版”。回复“进度”可看现在的事项。'
          : '好的,以后给您发卡片。',
      )
    }
    case 'task-done':
      return await say(await taskWords(tx, context, actor, intent, now))
  }
}

/** Asked once; what the person answers goes to the office, who alone says who takes over. */
async function askWhetherLeft(tx: Tx, actor: Actor, said: string, now: Date): Promise<void> {
  if (actor.contactOf.length === 0)
    return await answer(tx, actor.userid, '您不是单位联系人;办公室人员变动请由负责人在名册里登记。', now)
  const [first] = await tx.unit.findMany({ where: { id: { in: actor.contactOf.map((one) => one.unitId) } } })
  await askQuestion(tx, actor.userid, { kind: 'left-successor', said }, now)
  const text = `确认您不再担任${first?.name ?? ''}的联络员?接替的人是谁?请回复姓名或账号,不知道请回“不知道”;没有调离请回“取消”。`
  await answer(tx, actor.userid, text, now)
}

/** The answer to it. What reads as something else altogether (已整改 …) was no answer: nothing is recorded. */
export async function onSuccessor(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  _: Extract<Question, { kind: 'left-successor' }>,
  said: string,
  now: Date,
): Promise<void> {
  await askQuestion(tx, actor.userid, null, now)
  const intent = readText(said, dayOf(now))
  const other = intent.kind !== 'left' && !(intent.kind === 'unclear' && intent.why === 'other')
  if ((other && !/^(?:不(?:知道|清楚|确定)|还没定|没定|未定|待定)/.test(said)) || [...said].length > 40)
    return await answer(tx, actor.userid, '没有登记调离。刚才的话请再发一遍;确已调离请回“我已调离”。', now)
  const suggestion =
    intent.kind === 'left' || /^(?:不(?:知道|清楚|确定)|没有|还没定|未定|是的?|对|确认)/.test(said) ? '' : said
  const left = await leaveByOwnWord(context, actor.userid, suggestion, now)
  const words = left.ok ? '已登记,之后不再给您发消息。接替的人由办公室核实后登记。感谢一直以来的配合。' : left.message
  await answer(tx, actor.userid, words, now)
}

async function showPage(tx: Tx, context: FlowContext, actor: Actor, now: Date): Promise<void> {
  if (!isUnitContact(actor))
    return await answer(tx, actor.userid, '您不是单位联系人;单位的交接清单可用 newcomer 命令查看。', now)
  const page = await readNewcomerPage(tx, context, unitsOf(actor), now)
  await answer(tx, actor.userid, newcomerText(page, now), now)
  await setList(
    tx,
    actor.userid,
    page.cases.map((one) => one.no),
    now,
  )
}

const howToSay = '请这样说:8月26日到9月2日由某某代办(某某写userid或姓名全称);提前结束请回“结束代办”。'

async function standInWords(
  context: FlowContext,
  actor: Actor,
  { who, from, until }: Extract<PeopleIntent, { kind: 'stand-in' }>,
  now: Date,
): Promise<string> {
  if (who === null || from === null || until === null) return howToSay
  const input = { userid: actor.userid, standIn: who, fromOn: from, untilOn: until }
  const set = await setStandIn(context, input, actor.userid, now)
  if (!set.ok) return `${set.message}${howToSay}`
  const today = dayOf(now)
  const name = await nameOf(context.store.read, set.value.standIn)
  return `已登记:${chineseDay(from, today)}到${chineseDay(until, today)}由${name}代您办理,期间发给您的事项改发${name}。提前结束请回“结束代办”。`
}

async function taskWords(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  { number, note }: Extract<PeopleIntent, { kind: 'task-done' }>,
  now: Date,
): Promise<string> {
  if (!isStaff(actor)) return '待办由办公室人员办结。整改完成请回复“已整改”。'
  const { tasks } = await chatOf(tx, actor.userid)
  const id = tasks[number - 1]
  if (id === undefined) return `待办清单里没有第${number}项,请先回复“待办”查看。`
  const finished = await finishTask(context, id, actor.userid, note, now)
  if (!finished.ok) return finished.message
  const told = finished.value.told.length === 0 ? '' : `已在${finished.value.told.length}项上记为电话告知。`
  return `已办结:${finished.value.text}${told}`
}
