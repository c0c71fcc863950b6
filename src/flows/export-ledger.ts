// The ledger (整改台账) as rows: what every case is now, how often its unit was reminded, how far it was escalated.
import { type CaseState, clockStopped, type Fixed, type Reported } from '../domain/case.js'
import { isoOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { escalationOf, type LedgerRow, reminderRules } from '../domain/ledger.js'
import type { RepeatLink } from '../domain/repeat.js'
import type { TalkState } from '../domain/talk.js'
import { type CaseRow, factsOf } from '../store/cases.js'
import type { Prisma, Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import type { FlowContext } from './context.js'

/** All cases, or those of one circular (id or code), by number. */
export const exportLedger = (context: FlowContext, circular: string | null, now: Date): Promise<LedgerRow[]> =>
  exported(
    context,
    circular === null ? {} : { circular: { OR: [{ id: circular }, { code: circular.toUpperCase() }] } },
    null,
    now,
  )

/** These cases, by number. */
export const exportCases = (context: FlowContext, nos: readonly string[], now: Date): Promise<LedgerRow[]> =>
  exported(context, { no: { in: [...nos] } }, nos, now)

async function exported(
  context: FlowContext,
  where: Prisma.CaseWhereInput,
  nos: readonly string[] | null,
  now: Date,
): Promise<LedgerRow[]> {
  const tx = context.store.read
  const rows = await tx.case.findMany({
    where,
    include: { unit: true, circular: { select: { title: true, code: true } } },
    orderBy: { no: 'asc' },
  })
  const sent = await sentRules(tx, nos)
  const talks = await talksByCase(tx)
  return rows.map((row) =>
    ledgerRow(context, row, row.circular.title, sent.get(row.no) ?? [], talks.get(row.no) ?? null, now),
  )
}

function ledgerRow(
  context: FlowContext,
  row: CaseRow,
  circular: string,
  rules: readonly { rule: string; messageId: string | null }[],
  talk: TalkState | null,
  now: Date,
): LedgerRow {
  const facts = factsOf(row)
  const at = (instant: Date | null): string | null => (instant === null ? null : isoOf(instant))
  const reminders = new Set(rules.filter((one) => reminderRules.includes(one.rule)).map((one) => one.messageId))
  return {
    caseNo: row.no,
    circular,
    unit: row.unit.name,
    account: row.accountName,
    platform: row.platform,
    site: row.site,
    problem: row.problem,
    indicator: row.indicator,
    veto: row.veto === 'unsaid' ? null : row.veto === 'yes',
    severity: facts.severity,
    state: row.state as CaseState,
    fixed: row.fixed as Fixed,
    reported: row.reported as Reported,
    dueOn: row.dueOn,
    overdueWorkdays: clockStopped(facts) ? 0 : overdueWorkdays(context.calendar, facts.deadline, now),
    acknowledgedAt: at(row.acknowledgedAt),
    repliedAt: at(row.repliedAt),
    closedAt: at(row.closedAt),
    reminders: reminders.size,
    escalation: escalationOf(new Set(rules.map((one) => one.rule)), talk),
    talk,
    repeatOf: fromJson<RepeatLink[]>(row.repeats, []).map((link) => link.ref),
  }
}

/** What was sent about each case; `nos` null = about any. */
async function sentRules(
  tx: Tx,
  nos: readonly string[] | null,
): Promise<Map<string, { rule: string; messageId: string | null }[]>> {
  const rows = await tx.obligation.findMany({
    where: { outcome: 'sent', messageId: { not: null }, ...(nos === null ? {} : { subjectId: { in: [...nos] } }) },
    select: { subjectId: true, rule: true, messageId: true, dueAt: true, userid: true },
  })
  const byCase = new Map<string, { rule: string; messageId: string | null }[]>()
  for (const { subjectId, rule, messageId, dueAt, userid } of rows) {
    // One overdue notice to liaison, deputy and leader is one reminder of the unit; the same message twice is one.
    const same = rule === 'overdue' ? `${rule}/${dueAt.toISOString()}` : (messageId ?? userid)
    byCase.set(subjectId, [...(byCase.get(subjectId) ?? []), { rule, messageId: same }])
  }
  return byCase
}

/** The latest talk about each case. */
async function talksByCase(tx: Tx): Promise<Map<string, TalkState>> {
  const talks = await tx.talk.findMany({ orderBy: { proposedAt: 'asc' } })
  return new Map(
    talks.flatMap((talk) => fromJson<string[]>(talk.caseNos, []).map((no) => [no, talk.state as TalkState])),
  )
}
