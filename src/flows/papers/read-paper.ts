// What papers print of a circular and its cases, read out of the database in one transaction. A circular and its corrections
// are one family with one row of case numbers, so a paper about the circular tells of all of them.
import { done, type Result, refused } from '../../base/result.js'
import type { Reported } from '../../domain/case.js'
import { chineseDay, dayOf } from '../../domain/day.js'
import { overdueWorkdays, passesAt } from '../../domain/deadline.js'
import type { DraftFinding, Provenance } from '../../domain/draft.js'
import type { PaperCase, PaperCircular, PaperMaking } from '../../domain/paper-facts.js'
import { type Actor, answersFor, isUnitContact, may } from '../../domain/roles.js'
import { type CaseRow, briefOf, factsOf } from '../../store/cases.js'
import { briefOfCircular, circularById, type CircularRow, draftOf, familyOf } from '../../store/circulars.js'
import type { Tx } from '../../store/db.js'
import { fromJson } from '../../store/json.js'
import { nameOf, officeName } from '../../store/registry.js'
import type { FlowContext } from '../context.js'

export const readMaking = async (tx: Tx, now: Date): Promise<PaperMaking> => ({
  office: await officeName(tx),
  today: dayOf(now),
})

/** A published circular by id or code: only what was published has cases to print. */
export async function publishedCircular(tx: Tx, idOrCode: string): Promise<Result<CircularRow>> {
  const row = await circularById(tx, idOrCode)
  if (row === null) return refused('no-circular', `没有编号为${idOrCode}的通报,可用 circular list 查看。`)
  return row.state === 'published' ? done(row) : refused('not-published', `${row.code}还没有下发,下发后才有文书。`)
}

export function printedCircularOf(row: CircularRow): PaperCircular {
  const { title, docNumber, issuedOn, deadline } = draftOf(row)
  const { url, deadlineText, handIn, escalationClause } = briefOfCircular(row)
  const recipient = deadline?.recipient ?? null
  return { title: title ?? row.title, docNumber, issuedOn, url, deadlineText, handIn, recipient, escalationClause }
}

/** The circular of a case, as papers name it. */
export const circularOfCase = async (tx: Tx, row: Pick<CaseRow, 'circularId'>): Promise<PaperCircular> =>
  printedCircularOf(await tx.circular.findUniqueOrThrow({ where: { id: row.circularId } }))

/** Every case of a circular and its corrections, in the order of their numbers. */
export const familyCases = (tx: Tx, casePrefix: string): Promise<CaseRow[]> =>
  tx.case.findMany({ where: { circular: { casePrefix } }, include: { unit: true }, orderBy: { seq: 'asc' } })

/** Ids of a circular and its corrections. */
export const familyIds = async (tx: Tx, casePrefix: string): Promise<string[]> =>
  (await familyOf(tx, casePrefix)).map((row) => row.id)

/** Rows as papers print them. */
export async function printedCases(
  tx: Tx,
  { calendar }: Pick<FlowContext, 'calendar'>,
  rows: readonly CaseRow[],
  now: Date,
): Promise<PaperCase[]> {
  const findings = await findingsOf(tx, rows)
  const supervisors = await unitNames(
    tx,
    rows.flatMap((row) => row.supervisorId ?? []),
  )
  const printed: PaperCase[] = []
  for (const row of rows) {
    const facts = factsOf(row)
    const paused = facts.waiting !== null || facts.blocked !== null || facts.frozen !== null
    const late = paused ? 0 : overdueWorkdays(calendar, facts.deadline, now)
    const day = (at: Date | null) => (at === null ? null : dayOf(at))
    printed.push({
      ...briefOf(row, late),
      supervisor: row.supervisorId === null ? null : (supervisors.get(row.supervisorId) ?? null),
      source: await sourceWords(tx, row, findings.get(row.no)),
      state: facts.state,
      fixed: facts.fixed,
      reported: row.reported as Reported,
      waitingFor: facts.waiting?.for ?? null,
      waitingSince: day(facts.waiting?.since ?? null),
      overdueWorkdays: facts.state === 'closed' || facts.state === 'withdrawn' ? 0 : late,
      answeredLate: answeredLate(row),
      noticedOn: day(row.noticedAt),
      acknowledgedOn: day(row.acknowledgedAt),
      repliedOn: day(row.repliedAt),
      closedOn: day(row.closedAt),
      pause: pauseWords(row),
    })
  }
  return printed
}

/** The answer that was accepted came after the deadline that held then. */
function answeredLate(row: CaseRow): boolean {
  const { deadline } = factsOf(row)
  const at = row.repliedAt ?? row.closedAt
  return deadline.kind === 'day' && at !== null && at >= passesAt(deadline.on, deadline.time)
}

function pauseWords(row: CaseRow): string | null {
  const { blocked, frozen } = factsOf(row)
  if (blocked !== null) return `暂缓:${blocked.reason}(约定${chineseDay(blocked.checkInOn)}告知进展)`
  return frozen === null ? null : `已冻结,${chineseDay(frozen.reviewOn)}复核是否继续`
}

/** The finding each case was opened for; a case that was taken up later has none. */
async function findingsOf(tx: Tx, rows: readonly CaseRow[]): Promise<Map<string, DraftFinding>> {
  const ids = [...new Set(rows.map((row) => row.circularId))]
  const circulars = await tx.circular.findMany({ where: { id: { in: ids } }, omit: { bytes: true } })
  const found = new Map<string, DraftFinding>()
  for (const circular of circulars) {
    const { findings } = draftOf(circular)
    for (const row of rows.filter((one) => one.circularId === circular.id)) {
      const finding = findings[row.seq - circular.numbersFrom - 1]
      if (finding !== undefined && finding.problem === row.problem) found.set(row.no, finding)
    }
  }
  return found
}

/** Where the circular names it: the row of the annex, the words of the body, or who put it down. */
async function sourceWords(tx: Tx, row: CaseRow, finding: DraftFinding | undefined): Promise<string | null> {
  const [place] = fromJson<Provenance[]>(row.provenance, [])
  if (place?.kind === 'typed') return `由${await nameOf(tx, place.by)}录入`
  if (finding?.rowNo != null) return `附件第${finding.rowNo}项`
  if (row.source === 'annex') return '附件'
  if (place === undefined) return null
  return place.text === row.problem ? '正文' : `正文“${place.text}”`
}

async function unitNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const units = await tx.unit.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } })
  return new Map(units.map((unit) => [unit.id, unit.name]))
}

/** Staff make every paper; a contact only the one of their own unit that is named here. */
export function mayMake(actor: Actor | null, ownUnitId: string | null): Result<Actor> {
  const staff = may(actor, 'make-paper')
  if (staff.ok || actor === null || ownUnitId === null) return staff
  if (answersFor(actor, ownUnitId)) return done(actor)
  return isUnitContact(actor) ? refused('not-yours', '只能取本单位的整改情况报告。') : staff
}
