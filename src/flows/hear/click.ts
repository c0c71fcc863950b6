// Buttons of cards. A card acts for the person it was sent to, on the matter it was sent about, in its present state:
// old buttons, double clicks and other people's clicks get the state in words and change nothing twice.
import { dayOf } from '../../domain/day.js'
import { chineseDay } from '../../domain/day.js'
import type { Utterance } from '../../domain/ports.js'
import { type Actor, isUnitContact, mayRead } from '../../domain/roles.js'
import { talkStateName } from '../../domain/talk.js'
import type { TalkAct } from '../../domain/talk-acts.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { renewCode } from '../../outbox/refresh-cards.js'
import { casesByNos } from '../../store/cases.js'
import { askQuestion, setList, setTopic } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { listedOf, type MessageRow, subjectOfMessage } from '../../store/messages.js'
import { submissionById, submittedCases } from '../../store/submissions.js'
import { caseNosOf, talkById, talkFactsOf } from '../../store/talks.js'
import { acknowledgeCases } from '../acknowledge-cases.js'
import type { FlowContext } from '../context.js'
import { type Decision, decideSubmission } from '../decide-submission.js'
import { runTalk } from '../run-talk.js'
import { doneWord } from './done-word.js'
import { detailText } from './lists.js'
import { onOfficeClick } from './office.js'
import { doneWords, talkDetail } from './talk.js'

type Click = Extract<Utterance, { kind: 'click' }>

export async function hearClick(context: FlowContext, actor: Actor, click: Click, now: Date): Promise<void> {
  await context.store.write(async (tx) => {
    const message = await tx.message.findUnique({ where: { id: click.taskId } })
    const say = (text: string): Promise<void> => answer(tx, actor.userid, text, now)
    if (message === null) return await say('这张卡片已经失效,回复“进度”查看现在的情况。')
    if (message.to.toLowerCase() !== actor.userid.toLowerCase()) return await say('这张卡片不是发给您的,不能由您操作。')
    if (click.responseCode !== null) await renewCode(tx, message.id, click.responseCode, now)
    const subject = subjectOfMessage(message)
    if (subject === null) return await say('这张卡片没有可以操作的内容。')
    if (click.key === 'detail') return await showDetail(tx, context, actor, message, now)
    switch (subject.kind) {
      case 'cases':
        return await onCases(tx, context, actor, subject.nos, now, say)
      case 'submission':
        return await onSubmission(tx, context, actor, subject.id, click.key, now, say)
      case 'talk':
        return await onTalk(tx, context, actor, subject.id, click.key, now, say)
      case 'office':
        return await onOfficeClick(tx, context, actor, click.key, now)
    }
  })
}

type Say = (text: string) => Promise<void>

async function showDetail(tx: Tx, context: FlowContext, actor: Actor, message: MessageRow, now: Date): Promise<void> {
  const subject = subjectOfMessage(message)
  const packet = subject?.kind === 'talk' ? await talkDetail(tx, context, actor, subject.id, now) : null
  if (packet !== null) return await answer(tx, actor.userid, packet, now)
  const nos = await seenBy(tx, actor, await casesOfMessage(tx, message))
  if (nos.length === 0)
    return await answer(tx, actor.userid, '这张卡片上的事项已不由您单位负责,回复“进度”查看现在的情况。', now)
  const listed = listedOf(message)
  await answer(tx, actor.userid, await detailText(tx, context, nos, now, isUnitContact(actor)), now)
  if (listed.length > 0) await setList(tx, actor.userid, nos, now)
}

/** Cards outlive hand-overs and changes of place: of its cases a person sees what concerns them now (promise 11). */
async function seenBy(tx: Tx, actor: Actor, nos: readonly string[]): Promise<string[]> {
  const rows = await casesByNos(tx, nos)
  const seen = new Set(rows.filter((row) => mayRead(actor, row)).map((row) => row.no))
  return nos.filter((no) => seen.has(no))
}

/** The numbered cases first, so that the numbers of card and details agree; then those only shown. */
async function casesOfMessage(tx: Tx, message: MessageRow): Promise<string[]> {
  const subject = subjectOfMessage(message)
  if (subject?.kind === 'submission') {
    const submission = await submissionById(tx, subject.id)
    return submission === null ? [] : submittedCases(submission)
  }
  if (subject?.kind === 'talk') {
    const talk = await talkById(tx, subject.id)
    return talk === null ? [] : caseNosOf(talk)
  }
  const owed = await tx.obligation.findMany({ where: { messageId: message.id }, select: { subjectId: true } })
  return [...new Set([...listedOf(message), ...owed.map((one) => one.subjectId).sort()])]
}

async function onCases(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  nos: readonly string[],
  now: Date,
  say: Say,
): Promise<void> {
  const signed = await acknowledgeCases(context, nos, actor.userid, now)
  if (!signed.ok) return await say(signed.message)
  await setList(tx, actor.userid, nos, now)
  await setTopic(tx, actor.userid, nos, now)
  const rows = await casesByNos(tx, nos)
  const days = [...new Set(rows.flatMap((row) => row.dueOn ?? []))]
  const due = days.length === 1 && days[0] !== undefined ? `,请于${chineseDay(days[0], dayOf(now))}前整改` : ''
  if (signed.value.nos.length === 0) return await say(`已经签收过了(共${nos.length}项)${due}。`)
  await say(`已签收,共${nos.length}项${due}。整改完成后回复“已整改”加说明,可附图。`)
}

async function onSubmission(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  id: string,
  key: string,
  now: Date,
  say: Say,
): Promise<void> {
  const submission = await submissionById(tx, id)
  if (submission === null || submission.state !== 'open')
    return await say(submission?.state === 'undone' ? '对方已撤回,无需处理。' : '这件事已经处理过了。')
  const nos = submittedCases(submission)
  if (key === 'return') {
    await askQuestion(tx, actor.userid, { kind: 'return-reason', submissionId: id }, now)
    return await say(
      `请回复退回${numbersInWords(nos)}的原因,可以写新的期限(例如:栏目仍是空白,9月12日前)。不写日期按3个工作日。`,
    )
  }
  if (key === 'refuse' || key === 'reject' || key === 'refuse-pause') {
    await askQuestion(tx, actor.userid, { kind: 'refuse-reason', submissionId: id }, now)
    return await say('请回复不同意的理由,会告诉对方。')
  }
  const decision = decisionOf(key)
  if (decision === null) return await say('这个按钮已经失效。')
  const decided = await decideSubmission(context, nos, decision, actor.userid, now)
  if (!decided.ok) return await say(decided.message)
  await say(`${doneWord[decision.kind]}:${numbersInWords(decided.value.nos)}。`)
}

const decisionOf = (key: string): Decision | null => {
  if (key === 'pass') return { kind: 'close' }
  if (key === 'grant') return { kind: 'grant', until: null }
  if (key === 'uphold') return { kind: 'uphold', reason: '' }
  if (key === 'pause') return { kind: 'pause', checkInOn: null }
  return null
}

async function onTalk(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  id: string,
  key: string,
  now: Date,
  say: Say,
): Promise<void> {
  const talk = await talkById(tx, id)
  if (talk === null) return await say('这项约谈已经不在了。')
  const { state } = talkFactsOf(talk)
  if (key === 'talk-decline') {
    if (state !== 'proposed' && state !== 'postponed')
      return await say(`约谈${talk.unit.name}现在是“${talkStateName[state]}”。`)
    await askQuestion(tx, actor.userid, { kind: 'decline-reason', talkId: id }, now)
    return await say(`请回复暂不约谈${talk.unit.name}的理由。`)
  }
  const act = talkActOf(key)
  if (act === null) return await say('这个按钮已经失效。')
  if (act.kind === 'confirm' && state === 'confirmed') return await say('已经确认过了。')
  const ran = await runTalk(context, id, act, actor.userid, now)
  if (!ran.ok) return await say(ran.message)
  for (const facts of ran.value) await say(doneWords(act, facts, talk.unit.name, now))
}

function talkActOf(key: string): TalkAct | null {
  if (key === 'talk-approve') return { kind: 'approve' }
  return key === 'talk-confirm' ? { kind: 'confirm', who: null, how: 'chat' } : null
}
