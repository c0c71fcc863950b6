// Compares a draft with the gold reading of a careful person (contract §4: what is compared and how): head fields by
// value, findings as a set, repeat cases by their dates, and no name among the findings that must not be one.
import type { Draft, DraftFinding } from '../../src/domain/draft.js'

export interface Gold {
  [key: string]: unknown
  title: string
  titleRestored?: string
  issuingOrg: string
  issuingOrgRaw?: string
  deadline: { date: string | null; base: string; workingDays: number | null; text: string; computed?: string } | null
  contacts: { name: string; phone: string | null; for: string | null }[]
  lastPeriodRecheck?: Record<string, unknown> | null
  findings: (Omit<DraftFinding, 'rowNo'> & { rowNo?: number })[]
  repeatCases: { unit: string; account: string | null; history: { when: string }[] }[]
  anonymousCounts: { problem: string; count: number | null }[]
  escalationClause: string | null
  mustNotBeFindings: string[]
}

/** What differs, one line each; empty when draft and gold say the same. */
export function differences(draft: Draft, gold: Gold): string[] {
  return [...head(draft, gold), ...findings(draft, gold), ...rest(draft, gold)]
}

const plain = (value: unknown): string => JSON.stringify(value ?? null)

function head(draft: Draft, gold: Gold): string[] {
  const out: string[] = []
  const compare = (name: string, is: unknown, ...wanted: unknown[]): void => {
    if (!wanted.some((one) => plain(is) === plain(one)))
      out.push(`${name}: ${plain(is)} instead of ${wanted.map(plain).join(' or ')}`)
  }
  compare('title', draft.title, gold.title, gold.titleRestored ?? gold.title)
  compare('issuingOrg', draft.issuingOrg, gold.issuingOrg, gold.issuingOrgRaw ?? gold.issuingOrg)
  for (const name of ['docNumber', 'issuedOn', 'publishedOn', 'period', 'docSubject', 'escalationClause'] as const)
    compare(name, draft[name], gold[name])
  compare('deadline?', draft.deadline === null, gold.deadline === null)
  if (draft.deadline !== null && gold.deadline !== null) {
    for (const name of ['base', 'workingDays', 'text'] as const)
      compare(`deadline.${name}`, draft.deadline[name], gold.deadline[name])
    compare('deadline.date', draft.deadline.date, gold.deadline.computed ?? gold.deadline.date)
  }
  const people = (list: Gold['contacts']): unknown =>
    list.map(({ name, phone, for: purpose }) => [name, phone, purpose])
  compare('contacts', people(draft.contacts), people(gold.contacts))
  return out
}

const keys = ['unit', 'account', 'platform', 'site', 'problem', 'indicator', 'veto', 'severity', 'source'] as const

function findingKey(finding: Partial<DraftFinding>): string {
  return `${keys.map((key) => plain(finding[key])).join(' ')} ${plain(finding.document?.number)}`
}

function findings(draft: Draft, gold: Gold): string[] {
  const is = draft.findings.map(findingKey)
  const wanted = gold.findings.map((finding) => findingKey(finding))
  const missing = wanted.filter((key) => !is.includes(key)).map((key) => `missing finding: ${key}`)
  const extra = is.filter((key) => !wanted.includes(key)).map((key) => `extra finding:   ${key}`)
  const counts = is.length === wanted.length ? [] : [`findings: ${is.length} instead of ${wanted.length}`]
  const praised = gold.mustNotBeFindings.filter((name) =>
    draft.findings.some(({ unit, account, site }) => [unit, account, site].includes(name)),
  )
  return [...counts, ...missing.sort(), ...extra.sort(), ...praised.map((name) => `must not be a finding: ${name}`)]
}

function rest(draft: Draft, gold: Gold): string[] {
  const out: string[] = []
  const compare = (name: string, is: unknown, wanted: unknown): void => {
    if (plain(is) !== plain(wanted)) out.push(`${name}: ${plain(is)} instead of ${plain(wanted)}`)
  }
  const counts = (list: Gold['anonymousCounts']): string[] =>
    list.map(({ problem, count }) => `${problem} ${count}`).sort()
  compare('anonymousCounts', counts(draft.anonymousCounts), counts(gold.anonymousCounts))
  const cases = (list: Gold['repeatCases']): unknown =>
    list.map(({ unit, account, history }) => [unit, account, history.map(({ when }) => when)])
  compare('repeatCases', cases(draft.repeatCases), cases(gold.repeatCases))
  const recheck = gold.lastPeriodRecheck ?? null
  if (recheck === null || draft.lastPeriodRecheck === null)
    compare('recheck?', draft.lastPeriodRecheck === null, recheck === null)
  else
    for (const name of ['period', 'result', 'fixed'] as const)
      if (recheck[name] !== undefined) compare(`recheck.${name}`, draft.lastPeriodRecheck[name], recheck[name])
  return out
}
