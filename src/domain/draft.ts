// The draft of a circular: what a careful reader takes out of the paper, each value with the place it came from.
// `intake/` makes drafts; people confirm them; publishing turns their findings into cases. Keys as in the contract §4.
import type { Day } from './day.js'

export interface Period {
  year: number
  quarter?: number
  month?: number
  half?: number
  /** n-th check of the year or quarter, where the paper counts that way. */
  batch?: number
}

export type DeadlineBase = 'absolute' | 'issue-date' | 'receipt-date'

export interface DraftDeadline {
  /** The sentence as printed (cleaned). */
  text: string
  /** Printed or computed day; null where it counts from receipt. */
  date: Day | null
  /** `HH:mm` where an hour is printed. */
  time?: string | null
  base: DeadlineBase
  /** Working days of a relative deadline; null where it counts calendar days or none. */
  workingDays: number | null
  /** Calendar days of a relative deadline counted from receipt (`收到后一周内`). */
  calendarDays?: number | null
  /** What is to be handed in, to whom, in which form. */
  what?: string | null
  recipient?: string | null
  form?: string | null
  /** Which findings it is for, where the paper sets several. */
  appliesTo?: string | null
}

export interface DraftContact {
  name: string
  phone: string | null
  for: string | null
}

export type Severity = 'fail' | 'minor'

export interface DraftFinding {
  /** The responsible unit as printed (cleaned). */
  unit: string | null
  region: string | null
  account: string | null
  platform: string | null
  site: string | null
  /** Column of the site, where the finding is about one. */
  column?: string | null
  /** A document as subject. */
  document?: { number: string | null; title: string | null } | null
  problem: string
  indicator: string | null
  indicatorCandidates?: string[]
  veto: boolean | null
  severity: Severity
  source: 'annex' | 'body'
  rowNo?: number | null
  verdict?: string | null
  /** The paper itself says it was circulated before. */
  repeat?: boolean
  supervisingUnit?: string | null
}

export interface DraftRepeatCase {
  unit: string
  account: string | null
  platform?: string | null
  problem: string
  /** `when` is a day (`2024-03-15`) or a period in the paper's words (`2023年第四季度`). */
  history: { when: string; event: string }[]
}

export interface AnonymousCount {
  problem: string
  count: number | null
  indicator: string | null
  group?: string
  groupCount?: number
  collectiveUnit?: string
}

export interface LastPeriodRecheck {
  period: Period | null
  result: string
  fixed?: number | null
  notFixed?: number | null
  notReported?: number | null
  names?: string[]
}

export type ProvenanceKind = 'exact' | 'normalised' | 'inferred'
/** `start`/`end`: byte offsets in the original file; `text`: what stands there. */
export interface Provenance {
  start: number
  end: number
  text: string
  kind: ProvenanceKind
}

export type CheckLevel = 'info' | 'warn' | 'block'
export interface Check {
  /** Stable code, e.g. `deadline-year-inferred`. */
  code: string
  level: CheckLevel
  /** One clear sentence in Chinese. */
  message: string
  /** JSON pointer into the draft, or a place in words; null for the whole paper. */
  where: string | null
}

export interface Draft {
  title: string | null
  titleRestored?: string
  docNumber: string | null
  issuingOrg: string | null
  issuingOrgRaw?: string
  /** 通报, 函, 通知, 报告 …, or null when it is none of them. */
  kind: string | null
  issuedOn: Day | null
  publishedOn: Day | null
  period: Period | null
  dataWindow: { start: Day | null; end: Day | null } | null
  docSubject: string | null
  addressees: string[]
  deadline: DraftDeadline | null
  deadlines: DraftDeadline[]
  contacts: DraftContact[]
  totals: Record<string, unknown>
  lastPeriodRecheck: LastPeriodRecheck | null
  findings: DraftFinding[]
  repeatCases: DraftRepeatCase[]
  anonymousCounts: AnonymousCount[]
  /** The sentence that threatens the next step (`逾期整改不到位的,将按程序进行约谈`), or null. */
  escalationClause: string | null
  /** JSON pointer → where the value was read. */
  provenance: Record<string, Provenance[]>
  checks: Check[]
  /** What was taken out as web rubbish, and why. */
  quarantine: { start: number; end: number; reason: string }[]
}
