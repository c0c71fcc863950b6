// Answers to what the bot asked: a reason, a day, time and place, which circular. The question is closed only when the
// answer was understood; otherwise it is asked again in other words.
import { chineseDay, dayOf, instantOf, isoOf, minutesOfTime } from '../../domain/day.js'
import { readAppointment, readDayIn } from '../../domain/reading-dates.js'
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
import { doneWord } from './click.js'
import { act } from './contact.js'
import { onSuccessor } from './people.js'
import { openCasesOf } from './reach.js'
import { doneWords } from './talk.js'

export async function answerQuestion(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  question: Question,
  text: string,
  now: Date,
): Promise<void> {
  const said = text.trim()
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  const close = (): Promise<void> => askQuestion(tx, actor.userid, null, now)
  if (/^(取消|算了|不用了)$/.test(said)) {
    await close()
    return await say('好的,已取消,没有改动。')
  }
  switch (question.kind) {
    case 'return-reason':
    case 'refuse-reason':
      await close()
      return await say(await decideWithReason(tx, context, actor, question, said, now))
    case 'decline-reason': {
      await close()
      const ran = await runTalk(context, question.talkId, { kind: 'decline', reason: said }, actor.userid, now)
      return await say(ran.ok ? '已记录:暂不约谈。理由已存档,并告知经办人。' : ran.message)
    }
    case 'appointment':
      return await onAppointment(tx, context, actor, question, said, now)
    case 'extension-day': {
      const until = readDayIn(said, dayOf(now))
      if (until === null) return await say('没有看懂日期,请这样回复:9月20日。不申请了请回“取消”。')
      await close()
      const { nos, reason } = question
      const sent = await submitRequest(context, { kind: 'extension', by: actor.userid, nos, until, reason }, now)
      return await say(
        sent.ok
          ? `已提交延期申请:${numbersInWords(sent.value.nos)},申请延到${chineseDay(until, dayOf(now))}。`
          : sent.message,
      )
    }
    case 'left-successor':
      return await onSuccessor(tx, context, actor, question, said, now)
    case 'dispute-reason': {
      await close()
      const sent = await submitRequest(
        context,
        { kind: 'dispute', by: actor.userid, nos: question.nos, reason: said },
        now,
      )
      return await say(sent.ok ? `已登记异议:${numbersInWords(sent.value.nos)},处理期间不计期限。` : sent.message)
    }
    case 'remind-confirm':
      return await say(await confirmReminder(tx, context, actor, question.target, said, now))
    case 'which-circular':
      return await onWhichCircular(tx, context, actor, question, said, now)
  }
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
  const decided = await decideSubmission(context, submittedCases(submission), decision, actor.userid, now)
  return decided.ok ? `${doneWord[decision.kind]}:${numbersInWords(decided.value.nos)},已告知对方。` : decided.message
}

function refusalOf(kind: SubmissionKind, reason: string): Decision {
  if (kind === 'extension') return { kind: 'refuse', reason }
  return kind === 'block' ? { kind: 'refuse-pause', reason } : { kind: 'reject', reason }
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

async function onWhichCircular(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  question: Extract<Question, { kind: 'which-circular' }>,
  said: string,
  now: Date,
): Promise<void> {
  const all = /全部|都/.test(said)
  const index = Number(/\d+/.exec(said)?.[0] ?? '0') - 1
  const circulars = await tx.circular.findMany({
    where: { id: { in: question.circularIds } },
    select: { id: true, code: true },
  })
  const byCode = circulars.find((one) => said.toUpperCase().includes(one.code))?.id
  const chosen = all ? question.circularIds : [byCode ?? question.circularIds[index]].filter((id) => id !== undefined)
  if (chosen.length === 0)
    return await answer(
      tx,
      actor.userid,
      `请回复序号(1到${question.circularIds.length}),或“全部”;不办了请回“取消”。`,
      now,
    )
  await askQuestion(tx, actor.userid, null, now)
  const intent = readText(question.text, dayOf(now))
  const nos = (await openCasesOf(tx, actor)).filter((row) => chosen.includes(row.circularId)).map((row) => row.no)
  if (!('ref' in intent) || intent.kind === 'pass' || intent.kind === 'return' || nos.length === 0)
    return await answer(tx, actor.userid, '这份通报没有您单位未办结的事项。', now)
  await answer(tx, actor.userid, await act(tx, context, actor, intent, nos, now), now)
}
