// Sentences that name the problem first and then whom it concerns: `更新为零的单位:甲局、乙镇`, `没有自查,如“甲”、“乙”等`,
// `存在错别字(“甲”、“乙”)`, `个别部门不落实安排,有甲局和乙局`. The list must reach the sentence's end.
import type { Span } from '../mapped-text.js'
import { platform } from '../words.js'
import { type Subject, subjectsAt } from './subjects.js'

export interface Reversed {
  problem: Span
  subjects: Subject[]
}

const kinds =
  '(?:单位|部门|账号|网站|政务新媒体|新媒体|微信公众号|公众号|微博|抖音号|乡镇|镇街|街道|乡镇街道|县区|县\\(?市、?区\\)?|地区|栏目)'
/** Between problem and list; the longer wording first. */
const links: RegExp[] = [
  new RegExp(`的(?:主要)?${kinds}?(?:主要)?(?:有|为|是|包括|分别是|分别为)?(?:\\d+[个家])?:`, 'g'),
  new RegExp(`的(?:主要)?${kinds}(?:主要)?(?:有|为|是|包括|分别是|分别为)(?:\\d+[个家],?)?:?`, 'g'),
  new RegExp(`的(?:主要)?(?:有|为|是|包括)(?:\\d+[个家],?)?:?(?=“|[\\u3400-\\u9fff])`, 'g'),
  /[,(](?:主要)?(?:例如|比如|诸如|如|主要是|主要有|主要涉及|涉及|包括|分别是|分别为|具体为|具体是|有|为)[:,]?(?=[“\u3400-\u9fff])/g,
  new RegExp(`:(?=${platform}?“)`, 'gi'),
  /(?<=\d[个家家次]?),?(?:分别)?(?:是|为|有)?:/g,
  /\((?=“)/g,
]
/** What may stand behind the list. */
const rest = /^(?:等)?(?:\d+[个家])?(?:账号|网站|单位|部门|公众号)?\)?$/
/** Clauses of totals in front of the one that tells the problem. */
const numbers = /\d+[个家]/
const vague =
  /^(?:但|仍|还|仍有|有)*(?:个别|部分|少数|少量|一些|有的|有些)(?:账号|网站|单位|部门|政务新媒体|新媒体|公众号|乡镇|县区)?(?=.{3})/

/** The reading of a statement that names its subjects last; null when it does not. */
export function reversed(flat: string): Reversed | null {
  for (const link of links) {
    for (const match of flat.matchAll(link)) {
      if (match.index < 4) continue
      const list = subjectsAt(flat, match.index + match[0].length)
      if (list === null || !rest.test(flat.slice(list.end))) continue
      const start = vague.exec(flat)?.[0].length ?? 0
      if (match.index - start < 3) continue
      const clause = flat.lastIndexOf(',', match.index - 1) + 1
      const first =
        clause > start && !/[(“]/.test(flat.slice(start, clause)) && numbers.test(flat.slice(start, clause))
          ? clause
          : start
      const count = /[(]?(?:共)?\d+[个家][)]?$/.exec(flat.slice(0, match.index))?.[0].length ?? 0
      if (match.index - count - first < 3) continue
      return { problem: { start: first, end: match.index - count }, subjects: list.subjects }
    }
  }
  return null
}
