// Joins the findings of a circular to what was found before: registry history, earlier cases, and what the paper says
// of itself. Exact links only; the words of a talk's basis come from these facts.
import type { Day } from '../domain/day.js'
import type { Draft, DraftFinding } from '../domain/draft.js'
import { type PastFinding, repeatsOf, type RepeatLink, talkBasisOf } from '../domain/repeat.js'
import { defaultPolicy } from '../domain/policy.js'
import { draftOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { knownAccounts } from '../store/registry.js'
import type { Prepared } from './prepare-circular.js'

export interface Linked {
  repeats: RepeatLink[]
  talkBasis: string | null
}

/** Links by index of the finding. */
export async function linkRepeats(tx: Tx, prepared: Prepared, issuedOn: Day): Promise<Map<number, Linked>> {
  const past = await pastFindings(tx, prepared)
  const accounts = new Map((await knownAccounts(tx)).map((one) => [one.id, one]))
  const links = new Map<number, Linked>()
  for (const { finding, index, unitId, accountId } of prepared.resolved) {
    if (unitId === null) continue
    const account = accountId === null ? undefined : accounts.get(accountId)
    const cancelledOn = account?.status === 'cancelled' ? account.statusOn : null
    const { indicator, problem } = finding
    const subject = { unitId, account: finding.account, indicator, problem, cancelledOn }
    const known = repeatsOf(subject, past, issuedOn)
    const stated = known.length > 0 ? [] : statedRepeats(prepared.draft, finding)
    const basis = talkBasisOf(subject, known, issuedOn, defaultPolicy) ?? statedBasis(prepared.draft, finding)
    links.set(index, { repeats: [...known, ...stated], talkBasis: basis })
  }
  return links
}

async function pastFindings(tx: Tx, prepared: Prepared): Promise<PastFinding[]> {
  const unitIds = [...new Set(prepared.resolved.flatMap((one) => one.unitId ?? []))]
  const recorded = await tx.pastFinding.findMany({ where: { unitId: { in: unitIds } } })
  const cases = await tx.case.findMany({
    where: { unitId: { in: unitIds }, circularId: { not: prepared.row.id }, state: { not: 'withdrawn' } },
    include: { circular: { omit: { bytes: true } } },
  })
  return [
    ...recorded.map((one) => ({ ...one, ref: one.circular })),
    ...cases.map((one) => {
      const draft = draftOf(one.circular)
      const issuedOn = draft.issuedOn ?? draft.publishedOn ?? one.openedAt.toISOString().slice(0, 10)
      const { unitId, indicator, problem } = one
      return {
        ref: one.no,
        circular: one.circular.title,
        issuedOn,
        unitId,
        account: one.accountName,
        indicator,
        problem,
      }
    }),
  ]
}

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
