// What a unit's contact has in hand: open cases of their own units with how each stands and what can be done, those of units
// right below to look at, and what they handed in last as long as it can be taken back.
import { workdaysBetween } from '../domain/calendar.js'
import { isOpen } from '../domain/case.js'
import { type Day, dayOf, isoOf } from '../domain/day.js'
import { deadlineInWords } from '../domain/deadline.js'
import {
  actsOfUnit,
  earliestExtension,
  type Standing,
  standingOf,
  standings,
  type UnitAct,
} from '../domain/my-items.js'
import type { Policy } from '../domain/policy.js'
import { type Actor, answersFor, unitsOf } from '../domain/roles.js'
import { subjectOf } from '../domain/wording/brief.js'
import { type CaseRow, endedCasesOfUnits, factsOf, openCasesBelow, openCasesOfUnits } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { type SubmissionKind, submittedCases, undoableOf } from '../store/submissions.js'
import type { FlowContext } from './context.js'
import { briefNow } from './hand-over-submission.js'
import { stateInWords } from './hear/lists.js'

export interface MyItem {
  no: string
  /** What an act has to bring along: the state the person saw. */
  version: number
  unit: string
  subject: string
  problem: string
  severity: 'fail' | 'minor'
  state: CaseRow['state']
  stateText: string
  standing: Standing
  circular: { code: string; title: string }
  dueOn: Day | null
  /** `9月20日前`, `收到后5个工作日内`, `未设期限`. */
  due: string
  /** Working days from today to the deadline; null: passed, or no day. */
  workdaysLeft: number | null
  overdueWorkdays: number
  /** Circulars that named the same before. */
  repeats: number
  /** Why the office sent it back last; null: it did not, or the case went on. */
  returned: string | null
  /** 暂缓: why, and the day on which the unit says how it stands. */
  paused: { reason: string; checkInOn: Day } | null
  isFrozen: boolean
  acts: UnitAct[]
  /** From when on an extension can be asked for. */
  extensionFrom: Day
}

export interface LastSubmission {
  id: string
  kind: SubmissionKind
  nos: string[]
  text: string
  untilOn: Day | null
  /** Until when it can be taken back, ISO 8601. */
  undoUntil: string
}

export interface MyItems {
  own: MyItem[]
  below: MyItem[]
  ended: number
  last: LastSubmission | null
  today: Day
  now: string
}

/** Most ended cases that are listed. */
const endedMax = 50

export async function readMyItems(context: FlowContext, actor: Actor, now: Date): Promise<MyItems> {
  const tx = context.store.read
  const units = unitsOf(actor)
  const own = await openCasesOfUnits(tx, units)
  const below = (await openCasesBelow(tx, units)).filter((row) => !units.includes(row.unitId))
  const last = await undoableOf(tx, actor.userid, now)
  return {
    own: await itemsOf(tx, context, actor, own, now),
    below: await itemsOf(tx, context, actor, below, now),
    ended: (await endedCasesOfUnits(tx, units, 0)).count,
    last:
      last?.undoUntil == null
        ? null
        : {
            id: last.id,
            kind: last.kind as SubmissionKind,
            nos: submittedCases(last),
            text: last.text,
            untilOn: last.untilOn,
            undoUntil: isoOf(last.undoUntil),
          },
    today: dayOf(now),
    now: isoOf(now),
  }
}

/** What is done with, the latest first. */
export async function readMyEnded(context: FlowContext, actor: Actor, now: Date): Promise<MyItem[]> {
  const tx = context.store.read
  const { rows } = await endedCasesOfUnits(tx, unitsOf(actor), endedMax)
  return await itemsOf(tx, context, actor, rows, now)
}

/** By how they stand, then by their deadline; the ended ones in the order given. */
export async function itemsOf(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  rows: readonly CaseRow[],
  now: Date,
): Promise<MyItem[]> {
  const policies = await readPolicies(tx)
  const circulars = await titlesOf(tx, rows)
  const returned = await lastReturns(tx, rows)
  const items = rows.map((row) => {
    const circular = circulars.get(row.circularId) ?? { code: '', title: '' }
    return itemOf(context, actor, policies.of(row.policyVersion), row, circular, returned.get(row.no) ?? null, now)
  })
  const place = ({ standing }: MyItem): number => standings.indexOf(standing)
  const day = ({ standing, dueOn }: MyItem): string => (standing === 'ended' ? '' : (dueOn ?? '9999'))
  return items.sort((a, b) => place(a) - place(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}

function itemOf(
  context: FlowContext,
  actor: Actor,
  policy: Policy,
  row: CaseRow,
  circular: MyItem['circular'],
  returned: string | null,
  now: Date,
): MyItem {
  const { calendar } = context
  const facts = factsOf(row)
  const brief = briefNow(calendar, row, now)
  const today = dayOf(now)
  const counts = row.dueOn !== null && row.dueOn >= today && isOpen(facts.state)
  return {
    no: row.no,
    version: row.version,
    unit: row.unit.name,
    subject: subjectOf(brief),
    problem: row.problem,
    severity: brief.severity,
    state: row.state,
    stateText: stateInWords(row),
    standing: standingOf(calendar, policy, facts, now),
    circular,
    dueOn: row.dueOn,
    due: deadlineInWords(facts.deadline, today),
    workdaysLeft: counts ? workdaysBetween(calendar, today, row.dueOn ?? today) : null,
    overdueWorkdays: brief.overdueWorkdays,
    repeats: brief.repeatOf.length,
    returned: facts.state === 'returned' ? returned : null,
    paused: facts.blocked === null ? null : { reason: facts.blocked.reason, checkInOn: facts.blocked.checkInOn },
    isFrozen: facts.frozen !== null,
    acts: answersFor(actor, row.unitId) ? actsOfUnit(calendar, policy, facts, now) : [],
    extensionFrom: earliestExtension(facts, now),
  }
}

/** Nothing of the papers but their names: the list is asked for often. */
async function titlesOf(tx: Tx, rows: readonly CaseRow[]): Promise<Map<string, MyItem['circular']>> {
  const where = { id: { in: [...new Set(rows.map((row) => row.circularId))] } }
  const found = await tx.circular.findMany({ where, select: { id: true, code: true, title: true } })
  return new Map(found.map(({ id, code, title }) => [id, { code, title }]))
}

/** The office's words with which cases came back last. */
async function lastReturns(tx: Tx, rows: readonly CaseRow[]): Promise<Map<string, string>> {
  const nos = rows.filter((row) => row.state === 'returned').map((row) => row.no)
  if (nos.length === 0) return new Map()
  const where = { caseNo: { in: nos }, type: 'returned' }
  const events = await tx.caseEvent.findMany({ where, orderBy: { seq: 'asc' } })
  return new Map(events.map((one) => [one.caseNo, fromJson<{ reason?: string }>(one.details, {}).reason ?? '']))
}
