// 为什么: where a case comes from, why it has the deadline it has, what was sent about it, and what comes next or stops it.
import { answersFor, type Actor } from '../domain/roles.js'
import { dayOf, isoOf } from '../domain/day.js'
import { deadlineInWords } from '../domain/deadline.js'
import { type CaseFacts, isOpen, stateName, waitingName } from '../domain/case.js'
import { stepsOf } from '../domain/plan.js'
import { policyOf } from '../domain/policy.js'
import type { Provenance } from '../domain/draft.js'
import { subjectOf } from '../domain/wording/brief.js'
import { type CaseRow, caseByNo, factsOf } from '../store/cases.js'
import { circularContexts } from '../store/circular-contexts.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import type { FlowContext } from './context.js'
import { briefNow } from './hand-over-submission.js'

/** In words, for a contact of the unit or staff; others are told that it is not theirs. */
export async function explainCase(tx: Tx, context: FlowContext, actor: Actor, no: string, now: Date): Promise<string> {
  const row = await caseByNo(tx, no)
  if (row === null) return `没有编号为${no}的事项。`
  if (actor.roles.length === 0 && !answersFor(actor, row.unitId)) return `${row.no}不是您单位的事项。`
  const facts = factsOf(row)
  const contexts = await circularContexts(tx, [row])
  const circular = contexts.briefs.get(row.circularId)
  const printed = fromJson<Provenance[]>(row.provenance, [])[0]?.text
  const minute = (at: Date): string => isoOf(at).slice(0, 16).replace('T', ' ')
  const history = await tx.obligation.findMany({
    where: { subjectId: row.no, outcome: { not: 'owed' } },
    orderBy: { settledAt: 'asc' },
  })
  const lines = [
    `${row.no} ${subjectOf(briefNow(context.calendar, row, now))}`,
    `出处:《${circular?.title ?? ''}》${printed === undefined ? '' : `原文“${printed}”`}`,
    `期限:${deadlineWords(row, facts, now)}`,
    `现状:${stateName[facts.state]}${facts.waiting === null ? '' : `,${waitingName[facts.waiting.for]}等办公室处理,期间不催办`}`,
    ...history.map(
      (one) =>
        `${minute(one.settledAt ?? one.dueAt)} ${ruleName[one.rule] ?? one.rule}→${one.userid}:${outcomeName[one.outcome] ?? one.outcome}${one.reason === null ? '' : `(${one.reason})`}`,
    ),
  ]
  const next = isOpen(facts.state)
    ? stepsOf(facts, policyOf(row.policyVersion), context.calendar, contexts.contextOf(facts)).find(
        (step) => step.dueAt > now,
      )
    : undefined
  lines.push(
    next === undefined
      ? '之后:没有自动安排。'
      : `之后:${minute(next.dueAt)} ${ruleName[next.rule] ?? next.rule}(若届时仍未办结)`,
  )
  return lines.join('\n')
}

function deadlineWords(row: CaseRow, facts: CaseFacts, now: Date): string {
  const words = deadlineInWords(facts.deadline, dayOf(now))
  if (row.round > 0) return `${words}(退回后重新确定)`
  if (row.deadlineBase === 'receipt-date' && facts.noticedAt !== null)
    return `${words}(${dayOf(facts.noticedAt)}收到通知,通报要求“${row.deadlineText ?? ''}”,按${row.deadlineUnit === 'days' ? '日历日' : '工作日'}顺延${row.deadlineDays ?? ''}天)`
  return row.deadlineText === null ? words : `${words}(通报要求“${row.deadlineText}”)`
}

export const ruleName: Record<string, string> = {
  notice: '整改通知',
  'notice-supervisor': '告知主管单位',
  'notice-leader': '告知分管负责人',
  'unsigned-deputy': '未签收转备岗',
  'unsigned-office': '未签收转办公室',
  'remind-before': '到期前提醒',
  'remind-due': '到期当日提醒',
  overdue: '逾期通知',
  escalate: '逾期升级',
  'review-late': '提醒复核人',
  'review-escalated': '提醒负责人',
  manual: '催办',
  'talk-proposed': '约谈建议',
}

const outcomeName: Record<string, string> = {
  sent: '已发',
  superseded: '被后续消息取代',
  skipped: '未发',
  dead: '未送达',
  uncertain: '不确定是否送达',
}
