// Repeats over the life of an account, not of a row: the same account with the same indicator, or an account that was
// cancelled and stands open again. An exact match is linked; names that merely look alike never are.
import { addDays, type Day } from './day.js'
import type { Policy } from './policy.js'

export interface PastFinding {
  /** Case number, or the circular's name where duban did not follow it. */
  ref: string
  circular: string
  issuedOn: Day
  unitId: string
  account: string | null
  indicator: string | null
  problem: string
}

export interface RepeatLink {
  ref: string
  circular: string
  issuedOn: Day
  /** `taken-up`: a person made this case of an ended one (found not fixed, or listed again). */
  kind: 'same-account' | 'same-subject' | 'reopened' | 'taken-up'
}

/** The earlier circulars a case repeats; that a person took up an ended case again is no circular of its own. */
export const circulatedBefore = (links: readonly RepeatLink[]): string[] => [
  ...new Set(links.flatMap((link) => (link.kind === 'taken-up' ? [] : [link.circular]))),
]

export interface RepeatSubject {
  unitId: string
  account: string | null
  /** Other names the account bears or bore in the registry. */
  otherNames?: readonly string[]
  indicator: string | null
  problem: string
  /** Day the account was reported cancelled, if it was. */
  cancelledOn: Day | null
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s"'“”‘’「」]/g, '')

const sameProblem = (a: { indicator: string | null; problem: string }, b: typeof a): boolean =>
  a.indicator !== null && b.indicator !== null ? a.indicator === b.indicator : plain(a.problem) === plain(b.problem)

/** Earlier findings this one repeats, oldest first; only those issued before `issuedOn`. */
export function repeatsOf(subject: RepeatSubject, past: readonly PastFinding[], issuedOn: Day): RepeatLink[] {
  const reopened = subject.cancelledOn !== null && subject.cancelledOn < issuedOn
  const names = new Set([subject.account ?? '', ...(subject.otherNames ?? [])].map(plain))
  const links: RepeatLink[] = []
  for (const earlier of past) {
    if (earlier.issuedOn >= issuedOn || earlier.unitId !== subject.unitId) continue
    const { ref, circular, issuedOn: on } = earlier
    const sameAccount = subject.account !== null && earlier.account !== null && names.has(plain(earlier.account))
    if (sameAccount && sameProblem(subject, earlier)) links.push({ ref, circular, issuedOn: on, kind: 'same-account' })
    else if (sameAccount && reopened) links.push({ ref, circular, issuedOn: on, kind: 'reopened' })
    else if (subject.account === null && earlier.account === null && sameProblem(subject, earlier))
      links.push({ ref, circular, issuedOn: on, kind: 'same-subject' })
  }
  return links.sort((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.ref.localeCompare(b.ref))
}

/**
 * Why a talk is to be proposed at publishing, in words; null if it is not.
 * Basis: design.md §4 (default rule: circulated `times` within `quarters` before this one, or cancelled and opened again).
 */
export function talkBasisOf(
  subject: RepeatSubject,
  links: readonly RepeatLink[],
  issuedOn: Day,
  policy: Policy,
): string | null {
  const since = addDays(issuedOn, -Math.round(policy.repeat.quarters * 91.3125))
  const within = new Set(links.filter((link) => link.issuedOn >= since).map((link) => link.circular))
  const reasons: string[] = []
  if (within.size >= policy.repeat.times)
    reasons.push(`此前${policy.repeat.quarters}个季度内已被通报${within.size}次(${[...within].join('、')})`)
  if (subject.cancelledOn !== null && subject.cancelledOn < issuedOn && subject.account !== null)
    reasons.push(`账号“${subject.account}”登记于${subject.cancelledOn}已注销,本次检查发现又在使用`)
  return reasons.length === 0 ? null : `${reasons.join(';')}。`
}
