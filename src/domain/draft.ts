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
  /** A person took it out before publishing; it keeps its place, so that no case number shifts. Never set by reading. */
  struck?: Struck
}

export interface Struck {
  /** userid */
  by: string
  reason: string
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
  /** File of the annex that names them, handed in later. Never set by reading. */
  answeredBy?: string
}

export interface LastPeriodRecheck {
  period: Period | null
  result: string
  fixed?: number | null
  notFixed?: number | null
  notReported?: number | null
  /** How many were looked at again, where printed. */
  checked?: number | null
  names?: string[]
  /** Those the paper names, each with what became of it; the rest stays a count. */
  entries?: RecheckEntry[]
}

/** `fixed`: put right; `notFixed`: not; `notReported`: put right or not, the asked-for report did not come. */
export interface RecheckEntry {
  /** Account, site or unit, as printed. */
  name: string
  platform: string | null
  unit: string | null
  result: 'fixed' | 'notFixed' | 'notReported'
}

export type ProvenanceKind = 'exact' | 'normalised' | 'inferred'
/** In files of text (.txt, .html, .csv). `start`/`end`: byte offsets in the original file; `text`: what stands there. */
export interface BytePlace {
  start: number
  end: number
  text: string
  kind: ProvenanceKind
  /** The file it stands in where that is not the circular's own: an annex handed in later. */
  file?: string
}
/** In files that are not text themselves (.docx, .xlsx, .pdf); null where the kind of file has none. */
export interface CellPlace {
  /** Sheet name, `正文` or `表1`, `表2` …. */
  part: string
  /** 1-based row of the sheet or table; of 正文 the paragraph (.docx) or the line of its page (.pdf). */
  row: number | null
  /** 1-based column of the sheet or table. */
  column: number | null
  /** 1-based page of a PDF. */
  page: number | null
  text: string
  kind: ProvenanceKind
  /** As of a BytePlace. */
  file?: string
}
/** Where something stands in the file, whatever became of it. */
export type Place = Omit<BytePlace, 'kind'> | Omit<CellPlace, 'kind'>
/** Something taken out of the text before it was read, and why. */
export type Quarantined = (Omit<BytePlace, 'kind' | 'text'> | Omit<CellPlace, 'kind'>) & { reason: string }
/** A named person's word instead of the paper's: `text` is what they put down. Never made by reading. */
export interface TypedSource {
  kind: 'typed'
  /** userid */
  by: string
  /** ISO 8601 */
  at: string
  text: string
}
/** Where a value comes from: a place of the paper, or a named person (promise 9). */
export type Provenance = BytePlace | CellPlace | TypedSource

export type CheckLevel = 'info' | 'warn' | 'block'
export interface Check {
  /** Stable code, e.g. `deadline-year-inferred`. */
  code: string
  level: CheckLevel
  /** One clear sentence in Chinese. */
  message: string
  /** JSON pointer into the draft, or a place in words; null for the whole paper. */
  where: string | null
  /** userid of who settled it by a correction. Never set by reading. */
  settledBy?: string
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
  /** What was taken out as web rubbish or was hidden, and why. */
  quarantine: Quarantined[]
}
