// The office decides: closes or returns a reply, grants or refuses an extension, upholds or rejects a dispute. Whoever
// answered for the unit never decides on it. The asker is told the result; the unit that answered outside is left alone.
import { done, type Result, refused } from '../base/result.js'
import { grantExtension, refuseExtension, rejectDispute, upholdDispute, refuseBlock } from '../domain/case-requests.js'
import { type CaseFacts, close, returnReply } from '../domain/case.js'
import { chineseDay, type Day, dayOf } from '../domain/day.js'
import type { Calendar } from '../domain/calendar.js'
import { block } from '../domain/case-pauses.js'
import type { Policy } from '../domain/policy.js'
import { type Actor, isSamePerson, may } from '../domain/roles.js'
import { decidedCard, verdict } from '../domain/wording/card-captions.js'
import { numbersInWords } from '../domain/wording/submission.js'
import { tellResult } from '../outbox/enqueue.js'
import { refreshCards, withdrawPending } from '../outbox/refresh-cards.js'
import type { CaseRow } from '../store/cases.js'
import { casesByNos } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { actorOf, nameOf } from '../store/registry.js'
import { openSubmissionsOf, type SubmissionKind, submittedCases } from '../store/submissions.js'
import { raiseTask } from '../store/tasks.js'
import { type Changed, changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export type Decision =
  | { kind: 'close' }
  | { kind: 'return'; reason: string; until: Day | null }
  | { kind: 'grant'; until: Day | null }
  | { kind: 'refuse'; reason: string }
  | { kind: 'uphold'; reason: string }
  | { kind: 'reject'; reason: string }
  /** 同意暂缓; `checkInOn` null = as the rules say. */
  | { kind: 'pause'; checkInOn: Day | null }
  | { kind: 'refuse-pause'; reason: string }

interface Face {
  submission: SubmissionKind
  act: 'review' | 'decide-request'
  /** Past tense for event and audit. */
  type: string
  /** What cards about it show from then on. */
  mark: string
  needsReason: boolean
}

const faces: Record<Decision['kind'], Face> = {
  close: { submission: 'reply', act: 'review', type: 'closed', mark: verdict.passed, needsReason: false },
  return: { submission: 'reply', act: 'review', type: 'returned', mark: verdict.returned, needsReason: true },
  grant: {
    submission: 'extension',
    act: 'decide-request',
    type: 'extended',
    mark: verdict.granted,
    needsReason: false,
  },
  refuse: {
    submission: 'extension',
    act: 'decide-request',
    type: 'extension-refused',
    mark: verdict.refused,
    needsReason: false,
  },
  uphold: {
    submission: 'dispute',
    act: 'decide-request',
    type: 'withdrawn',
    mark: verdict.granted,
    needsReason: false,
  },
  reject: {
    submission: 'dispute',
    act: 'decide-request',
    type: 'dispute-rejected',
    mark: verdict.refused,
    needsReason: false,
  },
  pause: { submission: 'block', act: 'decide-request', type: 'paused', mark: verdict.granted, needsReason: false },
  'refuse-pause': {
    submission: 'block',
    act: 'decide-request',
    type: 'pause-refused',
    mark: verdict.refused,
    needsReason: false,
  },
}

export interface Decided {
  nos: string[]
  refusals: Changed['refusals']
}

export async function decideSubmission(
  context: FlowContext,
  nos: readonly string[],
  decision: Decision,
  by: string,
  now: Date,
): Promise<Result<Decided>> {
  const face = faces[decision.kind]
  return await attempt(context.store, async (tx) => {
    const actor = mustHold(may(await actorOf(tx, by, now), face.act))
    const reason = 'reason' in decision ? decision.reason.trim() : ''
    if (face.needsReason && reason === '') return refused('reason-missing', '退回要写明原因,对方才知道怎么改。')
    const asked = await askedFor(tx, nos)
    const policies = await readPolicies(tx)
    const rule = (facts: CaseFacts, row: CaseRow): Result<CaseFacts> => {
      const another = byAnother(actor, row, face.submission, now)
      if (!another.ok) return another
      return apply(
        context.calendar,
        policies.of(row.policyVersion),
        decision,
        facts,
        asked.get(row.no) ?? nothingAsked,
        now,
      )
    }
    const extra = {
      ...(decision.kind === 'close' ? { closedAt: now, closedBy: by } : {}),
      ...(decision.kind === 'uphold' ? { closedAt: now, closedBy: by } : {}),
      asked: null,
    }
    const changed = mustHold(
      await changeCases(tx, context, nos, rule, {
        type: face.type,
        by,
        now,
        details: { decision: decision.kind, reason, ...(decision.kind === 'grant' ? { until: decision.until } : {}) },
        extra,
      }),
    )
    const decided = changed.changed.map((one) => one.row.no)
    await settleSubmissions(tx, face, decided, by, now)
    await tellAskers(tx, context, decision, changed, now)
    if (decision.kind === 'return') await taskForOutside(tx, changed, reason, now)
    return done({ nos: decided, refusals: changed.refusals })
  })
}

function apply(
  calendar: Calendar,
  policy: Policy,
  decision: Decision,
  facts: CaseFacts,
  asked: Asked,
  now: Date,
): Result<CaseFacts> {
  switch (decision.kind) {
    case 'close':
      return close(facts)
    case 'return':
      return returnReply(calendar, policy, facts, now, decision.until)
    case 'grant': {
      const until = decision.until ?? asked.until
      return until === null ? refused('until-missing', '请写明同意延到哪一天。') : grantExtension(facts, now, until)
    }
    case 'refuse':
      return refuseExtension(calendar, policy, facts, now)
    case 'uphold':
      return upholdDispute(facts)
    case 'reject':
      return rejectDispute(calendar, policy, facts, now)
    case 'pause':
      if (facts.waiting?.for !== 'block') return refused('nothing-asked', `${facts.no}没有待处理的暂缓申请。`)
      return block(calendar, policy, facts, now, asked.reason ?? '平台注销办理中', decision.checkInOn)
    case 'refuse-pause':
      return refuseBlock(calendar, policy, facts, now)
  }
}

/** Whoever answered or asked for the unit (or counts as that person) never decides on it. */
export function byAnother(actor: Actor, row: CaseRow, kind: SubmissionKind, now: Date): Result<null> {
  const self = kind === 'reply' ? row.repliedBy : askedBy(row)
  return isSamePerson(actor, self, dayOf(row.waitingSince ?? now))
    ? refused('same-person', `${row.no}是您本人(或与您互为代办的人)答复或申请的,请由另一位同事办理。`)
    : done(null)
}

/** What was asked for, as submit-request kept it on the case. */
interface Asked {
  by: string | null
  until: Day | null
  reason: string | null
}

const nothingAsked: Asked = { by: null, until: null, reason: null }
const askedOf = (row: CaseRow): Asked => ({ ...nothingAsked, ...fromJson<Partial<Asked>>(row.asked, {}) })
const askedBy = (row: CaseRow): string | null => askedOf(row).by

const askedFor = async (tx: Tx, nos: readonly string[]): Promise<Map<string, Asked>> =>
  new Map(
    (
      await casesByNos(
        tx,
        nos.map((no) => no.toUpperCase()),
      )
    ).map((row) => [row.no, askedOf(row)]),
  )

/** A submission is decided when none of its cases waits for it any more; its cards then say so. */
export async function settleSubmissions(
  tx: Tx,
  face: Pick<Face, 'submission' | 'mark'>,
  nos: readonly string[],
  by: string,
  now: Date,
): Promise<void> {
  const who = await nameOf(tx, by)
  const seen = new Set<string>()
  for (const no of nos)
    for (const submission of await openSubmissionsOf(tx, face.submission, no)) {
      if (seen.has(submission.id)) continue
      seen.add(submission.id)
      const rows = await casesByNos(tx, submittedCases(submission))
      if (rows.some((row) => row.waitingFor === face.submission)) continue
      await tx.submission.update({
        where: { id: submission.id },
        data: { state: 'decided', decidedBy: by, decidedAt: now },
      })
      await withdrawPending(tx, { kind: 'submission', id: submission.id }, 'decided', now)
      const subject = { kind: 'submission', id: submission.id } as const
      await refreshCards(tx, subject, now, face.mark, (card) => decidedCard(card, who))
    }
}

/** One result message for each person who asked. */
async function tellAskers(
  tx: Tx,
  context: FlowContext,
  decision: Decision,
  changed: Changed,
  now: Date,
): Promise<void> {
  const byAsker = new Map<string, { row: CaseRow; facts: CaseFacts }[]>()
  for (const one of changed.changed) {
    const asker = decision.kind === 'close' || decision.kind === 'return' ? one.row.repliedBy : askedBy(one.row)
    if (asker === null || one.facts.outside) continue
    byAsker.set(asker, [...(byAsker.get(asker) ?? []), one])
  }
  for (const [to, cases] of byAsker) {
    const text = resultText(decision, cases, dayOf(now))
    const listed = decision.kind === 'return' ? cases.map((one) => one.row.no) : []
    await tellResult(tx, context.calendar, { to, content: { type: 'text', text }, listed }, now)
  }
}

/** A unit that answered by OA, phone or paper is left alone: a clerk passes the return on by the same way. */
async function taskForOutside(tx: Tx, changed: Changed, reason: string, now: Date): Promise<void> {
  const outside = changed.changed.filter((one) => one.facts.outside)
  const [first] = outside
  if (first === undefined) return
  const caseNos = outside.map((one) => one.row.no)
  const text = `${first.row.unit.name}以OA、电话或书面答复的${numbersInWords(caseNos)}已退回,原因:${reason}。请用原渠道告知。`
  const key = `outside-returned/${first.row.no}/${first.facts.round}`
  await raiseTask(tx, { key, kind: 'outside-returned', text, caseNos, assignee: first.row.repliedBy, at: now })
}

function resultText(decision: Decision, cases: readonly { row: CaseRow; facts: CaseFacts }[], today: Day): string {
  const numbers = numbersInWords(cases.map((one) => one.row.no))
  const [first] = cases
  const due = first?.facts.deadline.kind === 'day' ? chineseDay(first.facts.deadline.on, today) : '未设期限'
  const because = 'reason' in decision && decision.reason.trim() !== '' ? `原因:${decision.reason.trim()}。` : ''
  switch (decision.kind) {
    case 'close':
      return `复核通过,已销号:${numbers}。感谢配合。`
    case 'return':
      return `复核退回:${numbers}。${because}请于${due}前重新整改并回复。`
    case 'grant':
      return `延期申请已同意:${numbers},新的期限是${due}。`
    case 'refuse':
      return `延期申请未获同意:${numbers}。${because}期限为${due}。`
    case 'uphold':
      return `异议成立,已撤销:${numbers}。${because}无需整改。`
    case 'reject':
      return `异议不成立:${numbers}。${because}请于${due}前整改并回复。`
    case 'pause': {
      const checkInOn = first?.facts.blocked?.checkInOn ?? today
      return `暂缓申请已同意:${numbers}。暂不按期限催办,请在${chineseDay(checkInOn, today)}前告知进展;注销完成后回复“已注销”。`
    }
    case 'refuse-pause':
      return `暂缓申请未获同意:${numbers}。${because}期限为${due}。`
  }
}
