// What a circular says of last period's findings, held against the cases of that period: proposals, and one task about them
// at publishing. Nothing is done by itself (design.md §7).
import type { CaseState, Reported } from '../domain/case.js'
import { circulatedOn } from '../domain/circulated-on.js'
import type { Draft, Period } from '../domain/draft.js'
import { recheckProposals, type RecheckProposal } from '../domain/recheck-proposals.js'
import { draftOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { raiseTask } from '../store/tasks.js'
import type { Prepared } from './prepare-circular.js'

/** What the circular's recheck proposes; none where it has no such section or duban did not follow that period. */
export async function recheckOf(
  tx: Tx,
  { row, draft }: Pick<Prepared, 'row' | 'draft'>,
  now: Date,
): Promise<RecheckProposal[]> {
  if (draft.lastPeriodRecheck === null || row.revisesId !== null) return []
  const prefixes = await earlierPrefixes(tx, draft, row.casePrefix, now)
  const cases = await tx.case.findMany({
    where: { circular: { casePrefix: { in: prefixes } } },
    include: { unit: true },
    orderBy: { no: 'asc' },
  })
  const later = await tx.case.findMany({
    where: { repeats: { contains: '"taken-up"' } },
    select: { no: true, repeats: true },
  })
  const successors = new Map(
    later.flatMap((one) => takenUpBy(one.repeats).map((ref): [string, string] => [ref, one.no])),
  )
  return recheckProposals(
    draft.lastPeriodRecheck,
    cases.map((one) => ({
      no: one.no,
      units: [one.unit.name, ...fromJson<string[]>(one.unit.aliases, [])],
      account: one.accountName,
      platform: one.platform,
      site: one.site,
      problem: one.problem,
      state: one.state as CaseState,
      reported: one.reported as Reported,
      takenUpAs: successors.get(one.no) ?? null,
    })),
  )
}

const takenUpBy = (repeats: string): string[] =>
  fromJson<{ ref: string; kind: string }[]>(repeats, []).flatMap((link) => (link.kind === 'taken-up' ? [link.ref] : []))

const samePeriod = (a: Period, b: Period): boolean =>
  a.year === b.year && a.quarter === b.quarter && a.month === b.month && a.half === b.half

/** Published circulars of the period it names, else the last one before it; those about the same subject where that shows. */
async function earlierPrefixes(tx: Tx, draft: Draft, own: string, now: Date): Promise<string[]> {
  const rows = await tx.circular.findMany({
    where: { state: 'published', revisesId: null, casePrefix: { not: own } },
    omit: { bytes: true },
  })
  const day = circulatedOn(draft, now)
  const earlier = rows
    .map((row) => ({
      prefix: row.casePrefix,
      draft: draftOf(row),
      on: circulatedOn(draftOf(row), row.publishedAt ?? now),
    }))
    .filter((one) => one.on < day)
    .sort((a, b) => b.on.localeCompare(a.on))
  const period = draft.lastPeriodRecheck?.period ?? null
  const fits =
    period === null
      ? earlier
      : earlier.filter((one) => one.draft.period !== null && samePeriod(one.draft.period, period))
  const alike = fits.filter((one) => one.draft.docSubject === draft.docSubject)
  const chosen = alike.length > 0 ? alike : fits
  return (period === null ? chosen.slice(0, 1) : chosen).map((one) => one.prefix)
}

/** At publishing: one task for the office that lists what the recheck proposes. Nothing is done by itself. */
export async function taskForRecheck(tx: Tx, prepared: Prepared, now: Date): Promise<void> {
  const proposals = (await recheckOf(tx, prepared, now)).filter((one) => one.act !== 'stays')
  if (proposals.length === 0) return
  const { code, id } = prepared.row
  const listed = proposals.slice(0, 20).map((one) => `${one.n}. ${one.text}`)
  const more = proposals.length > listed.length ? `等${proposals.length}条` : ''
  const text = `${code}通报了上期问题的复查情况,请用 circular recheck ${code} 逐条办理:${listed.join(' ')}${more}`
  await raiseTask(tx, { key: recheckTaskKey(id), kind: 'recheck', text, caseNos: [], assignee: null, at: now })
}

/** Key of the one task about a circular's recheck. */
export const recheckTaskKey = (circularId: string): string => `recheck/${circularId}`
