// What somebody of the office opens in the chat: 今日, 待复核, 逾期, each with cards that act; and the buttons of those cards. The
// words say the same as the buttons, for whose click was lost.
import { dayOf } from '../../domain/day.js'
import { type Actor, isStaff, may } from '../../domain/roles.js'
import { caseLine } from '../../domain/wording/brief.js'
import { submissionCard } from '../../domain/wording/submission.js'
import { lateCard, todayCard } from '../../domain/wording/today.js'
import { answer, answerCard } from '../../outbox/enqueue.js'
import type { CaseRow } from '../../store/cases.js'
import { setList, setTasks } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { openSubmissions } from '../../store/submissions.js'
import { openTasks } from '../../store/tasks.js'
import type { FlowContext } from '../context.js'
import { briefNow, submissionBrief } from '../hand-over-submission.js'
import { remindInChat } from '../remind-chat.js'
import { lateCases, readTodayBrief } from '../today.js'
import { ledgerText } from './lists.js'
import { hearTalkText } from './talk.js'

/** Oldest waiting submissions that come along as cards; more would bury them. */
const cardsAtOnce = 3

export type OfficeList = 'today' | 'to-review' | 'overdue' | 'tasks' | 'ledger'

export async function showOffice(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  list: OfficeList,
  now: Date,
): Promise<void> {
  const allowed = may(actor, 'read-all')
  if (!allowed.ok) return await answer(tx, actor.userid, allowed.message, now)
  switch (list) {
    case 'today':
      return await showToday(tx, context, actor, now)
    case 'to-review':
      return await showReviews(tx, context, actor, now)
    case 'overdue':
      return await showLate(tx, context, actor, now)
    case 'tasks':
      return await showTasks(tx, actor, now)
    case 'ledger':
      return await answer(tx, actor.userid, await ledgerText(tx, now), now)
  }
}

const buttons: Readonly<Record<string, OfficeList>> = {
  'show-待复核': 'to-review',
  'show-逾期': 'overdue',
  'show-待办': 'tasks',
  'show-台账': 'ledger',
}

/** A button of a card of the office's own lists. */
export async function onOfficeClick(tx: Tx, context: FlowContext, actor: Actor, key: string, now: Date): Promise<void> {
  if (!isStaff(actor)) return await answer(tx, actor.userid, '这是办公室的卡片,您现在不能操作。', now)
  const list = buttons[key]
  if (list !== undefined) return await showOffice(tx, context, actor, list, now)
  if (key === 'show-约谈') return void (await hearTalkText(tx, context, actor, '约谈', now))
  if (key !== 'remind-late') return await answer(tx, actor.userid, '这个按钮已经失效。', now)
  await answer(tx, actor.userid, await remindInChat(tx, context, actor, '逾期', now), now)
}

async function showToday(tx: Tx, context: FlowContext, actor: Actor, now: Date): Promise<void> {
  const content = todayCard(await readTodayBrief(tx, context, actor, now))
  if (content === null) return await answer(tx, actor.userid, '今日没有等您办理的事,也没有逾期事项。', now)
  await answerCard(tx, { to: actor.userid, content, subject: { kind: 'office' } }, now)
}

async function showReviews(tx: Tx, context: FlowContext, actor: Actor, now: Date): Promise<void> {
  const rows = await tx.case.findMany({
    where: { waitingFor: { not: null } },
    include: { unit: true },
    orderBy: [{ dueOn: 'asc' }, { no: 'asc' }],
    take: 200,
  })
  await showCases(tx, context, actor, rows, '待办理(反馈、延期、异议)', now)
  const open = (await openSubmissions(tx)).filter(
    (one) => one.by !== actor.userid && may(actor, one.kind === 'reply' ? 'review' : 'decide-request').ok,
  )
  for (const { id } of open.slice(0, cardsAtOnce)) {
    const brief = await submissionBrief(tx, context.calendar, id, now)
    if (brief === null) continue
    const content = submissionCard(brief, dayOf(now))
    await answerCard(tx, { to: actor.userid, content, subject: { kind: 'submission', id } }, now)
  }
}

async function showLate(tx: Tx, context: FlowContext, actor: Actor, now: Date): Promise<void> {
  const rows = (await lateCases(tx, context.calendar, now)).slice(0, 200)
  await showCases(tx, context, actor, rows, '逾期未整改', now)
  if (rows.length === 0 || !may(actor, 'remind').ok) return
  const content = lateCard(rows.map((row) => row.no))
  await answerCard(tx, { to: actor.userid, content, subject: { kind: 'office' } }, now)
}

async function showTasks(tx: Tx, actor: Actor, now: Date): Promise<void> {
  const tasks = await openTasks(tx)
  const lines = tasks.map((task, index) => `${index + 1}. ${task.text}`)
  await setTasks(
    tx,
    actor.userid,
    tasks.map((task) => task.id),
  )
  const text =
    lines.length === 0 ? '待办:没有。' : [`待办(${lines.length}项):`, ...lines, '办好的回复:办结 序号 说明。']
  await answer(tx, actor.userid, typeof text === 'string' ? text : text.join('\n'), now)
}

async function showCases(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  rows: readonly CaseRow[],
  title: string,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return await answer(tx, actor.userid, `${title}:没有。`, now)
  const lines = rows.map((row, index) => caseLine(briefNow(context.calendar, row, now), index + 1, dayOf(now), true))
  const nos = rows.map((row) => row.no)
  await answer(tx, actor.userid, [`${title}(${rows.length}项):`, ...lines].join('\n'), now)
  await setList(tx, actor.userid, nos, now)
}
