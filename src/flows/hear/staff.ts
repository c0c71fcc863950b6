// What staff say in the chat: look up, remind, pass or return by number.
import { dayOf } from '../../domain/day.js'
import type { Intent } from '../../domain/reading.js'
import { may, type Actor } from '../../domain/roles.js'
import { caseLine } from '../../domain/wording/brief.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { factsOf } from '../../store/cases.js'
import { chatOf, setList } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { openTasks } from '../../store/tasks.js'
import { overdueWorkdays } from '../../domain/deadline.js'
import type { FlowContext } from '../context.js'
import { type Decision, decideSubmission } from '../decide-submission.js'
import { briefNow } from '../hand-over-submission.js'
import { remind } from '../remind.js'
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
      await say(lines.length === 0 ? '待办:没有。' : [`待办(${lines.length}项):`, ...lines].join('\n'))
      return true
    }
    case 'remind': {
      const reminded = await remind(context, intent.target, actor.userid, now)
      if (!reminded.ok) await say(reminded.message)
      else await say(remindedWords(reminded.value))
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
    ? rows.filter((row) => overdueWorkdays(context.calendar, factsOf(row).deadline, now) > 0)
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

function remindedWords(reminded: {
  caseNos: string[]
  people: { leavesAt: string; usedForCircular: number; capPerCircular: number; usedToday: number }[]
  refusals: { message: string }[]
}): string {
  const [first] = reminded.people
  const left = reminded.refusals.map((one) => one.message).join('')
  if (first === undefined) return `${numbersInWords(reminded.caseNos)}没有能收到消息的联络员,请电话联系。${left}`
  const when = first.leavesAt.slice(0, 16).replace('T', ' ')
  return `催办已登记:${numbersInWords(reminded.caseNos)},最早${when}发出,与当天其他提醒合并。该联络员就本通报已收${first.usedForCircular}条(上限${first.capPerCircular}),今天已收${first.usedToday}条。${left}`
}
