// What unit contacts say: reply, extension, dispute, receipt, questions about their own cases.
import type { Intent } from '../../domain/reading.js'
import { type Actor, unitsOf } from '../../domain/roles.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { chatOf, setList } from '../../store/chats.js'
import { casesByNos, openCasesBelow } from '../../store/cases.js'
import type { Tx } from '../../store/db.js'
import { undoableOf } from '../../store/submissions.js'
import type { FlowContext } from '../context.js'
import { relayCases } from '../relay-cases.js'
import { undoSubmission } from '../undo-submission.js'
import { reachOrAsk } from './ask-back.js'
import { act, notFixedWords } from './carry-out.js'
import { belowText, detailText, progressText } from './lists.js'
import { carryOutParts } from './parts.js'
import { openCasesOf } from './reach.js'

/** True if the intent was handled (answered). */
export async function onContactIntent(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: Intent,
  text: string,
  now: Date,
): Promise<boolean> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  switch (intent.kind) {
    case 'progress':
    // Of a unit's contact nothing waits but their items.
    case 'today':
      await showProgress(tx, context, actor, now)
      return true
    case 'detail':
      await showDetail(tx, context, actor, now)
      return true
    case 'relay': {
      const relayed = await relayCases(context, actor.userid, now)
      await say(relayed.ok ? `已登记转达:${numbersInWords(relayed.value.nos)}。` : relayed.message)
      return true
    }
    case 'undo':
      await say(await undo(tx, context, actor, now))
      return true
    case 'several':
      await say(await carryOutParts(tx, context, actor, intent.parts, now))
      return true
    case 'not-fixed':
      if (intent.until === null) await say(notFixedWords)
      else await onCases(tx, context, actor, intent, text, now)
      return true
    case 'reply':
    case 'extension':
    case 'dispute':
    case 'block':
    case 'acknowledge':
    case 'offer':
    case 'why':
      await onCases(tx, context, actor, intent, text, now)
      return true
    case 'unclear':
      await say(unclearWords[intent.why])
      return true
    default:
      return false
  }
}

async function onCases(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: Parameters<typeof act>[3],
  text: string,
  now: Date,
): Promise<void> {
  const nos = await reachOrAsk(tx, context, actor, intent.ref, text, now)
  if (nos !== null) await answer(tx, actor.userid, await act(tx, context, actor, intent, nos, now), now)
}

/** What was handed in by one message is taken back by one 撤回. */
async function undo(tx: Tx, context: FlowContext, actor: Actor, now: Date): Promise<string> {
  const last = await undoableOf(tx, actor.userid, now)
  const undone = await undoSubmission(context, actor.userid, now)
  if (!undone.ok) return undone.message
  const nos = [...undone.value.nos]
  for (;;) {
    const next = await undoableOf(tx, actor.userid, now)
    if (next === null || next.at.getTime() !== last?.at.getTime()) break
    const also = await undoSubmission(context, actor.userid, now)
    if (!also.ok) break
    nos.push(...also.value.nos)
  }
  return `已撤回:${numbersInWords(nos)},恢复到提交之前。`
}

/** What is open for the person's own units, and, to be looked at only, for the units right below them. */
async function showProgress(tx: Tx, context: FlowContext, actor: Actor, now: Date): Promise<void> {
  const rows = await openCasesOf(tx, actor)
  const below = (await openCasesBelow(tx, unitsOf(actor))).filter((row) => !rows.some((own) => own.no === row.no))
  const texts = [
    rows.length === 0 && below.length > 0 ? null : await progressText(tx, context, rows, now),
    below.length === 0 ? null : belowText(context, below, now),
  ]
  await answer(tx, actor.userid, texts.filter((one) => one !== null).join('\n\n'), now)
  const nos = rows.map((row) => row.no)
  if (nos.length > 0) await setList(tx, actor.userid, nos, now)
}

/** 查看明细 without a card: the list last sent as far as it is theirs, else all that is open. */
async function showDetail(tx: Tx, context: FlowContext, actor: Actor, now: Date): Promise<void> {
  const own = await openCasesOf(tx, actor)
  const { list } = await chatOf(tx, actor.userid)
  const units = unitsOf(actor)
  const rows = await casesByNos(tx, list)
  const listed = list.filter((no) => rows.some((row) => row.no === no && units.includes(row.unitId)))
  const nos = listed.length > 0 ? listed : own.map((row) => row.no)
  if (nos.length === 0) return await answer(tx, actor.userid, '您单位目前没有未办结的整改事项。', now)
  await answer(tx, actor.userid, await detailText(tx, context, nos, now, true), now)
  await setList(tx, actor.userid, nos, now)
}

const unclearWords = {
  question: '回复“进度”看未办结的事项,“为什么”看依据,“帮助”看可以怎么说;其他问题请联系办公室。',
  other: '没有看懂。整改完成请回“已整改”加说明;要延期请回“申请延期 日期 原因”;回复“帮助”看更多。',
} as const
