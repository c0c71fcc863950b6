// When two findings are the same one: told in the text and in an annex, in a paper and in its corrected version. Equal
// fingerprints are the same; the same subject with other words is for a person, unless both name the same indicator.
import type { DraftFinding } from './draft.js'

/** Raised when the fingerprint is made from other fields, or cleans them differently: only equal versions are compared. */
const fingerprintVersion = 1

type Told = Pick<
  DraftFinding,
  'unit' | 'account' | 'platform' | 'site' | 'column' | 'document' | 'problem' | 'indicator'
>

/** Names without width, blanks and quotes, so that typesetting makes no difference. */
export const plainName = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/[\s"'“”‘’「」『』《》〈〉]/g, '')

const plainProblem = (text: string): string => plainName(text).replace(/[。.;;,,、]+$/, '')

/** What a finding is, as one string; the same in every version of a paper that words it the same. */
export const fingerprintOf = (finding: Told): string =>
  `${fingerprintVersion}:${JSON.stringify([
    plainName(finding.unit),
    plainName(finding.account),
    plainName(finding.platform),
    plainName(finding.site),
    plainName(finding.column),
    plainName(finding.document?.number),
    plainName(finding.document?.title),
    plainProblem(finding.problem),
  ])}`

/** Platforms a paper may call by a wider word: 微信公众号 for 订阅号 and 服务号. */
function samePlatform(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true
  const family = (name: string): string =>
    /订阅号|服务号|公众号|^微信$|政务微信/.test(name) ? 'wechat' : plainName(name).replace(/^新浪|^政务|^今日|号$/g, '')
  return family(a) === family(b)
}

/** `市教育局` and `宝鸡市教育局`: one may be the other's short form. */
const sameOrShort = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && (a.endsWith(b) || b.endsWith(a)))

/** Same account, same site (and column), same document, or, where there is none of these, same unit. */
export function sameSubject(a: Told, b: Told): boolean {
  if (a.account !== null || b.account !== null)
    return a.account !== null && plainName(a.account) === plainName(b.account) && samePlatform(a.platform, b.platform)
  const [one, two] = [a.document, b.document].map((doc) => plainName(doc?.number ?? doc?.title))
  if (one !== '' || two !== '') return one === two
  if (a.column != null && b.column != null && plainName(a.column) !== plainName(b.column)) return false
  if (a.site !== null || b.site !== null)
    return a.site !== null && b.site !== null && sameOrShort(plainName(a.site), plainName(b.site))
  return a.unit !== null && b.unit !== null && sameOrShort(plainName(a.unit), plainName(b.unit))
}

/** Findings with different keys are never of the same subject: long lists are compared key by key. */
export const subjectKey = (told: Pick<Told, 'account'>): string =>
  told.account === null ? '' : plainName(told.account)

/** Values by key, in their order. */
export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

/** Same words, the one within the other, or the same indicator. */
export function sameProblem(a: Told, b: Told): boolean {
  const [one, two] = [plainProblem(a.problem), plainProblem(b.problem)]
  if (one.includes(two) || two.includes(one)) return true
  return a.indicator !== null && a.indicator === b.indicator
}
