// The acts a reviewer chooses among what a circular's recheck proposes. A case found fixed is closed; one found not fixed
// after it was closed is taken up as a new case of this circular, because a closed case never opens again.
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays } from '../domain/calendar.js'
import { closeChecked } from '../domain/case.js'
import { dayOf } from '../domain/day.js'
import type { Deadline } from '../domain/deadline.js'
import type { DraftFinding, Provenance } from '../domain/draft.js'
import type { RecheckProposal } from '../domain/recheck-proposals.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { type CaseRow, casesByNos } from '../store/cases.js'
import { lastNumber } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { endCases } from './end-cases.js'
import { takenUp } from './link-repeats.js'
import { openCases } from './open-cases.js'
import {
  deadlineFor,
  type DraftedCase,
  newFacts,
  type Prepared,
  prepareCircular,
  supervisorsOf,
} from './prepare-circular.js'
import { recheckOf, recheckTaskKey } from './recheck-circular.js'

export interface Rechecked {
  closed: string[]
  opened: string[]
  proposals: RecheckProposal[]
}

/** Applies chosen proposals, all or none; the task is done when none is left. */
export async function acceptRecheck(
  context: FlowContext,
  id: string,
  numbers: readonly number[],
  by: string,
  now: Date,
): Promise<Result<Rechecked>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by), 'review'))
    const prepared = mustHold(await prepareCircular(context, tx, id))
    if (prepared.row.state !== 'published')
      return refused('not-published', `${prepared.row.code}还没有下发,复查建议在下发后办理。`)
    const proposals = await recheckOf(tx, prepared, now)
    const chosen = [...new Set(numbers)].map((n) => mustHold(acceptable(proposals, n)))
    const of = (act: RecheckProposal['act']): string[] =>
      [...new Set(chosen.filter((one) => one.act === act).flatMap((one) => one.caseNos))].sort()
    const closed = await closeFound(tx, context, prepared, of('close'), by, now)
    const opened = await takeUp(tx, context, prepared, of('again'), by, now)
    const left = await recheckOf(tx, prepared, now)
    if (!left.some((one) => one.act === 'close' || one.act === 'again'))
      await tx.task.updateMany({
        where: { key: recheckTaskKey(prepared.row.id), closedAt: null },
        data: { closedAt: now, closedBy: by },
      })
    return done({ closed, opened, proposals: left })
  })
}

function acceptable(proposals: readonly RecheckProposal[], n: number): Result<RecheckProposal> {
  const proposal = proposals.find((one) => one.n === n)
  if (proposal === undefined) return refused('no-proposal', `没有第${n}条复查建议,现有${proposals.length}条。`)
  if (proposal.act !== 'close' && proposal.act !== 'again')
    return refused('nothing-to-accept', `第${n}条没有要办理的:${proposal.text}`)
  return done(proposal)
}

async function closeFound(
  tx: Tx,
  context: FlowContext,
  { row }: Prepared,
  nos: readonly string[],
  by: string,
  now: Date,
): Promise<string[]> {
  const self = (await casesByNos(tx, nos)).find((one) => one.repliedBy === by)
  if (self !== undefined) mustHold(refused('same-person', `${self.no}是您本人答复的,请由另一位同事办理。`))
  const reason = `${row.code}复查确认已整改`
  const words = (numbers: string): string => `通报复查确认已整改,已销号:${numbers}。感谢配合。`
  return await endCases(
    tx,
    context,
    nos,
    { rule: closeChecked, type: 'closed', by, reason, mark: '已通过', words },
    now,
  )
}

/** New cases of this circular for what it found not fixed after the office had closed it. */
async function takeUp(
  tx: Tx,
  context: FlowContext,
  prepared: Prepared,
  nos: readonly string[],
  by: string,
  now: Date,
): Promise<string[]> {
  const { row, draft } = prepared
  const first = await lastNumber(tx, row.casePrefix)
  const supervisors = await supervisorsOf(tx)
  const deadline = await deadlineFromToday(tx, context, deadlineFor(draft), now)
  const places = Object.entries(draft.provenance).flatMap(([pointer, list]) =>
    pointer.startsWith('/lastPeriodRecheck') ? list : [],
  )
  const cases = await tx.case.findMany({
    where: { no: { in: [...nos] } },
    include: { unit: true, circular: { select: { title: true } } },
    orderBy: { no: 'asc' },
  })
  const drafted = cases.map((old, index): DraftedCase => {
    const seq = first + index + 1
    const finding = findingOf(old)
    const about = {
      unitId: old.unitId,
      supervisorId: supervisors(old.unitId),
      severity: finding.severity,
      repeated: true,
    }
    return {
      facts: newFacts(prepared, { ...about, seq, deadline }, now),
      seq,
      resolved: { finding, index: seq - 1, unitId: old.unitId, accountId: old.accountId },
      places: placesAbout(places, old),
      repeats: [takenUp(old.no, old.circular.title, dayOf(old.openedAt))],
      talkBasis: null,
    }
  })
  await openCases(tx, draft.deadline, drafted)
  await appendAudit(
    tx,
    drafted.map((one) => ({
      at: now,
      actor: by,
      osUser: context.osUser,
      act: 'case-opened',
      subject: one.facts.no,
      details: { takesUp: one.repeats[0]?.ref, finding: one.resolved.finding },
    })),
  )
  return drafted.map((one) => one.facts.no)
}

/** The circular's own deadline; where its day has passed, as long as a returned reply gets. */
async function deadlineFromToday(tx: Tx, { calendar }: FlowContext, deadline: Deadline, now: Date): Promise<Deadline> {
  const today = dayOf(now)
  if (deadline.kind !== 'day' || deadline.on >= today) return deadline
  const { returnWorkdays } = (await readPolicies(tx)).current
  return { kind: 'day', on: addWorkdays(calendar, today, returnWorkdays), time: null }
}

/** The words of the recheck that name it, else all of them. */
function placesAbout(places: readonly Provenance[], old: CaseRow): Provenance[] {
  const names = [old.accountName, old.site, old.unit.name].filter((name) => name !== null)
  const naming = places.filter((place) => names.some((name) => place.text.includes(name)))
  return naming.length > 0 ? naming : [...places]
}

const findingOf = (old: CaseRow): DraftFinding => ({
  unit: old.unit.name,
  region: null,
  account: old.accountName,
  platform: old.platform,
  site: old.site,
  ...(old.documentNumber === null ? {} : { document: { number: old.documentNumber, title: null } }),
  problem: old.problem,
  indicator: old.indicator,
  veto: old.veto === 'unsaid' ? null : old.veto === 'yes',
  severity: old.severity === 'fail' ? 'fail' : 'minor',
  source: 'body',
})
