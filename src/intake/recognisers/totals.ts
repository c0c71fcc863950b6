// The paper's own sums: how many were inspected, passed, failed, at what rate. They are shown and checked against each
// other and against the annex; contradictions are kept, never repaired (gold rule 14).
import type { Paper } from '../paper.js'
import { bodySpan } from '../paper.js'
import { placesOf, type Read } from '../passage.js'
import { roleAt } from '../sections.js'

export type TotalKey = `${'accounts' | 'sites'}${'Total' | 'Checked' | 'Qualified' | 'Unqualified' | 'PassRate'}`
export type Totals = Partial<Record<TotalKey, Read<number | string>>>

const subjects = /(政务新媒体|新媒体|政务账号|账号|公众号)|(政府网站|门户网站|网站)/g
const unit = '(?:个|家|条)?'
const figures: [string, RegExp][] = [
  [
    'Unqualified',
    new RegExp(
      `(?:不合格|存在突出问题|有突出问题|存在问题|问题账号|问题网站)(?:的)?(?:账号|网站|政务新媒体|新媒体)?(?:有|为|共)?\\s?(\\d+)\\s?(?:个|家)|(\\d+)(?:个|家)(?:账号|网站|政务新媒体|新媒体)?(?:不合格|存在突出问题|存在问题)`,
      'g',
    ),
  ],
  [
    'Qualified',
    new RegExp(
      '(?<!不)合格(?:的)?(?:账号|网站)?(?:有|为)?\\s?(\\d+)\\s?(?:个|家)|(\\d+)(?:个|家)(?:账号|网站)?(?:运行正常|合格)',
      'g',
    ),
  ],
  ['PassRate', /合格率[^\d,。;]{0,6}(\d+(?:\.\d+)?%)/g],
  [
    'Checked',
    new RegExp(
      `(?:抽查|检查|监测|抽检|检测|选取)(?:了)?(?:的)?(?:全[省市县区州]|我[省市县区州])?(?:政务新媒体|政府网站|新媒体|网站|账号|政务|政府)*(?:账号|总计|共计|共)?\\s?(\\d+)(?![\\d年月日.%])\\s?${unit}|(?<=(?:对|检查|抽查|监测)[^。;]{0,40})(\\d+)(?:个|家)(?:政府网站|政务新媒体|网站|新媒体)(?=[^。;合]{0,20}(?:检查|监测|抽查|检测))`,
      'g',
    ),
  ],
  ['Total', new RegExp('(?:共有|在册|开设|备案|登记|现有|纳入|在运行)[^,。;\\d]{0,14}?(\\d+)\\s?(?:个|家)', 'g')],
]

/** Numbers of last period's cases are none of this paper's. */
export const lastTime =
  /(?:通报|发现)的[^,。]{0,20}(?:网站|账号|新媒体|问题)[^。]*(?:整改|复查|复核|注销)|复查|复核|回头看|上(?:一?季度|个?月|期|次)[^,。]{0,6}(?:通报|发现|检查)/

/** Reads the sums of the opening and of the situation sections. */
export function readTotals(paper: Paper, only: 'accounts' | 'sites' | null): Totals {
  const totals: Totals = {}
  const body = bodySpan(paper)
  for (const sentence of paper.prose.flat.slice(body.start, body.end).matchAll(/[^。;\n]+/g)) {
    const at = body.start + sentence.index
    const role = roleAt(paper.sections, at)
    if (role === 'measures' || role === 'praise' || role === 'problems' || role === 'recheck') continue
    if (lastTime.test(sentence[0])) continue
    for (const [name, pattern] of figures) {
      for (const match of sentence[0].matchAll(pattern)) {
        const kind = subjectAt(sentence[0], match.index, match[0]) ?? only
        if (name === 'Unqualified' && !isVerdict(match[0], sentence[0])) continue
        const key = `${kind}${name}` as TotalKey
        const value = match[1] ?? match[2]
        if (kind === null || value === undefined || totals[key] !== undefined) continue
        const start = at + match.index + match[0].indexOf(value)
        totals[key] = {
          value: name === 'PassRate' ? value : Number(value),
          places: placesOf(paper.prose, { start, end: start + value.length }),
        }
      }
    }
  }
  return totals
}

/** `问题账号7个` says failed only beside a pass rate, and not where the failed are told apart (`其中不合格3个`). */
const isVerdict = (matched: string, sentence: string): boolean =>
  /不合格|突出/.test(matched) || (/合格率/.test(sentence) && !/不合格/.test(sentence))

/** The subject named in the match, else the last one before it, else the first of the sentence. */
function subjectAt(sentence: string, index: number, matched: string): 'accounts' | 'sites' | null {
  const kindOf = (match: RegExpMatchArray): 'accounts' | 'sites' => (match[1] === undefined ? 'sites' : 'accounts')
  const inside = [...matched.matchAll(subjects)].pop()
  if (inside !== undefined) return kindOf(inside)
  const around = [...sentence.matchAll(subjects)]
  const before = around.filter((match) => match.index < index).pop()
  const chosen = before ?? around[0]
  return chosen === undefined ? null : kindOf(chosen)
}
