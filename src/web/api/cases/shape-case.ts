// Rows and pages of cases in the shape the calls name.
import type { z } from 'zod'
import { dayOf, isoOf } from '../../../domain/day.js'
import type { CasePage } from '../../../flows/case-page.js'
import type { LedgerAsked, LedgerEntry } from '../../../flows/read-ledger.js'
import type { casePage, ledgerFilters, ledgerLine, waitingKinds } from './calls.js'

/** The filters of an address as the flow asks them. */
export const askedOf = (filters: z.output<typeof ledgerFilters>): LedgerAsked => ({
  circularId: filters.circular ?? null,
  unitId: filters.unit ?? null,
  state: filters.state ?? null,
  late: filters.late === '1',
  dueDays: filters.due ?? null,
  waiting: filters.waits ?? null,
  severity: filters.severity ?? null,
  text: filters.q ?? null,
})

export const lineOf = ({ row, facts, overdueWorkdays, repeatOf }: LedgerEntry): z.input<typeof ledgerLine> => ({
  no: row.no,
  version: row.version,
  circular: row.circular.code,
  unitId: row.unitId,
  unit: row.unit.name,
  account: row.accountName,
  platform: row.platform,
  site: row.site,
  problem: row.problem,
  severity: facts.severity,
  state: facts.state,
  waitingFor: facts.waiting?.for ?? null,
  frozen: facts.frozen !== null,
  dueOn: row.dueOn,
  overdueWorkdays,
  reported: facts.reported,
  repeated: repeatOf.length > 0,
})

export function pageOf(page: CasePage, indicatorName: (code: string) => string, now: Date): z.input<typeof casePage> {
  const { row, facts, story, repeats } = page
  const line = lineOf({
    row: { ...row, circular: { code: story.circular.code } },
    facts,
    overdueWorkdays: story.overdueWorkdays,
    repeatOf: repeats.map((link) => link.ref),
  })
  return {
    ...line,
    round: row.round,
    fixed: facts.fixed,
    documentNumber: row.documentNumber,
    indicator: row.indicator === null ? null : indicatorName(row.indicator),
    veto: row.veto as z.input<typeof casePage>['veto'],
    supervisor: page.supervisor,
    circularId: row.circularId,
    circularTitle: story.circular.title,
    dueTime: row.dueTime,
    outside: row.outside,
    waitingSince: facts.waiting === null ? null : isoOf(facts.waiting.since),
    asked: page.asked,
    blocked: facts.blocked === null ? null : { reason: facts.blocked.reason, checkInOn: facts.blocked.checkInOn },
    frozenUntil: facts.frozen?.reviewOn ?? null,
    sources: story.sources,
    deadline: story.deadline,
    stops: story.stops,
    timeline: page.timeline,
    repeats: repeats.map(({ ref, circular, issuedOn, kind }) => ({ ref, circular, issuedOn, kind })),
    openRepeats: page.openRepeats,
    evidence: page.evidence.map((one) => ({ ...one, state: one.state as 'owed' | 'kept' | 'lost' })),
    submissions: page.submissions.map((one) => ({ ...one, kind: one.kind as z.input<typeof waitingKinds> })),
    reports: page.reports,
    talks: page.talks,
    acts: page.acts,
    today: dayOf(now),
  }
}
