// What unit contacts say: reply, extension, dispute, receipt, questions about their own cases.
import { chineseDay, dayOf } from '../../domain/day.js'
import type { Intent, Reference } from '../../domain/reading.js'
import { type Actor, unitsOf } from '../../domain/roles.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { askQuestion, setList, setTopic } from '../../store/chats.js'
import { casesByNos, openCasesBelow } from '../../store/cases.js'
import { circularBriefs } from '../../store/circulars.js'
import type { Tx } from '../../store/db.js'
import { acknowledgeCases } from '../acknowledge-cases.js'
import type { FlowContext } from '../context.js'
import { explainInChat } from '../explain-case.js'
import { checkedInWords, checkInCases } from '../pause-cases.js'
import { relayCases } from '../relay-cases.js'
import { submitReply } from '../submit-reply.js'
import { submitRequest } from '../submit-request.js'
import { undoSubmission } from '../undo-submission.js'
import { belowText, progressText } from './lists.js'
import { openCasesOf, reachCases } from './reach.js'

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
      await showProgress(tx, context, actor, now)
      return true
    case 'relay': {
      const relayed = await relayCases(context, actor.userid, now)
      await say(relayed.ok ? `已登记转达:${numbersInWords(relayed.value.nos)}。` : relayed.message)
      return true
    }
    case 'undo': {
      const undone = await undoSubmission(context, actor.userid, now)
      await say(undone.ok ? `已撤回:${numbersInWords(undone.value.nos)},恢复到提交之前。` : undone.message)
      return true
    }
    case 'reply':
    case 'extension':
    case 'dispute':
    case 'block':
    case 'acknowledge':
    case 'why': {
      const nos = await reachOrAsk(tx, actor, intent.ref, text, now)
      if (nos !== null) await say(await act(tx, context, actor, intent, nos, now))
      return true
    }
    case 'unclear':
      await say(unclearWords[intent.why])
      return true
    default:
      return false
  }
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
  if (rows.length > 0)
    await setList(
      tx,
      actor.userid,
      rows.map((row) => row.no),
      now,
    )
}

const unclearWords = {
  'not-fixed': '明白,先不登记为已整改。整改完成后回复“已整改”;来不及可回“申请延期 日期 原因”。',
  question: '回复“进度”看未办结的事项,“为什么”看依据,“帮助”看可以怎么说;其他问题请联系办公室。',
  other: '没有看懂。整改完成请回“已整改”加说明;要延期请回“申请延期 日期 原因”;回复“帮助”看更多。',
} as const

/** The cases meant; null if the person was told or asked something instead. */
export async function reachOrAsk(
  tx: Tx,
  actor: Actor,
  ref: Reference,
  text: string,
  now: Date,
): Promise<string[] | null> {
  const reached = await reachCases(tx, actor, ref)
  switch (reached.kind) {
    case 'cases':
      return reached.nos
    case 'none':
      await answer(tx, actor.userid, reached.message, now)
      return null
    case 'which-circular': {
      const briefs = await circularBriefs(tx, reached.circularIds)
      const lines = reached.circularIds.map(
        (id, index) => `${index + 1}. ${briefs.get(id)?.code ?? ''}《${briefs.get(id)?.title ?? ''}》`,
      )
      await askQuestion(tx, actor.userid, { kind: 'which-circular', text, circularIds: reached.circularIds }, now)
      await answer(
        tx,
        actor.userid,
        ['您有几份通报的事项未办结,这次说的是哪一份?请回复序号:', ...lines].join('\n'),
        now,
      )
      return null
    }
  }
}

type CaseIntent = Extract<
  Intent,
  { ref: Reference; kind: 'reply' | 'extension' | 'dispute' | 'block' | 'acknowledge' | 'why' }
>

/** Carries the intent out and says in one short message what was understood. */
export async function act(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: CaseIntent,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const by = actor.userid
  const undo = '发错了可在10分钟内回复“撤回”。'
  const left = (refusals: readonly { message: string }[]): string => refusals.map((one) => one.message).join('')
  switch (intent.kind) {
    case 'reply': {
      const sent = await submitReply(context, { by, nos, text: intent.text, channel: 'chat', oaNumber: null }, now)
      if (!sent.ok) return sent.message
      return `已登记“已整改”:${numbersInWords(sent.value.nos)}(${sent.value.nos.length}项),等待复核。${left(sent.value.refusals)}${undo}`
    }
    case 'extension': {
      if (intent.until === null) {
        await askQuestion(tx, by, { kind: 'extension-day', nos: [...nos], reason: intent.reason }, now)
        return `要把${numbersInWords(nos)}延到哪一天?请回复日期,例如:9月20日。`
      }
      const sent = await submitRequest(
        context,
        { kind: 'extension', by, nos, until: intent.until, reason: intent.reason },
        now,
      )
      if (!sent.ok) return sent.message
      return `已提交延期申请:${numbersInWords(sent.value.nos)},申请延到${chineseDay(intent.until, dayOf(now))}。${left(sent.value.refusals)}办公室处理后会告诉您。${undo}`
    }
    case 'dispute': {
      if (intent.reason === '') {
        await askQuestion(tx, by, { kind: 'dispute-reason', nos: [...nos] }, now)
        return `对${numbersInWords(nos)}有异议,请回复理由。`
      }
      const sent = await submitRequest(context, { kind: 'dispute', by, nos, reason: intent.reason }, now)
      if (!sent.ok) return sent.message
      return `已登记异议:${numbersInWords(sent.value.nos)},处理期间不计期限。${left(sent.value.refusals)}${undo}`
    }
    case 'block':
      return await onPause(tx, context, by, intent, nos, now)
    case 'acknowledge': {
      const signed = await acknowledgeCases(context, nos, by, now)
      if (!signed.ok) return signed.message
      await setTopic(tx, by, nos, now)
      return signed.value.nos.length === 0
        ? `已经签收过了(${nos.length}项)。`
        : `已签收${signed.value.nos.length}项。整改完成后回复“已整改”。`
    }
    case 'why':
      return await explainInChat(tx, context, actor, nos, now)
  }
}

/** On a paused case the words tell how it stands; on another they ask for a pause, or for nothing yet. */
async function onPause(
  tx: Tx,
  context: FlowContext,
  by: string,
  intent: Extract<Intent, { kind: 'block' }>,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const rows = await casesByNos(tx, nos)
  const paused = rows.filter((row) => row.blocked !== null).map((row) => row.no)
  if (paused.length > 0 && (!intent.asks || paused.length === rows.length)) {
    const checked = await checkInCases(context, { nos: paused, text: intent.reason, next: null, by }, now)
    return checked.ok ? checkedInWords(checked.value, now) : checked.message
  }
  if (!intent.asks) return unclearWords['not-fixed']
  const asked = rows.filter((row) => row.blocked === null).map((row) => row.no)
  const sent = await submitRequest(context, { kind: 'block', by, nos: asked, reason: intent.reason }, now)
  if (!sent.ok) return sent.message
  return `已提交暂缓申请:${numbersInWords(sent.value.nos)}。办公室同意后改为定期告知进展,不按期限催办。发错了可在10分钟内回复“撤回”。`
}
