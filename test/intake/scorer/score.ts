// Scores a draft against gold: precision and recall over the findings, the same over counts without names, and the share
// of head fields that are right. What differs is kept in words, so that a failing line says why.
import type { Draft, DraftFinding } from '../../../src/domain/draft.js'
import type { Gold } from './gold.js'
import { type Field, headFields } from './head.js'

export interface Matching {
  hits: number
  read: number
  wanted: number
}

export interface Score {
  findings: Matching
  counts: Matching
  head: { right: number; fields: number }
  /** One line each. */
  differences: string[]
}

const keys = ['unit', 'account', 'platform', 'site', 'problem', 'indicator', 'veto', 'severity', 'source'] as const

const findingKey = (finding: Partial<DraftFinding>): string =>
  [...keys.map((key) => JSON.stringify(finding[key] ?? null)), JSON.stringify(finding.document?.number ?? null)].join(
    ' ',
  )

/** Compares everything contract §4 names. */
export function score(draft: Draft, gold: Gold): Score {
  const fields = headFields(draft, gold)
  const findings = match(draft.findings.map(findingKey), gold.findings.map(findingKey), (a, b) => a === b)
  const counts = match(draft.anonymousCounts, gold.anonymousCounts, sameCount)
  return {
    findings: findings.matching,
    counts: counts.matching,
    head: { right: fields.filter(({ right }) => right).length, fields: fields.length },
    differences: [
      ...fields.filter(({ right }) => !right).map(wrongField),
      ...findings.missing.map((key) => `missing finding: ${key}`),
      ...findings.extra.map((key) => `extra finding:   ${key}`),
      ...counts.missing.map(({ problem, count }) => `missing count: ${count} ${problem}`),
      ...counts.extra.map(({ problem, count }) => `extra count:   ${count} ${problem}`),
    ],
  }
}

const wrongField = ({ name, is, wanted }: Field): string =>
  `${name}: ${JSON.stringify(is ?? null)} instead of ${JSON.stringify(wanted ?? null)}`

type Count = Gold['anonymousCounts'][number]

/** Same number, and the same words but for the subject in front (`6个账号的…`) or a consequence behind. */
const sameCount = (is: Count, wanted: Count): boolean =>
  is.count === wanted.count &&
  (is.problem === wanted.problem || is.problem.includes(wanted.problem) || wanted.problem.includes(is.problem))

interface Matched<T> {
  matching: Matching
  missing: T[]
  extra: T[]
}

/** Pairs off two lists, equal ones first come first served. */
function match<T>(is: T[], wanted: T[], same: (a: T, b: T) => boolean): Matched<T> {
  const left = [...is]
  const missing = wanted.filter((one) => {
    const at = left.findIndex((other) => same(other, one))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const hits = wanted.length - missing.length
  return { matching: { hits, read: is.length, wanted: wanted.length }, missing, extra: left }
}

/** Share of what was read that is right; 1 where nothing was read. */
export const precision = ({ hits, read }: Matching): number => (read === 0 ? 1 : hits / read)
/** Share of what is wanted that was read; 1 where nothing is. */
export const recall = ({ hits, wanted }: Matching): number => (wanted === 0 ? 1 : hits / wanted)

/** Harmonic mean; 0 when nothing fits at all. */
export function f1(matching: Matching): number {
  const [p, r] = [precision(matching), recall(matching)]
  return p + r === 0 ? 0 : (2 * p * r) / (p + r)
}

export const headShare = ({ head }: Score): number => head.right / head.fields

export const sum = (list: Matching[]): Matching => ({
  hits: list.reduce((total, one) => total + one.hits, 0),
  read: list.reduce((total, one) => total + one.read, 0),
  wanted: list.reduce((total, one) => total + one.wanted, 0),
})
