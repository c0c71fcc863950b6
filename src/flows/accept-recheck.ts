// The acts a reviewer chooses among what a circular's recheck proposes. A case found fixed is closed; one found not fixed
// after it was closed is taken up as a new case of this circular, because a closed case never opens again.
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays } from '../domain/calendar.js'
import { closeChecked } from '../domain/case.js'
import { dayOf } from '../domain/day.js'
import type { Deadline } from '../domain/deadline.js'
import type { Provenance } from '../domain/draft.js'
import type { RecheckProposal } from '../domain/recheck-proposals.js'
import { isSamePerson, may } from '../domain/roles.js'
import { verdict } from '../domain/wording/card-captions.js'
import { type CaseRow, casesByNos } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { endCases } from './end-cases.js'
import { deadlineFor, type Prepared, prepareCircular } from './prepare-circular.js'
import { recheckOf, recheckTaskKey } from './recheck-circular.js'
import { takeUpCases } from './take-up-cases.js'

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
    mustHold(may(await actorOf(tx, by, now), 'review'))
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
  const actor = await actorOf(tx, by, now)
  const answered = (await casesByNos(tx, nos)).filter((one) => one.repliedBy !== null)
  const self = answered.find((one) => actor !== null && isSamePerson(actor, one.repliedBy, dayOf(one.repliedAt ?? now)))
  if (self !== undefined) mustHold(refused('same-person', `${self.no}是您本人答复的,请由另一位同事办理。`))
  const reason = `${row.code}复查确认已整改`
  const words = (numbers: string): string => `通报复查确认已整改,已销号:${numbers}。感谢配合。`
  return await endCases(
    tx,
    context,
    nos,
    { rule: closeChecked, type: 'closed', by, reason, mark: verdict.passed, words },
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
  const { draft } = prepared
  const deadline = await deadlineFromToday(tx, context, deadlineFor(draft), now)
  const places = Object.entries(draft.provenance).flatMap(([pointer, list]) =>
    pointer.startsWith('/lastPeriodRecheck') ? list : [],
  )
  const placesOf = (old: CaseRow): Provenance[] => placesAbout(places, old)
  return await takeUpCases(tx, context, prepared, nos, { deadline, placesOf, by }, now)
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
