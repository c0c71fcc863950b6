// Every message of a case, a person or a unit: what was sent, what was not and why, and what is still to come. Each line
// bears the id that 为什么 takes.
import { done, type Result, refused } from '../base/result.js'
import { isoOf } from '../domain/day.js'
import { matchName } from '../domain/matching.js'
import { obligationKey } from '../domain/plan.js'
import type { PlayedPlan, RehearsedItem } from '../domain/rehearsal.js'
import { type Actor, answersFor, isStaff, unitsOf } from '../domain/roles.js'
import { outcomeInWords, ruleInWords } from '../domain/wording/why.js'
import { type CaseRow, caseByNo, casesByNos, openCasesOfUnits } from '../store/cases.js'
import type { Prisma, Tx } from '../store/db.js'
import { listedOf } from '../store/messages.js'
import { namedUnits } from '../store/registry.js'
import type { FlowContext } from './context.js'
import { playOn, readOutlook } from './explain-coming.js'
import { type Naming, readNaming } from './explain-people.js'
import { expectedWords } from './explain-steps.js'
import { comingPapers } from './explain-talks.js'

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

export interface Which {
  case?: string | undefined
  to?: string | undefined
  unit?: string | undefined
  /** What is still to come instead of what was. */
  coming?: boolean | undefined
}

/** Most lines of the past without a filter. */
const linesMax = 500

export async function listMessages(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  which: Which,
  now: Date,
): Promise<Result<MessageLine[]>> {
  const scope = await scopeOf(tx, actor, which)
  if (!scope.ok) return scope
  const naming = await readNaming(tx, isStaff(actor))
  return done(
    which.coming === true ? await coming(tx, context, scope.value, naming, now) : await past(tx, scope.value, naming),
  )
}

interface Scope {
  /** The one case; null = not by case. */
  row: CaseRow | null
  /** Receivers; null = everybody. */
  people: string[] | null
  /** Units whose cases a contact may see; null = all. */
  onlyUnits: string[] | null
}

async function scopeOf(tx: Tx, actor: Actor, which: Which): Promise<Result<Scope>> {
  const onlyUnits = isStaff(actor) ? null : unitsOf(actor)
  const row = which.case === undefined ? null : await caseByNo(tx, which.case)
  if (which.case !== undefined && row === null) return refused('no-case', `没有编号为${which.case}的事项,请核对编号。`)
  if (row !== null && onlyUnits !== null && !answersFor(actor, row.unitId))
    return refused('not-yours', `${row.no}不是您单位的事项。`)
  if (which.unit !== undefined) {
    const match = matchName(which.unit, await namedUnits(tx))
    if (match.kind !== 'exact') return refused('unit-unknown', `名册里没有单位“${which.unit}”,请写完整的单位名。`)
    if (onlyUnits !== null && !onlyUnits.includes(match.id)) return refused('not-yours', '不是您单位,不能查看。')
    const contacts = await tx.contact.findMany({ where: { unitId: match.id }, select: { userid: true } })
    return done({
      row,
      people: [...new Set(contacts.map((one) => one.userid))],
      onlyUnits: onlyUnits === null ? null : [match.id],
    })
  }
  if (which.to === undefined) return done({ row, people: null, onlyUnits })
  const person = await tx.person.findUnique({ where: { userid: which.to } })
  if (person === null) return refused('unknown-person', `名册里没有${which.to},请核对userid。`)
  if (onlyUnits !== null && which.to !== actor.userid) return refused('not-yours', '只能查看发给您本人的消息。')
  return done({ row, people: [which.to], onlyUnits })
}

async function past(tx: Tx, { row, people, onlyUnits }: Scope, naming: Naming): Promise<MessageLine[]> {
  const own = onlyUnits === null ? null : await numbersOf(tx, onlyUnits)
  const theirs = own === null ? {} : { subjectId: { in: own } }
  const about: Prisma.MessageWhereInput[] =
    row === null
      ? []
      : [
          { obligations: { some: { subjectId: row.no } } },
          { listed: { contains: `"${row.no}"` } },
          { subject: { contains: `"${row.no}"` } },
        ]
  const messages = await tx.message.findMany({
    where: {
      ...(people === null ? {} : { to: { in: people } }),
      ...(about.length === 0 ? {} : { OR: about }),
      ...(onlyUnits === null || people !== null ? {} : { obligations: { some: theirs } }),
    },
    include: { obligations: true },
    orderBy: { createdAt: 'desc' },
    take: linesMax,
  })
  const steps = await tx.obligation.findMany({
    where: {
      messageId: null,
      settledAt: { not: null },
      ...theirs,
      ...(people === null ? {} : { userid: { in: people } }),
      ...(row === null ? {} : { subjectId: row.no }),
    },
    orderBy: { settledAt: 'desc' },
    take: linesMax,
  })
  const rows = new Map(
    (await casesByNos(tx, [...new Set(steps.map((one) => one.subjectId))])).map((one) => [one.no, one]),
  )
  const lines = [
    ...messages.map((message) => seenBy(own, messageLine(message, row, naming))),
    ...steps.map(
      (step): MessageLine => ({
        id: naming.key(step.key, row ?? rows.get(step.subjectId) ?? nowhere),
        at: isoOf(step.settledAt ?? step.dueAt),
        ...receiver(naming, step.userid, row ?? rows.get(step.subjectId) ?? null),
        kind: 'step',
        rules: [step.rule],
        name: ruleInWords(step.rule),
        caseNos: [step.subjectId],
        state: step.outcome,
        ended: outcomeInWords(step.outcome, step.reason),
      }),
    ),
  ]
  return lines.sort(byTime).slice(-linesMax)
}

const numbersOf = async (tx: Tx, unitIds: readonly string[]): Promise<string[]> =>
  (await tx.case.findMany({ where: { unitId: { in: [...unitIds] } }, select: { no: true } })).map((one) => one.no)

const byTime = (a: MessageLine, b: MessageLine): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)

/** A unit is told the numbers of its own cases only. */
const seenBy = (own: readonly string[] | null, line: MessageLine): MessageLine =>
  own === null ? line : { ...line, caseNos: line.caseNos.filter((no) => own.includes(no)) }

const nowhere = { unitId: '', supervisorId: null }

const receiver = (naming: Naming, userid: string, row: CaseRow | null): { to: string | null; who: string } => ({
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

function messageLine(
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

async function coming(
  tx: Tx,
  context: FlowContext,
  { row, people, onlyUnits }: Scope,
  naming: Naming,
  now: Date,
): Promise<MessageLine[]> {
  const focus = row === null ? await openOf(tx, people, onlyUnits) : [row]
  const outlook = await readOutlook(tx, context, focus, now)
  const numbers = new Set(focus.map((one) => one.no))
  const concerns = (items: readonly RehearsedItem[]): boolean => items.some((item) => numbers.has(item.caseNo))
  const forThem = (userid: string): boolean => people === null || people.includes(userid)
  const line = (userid: string, at: Date, items: readonly RehearsedItem[], ended: string): MessageLine => {
    const rules = [...new Set(items.map((item) => item.rule))]
    const [first] = items
    const about = outlook.rows.get(first?.caseNo ?? '') ?? row
    const key = first?.step == null ? null : obligationKey(first.caseNo, first.step, userid)
    const id = key === null ? (first?.caseNo ?? '') : naming.key(key, about ?? nowhere)
    const shown = onlyUnits === null ? items : items.filter((item) => numbers.has(item.caseNo))
    return {
      id,
      at: isoOf(at),
      ...receiver(naming, userid, about),
      kind: 'plan',
      rules,
      name: rules.map(ruleInWords).join('、'),
      caseNos: [...new Set(shown.map((item) => item.caseNo))].sort(),
      state: 'coming',
      ended,
    }
  }
  const played: PlayedPlan = playOn(outlook)
  const lines = [
    ...played.messages
      .filter((message) => forThem(message.to) && concerns(message.items))
      .map((message) =>
        line(message.to, message.at, message.items, expectedWords(message.items[0]?.rule ?? '', outlook.held)),
      ),
    ...played.dropped
      .filter((drop) => forThem(drop.to) && concerns([drop.item]))
      .map((drop) => line(drop.to, drop.at, [drop.item], `预计${outcomeInWords(drop.outcome, drop.reason)}`)),
    ...(people === null ? played.tasks : [])
      .filter(({ item }) => concerns([item]))
      .map(({ at, item }) => line('-task', at, [item], '届时仍未办结则列入办公室待办')),
    ...played.nobody
      .filter(({ item }) => people === null && concerns([item]))
      .map(({ at, item }) => line('-', at, [item], '没有能收到消息的联系人,届时转办公室')),
  ]
  const unitIds = row === null ? onlyUnits : [row.unitId]
  const papers = await comingPapers(tx, outlook, unitIds, forThem, naming)
  return [...lines, ...papers.filter((paper) => row === null || paper.caseNos.includes(row.no))].sort(byTime)
}

/** The open cases whose messages may reach these people. */
async function openOf(
  tx: Tx,
  people: readonly string[] | null,
  onlyUnits: readonly string[] | null,
): Promise<CaseRow[]> {
  if (onlyUnits !== null) return await openCasesOfUnits(tx, onlyUnits)
  const contacts =
    people === null
      ? []
      : await tx.contact.findMany({ where: { userid: { in: [...people] } }, select: { unitId: true } })
  const unitIds = contacts.map((one) => one.unitId)
  return await tx.case.findMany({
    where: {
      state: { notIn: ['closed', 'withdrawn'] },
      ...(unitIds.length === 0 ? {} : { OR: [{ unitId: { in: unitIds } }, { supervisorId: { in: unitIds } }] }),
    },
    include: { unit: true },
    orderBy: { no: 'asc' },
  })
}
