// Opens cases from drafted findings: the row, its first event, and the account it is about. Used at publishing and where a
// person takes up an ended case again.
import { newId } from '../base/ids.js'
import type { DraftDeadline } from '../domain/draft.js'
import { columnsOf, type NewCase } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { heldFromTheStart, standingFreezes } from '../store/freezes.js'
import { toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import type { DraftedCase } from './prepare-circular.js'

/** Who opened a case and from what: the system at publishing, a person who hands in a ledger. */
export type Opened = (one: DraftedCase) => { by: string; details: unknown }

const byTheSystem: Opened = () => ({ by: 'system', details: {} })

/** Writes the cases with their first event. `deadline`: the one the circular prints, for the words of it. */
export async function openCases(
  tx: Tx,
  deadline: DraftDeadline | null,
  drafted: readonly DraftedCase[],
  openedBy: Opened = byTheSystem,
): Promise<void> {
  const rows: NewCase[] = []
  const opened = new Map<string, string>()
  const { version: policyVersion } = (await readPolicies(tx)).current
  const freezes = await standingFreezes(tx)
  for (const one of drafted) {
    const { finding, accountId } = one.resolved
    const facts = heldFromTheStart(freezes, one.facts)
    const account = accountId ?? (await seenAccount(tx, facts.unitId, finding.account, finding.platform, opened))
    rows.push({
      ...columnsOf(facts, facts.openedAt),
      no: facts.no,
      circularId: facts.circularId,
      seq: one.seq,
      unitId: facts.unitId,
      supervisorId: facts.supervisorId,
      accountId: account,
      accountName: finding.account,
      platform: finding.platform,
      site: finding.site,
      documentNumber: finding.document?.number ?? finding.document?.title ?? null,
      problem: finding.problem,
      indicator: finding.indicator,
      veto: finding.veto === null ? 'unsaid' : finding.veto ? 'yes' : 'no',
      severity: finding.severity,
      source: finding.source,
      provenance: toJson(one.places),
      policyVersion,
      openedAt: facts.openedAt,
      deadlineBase:
        facts.deadline.kind === 'from-receipt'
          ? 'receipt-date'
          : facts.deadline.kind === 'none'
            ? 'none'
            : (deadline?.base ?? 'absolute'),
      deadlineDays: facts.deadline.kind === 'from-receipt' ? facts.deadline.count : null,
      deadlineUnit: facts.deadline.kind === 'from-receipt' ? facts.deadline.unit : null,
      deadlineText: deadline?.text || null,
      repeats: toJson(one.repeats),
      version: 0,
    })
  }
  await tx.case.createMany({ data: rows })
  await tx.caseEvent.createMany({
    data: drafted.map((one) => {
      const { no, openedAt } = one.facts
      const { by, details } = openedBy(one)
      return { id: `${no}-0`, caseNo: no, seq: 0, type: 'opened', at: openedAt, by, details: toJson(details) }
    }),
  })
}

/** An account the registry did not know becomes known by being inspected, so that the next circular finds it. */
async function seenAccount(
  tx: Tx,
  unitId: string,
  name: string | null,
  platform: string | null,
  opened: Map<string, string>,
): Promise<string | null> {
  if (name === null) return null
  const key = toJson([unitId, name, platform])
  const known = opened.get(key)
  if (known !== undefined) return known
  const where = { name_platform_unitId: { name, platform: platform ?? '未说明', unitId } }
  const { id } = await tx.account.upsert({ where, create: { id: newId(), ...where.name_platform_unitId }, update: {} })
  opened.set(key, id)
  return id
}
