// What a careful person reads out of a circular, as the gold files beside the fixtures hold it. Rules for writing one are
// those of the seeds' gold; a later reader may name more than one file needs, so most keys may be absent.
import type { DraftFinding } from '../../../src/domain/draft.js'

/** A name in a recheck list: bare, or with what was said of it. */
export type NamedInRecheck = string | { account?: string | null; site?: string | null; unit?: string | null }

export interface GoldRecheck {
  period?: GoldPeriod | null
  result?: string
  checked?: number | null
  fixed?: number | null
  notFixed?: number | null
  fixedNames?: NamedInRecheck[]
  unresolved?: NamedInRecheck[]
  notReported?: NamedInRecheck[] | number | null
}

export interface GoldPeriod {
  year: number
  quarter?: number
  month?: number
  half?: number
  batch?: number
}

export interface GoldDeadline {
  text: string
  date: string | null
  base: string
  workingDays: number | null
  time?: string | null
  /** The day a term counted from the issue date falls on. */
  computed?: string
}

export interface Gold {
  title: string | null
  titleRestored?: string
  docNumber: string | null
  issuingOrg: string | null
  issuingOrgRaw?: string
  issuedOn: string | null
  publishedOn: string | null
  period: GoldPeriod | null
  docSubject: string | null
  deadline: GoldDeadline | null
  contacts: { name: string | null; phone: string | null; for?: string | null }[]
  lastPeriodRecheck?: GoldRecheck | null
  findings: (Omit<DraftFinding, 'rowNo' | 'region'> & { rowNo?: number })[]
  repeatCases: { unit: string | null; account: string | null; history: { when: string }[] }[]
  anonymousCounts: { problem: string; count: number | null }[]
  escalationClause: string | null
  mustNotBeFindings: string[]
}
