// Joins the findings of a circular to what was found before: registry history, earlier cases, and what the paper says
// of itself. Exact links only; the words of a talk's basis come from these facts.
import type { Day } from '../domain/day.js'
import { successorOf } from '../domain/matching.js'
import type { Draft, DraftFinding } from '../domain/draft.js'
import { type PastFinding, repeatsOf, type RepeatLink, talkBasisOf } from '../domain/repeat.js'
import { draftOf, revisionOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { knownAccounts, namedUnits, type StandingAccount, type StandingUnit } from '../store/registry.js'
import type { Prepared } from './prepare-circular.js'

export interface Linked {
  repeats: RepeatLink[]
  talkBasis: string | null
}

/** Links by index of the finding. */
export async function linkRepeats(tx: Tx, prepared: Prepared, issuedOn: Day): Promise<Map<number, Linked>> {
  const accounts = new Map((await knownAccounts(tx)).map((one) => [one.id, one]))
  const units = await namedUnits(tx)
  const today = successorIds(units)
  const past = await pastFindings(tx, prepared, today, accounts)
  const resumed = revisionOf(prepared.row)?.takesUp ?? {}
  const { current } = await readPolicies(tx)
  const links = new Map<number, Linked>()
  for (const { finding, index, unitId, accountId } of prepared.resolved) {
    if (unitId === null) continue
    const account = accountId === null ? undefined : accounts.get(accountId)
    const cancelledOn = account?.status === 'cancelled' ? account.statusOn : null
    const { indicator, problem } = finding
    const otherNames = account === undefined ? [] : [account.name, ...account.formerNames]
    const subject = { unitId: today(unitId), account: finding.account, otherNames, indicator, problem, cancelledOn }
    const known = repeatsOf(subject, followed(past, subject, account, today), issuedOn)
    const stated = known.length > 0 ? [] : statedRepeats(prepared.draft, finding)
    const basis = talkBasisOf(subject, known, issuedOn, current) ?? statedBasis(prepared.draft, finding)
    const again = resumed[String(index)]
    const taken = again === undefined ? [] : [takenUp(again, prepared.row.title, issuedOn)]
    links.set(index, { repeats: [...known, ...stated, ...taken], talkBasis: basis })
  }
  return links
}

/** The unit that answers for each unit today, merged ones followed to the end. */
function successorIds(units: readonly StandingUnit[]): (unitId: string) => string {
  const byId = new Map(units.map((one) => [one.id, one]))
  return (unitId) => {
    const unit = byId.get(unitId)
    return unit === undefined ? unitId : successorOf(unit, units).id
  }
}

/** What an account did under the unit it belonged to before it moved counts as its own. */
function followed(
  past: readonly PastFinding[],
  { unitId, account }: Pick<PastFinding, 'unitId' | 'account'>,
  known: StandingAccount | undefined,
  today: (unitId: string) => string,
): readonly PastFinding[] {
  const before = new Set((known?.formerUnitIds ?? []).map(today))
  if (account === null || before.size === 0) return past
  return past.map((one) => (one.account !== null && before.has(one.unitId) ? { ...one, unitId } : one))
}

/** Earlier findings of the circular's units, of the units merged into them and of those their accounts came from. */
async function pastFindings(
  tx: Tx,
  prepared: Prepared,
  today: (unitId: string) => string,
  accounts: ReadonlyMap<string, StandingAccount>,
): Promise<PastFinding[]> {
  const named = prepared.resolved.flatMap((one) => one.unitId ?? []).map(today)
  const moved = prepared.resolved.flatMap((one) => accounts.get(one.accountId ?? '')?.formerUnitIds ?? [])
  const wanted = new Set([...named, ...moved.map(today)])
  const unitIds = (await tx.unit.findMany({ select: { id: true } }))
    .map((one) => one.id)
    .filter((id) => wanted.has(today(id)))
  const recorded = await tx.pastFinding.findMany({ where: { unitId: { in: unitIds } } })
  const cases = await tx.case.findMany({
    where: {
      unitId: { in: unitIds },
      circular: { casePrefix: { not: prepared.row.casePrefix } },
      state: { not: 'withdrawn' },
    },
    include: { circular: { omit: { bytes: true } } },
  })
  return [
    ...recorded.map((one) => ({ ...one, unitId: today(one.unitId), ref: one.circular })),
    ...cases.map((one) => {
      const draft = draftOf(one.circular)
      const issuedOn = draft.issuedOn ?? draft.publishedOn ?? one.openedAt.toISOString().slice(0, 10)
      const { indicator, problem } = one
      return {
        ref: one.no,
        circular: one.circular.title,
        issuedOn,
        unitId: today(one.unitId),
        account: one.accountName,
        indicator,
        problem,
      }
    }),
  ]
}

/** The ended case that a person makes a new one of. */
export const takenUp = (no: string, circular: string, issuedOn: Day): RepeatLink => ({
  ref: no,
  circular,
  issuedOn,
  kind: 'taken-up',
})

const statedCase = (draft: Draft, finding: DraftFinding) =>
  draft.repeatCases.find((one) => one.unit === finding.unit && (one.account ?? null) === finding.account)

/** What the paper itself says was circulated before. */
function statedRepeats(draft: Draft, finding: DraftFinding): RepeatLink[] {
  const before = statedCase(draft, finding)?.history.filter((one) => /通报/.test(one.event)) ?? []
  return before.map((one) => ({ ref: one.when, circular: `${one.when}通报`, issuedOn: '', kind: 'same-account' }))
}

function statedBasis(draft: Draft, finding: DraftFinding): string | null {
  const stated = statedCase(draft, finding)
  if (stated === undefined || stated.history.length === 0) return null
  return `本通报载明:${stated.history.map((one) => `${one.when}${one.event}`).join(';')}。`
}
