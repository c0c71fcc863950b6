// What people do with a talk: the leader decides, the officer sets time and place, the unit's leader confirms, the office
// records it and follows the commitments. Every step is a rule of domain/talk.ts; this only loads, saves and audits.
import { done, type Result, refused } from '../base/result.js'
import type { Day } from '../domain/day.js'
import { answersFor, may } from '../domain/roles.js'
import {
  approveTalk,
  confirmTalk,
  declineTalk,
  holdTalk,
  keepCommitment,
  postponeTalk,
  type Schedule,
  scheduleTalk,
  type TalkFacts,
  talkStateName,
} from '../domain/talk.js'
import { askAppointment } from '../domain/wording/talk.js'
import { handOver } from '../outbox/enqueue.js'
import { refreshCards } from '../outbox/refresh-cards.js'
import { appendAudit } from '../store/audit.js'
import { askQuestion } from '../store/chats.js'
import { circularById } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { actorOf, nameOf, readDirectory } from '../store/registry.js'
import { saveTalk, talkById, talkFactsOf, type TalkRow } from '../store/talks.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export type TalkAct =
  | { kind: 'approve' }
  | { kind: 'decline'; reason: string }
  | { kind: 'postpone'; to: Day }
  | { kind: 'schedule'; schedule: Schedule }
  | { kind: 'confirm' }
  | { kind: 'hold'; minutes: string; commitments: { text: string; dueOn: Day }[] }
  | { kind: 'keep'; index: number; note: string }

export async function runTalk(
  context: FlowContext,
  id: string,
  act: TalkAct,
  by: string,
  now: Date,
): Promise<Result<TalkFacts>> {
  return await attempt(context.store, async (tx) => {
    const row = await talkById(tx, id)
    if (row === null) return refused('no-talk', `没有编号为${id}的约谈,可用 talk list 查看。`)
    mustHold(await authorise(tx, row, act, by))
    const facts = mustHold(apply(talkFactsOf(row), act, by, now))
    await saveTalk(tx, facts, now, extraOf(act, by, now))
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: `talk-${act.kind}`, subject: id, details: act },
    ])
    await afterAct(tx, context, row, facts, act, by, now)
    return done(facts)
  })
}

async function authorise(tx: Tx, row: TalkRow, act: TalkAct, by: string): Promise<Result<unknown>> {
  const actor = await actorOf(tx, by)
  switch (act.kind) {
    case 'approve':
    case 'decline':
    case 'postpone':
      return may(actor, 'decide-talk')
    case 'schedule':
    case 'hold':
    case 'keep':
      return may(actor, 'run-talk')
    case 'confirm': {
      if (actor !== null && answersFor(actor, row.unitId)) return done(actor)
      const staff = may(actor, 'run-talk')
      return staff.ok ? staff : refused('not-yours', '只有被约谈单位的联系人(或代为登记的经办人)可以确认参加。')
    }
  }
}

function apply(facts: TalkFacts, act: TalkAct, by: string, now: Date): Result<TalkFacts> {
  switch (act.kind) {
    case 'approve':
      return approveTalk(facts, by, now)
    case 'decline':
      return declineTalk(facts, by, act.reason, now)
    case 'postpone':
      return postponeTalk(facts, by, act.to, now)
    case 'schedule':
      return scheduleTalk(facts, act.schedule, now)
    case 'confirm':
      return confirmTalk(facts)
    case 'hold':
      return holdTalk(facts, act.commitments, now)
    case 'keep':
      return keepCommitment(facts, act.index, by, now)
  }
}

function extraOf(act: TalkAct, by: string, now: Date) {
  switch (act.kind) {
    case 'decline':
      return { reason: act.reason }
    case 'schedule':
      return { scheduledBy: by }
    case 'confirm':
      return { confirmedBy: by, confirmedAt: now }
    case 'hold':
      return { minutes: act.minutes }
    case 'approve':
    case 'postpone':
    case 'keep':
      return {}
  }
}

async function afterAct(
  tx: Tx,
  context: FlowContext,
  row: TalkRow,
  facts: TalkFacts,
  act: TalkAct,
  by: string,
  now: Date,
): Promise<void> {
  const mark = `${talkStateName[facts.state]}(${await nameOf(tx, by)})`
  if (['approve', 'decline', 'postpone', 'confirm'].includes(act.kind))
    await refreshCards(tx, { kind: 'talk', id: row.id }, now, mark)
  await tx.task.updateMany({
    where: { closedAt: null, key: { startsWith: `${row.id}/` } },
    data: { closedAt: now, closedBy: by },
  })
  if (act.kind === 'decline') await followUpDeclined(tx, context, row, act.reason, now)
}

/** A declined talk leaves its cases to the officer: nothing happens by itself any more, and somebody must know. */
async function followUpDeclined(tx: Tx, context: FlowContext, row: TalkRow, reason: string, now: Date): Promise<void> {
  const circular = await circularById(tx, row.circularId)
  const officer = circular?.submittedBy ?? null
  if (officer === null) return
  const text = `负责人决定暂不约谈${row.unit.name},理由:${reason}。相关事项仍未销号的,请继续跟进。`
  await handOver(tx, context.calendar, { to: officer, content: { type: 'text', text } }, now)
}

/** Who sets time and place after an approval: the officer who submitted the circular (contract §8.1). */
export async function askOfficerForAppointment(
  tx: Tx,
  row: TalkRow,
  now: Date,
): Promise<{ to: string; text: string }[]> {
  const circular = await circularById(tx, row.circularId)
  const directory = await readDirectory(tx)
  const officers = directory.resolve(['officer'], {
    unitId: row.unitId,
    supervisorId: null,
    officer: circular?.submittedBy ?? null,
  })
  for (const userid of officers)
    await askQuestion(tx, userid, { kind: 'appointment', talkId: row.id, on: null, time: null, place: null }, now)
  return officers.map((to) => ({ to, text: askAppointment(row.unit.name) }))
}
