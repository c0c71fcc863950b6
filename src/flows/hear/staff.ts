// What staff say in the chat: look up, remind, pass or return by number.
import { clockStopped } from '../../domain/case.js'
import { dayOf } from '../../domain/day.js'
import type { Intent } from '../../domain/reading.js'
import { type Actor, isUnitContact, may } from '../../domain/roles.js'
import { caseLine } from '../../domain/wording/brief.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { factsOf } from '../../store/cases.js'
import { chatOf, setList, setTasks } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { openTasks } from '../../store/tasks.js'
import { overdueWorkdays } from '../../domain/deadline.js'
import type { FlowContext } from '../context.js'
import { type Decision, decideSubmission } from '../decide-submission.js'
import { briefNow } from '../hand-over-submission.js'
import { explainInChat } from '../explain-case.js'
import { remindInChat } from '../remind-chat.js'
import { doneWord } from './click.js'
import { ledgerText } from './lists.js'

/** True if the intent was handled (answered). */
export async function onStaffIntent(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: Intent,
  now: Date,
): Promise<boolean> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  switch (intent.kind) {
    case 'ledger':
      await say(await ledgerText(tx, now))
      return true
    case 'to-review':
      await listCases(tx, context, actor, { waitingFor: { not: null } }, '待办理(反馈、延期、异议)', now)
      return true
    case 'overdue':
      await listCases(
        tx,
        context,
        actor,
        { waitingFor: null, dueOn: { lte: dayOf(now) }, state: { notIn: ['closed', 'withdrawn'] } },
        '逾期未整改',
        now,
      )
      return true
    case 'tasks': {
      const tasks = await openTasks(tx)
      const lines = tasks.map((task, index) => `${index + 1}. ${task.text}`)
      await setTasks(
        tx,
        actor.userid,
        tasks.map((task) => task.id),
      )
      const foot = '办好的回复:办结 序号 说明。'
      await say(lines.length === 0 ? '待办:没有。' : [`待办(${lines.length}项):`, ...lines, foot].join('\n'))
      return true
    }
    case 'remind':
      await say(await remindInChat(tx, context, actor, intent.target, now))
      return true
    case 'why': {
      const nos = intent.ref.kind === 'cases' ? intent.ref.nos : await fromList(tx, actor, intent.ref)
      if (nos.length === 0 && isUnitContact(actor)) return false
      if (nos.length === 0) await say('请写明事项编号,例如:为什么 B24Q3-001。')
      else await say(await explainInChat(tx, context, actor, nos, now))
      return true
    }
    case 'pass':
    case 'return': {
      const nos = intent.ref.kind === 'cases' ? intent.ref.nos : await fromList(tx, actor, intent.ref)
      if (nos.length === 0) await say('请写明事项编号,例如:通过 B24Q3-001;退回 B24Q3-001 原因。')
      else await say(await decide(context, actor, intent, nos, now))
      return true
    }
    default:
      return false
  }
}

async function decide(
  context: FlowContext,
  actor: Actor,
  intent: Extract<Intent, { kind: 'pass' | 'return' }>,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const decision: Decision =
    intent.kind === 'pass' ? { kind: 'close' } : { kind: 'return', reason: intent.reason, until: intent.until }
  const decided = await decideSubmission(context, nos, decision, actor.userid, now)
  if (!decided.ok) return decided.message
  const left = decided.value.refusals.map((one) => one.message).join('')
  return `${doneWord[decision.kind]}:${numbersInWords(decided.value.nos)}。${left}`
}

async function fromList(tx: Tx, actor: Actor, ref: Extract<Intent, { kind: 'pass' }>['ref']): Promise<string[]> {
  const { list } = await chatOf(tx, actor.userid)
  if (ref.kind === 'numbers') return ref.numbers.flatMap((number) => list[number - 1] ?? [])
  if (ref.kind === 'all-but') return list.filter((_, index) => !ref.numbers.includes(index + 1))
  return ref.kind === 'all' ? list : []
}

async function listCases(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  where: object,
  title: string,
  now: Date,
): Promise<void> {
  const allowed = may(actor, 'read-all')
  if (!allowed.ok) return await answer(tx, actor.userid, allowed.message, now)
  const rows = await tx.case.findMany({
    where,
    include: { unit: true },
    orderBy: [{ dueOn: 'asc' }, { no: 'asc' }],
    take: 200,
  })
  const shown = title.startsWith('逾期')
    ? rows.filter((row) => {
        const facts = factsOf(row)
        return !clockStopped(facts) && overdueWorkdays(context.calendar, facts.deadline, now) > 0
      })
    : rows
  if (shown.length === 0) return await answer(tx, actor.userid, `${title}:没有。`, now)
  const lines = shown.map((row, index) => caseLine(briefNow(context.calendar, row, now), index + 1, dayOf(now), true))
  await answer(tx, actor.userid, [`${title}(${shown.length}项):`, ...lines].join('\n'), now)
  await setList(
    tx,
    actor.userid,
    shown.map((row) => row.no),
    now,
  )
}
