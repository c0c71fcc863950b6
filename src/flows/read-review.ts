// What waits for the office's decision, for the desk: a list of open submissions, and one of them with everything a decision
// needs beside each other: the finding and its sentence in the circular, what the unit said, its evidence, the rounds before.
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays, workdaysBetween } from '../domain/calendar.js'
import { type Day, dayOf, isoOf } from '../domain/day.js'
import { deadlineInWords } from '../domain/deadline.js'
import { type Actor, may } from '../domain/roles.js'
import { subjectOf } from '../domain/wording/brief.js'
import { type CaseRow, casesByNos, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { evidenceOf, openSubmissions, submissionById, submittedCases } from '../store/submissions.js'
import type { SubmissionKind, SubmissionRow } from '../store/submissions.js'
import type { FlowContext } from './context.js'
import { byAnother } from './decide-submission.js'
import { type Naming, readNaming } from './explain-people.js'
import { lineFinder, type Source, sourcesOf } from './explain-place.js'
import { briefNow } from './hand-over-submission.js'

export interface ReviewLine {
  id: string
  kind: SubmissionKind
  units: string[]
  by: string
  at: string
  /** Cases that still wait for it. */
  nos: string[]
  waitsWorkdays: number
  /** Why this person must not decide on any of it; null: they may. */
  mayNot: string | null
}

export interface ReviewHistory {
  at: string
  by: string
  /** Type of the event: replied, returned, extension-asked … */
  type: string
  text: string
  until: Day | null
}

export interface ReviewCase {
  no: string
  version: number
  unit: string
  subject: string
  problem: string
  severity: string
  state: string
  /** In words: 9月12日前. */
  deadline: string
  overdueWorkdays: number
  repeats: number
  waits: boolean
  mayNot: string | null
  sources: Source[]
  /** What was said and decided before this submission. */
  history: ReviewHistory[]
}

export interface Review extends ReviewLine {
  open: boolean
  text: string
  channel: string
  oaNumber: string | null
  /** Day asked for. */
  untilOn: Day | null
  /** Day a return gives if none is said. */
  returnOn: Day
  returnWorkdays: number
  evidence: { id: string; name: string; contentType: string | null; state: string; bytes: number | null }[]
  cases: ReviewCase[]
}

const actFor = (kind: SubmissionKind) => (kind === 'reply' ? 'review' : 'decide-request')
const kindOf = (row: SubmissionRow): SubmissionKind => row.kind as SubmissionKind

/** Everything open, the longest waiting first. */
export async function listReviews(tx: Tx, { calendar }: FlowContext, actor: Actor, now: Date): Promise<ReviewLine[]> {
  const open = await openSubmissions(tx)
  const rows = await casesByNos(tx, [...new Set(open.flatMap(submittedCases))])
  const byNo = new Map(rows.map((row) => [row.no, row]))
  const naming = await readNaming(tx, true)
  return open.flatMap((one) => {
    const own = submittedCases(one).flatMap((no) => byNo.get(no) ?? [])
    const line = lineOf(one, own, actor, naming, now)
    const waitsWorkdays = workdaysBetween(calendar, dayOf(one.at), dayOf(now))
    return line.nos.length === 0 ? [] : [{ ...line, waitsWorkdays }]
  })
}

function lineOf(
  one: SubmissionRow,
  rows: readonly CaseRow[],
  actor: Actor,
  naming: Naming,
  now: Date,
): Omit<ReviewLine, 'waitsWorkdays'> {
  const kind = kindOf(one)
  const waiting = rows.filter((row) => row.waitingFor === kind)
  const allowed = may(actor, actFor(kind))
  const refusals = waiting.map((row) => byAnother(actor, row, kind, now))
  const [first] = refusals
  const mayNot = !allowed.ok
    ? allowed.message
    : first !== undefined && !first.ok && refusals.every((each) => !each.ok)
      ? first.message
      : null
  return {
    id: one.id,
    kind,
    units: [...new Set(rows.map((row) => row.unit.name))],
    by: naming.actor(one.by),
    at: isoOf(one.at),
    nos: waiting.map((row) => row.no),
    mayNot,
  }
}

/** One submission with everything beside it, decided or not. */
export async function readReview(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Result<Review>> {
  const one = await submissionById(tx, id)
  if (one === null) return refused('no-submission', '没有这件反馈或申请,可能已被对方撤回。')
  const kind = kindOf(one)
  const rows = await casesByNos(tx, submittedCases(one))
  const naming = await readNaming(tx, true)
  const { current } = await readPolicies(tx)
  const { calendar } = context
  const sources = await sourcesOfAll(tx, rows, naming)
  const history = await historyOf(tx, rows, one, naming)
  return done({
    ...lineOf(one, rows, actor, naming, now),
    waitsWorkdays: workdaysBetween(calendar, dayOf(one.at), dayOf(now)),
    open: one.state === 'open',
    text: one.text,
    channel: one.channel,
    oaNumber: one.oaNumber,
    untilOn: one.untilOn,
    returnOn: addWorkdays(calendar, dayOf(now), current.returnWorkdays),
    returnWorkdays: current.returnWorkdays,
    evidence: (await evidenceOf(tx, id)).map((piece) => ({ ...piece, name: piece.fileName ?? '' })),
    cases: rows.map((row): ReviewCase => {
      const brief = briefNow(calendar, row, now)
      const another = byAnother(actor, row, kind, now)
      return {
        no: row.no,
        version: row.version,
        unit: row.unit.name,
        subject: subjectOf(brief),
        problem: row.problem,
        severity: row.severity,
        state: row.state,
        deadline: deadlineInWords(factsOf(row).deadline, dayOf(now)),
        overdueWorkdays: brief.overdueWorkdays,
        repeats: brief.repeatOf.length,
        waits: row.waitingFor === kind,
        mayNot: row.waitingFor !== kind || another.ok ? null : another.message,
        sources: sources.get(row.no) ?? [],
        history: history.get(row.no) ?? [],
      }
    }),
  })
}

async function sourcesOfAll(tx: Tx, rows: readonly CaseRow[], naming: Naming): Promise<Map<string, Source[]>> {
  const found = new Map<string, Source[]>()
  for (const id of new Set(rows.map((row) => row.circularId))) {
    const circular = await tx.circular.findUniqueOrThrow({ where: { id }, omit: { bytes: true } })
    const lineAt = await lineFinder(tx, circular)
    for (const row of rows) if (row.circularId === id) found.set(row.no, sourcesOf(row, circular, naming, lineAt))
  }
  return found
}

/** Told apart by what happened on the cases; who sent what leaves is no part of it. */
const told = [
  'replied',
  'extension-asked',
  'disputed',
  'pause-asked',
  'closed',
  'returned',
  'extended',
  'extension-refused',
  'dispute-rejected',
  'paused',
  'pause-refused',
  'withdrawn',
  'undone',
]

async function historyOf(
  tx: Tx,
  rows: readonly CaseRow[],
  one: SubmissionRow,
  naming: Naming,
): Promise<Map<string, ReviewHistory[]>> {
  const events = await tx.caseEvent.findMany({
    where: { caseNo: { in: rows.map((row) => row.no) }, type: { in: told } },
    orderBy: [{ caseNo: 'asc' }, { seq: 'asc' }],
  })
  const history = new Map<string, ReviewHistory[]>()
  for (const event of events) {
    const details = fromJson<{ text?: string; reason?: string; until?: Day | null; submission?: string }>(
      event.details,
      {},
    )
    if (details.submission === one.id && event.type !== 'undone') continue
    const entry = {
      at: isoOf(event.at),
      by: naming.actor(event.by),
      type: event.type,
      text: details.text ?? details.reason ?? '',
      until: details.until ?? null,
    }
    history.set(event.caseNo, [...(history.get(event.caseNo) ?? []), entry])
  }
  return history
}
