// 催办 in the chat: one unit is reminded at once; before more than one is, the bot shows the cost and waits for 确认.
import { dayOf } from '../domain/day.js'
import type { Actor } from '../domain/roles.js'
import { reminderLines } from '../domain/wording/reminder.js'
import { askQuestion } from '../store/chats.js'
import { circularBriefs } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import type { FlowContext } from './context.js'
import { remind, type Reminded } from './remind.js'

/** @returns what the bot says */
export async function remindInChat(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  target: string,
  now: Date,
): Promise<string> {
  const shown = await remind(context, target, actor.userid, now, true)
  if (!shown.ok) return shown.message
  if (shown.value.units === 1) return await remindNow(tx, context, actor, target, now)
  if (shown.value.people.length === 0)
    return [...(await wordsOf(tx, shown.value, now)), '没有能发出的催办,没有登记。'].join('\n')
  await askQuestion(tx, actor.userid, { kind: 'remind-confirm', target }, now)
  return [...(await wordsOf(tx, shown.value, now)), '回复“确认”发出,回复“取消”不发。'].join('\n')
}

/** The answer to the bot's question; it stays open until it is understood. */
export async function confirmReminder(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  target: string,
  said: string,
  now: Date,
): Promise<string> {
  if (!/^(确认|确定|发出|好的?|是的?)[。!!]?$/.test(said)) return '要发出催办请回复“确认”,不发请回复“取消”。'
  await askQuestion(tx, actor.userid, null, now)
  return await remindNow(tx, context, actor, target, now)
}

async function remindNow(tx: Tx, context: FlowContext, actor: Actor, target: string, now: Date): Promise<string> {
  const reminded = await remind(context, target, actor.userid, now)
  return reminded.ok ? (await wordsOf(tx, reminded.value, now)).join('\n') : reminded.message
}

/** The lines of a reminder with the short forms of its circulars. */
export async function wordsOf(tx: Tx, reminded: Reminded, now: Date): Promise<string[]> {
  const ids = reminded.people.flatMap((one) => one.circulars.map((circular) => circular.id))
  const briefs = await circularBriefs(tx, [...new Set(ids)])
  return reminderLines(reminded, !reminded.dryRun, (id) => briefs.get(id)?.code ?? '', dayOf(now))
}
