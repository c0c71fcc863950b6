// The ledger (整改台账): one row per case, as an office keeps it, and the same row for programs (contract §7).
import type { CaseState, Fixed, Reported } from './case.js'
import type { Day } from './day.js'
import type { TalkState } from './talk.js'

export interface LedgerRow {
  caseNo: string
  circular: string
  unit: string
  account: string | null
  platform: string | null
  site: string | null
  problem: string
  indicator: string | null
  veto: boolean | null
  severity: 'fail' | 'minor'
  state: CaseState
  fixed: Fixed
  reported: Reported
  dueOn: Day | null
  /** Working days; 0 if not overdue. */
  overdueWorkdays: number
  /** Instants, ISO 8601 with offset. */
  acknowledgedAt: string | null
  repliedAt: string | null
  closedAt: string | null
  reminders: number
  escalation: 'none' | 'overdue' | 'supervisor' | 'talk'
  talk: TalkState | null
  repeatOf: string[]
}

/** Rules whose message to a unit's contact is a reminder in the sense of 催办次数. */
export const reminderRules = ['remind-before', 'remind-due', 'unsigned-deputy', 'overdue', 'manual']

/** How far the case was escalated, from the rules that were carried out for it. */
export function escalationOf(rules: ReadonlySet<string>, talk: TalkState | null): LedgerRow['escalation'] {
  if (talk !== null && talk !== 'declined' && talk !== 'withdrawn') return 'talk'
  if (rules.has('escalate')) return 'supervisor'
  return rules.has('overdue') ? 'overdue' : 'none'
}

export const vetoName = (veto: boolean | null): string => (veto === null ? '未说明' : veto ? '是' : '否')
export const severityName = { fail: '不合格', minor: '提示' } as const
export const fixedName: Record<Fixed, string> = {
  none: '未反馈',
  claimed: '已反馈',
  accepted: '已整改',
  returned: '退回整改',
}
export const reportedName: Record<Reported, string> = {
  notAsked: '不要求',
  due: '未报',
  received: '已报',
  late: '逾期报',
}
export const escalationName: Record<LedgerRow['escalation'], string> = {
  none: '',
  overdue: '已发逾期通知',
  supervisor: '已告知主管单位',
  talk: '约谈',
}
