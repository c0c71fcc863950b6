// Every message of a case, a person or a unit: what was sent, what was not and why, and what is still to come. Each line
// bears the id that 为什么 takes.
import { done, type Result, refused } from '../base/result.js'
import { matchName } from '../domain/matching.js'
import { type Actor, answersFor, isStaff, unitsOf } from '../domain/roles.js'
import { type CaseRow, caseByNo, casesByNos } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { aboutCase } from '../store/message-pages.js'
import { namedUnits } from '../store/registry.js'
import type { FlowContext } from './context.js'
import { type Naming, readNaming } from './explain-people.js'
import { comingLines } from './list-coming.js'
import { byTime, type MessageLine, messageLine, stepLine } from './message-line.js'

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
    which.coming === true
      ? await comingLines(tx, context, scope.value, naming, now)
      : await past(tx, scope.value, naming),
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
  const messages = await tx.message.findMany({
    where: {
      ...(people === null ? {} : { to: { in: people } }),
      ...(row === null ? {} : aboutCase(row.no)),
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
    ...steps.map((step) => stepLine(step, row ?? rows.get(step.subjectId) ?? null, naming)),
  ]
  return lines.sort(byTime).slice(-linesMax)
}

const numbersOf = async (tx: Tx, unitIds: readonly string[]): Promise<string[]> =>
  (await tx.case.findMany({ where: { unitId: { in: [...unitIds] } }, select: { no: true } })).map((one) => one.no)

/** A unit is told the numbers of its own cases only. */
const seenBy = (own: readonly string[] | null, line: MessageLine): MessageLine =>
  own === null ? line : { ...line, caseNos: line.caseNos.filter((no) => own.includes(no)) }
