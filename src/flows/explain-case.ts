// 为什么: where a case comes from, why it has the deadline it has, what was sent about it, and what comes next or stops it.
import { answersFor, type Actor } from '../domain/roles.js'
import { dayOf, isoOf } from '../domain/day.js'
import { deadlineInWords } from '../domain/deadline.js'
import { type CaseFacts, isOpen, stateName, waitingName } from '../domain/case.js'
import { stepsOf } from '../domain/plan.js'
import type { Provenance } from '../domain/draft.js'
import { subjectOf } from '../domain/wording/brief.js'
import { outcomeInWords, ruleInWords } from '../domain/wording/why.js'
import { type CaseRow, caseByNo, factsOf } from '../store/cases.js'
import { circularContexts } from '../store/circular-contexts.js'
import { draftOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { nameOf } from '../store/registry.js'
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
  const source = await sourceWords(tx, row)
  const minute = (at: Date): string => isoOf(at).slice(0, 16).replace('T', ' ')
  const history = await tx.obligation.findMany({
    where: { subjectId: row.no, outcome: { not: 'owed' } },
    orderBy: { settledAt: 'asc' },
  })
  const lines = [
    `${row.no} ${subjectOf(briefNow(context.calendar, row, now))}`,
    `出处:《${circular?.title ?? ''}》${source}`,
    ...(await typedWords(tx, row)),
    `期限:${deadlineWords(row, facts, now)}`,
    `现状:${stateName[facts.state]}${facts.waiting === null ? '' : `,${waitingName[facts.waiting.for]}等办公室处理,期间不催办`}`,
    ...history.map(
      (one) =>
        `${minute(one.settledAt ?? one.dueAt)} ${ruleInWords(one.rule)}→${one.userid}:${outcomeInWords(one.outcome, one.reason)}`,
    ),
  ]
  const next = isOpen(facts.state)
    ? stepsOf(facts, (await readPolicies(tx)).of(row.policyVersion), context.calendar, contexts.contextOf(facts)).find(
        (step) => step.dueAt > now,
      )
    : undefined
  lines.push(
    next === undefined ? '之后:没有自动安排。' : `之后:${minute(next.dueAt)} ${ruleInWords(next.rule)}(若届时仍未办结)`,
  )
  return lines.join('\n')
}

/** The words the problem was read from; without any, who put it down. */
async function sourceWords(tx: Tx, row: CaseRow): Promise<string> {
  const [place] = fromJson<Provenance[]>(row.provenance, [])
  if (place === undefined) return ''
  return place.kind === 'typed' ? `,由${await nameOf(tx, place.by)}录入“${place.text}”` : `原文“${place.text}”`
}

const typedFields: Record<string, string> = {
  unit: '责任单位',
  account: '账号',
  platform: '平台',
  site: '网站',
  severity: '轻重',
  indicator: '指标',
}

const wordOf: Record<string, string> = { fail: '不合格', minor: '有问题' }

/** What of the case a named person put in the place of the paper's words (promise 9). */
async function typedWords(tx: Tx, row: CaseRow): Promise<string[]> {
  const circular = await tx.circular.findUniqueOrThrow({ where: { id: row.circularId }, omit: { bytes: true } })
  const { provenance } = draftOf(circular)
  const at = `/findings/${row.seq - circular.numbersFrom - 1}`
  const fields = [
    ...Object.entries(typedFields).map(([field, name]): [string, string] => [`${at}/${field}`, name]),
    ['/deadline/date', '整改期限'] as const,
  ]
  const words: string[] = []
  for (const [pointer, name] of fields)
    for (const place of provenance[pointer] ?? [])
      if (place.kind === 'typed')
        words.push(`${name}“${wordOf[place.text] ?? place.text}”由${await nameOf(tx, place.by)}确定。`)
  return words
}

function deadlineWords(row: CaseRow, facts: CaseFacts, now: Date): string {
  const words = deadlineInWords(facts.deadline, dayOf(now))
  if (row.round > 0) return `${words}(退回后重新确定)`
  if (row.deadlineBase === 'receipt-date' && facts.noticedAt !== null)
    return `${words}(${dayOf(facts.noticedAt)}收到通知,通报要求“${row.deadlineText ?? ''}”,按${row.deadlineUnit === 'days' ? '日历日' : '工作日'}顺延${row.deadlineDays ?? ''}天)`
  return row.deadlineText === null ? words : `${words}(通报要求“${row.deadlineText}”)`
}
