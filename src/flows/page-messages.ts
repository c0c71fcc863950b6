// The outbox a page at a time, for the office: everything that was sent, was not sent, or waits, found by person, unit, circular,
// case, day, kind and state. Stands a hundred thousand messages: each page reads its own rows.
import { done, type Result, refused } from '../base/result.js'
import type { Day } from '../domain/day.js'
import { matchName } from '../domain/matching.js'
import { caseByNo, casesByNos } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { type MessageFilter, messagePage, stepPage } from '../store/message-pages.js'
import { listedOf } from '../store/messages.js'
import { namedUnits, personSaid } from '../store/registry.js'
import { readNaming } from './explain-people.js'
import { type MessageLine, messageLine, stepLine } from './message-line.js'

/** What a person types or picks. */
export interface MessageQuery {
  /** waiting, sent, superseded, skipped, dead, uncertain */
  state?: string | undefined
  /** userid or full name */
  to?: string | undefined
  /** The unit whose contacts got it, by name. */
  unit?: string | undefined
  /** Code or id. */
  circular?: string | undefined
  case?: string | undefined
  on?: Day | undefined
  /** plan, answer, result, paper, task; step = became no message */
  kind?: string | undefined
}

export interface MessagePage {
  lines: MessageLine[]
  total: number
}

/** @param page from 1 */
export async function pageOfMessages(
  tx: Tx,
  query: MessageQuery,
  page: number,
  size: number,
): Promise<Result<MessagePage>> {
  const filter = await filterOf(tx, query)
  if (!filter.ok) return filter
  const naming = await readNaming(tx, true)
  const skip = (page - 1) * size
  if (query.kind === 'step') {
    const { rows, total } = await stepPage(tx, filter.value, skip, size)
    const about = await casesByNos(tx, [...new Set(rows.map((row) => row.subjectId))])
    const byNo = new Map(about.map((row) => [row.no, row]))
    return done({ lines: rows.map((row) => stepLine(row, byNo.get(row.subjectId) ?? null, naming)), total })
  }
  const { rows, total } = await messagePage(tx, filter.value, skip, size)
  // Who got it is called by their office towards the case it is about; where it is about none, by name alone.
  const subjectOf = (row: (typeof rows)[number]): string => row.obligations[0]?.subjectId ?? listedOf(row)[0] ?? ''
  const about = await casesByNos(tx, [...new Set(rows.map(subjectOf))])
  const byNo = new Map(about.map((row) => [row.no, row]))
  const lineOf = (row: (typeof rows)[number]): MessageLine => {
    const subject = byNo.get(subjectOf(row)) ?? null
    const line = messageLine(row, subject, naming)
    return subject === null ? { ...line, who: naming.actor(row.to) } : line
  }
  return done({ lines: rows.map(lineOf), total })
}

async function filterOf(tx: Tx, query: MessageQuery): Promise<Result<MessageFilter>> {
  const { state, kind, on } = query
  const filter: MessageFilter = { state, kind, on }
  if (query.case !== undefined) {
    const row = await caseByNo(tx, query.case)
    if (row === null) return refused('no-case', `没有编号为${query.case}的事项,请核对编号。`)
    filter.caseNo = row.no
  }
  if (query.circular !== undefined) {
    const { circular } = query
    const where = { OR: [{ id: circular }, { code: circular.toUpperCase() }] }
    const found = await tx.circular.findFirst({ where, select: { id: true } })
    if (found === null) return refused('no-circular', `没有编号为${circular}的通报,请核对编号。`)
    filter.circularId = found.id
  }
  const people = await peopleOf(tx, query)
  if (!people.ok) return people
  if (people.value !== null) filter.to = people.value
  return done(filter)
}

/** Receivers asked for: a person, the contacts of a unit, or who is both; null: everybody. */
async function peopleOf(tx: Tx, { to, unit }: MessageQuery): Promise<Result<string[] | null>> {
  const named = to === undefined ? null : await personSaid(tx, to)
  if (named !== null && named.length === 0)
    return refused('no-person', `名册里没有${to ?? ''},请写完整的姓名或userid。`)
  if (unit === undefined) return done(named)
  const match = matchName(unit, await namedUnits(tx))
  if (match.kind !== 'exact') return refused('unit-unknown', `名册里没有单位“${unit}”,请写完整的单位名。`)
  const contacts = await tx.contact.findMany({ where: { unitId: match.id }, select: { userid: true } })
  const userids = [...new Set(contacts.map((one) => one.userid))]
  return done(named === null ? userids : userids.filter((one) => named.includes(one)))
}
