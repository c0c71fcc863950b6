// Settles a message with the word it ends in, and with it every obligation it carried, the audit entry, and what
// follows from it: the day a deadline from receipt counts from, the person who is gone, the task for the office.
import { numbersWithin } from '../domain/wording/brief.js'
import { isoOf } from '../domain/day.js'
import { noticed } from '../domain/case.js'
import type { Calendar } from '../domain/calendar.js'
import type { CallOutcome, SentMessage } from '../domain/ports.js'
import { appendAudit } from '../store/audit.js'
import { casesByNos, factsOf, saveCase } from '../store/cases.js'
import { setList } from '../store/chats.js'
import type { Tx } from '../store/db.js'
import { listedOf, type MessageRow, type Outcome } from '../store/messages.js'
import { readDirectory } from '../store/registry.js'
import { raiseTask } from '../store/tasks.js'
import { partWith, passOn } from './part-with.js'

/** Longest time a byte-identical resend is swallowed by WeCom (wecom.md §2.2), seconds. */
const longestWindowSeconds = 14_400

/**
 * Seconds in which a resend of that kind of message is swallowed; 0 = no duplicate check. Answers and results go without:
 * the check would swallow equal answers to different questions (contract §8.2).
 */
export const duplicateWindowOf = (kind: string): number =>
  kind === 'plan' || kind === 'paper' || kind === 'task' ? longestWindowSeconds : 0
/** Waits between attempts that certainly did not arrive, ms. */
const backoffMs = [5_000, 30_000, 120_000, 600_000, 1_800_000]

/** What became of one attempt to send. */
export type Attempt = CallOutcome<SentMessage>

export async function settleMessage(
  tx: Tx,
  calendar: Calendar,
  message: MessageRow,
  attempt: Attempt,
  now: Date,
): Promise<void> {
  switch (attempt.kind) {
    case 'ok':
      if (attempt.value.unreachable) return await settleDead(tx, message, 'unreachable', true, now)
      return await settleSent(tx, calendar, message, attempt.value, now)
    case 'retry':
      return await later(
        tx,
        message,
        new Date(now.getTime() + Math.max(attempt.afterMs, backoff(message))),
        attempt.code,
      )
    case 'blocked':
      return await later(tx, message, new Date(now.getTime() + attempt.afterMs), attempt.code)
    case 'refused':
      // 42014 after an uncertain try: the task id is taken because the first try arrived (wecom.md §2.3).
      if (attempt.code === '42014' && message.attempts > 1 && mayHaveArrived(message))
        return await settleSent(tx, calendar, message, { messageId: '', responseCode: null, unreachable: false }, now)
      return await settleDead(tx, message, attempt.code, attempt.personGone, now)
    case 'uncertain':
      return await settleUncertain(tx, message, attempt.code, now)
  }
}

/** Whether the message may have arrived although no answer came. */
export const mayHaveArrived = (message: MessageRow): boolean => message.reason?.startsWith('uncertain') === true

/** Whether a byte-identical copy leaving at `at` would still be swallowed by WeCom. */
export function copyIsSwallowed(message: MessageRow, at: Date): boolean {
  const first = message.firstTriedAt ?? at
  return at.getTime() - first.getTime() < duplicateWindowOf(message.kind) * 1000 - 60_000
}

const backoff = (message: MessageRow): number => backoffMs[Math.min(message.attempts, backoffMs.length - 1)] ?? 60_000

/** Not sent; tried again. The first attempt's instant is forgotten only if nothing can have arrived. */
async function later(tx: Tx, message: MessageRow, notBefore: Date, code: string): Promise<void> {
  const uncertain = mayHaveArrived(message)
  await tx.message.update({
    where: { id: message.id },
    data: { state: 'pending', leaseUntil: null, notBefore, reason: uncertain ? message.reason : `retry:${code}` },
  })
}

async function settleSent(
  tx: Tx,
  calendar: Calendar,
  message: MessageRow,
  sent: SentMessage,
  now: Date,
): Promise<void> {
  const responseCodeAt = sent.responseCode === null ? null : now
  await tx.message.update({
    where: { id: message.id },
    data: {
      state: 'sent',
      leaseUntil: null,
      settledAt: now,
      wecomId: sent.messageId,
      responseCode: sent.responseCode,
      responseCodeAt,
      reason: null,
    },
  })
  await settleObligations(tx, message, 'sent', null, now)
  const listed = listedOf(message)
  if (listed.length > 0) await setList(tx, message.to, listed, now)
  await markNoticed(tx, calendar, message, now)
}

/** `收到` is the moment WeCom accepted the notice (design.md §3). */
async function markNoticed(tx: Tx, calendar: Calendar, message: MessageRow, now: Date): Promise<void> {
  const notices = await tx.obligation.findMany({
    where: { messageId: message.id, rule: 'notice' },
    select: { subjectId: true },
  })
  for (const row of await casesByNos(
    tx,
    notices.map((one) => one.subjectId),
  )) {
    const facts = factsOf(row)
    if (facts.noticedAt !== null) continue
    await saveCase(tx, noticed(calendar, facts, now), {
      type: 'noticed',
      at: now,
      by: 'system',
      details: { message: message.id, to: message.to },
    })
  }
}

async function settleObligations(
  tx: Tx,
  message: MessageRow,
  outcome: Outcome,
  reason: string | null,
  now: Date,
): Promise<void> {
  await tx.obligation.updateMany({
    where: { messageId: message.id, outcome: 'owed' },
    data: { outcome, reason, settledAt: now },
  })
  const details = { to: message.to, kind: message.kind, reason, content: message.content }
  await appendAudit(tx, [{ at: now, actor: 'system', act: `message-${outcome}`, subject: message.id, details }])
}

/** Never to arrive. If the person is gone, their plans are looked at again (the deputy stands in) and the office is told. */
async function settleDead(tx: Tx, message: MessageRow, code: string, personGone: boolean, now: Date): Promise<void> {
  await tx.message.update({
    where: { id: message.id },
    data: { state: 'dead', leaseUntil: null, settledAt: now, reason: code },
  })
  const caseNos = await subjectsOf(tx, message)
  await settleObligations(tx, message, 'dead', `${code}; told: office`, now)
  // An answer to somebody outside the registry concerns no unit; the office has nothing to do about it.
  if (message.kind === 'answer' && (await tx.person.count({ where: { userid: message.to } })) === 0) return
  if (personGone) return await settleGone(tx, message, code, caseNos, now)
  await lookAgainAt(tx, caseNos, now)
  await raiseTask(tx, {
    key: `dead/${message.id}`,
    kind: 'dead',
    text: `发给${message.to}的消息没有送出(${code}),不会再试。请用电话等方式告知,并检查应用设置。`,
    caseNos,
    assignee: await officerOf(tx, message),
    at: now,
  })
}

/** WeCom does not find the person: their work is handed on, and this message with it. */
async function settleGone(
  tx: Tx,
  message: MessageRow,
  code: string,
  caseNos: readonly string[],
  now: Date,
): Promise<void> {
  const parting = { userid: message.to, how: 'unreachable', by: 'system', source: code } as const
  await partWith(tx, parting, now)
  await lookAgainAt(tx, caseNos, now)
  if (message.kind === 'result' || message.kind === 'task') await passOn(tx, message, await readDirectory(tx, now), now)
}

const lookAgainAt = async (tx: Tx, nos: readonly string[], now: Date): Promise<void> =>
  void (await tx.case.updateMany({
    where: { no: { in: [...nos] }, state: { notIn: ['closed', 'withdrawn'] } },
    data: { nextDueAt: now },
  }))

/** Maybe sent. Resent only while WeCom would swallow the copy; after that a person must look. */
async function settleUncertain(tx: Tx, message: MessageRow, code: string, now: Date): Promise<void> {
  const again = new Date(now.getTime() + backoff(message))
  if (copyIsSwallowed(message, again)) {
    await tx.message.update({
      where: { id: message.id },
      data: { state: 'pending', leaseUntil: null, notBefore: again, reason: `uncertain:${code}` },
    })
    return
  }
  await leaveUncertain(tx, message, code, now)
}

/** Nothing more is done about a message that may have arrived: a person is told what it was about. */
export async function leaveUncertain(tx: Tx, message: MessageRow, code: string, now: Date): Promise<void> {
  await tx.message.update({
    where: { id: message.id },
    data: { state: 'uncertain', leaseUntil: null, settledAt: now, reason: code },
  })
  await settleObligations(tx, message, 'uncertain', `${code}; told: office`, now)
  const caseNos = await subjectsOf(tx, message)
  // What it was about and when it was tried: WeCom swallows the copy of a task's text within its duplicate window.
  const about = caseNos.length === 0 ? '' : `,涉及${numbersWithin(caseNos, 60)}`
  const tried = isoOf(message.triedAt ?? now)
    .slice(5, 16)
    .replace('T', ' ')
  const text = `${tried}发给${message.to}的一条消息不知是否送达(${code}${about}),为免重复没有再发。请核实对方是否收到。`
  await raiseTask(tx, {
    key: `uncertain/${message.id}`,
    kind: 'uncertain',
    text,
    caseNos,
    assignee: await officerOf(tx, message),
    at: now,
  })
}

async function subjectsOf(tx: Tx, message: MessageRow): Promise<string[]> {
  const rows = await tx.obligation.findMany({ where: { messageId: message.id }, select: { subjectId: true } })
  return [...new Set(rows.map((row) => row.subjectId))]
}

/** The officer who submitted the circular the message is about. */
async function officerOf(tx: Tx, message: MessageRow): Promise<string | null> {
  const [id] = JSON.parse(message.circularIds) as string[]
  if (id === undefined) return null
  return (await tx.circular.findUnique({ where: { id }, select: { submittedBy: true } }))?.submittedBy ?? null
}
