// Carries out what a unit said of its cases and says in one short message what was understood. What was not asked outright
// (还要等到月底) is offered: nothing is handed in before the person's 是.
import { chineseDay, dayOf } from '../../domain/day.js'
import type { CaseIntent, Offered } from '../../domain/reading.js'
import type { Actor } from '../../domain/roles.js'
import { clip } from '../../domain/wording/brief.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { casesByNos } from '../../store/cases.js'
import { askQuestion, setTopic } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { acknowledgeCases } from '../acknowledge-cases.js'
import type { FlowContext } from '../context.js'
import { explainInChat } from '../explain-case.js'
import { checkedInWords, checkInCases } from '../pause-cases.js'
import { submitReply } from '../submit-reply.js'
import { submitRequest } from '../submit-request.js'

export const undoHint = '发错了可在10分钟内回复“撤回”。'
export const notFixedWords = '明白,先不登记为已整改。整改完成后回复“已整改”;来不及可回“申请延期 日期 原因”。'

const left = (refusals: readonly { message: string }[]): string => refusals.map((one) => one.message).join('')

export async function act(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: CaseIntent,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const by = actor.userid
  switch (intent.kind) {
    case 'reply': {
      const sent = await submitReply(context, { by, nos, text: intent.text, channel: 'chat', oaNumber: null }, now)
      if (!sent.ok) return sent.message
      return `已登记“已整改”:${numbersInWords(sent.value.nos)}(${sent.value.nos.length}项),等待复核。${left(sent.value.refusals)}${undoHint}`
    }
    case 'extension': {
      if (intent.until !== null)
        return await handIn(context, by, { kind: 'extension', until: intent.until, reason: intent.reason }, nos, now)
      await askQuestion(tx, by, { kind: 'extension-day', nos: [...nos], reason: intent.reason }, now)
      return `要把${numbersInWords(nos)}延到哪一天?请回复日期,例如:9月20日。`
    }
    case 'dispute': {
      if (intent.reason !== '') return await handIn(context, by, { kind: 'dispute', reason: intent.reason }, nos, now)
      await askQuestion(tx, by, { kind: 'dispute-reason', nos: [...nos] }, now)
      return `对${numbersInWords(nos)}有异议,请回复理由。`
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
    case 'offer':
      return await offer(tx, by, intent.of, nos, now)
    case 'not-fixed':
      return await notFixed(tx, by, intent, nos, now)
    case 'why':
      return await explainInChat(tx, context, actor, nos, now)
  }
}

/** An extension or a dispute, as asked for or as confirmed with 是. */
export async function handIn(
  context: FlowContext,
  by: string,
  wanted: Offered,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const sent = await submitRequest(context, { ...wanted, by, nos }, now)
  if (!sent.ok) return sent.message
  const { nos: done, refusals } = sent.value
  return wanted.kind === 'extension'
    ? `已提交延期申请:${numbersInWords(done)},申请延到${chineseDay(wanted.until, dayOf(now))}。${left(refusals)}办公室处理后会告诉您。${undoHint}`
    : `已登记异议:${numbersInWords(done)},处理期间不计期限。${left(refusals)}${undoHint}`
}

async function offer(tx: Tx, by: string, of: Offered, nos: readonly string[], now: Date): Promise<string> {
  await askQuestion(tx, by, { kind: 'offer', of, nos: [...nos] }, now)
  return of.kind === 'extension'
    ? `要为${numbersInWords(nos)}申请延期到${chineseDay(of.until, dayOf(now))}吗?回复“是”提交,不需要请回“不用”。`
    : `要对${numbersInWords(nos)}提出异议吗?理由按您写的“${clip(of.reason, 30)}”。回复“是”提交,不需要请回“不用”。`
}

/** A day hoped for that lies behind the deadline could be asked for; nothing else follows from "not yet". */
async function notFixed(
  tx: Tx,
  by: string,
  { until, text }: Extract<CaseIntent, { kind: 'not-fixed' }>,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const rows = until === null ? [] : await casesByNos(tx, nos)
  const late = rows.filter(
    (row) =>
      row.dueOn !== null && until !== null && until > row.dueOn && row.waitingFor === null && row.blocked === null,
  )
  if (until === null || late.length === 0) return notFixedWords
  const offered = await offer(
    tx,
    by,
    { kind: 'extension', until, reason: text },
    late.map((row) => row.no),
    now,
  )
  return `先不登记为已整改。${offered}`
}

/** On a paused case the words tell how it stands; on another they ask for a pause, or for nothing yet. */
async function onPause(
  tx: Tx,
  context: FlowContext,
  by: string,
  intent: Extract<CaseIntent, { kind: 'block' }>,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const rows = await casesByNos(tx, nos)
  const paused = rows.filter((row) => row.blocked !== null).map((row) => row.no)
  if (paused.length > 0 && (!intent.asks || paused.length === rows.length)) {
    const checked = await checkInCases(context, { nos: paused, text: intent.reason, next: null, by }, now)
    return checked.ok ? checkedInWords(checked.value, now) : checked.message
  }
  if (!intent.asks) return notFixedWords
  const asked = rows.filter((row) => row.blocked === null).map((row) => row.no)
  const sent = await submitRequest(context, { kind: 'block', by, nos: asked, reason: intent.reason }, now)
  if (!sent.ok) return sent.message
  return `已提交暂缓申请:${numbersInWords(sent.value.nos)}。办公室同意后改为定期告知进展,不按期限催办。${undoHint}`
}
