// Answers to what the bot asked: a reason, a day, time and place, which circular. The question is closed only when the
// answer was understood; otherwise it is asked again in other words.
import { dayOf, instantOf, isoOf, minutesOfTime } from '../../domain/day.js'
import { readAppointment } from '../../domain/reading-appointments.js'
import { impossibleDayIn, readDayIn } from '../../domain/reading-dates.js'
import { plainText } from '../../domain/reading-plain.js'
import { mentionsIn } from '../../domain/reading-references.js'
import { readText } from '../../domain/reading.js'
import type { Actor } from '../../domain/roles.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { askQuestion, type Question } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { submissionById, type SubmissionKind, submittedCases } from '../../store/submissions.js'
import { talkById, talksByIds } from '../../store/talks.js'
import { askNextAppointment } from '../ask-appointment.js'
import type { FlowContext } from '../context.js'
import { type Decision, decideSubmission } from '../decide-submission.js'
import { confirmReminder } from '../remind-chat.js'
import { runTalk } from '../run-talk.js'
import { submitRequest } from '../submit-request.js'
import { doneWord } from './done-word.js'
import { chosenSubmission, decideInChat, refusalOf } from './decide.js'
import { onSuccessor } from './people.js'
import { onExtensionDay, onOffer, onWhichCases, onWhichCircular } from './question-cases.js'
import { doneWords } from './talk.js'

/** True if the text was the answer (and was answered); false if it says something of its own. */
export async function answerQuestion(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  question: Question,
  askedAt: Date | null,
  text: string,
  now: Date,
): Promise<boolean> {
  const said = text.trim()
  if (/^(取消|算了|不用了|不办了)[。!]?$/.test(said)) {
    await askQuestion(tx, actor.userid, null, now)
    await answer(tx, actor.userid, '好的,已取消,没有改动。', now)
    return true
  }
  switch (question.kind) {
    case 'which-circular':
      return await onWhichCircular(tx, context, actor, question, said, now)
    case 'which-cases':
      return await onWhichCases(tx, context, actor, question, said, now)
    case 'extension-day':
      return await onExtensionDay(tx, context, actor, question, said, now)
    case 'offer':
      return await onOffer(tx, context, actor, question, askedAt, said, now)
    case 'which-submission':
      return await onWhichSubmission(tx, context, actor, question, said, now)
    default:
      await takeWords(tx, context, actor, question, said, now)
      return true
  }
}

type Structured = 'which-circular' | 'which-cases' | 'extension-day' | 'offer' | 'which-submission'

/** Questions to which any words are the answer. */
async function takeWords(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  question: Exclude<Question, { kind: Structured }>,
  said: string,
  now: Date,
): Promise<void> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  const close = (): Promise<void> => askQuestion(tx, actor.userid, null, now)
  switch (question.kind) {
    case 'return-reason':
    case 'refuse-reason': {
      const wrong = question.kind === 'return-reason' ? impossibleDayIn(plainText(said), dayOf(now)) : null
      if (wrong !== null) return await say(`日历上没有${wrong},请把原因和日期再写一次;不退回了请回“取消”。`)
      await close()
      return await say(await decideWithReason(tx, context, actor, question, said, now))
    }
    case 'decline-reason': {
      await close()
      const ran = await runTalk(context, question.talkId, { kind: 'decline', reason: said }, actor.userid, now)
      return await say(ran.ok ? '已记录:暂不约谈。理由已存档,并告知经办人。' : ran.message)
    }
    case 'appointment':
      return await onAppointment(tx, context, actor, question, said, now)
    case 'left-successor':
      return await onSuccessor(tx, context, actor, question, said, now)
    case 'dispute-reason': {
      await close()
      const { nos } = question
      const sent = await submitRequest(context, { kind: 'dispute', by: actor.userid, nos, reason: said }, now)
      return await say(sent.ok ? `已登记异议:${numbersInWords(sent.value.nos)},处理期间不计期限。` : sent.message)
    }
    case 'remind-confirm':
      return await say(await confirmReminder(tx, context, actor, question.target, said, now))
  }
}

async function onWhichSubmission(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  question: Extract<Question, { kind: 'which-submission' }>,
  said: string,
  now: Date,
): Promise<boolean> {
  const named = mentionsIn(plainText(said)).flatMap(({ ref }) => (ref.kind === 'cases' ? ref.nos : []))
  const chosen = await chosenSubmission(tx, question.submissionIds, said, named)
  const intent = readText(question.text, dayOf(now))
  const decision =
    intent.kind === 'pass' || intent.kind === 'return' || intent.kind === 'agree' || intent.kind === 'refuse'
  if (chosen === null || !decision) return false
  await askQuestion(tx, actor.userid, null, now)
  const ref = { kind: 'cases' as const, nos: named.length > 0 ? named : submittedCases(chosen) }
  await decideInChat(tx, context, actor, { ...intent, ref }, question.text, now)
  return true
}

async function decideWithReason(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  question: Extract<Question, { kind: 'return-reason' | 'refuse-reason' }>,
  reason: string,
  now: Date,
): Promise<string> {
  const submission = await submissionById(tx, question.submissionId)
  if (submission === null || submission.state !== 'open') return '这件事已经处理过了,没有改动。'
  const decision: Decision =
    question.kind === 'return-reason'
      ? { kind: 'return', reason, until: readDayIn(reason, dayOf(now)) }
      : refusalOf(submission.kind as SubmissionKind, reason)
  const nos = question.nos ?? submittedCases(submission)
  const decided = await decideSubmission(context, nos, decision, actor.userid, now)
  return decided.ok ? `${doneWord[decision.kind]}:${numbersInWords(decided.value.nos)},已告知对方。` : decided.message
}

async function onAppointment(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  question: Extract<Question, { kind: 'appointment' }>,
  said: string,
  now: Date,
): Promise<void> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  const row = await talkById(tx, question.talkId)
  if (row === null) return await askQuestion(tx, actor.userid, null, now)
  if (/^委托/.test(said)) {
    const entrusted = await runTalk(
      context,
      row.id,
      { kind: 'entrust', to: row.unit.parentId ?? '' },
      actor.userid,
      now,
    )
    return await say(entrusted.ok ? `已请县区办公室组织约谈${row.unit.name},约谈仍由您跟踪。` : entrusted.message)
  }
  const read = readAppointment(said, dayOf(now))
  const on = read.on ?? question.on
  const time = read.time ?? question.time
  const place =
    read.place ?? question.place ?? (question.on !== null && question.time !== null && read.on === null ? said : null)
  const missing = [on === null ? '日期' : null, time === null ? '时间' : null, place === null ? '地点' : null].filter(
    (one) => one !== null,
  )
  if (on === null || time === null || place === null) {
    await askQuestion(tx, actor.userid, { ...question, on, time, place }, now)
    return await say(`还缺${missing.join('、')},请补充,例如:时间 9月5日 15:00,地点 市政府3号楼201。`)
  }
  const at = isoOf(instantOf(on, minutesOfTime(time)))
  const schedule = { at, place, presider: read.presider, bring: null, contact: null }
  const act = { kind: 'schedule', schedule } as const
  const ran = await runTalk(context, row.id, act, actor.userid, now)
  if (!ran.ok) return await say(ran.message)
  const names = new Map((await talksByIds(tx, ran.value)).map((one) => [one.id, one.unit.name]))
  await say(ran.value.map((facts) => doneWords(act, facts, names.get(facts.id) ?? '', now)).join('\n'))
  await askNextAppointment(tx, actor.userid, now)
}
