// Sentences that name the problem first and then whom it concerns: `更新为零的单位:甲局、乙镇`, `没有自查,如“甲”、“乙”等`,
// `存在错别字(“甲”、“乙”)`, `个别部门不落实安排,有甲局和乙局`. The list must reach the sentence's end.
import { tellsFault } from '../fault.js'
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
  /(?:\(\d+[个家]\)|的?(?:有)?\d+[个家]):/g,
  new RegExp(`(?<=不合格(?:的)?${kinds}?(?:\\d+[个家])?,?)(?:分别)?[为是有]?:?(?=[“\u3400-\u9fff])`, 'g'),
  /(?<![局委办镇乡厅会心]):/g,
  /(?<=\d[个家家次]?),?(?:分别)?(?:是|为|有)?:/g,
  /\((?=“)/g,
  /(?:问题|情况)(?:主要)?(?:涉及|出现在|集中在)/g,
  /的(?:还|另)有:?(?=“)/g,
]
/** What may stand behind the list. */
const rest = /^(?:等)?(?:\d+[个家])?(?:账号|网站|单位|部门|公众号)?\)?$/
/** Clauses of totals in front of the one that tells the problem. */
const numbers = /\d+[个家]/
const vague = new RegExp(
  `^(?:[\\u3400-\\u9fff]{1,6}[县市区州旗](?=\\d+[个家]))?(?:但|仍|还|仍有|有|另有|其中,?|经查,?|发现)*(?:(?:个别|部分|少数|少量|一些|有的|有些|\\d+[个家])${kinds}(?:均|都|仍)?|个别|少数|一些|有的|有些)(?=.{3})`,
)
/** Words that count or sum up at the end of the problem. */
const tail = /(?:的?(?:问题|情况|情形|现象))?(?:的)?(?:有|共|共有)?[(]?(?:共)?(?:\d+[个家处])?[)]?$/

/** The reading of a statement that names its subjects last; null when it does not. */
export function reversed(flat: string): Reversed | null {
  for (const link of links) {
    for (const match of flat.matchAll(link)) {
      if (match.index < 3) continue
      const list = subjectsAt(flat, match.index + match[0].length)
      if (list === null || !rest.test(flat.slice(list.end))) continue
      if (list.subjects.every(({ told }) => told !== undefined))
        return { problem: { start: 0, end: 0 }, subjects: list.subjects }
      const problem = problemBefore(flat, match.index)
      if (problem === null || !tellsFault(flat.slice(problem.start, problem.end), ['website', 'new-media'])) continue
      const host = subjectsAt(flat, problem.start)
      const [site] = host?.subjects ?? []
      if (host === null || site === undefined || site.site === null || host.subjects.length > 1)
        return { problem, subjects: list.subjects }
      return onSite(flat, problem, host.end, site, list.subjects)
    }
  }
  return null
}

/** The words in front of the link, without vague subjects, clauses of totals and counts. */
function problemBefore(flat: string, end: number): Span | null {
  const start = vague.exec(flat)?.[0].length ?? 0
  if (end - start < 3) return null
  const clause = flat.lastIndexOf(',', end - 1) + 1
  const first =
    clause > start && !/[(“]/.test(flat.slice(start, clause)) && numbers.test(flat.slice(start, clause))
      ? clause
      : start
  const count = tail.exec(flat.slice(Math.max(0, end - 24), end))?.[0].length ?? 0
  const quoted = /^存在“[^“”]{3,40}”$/.test(flat.slice(first, end - count))
  if (quoted) return { start: first + 3, end: end - count - 1 }
  return end - count - first < 3 ? null : { start: first, end: end - count }
}

/** `县政府网站发布量为零的单位:甲局、乙镇`: the site in front is where those units have the problem. */
function onSite(
  flat: string,
  problem: Span,
  from: number,
  { site, unit, start }: Subject,
  subjects: Subject[],
): Reversed | null {
  if (problem.end - from < 3 || site === null) return null
  const whole = { start: unit === null ? site.start : start, end: site.end }
  const lead = /^[的,:]*/.exec(flat.slice(from))?.[0].length ?? 0
  return {
    problem: { start: from + lead, end: problem.end },
    subjects: subjects.map((one) => (one.site === null && one.name === null ? { ...one, site: whole } : one)),
  }
}
