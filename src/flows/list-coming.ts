// What is still to come, as lines: played on from now, nobody answering, nothing stored. The same lines whether somebody asks
// for a case, a person, a unit, or for everything that leaves until midnight.
import { isoOf } from '../domain/day.js'
import { obligationKey } from '../domain/plan.js'
import type { RehearsedItem } from '../domain/rehearsal.js'
import { outcomeInWords, ruleInWords } from '../domain/wording/why.js'
import { type CaseRow, openCasesOfUnits } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import type { FlowContext } from './context.js'
import { playOn, readOutlook } from './explain-coming.js'
import type { Naming } from './explain-people.js'
import { expectedWords } from './explain-steps.js'
import { comingPapers } from './explain-talks.js'
import { byTime, type MessageLine, nowhere, receiver } from './message-line.js'

interface Scope {
  /** The one case; null = not by case. */
  row: CaseRow | null
  /** Receivers; null = everybody. */
  people: string[] | null
  /** Units whose cases may be seen; null = all. */
  onlyUnits: string[] | null
}

/** @param until nothing later is asked for; the play ends there */
export async function comingLines(
  tx: Tx,
  context: FlowContext,
  { row, people, onlyUnits }: Scope,
  naming: Naming,
  now: Date,
  until?: Date,
): Promise<MessageLine[]> {
  const focus = row === null ? await openOf(tx, people, onlyUnits, until) : [row]
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
  const played = playOn(outlook, undefined, until)
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
  const last = until === undefined ? null : isoOf(until)
  return [...lines, ...papers.filter((paper) => row === null || paper.caseNos.includes(row.no))]
    .filter((one) => last === null || one.at < last)
    .sort(byTime)
}

/** The open cases whose messages may reach these people. */
async function openOf(
  tx: Tx,
  people: readonly string[] | null,
  onlyUnits: readonly string[] | null,
  until?: Date,
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
      ...(until === undefined ? {} : { nextDueAt: { lt: until } }),
      ...(unitIds.length === 0 ? {} : { OR: [{ unitId: { in: unitIds } }, { supervisorId: { in: unitIds } }] }),
    },
    include: { unit: true },
    orderBy: { no: 'asc' },
  })
}
