// One line of a listing of messages: a message of the outbox, or a step of the ledger that became none, in words. Each bears
// the id that 为什么 takes.
import { isoOf } from '../domain/day.js'
import { outcomeInWords, ruleInWords } from '../domain/wording/why.js'
import type { CaseRow } from '../store/cases.js'
import type { Prisma } from '../store/db.js'
import { listedOf } from '../store/messages.js'
import type { Naming } from './explain-people.js'

export interface MessageLine {
  /** What `why` takes. */
  id: string
  /** ISO 8601. */
  at: string
  to: string | null
  who: string
  /** plan, answer, result, paper, task; step = became no message. */
  kind: string
  rules: string[]
  /** The rules, or the kind, in words. */
  name: string
  caseNos: string[]
  state: string
  ended: string
}

export const byTime = (a: MessageLine, b: MessageLine): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)

export const nowhere = { unitId: '', supervisorId: null }

export const receiver = (naming: Naming, userid: string, row: CaseRow | null): { to: string | null; who: string } => ({
  to: naming.userid(userid),
  who: naming.whole(userid, row ?? nowhere),
})

const kindNames: Record<string, string> = {
  answer: '即时答复',
  result: '办理结果',
  paper: '约谈文书',
  task: '交办公室办理',
  plan: '计划消息',
}

/** A message as it is in the outbox. */
export function messageLine(
  message: Prisma.MessageGetPayload<{ include: { obligations: true } }>,
  row: CaseRow | null,
  naming: Naming,
): MessageLine {
  const rules = [...new Set(message.obligations.map((one) => one.rule))]
  const subjects = message.obligations.map((one) => one.subjectId)
  const waiting = message.state === 'pending' || message.state === 'sending'
  return {
    id: message.id,
    at: isoOf(message.settledAt ?? message.notBefore),
    ...receiver(naming, message.to, row),
    kind: message.kind,
    rules,
    name: rules.length === 0 ? (kindNames[message.kind] ?? message.kind) : rules.map(ruleInWords).join('、'),
    caseNos: [...new Set([...subjects, ...listedOf(message)])].sort(),
    state: message.state,
    ended: outcomeInWords(waiting ? 'owed' : message.state, message.reason),
  }
}

/** A step that was settled without a message: passed, overtaken, nobody to tell. */
export const stepLine = (
  step: Prisma.ObligationGetPayload<object>,
  row: CaseRow | null,
  naming: Naming,
): MessageLine => ({
  id: naming.key(step.key, row ?? nowhere),
  at: isoOf(step.settledAt ?? step.dueAt),
  ...receiver(naming, step.userid, row),
  kind: 'step',
  rules: [step.rule],
  name: ruleInWords(step.rule),
  caseNos: [step.subjectId],
  state: step.outcome,
  ended: outcomeInWords(step.outcome, step.reason),
})
