// Which indicator a problem's words obey where no phrase of indicators.yaml fits: for each indicator what must be said, not
// in which words. Asked only after the phrases. The rules themselves stand beside it, by subject.
import type { Indicator } from './indicators.js'
import { accountRules } from './wording-of-accounts.js'
import { siteRules } from './wording-of-sites.js'
import type { Bounds, Rule } from './wording-words.js'

interface WordingRule extends Bounds {
  code: string
  says: RegExp
}

const ruleOf = ([code, says, bounds]: Rule): WordingRule => ({ code, says: new RegExp(says), ...bounds })
const rules: Record<Indicator['subject'], WordingRule[]> = {
  website: siteRules.map(ruleOf),
  'new-media': accountRules.map(ruleOf),
}

/** The first rule of each subject that the words obey, in the order of the table: the graver and narrower before the wider. */
export function ruledCodes(words: string, subjects: Indicator['subject'][]): string[] {
  return subjects.flatMap((subject) => rules[subject].find((rule) => obeys(words, rule))?.code ?? [])
}

/** The veto whose printed number of columns reaches its threshold; such a number says more than any phrase. */
export const countedCode = (words: string): string | null =>
  rules.website.find((rule) => rule.from !== undefined && obeys(words, rule))?.code ?? null

function obeys(words: string, { says, from, below }: WordingRule): boolean {
  const match = says.exec(words)
  if (match === null) return false
  const n = Number(match.groups?.n ?? match.groups?.n2 ?? match.groups?.n3 ?? Number.NaN)
  if (from !== undefined) return n >= from
  return below === undefined || n < below
}
