// Whom a statement names, in printed order: lists of subjects at the beginnings of its clauses, and names with their unit
// or platform further inside (`经查发现某局“某”抖音号…`). What stands between one list and the next is said of the first.
import { matchIndicator } from '../indicators.js'
import { isProblem, tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'
import { platform } from '../words.js'
import { type Subject, subjectsAt } from './subjects.js'

export interface Group extends Span {
  subjects: Subject[]
  /** What is said of them. */
  predicate: Span
}

/** Words at the beginning of a clause that tell how, when and among what something was found. */
const adverbial =
  /^(?:(?:经|据|在|本次|此次|本季度|本月|日常|[^,“。]{2,20})?(?:检查|抽查|监测|巡查|核查|排查|暗访|走访|复核)(?:中|时|期间|结果|情况)*(?:发现|显示|看|表明)[,:]?|从[^,“]{2,12}看,|(?:触及|触发|构成|属于?|判定?为|评定?为|存在)?(?:单项否决|不合格|突出问题)(?:指标|情形|项)?的?(?:政务新媒体|新媒体|账号|网站|公众号)(?:\d+[个家],?)?(?:分别)?[为是有:]+|其中,?|(?:截至|截止|到)[^,“]{2,16},|\d{1,2}月份?,?|(?:政府|部门)?(?:网站|政务新媒体|新媒体|门户网站)方面,|经查,?|经核实,?|另查,?|“[^”]{2,12}”(?:栏目)?方面,|还有|另有|另外,?|此外,?|同时,?|以及|特别是|尤其是|例如|比如|包括|(?:分别)?[为是有](?=“|[\u3400-\u9fff]{2,12}“)|除|[一二三四五]是)+/

const both: ['website', 'new-media'] = ['website', 'new-media']

/** Reads the groups. `certain`: the statement stands where problems are told. */
export function groupsIn(flat: string, certain: boolean): Group[] {
  const found: { subjects: Subject[]; start: number; end: number; clause: number }[] = []
  for (const { at, clause } of startsIn(flat)) {
    const before = found.at(-1)
    if (before !== undefined && at < before.end) continue
    const list = subjectsAt(flat, at)
    if (list === null || !fits(flat, { ...list, at, clause }, before, certain)) continue
    found.push({ subjects: list.subjects, start: at, end: list.end, clause })
  }
  return found.map(({ subjects, start, end }, index) => {
    const next = found[index + 1]
    const until = next === undefined ? flat.length : next.clause > end ? next.clause - 1 : next.start
    return { subjects, start, end, predicate: { start: end, end: Math.max(end, until) } }
  })
}

/** Where subjects may begin, with the beginning of the clause around; where words lead in, what follows them is tried first. */
function startsIn(flat: string): { at: number; clause: number }[] {
  const out: { at: number; clause: number }[] = []
  for (const { start, end } of clausesOf(flat)) {
    const clause = flat.slice(start, end)
    const lead = adverbial.exec(flat.slice(start))?.[0].length ?? 0
    if (lead > 0) out.push({ at: start + lead, clause: start })
    out.push({ at: start, clause: start })
    for (const match of clause.matchAll(inside)) {
      const at = start + match.index
      if (match.index > 0) out.push({ at, clause: start })
    }
  }
  return out
}

/** Names, platforms before names, and units behind words that bring in a unit. */
const inside = new RegExp(`“|${platform}(?=“)|(?<=[、由为是有如及和与对在现属])[\\u3400-\\u9fff]`, 'gi')

/** Pieces between commas, colons and enumeration marks; those inside quotation marks or brackets do not part. */
function clausesOf(flat: string): Span[] {
  const out: Span[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at <= flat.length; at++) {
    const char = flat[at] ?? ','
    if (char === '“' || char === '(') depth++
    else if (char === '”' || char === ')') depth = Math.max(0, depth - 1)
    else if ((depth === 0 || at === flat.length) && /[,:;—-]/.test(char)) {
      if (at > start) out.push({ start, end: at })
      start = at + 1
    }
  }
  return out
}

interface Candidate {
  subjects: Subject[]
  at: number
  end: number
  clause: number
}

function fits(
  flat: string,
  list: Candidate,
  before: { end: number; subjects: Subject[] } | undefined,
  certain: boolean,
): boolean {
  const named = list.subjects.some(({ name }) => name !== null)
  const opens = list.at === list.clause || adverbialEnds(flat, list.clause, list.at)
  const rich = list.subjects.some(isRich)
  if (!opens) {
    if (!named || !rich) return false
    if (/(?:将|把|写成|误为|应为|转载|转发|关注|原|从|于)$/.test(flat.slice(Math.max(0, list.at - 4), list.at)))
      return false
    return before === undefined || before.end <= list.clause
  }
  if (named) {
    if (/^(?:写成|误|错写|应)/.test(flat.slice(list.end))) return false
    if (
      !rich &&
      before?.subjects.some((one) => one.site !== null || (list.subjects.length < 2 && isRich(one))) === true
    )
      return false
    if (rich || list.subjects.some(({ told }) => told !== undefined)) return true
    const predicate = flat.slice(list.end)
    return !predicate.startsWith('的') && matchIndicator(predicate, ['new-media']).indicator !== null
  }
  if (list.subjects.every(({ unit, site, told }) => unit === null && site === null && told === undefined)) return false
  if (before === undefined) return true
  const enumerated = flat[list.at - 1] === '、'
  if (!list.subjects.every((one) => isClear(flat, one, enumerated))) return false
  if (list.subjects.some(({ told }) => told !== undefined)) return true
  const comma = flat.indexOf(',', list.end)
  const clause = flat.slice(list.end, comma < 0 ? flat.length : comma)
  return flat.length - list.end >= 2 && (certain ? tellsFault(clause, both) : isProblem(clause))
}

const isRich = ({ unit, platform: kind, site }: Subject): boolean => unit !== null || kind !== null || site !== null

const adverbialEnds = (flat: string, clause: number, at: number): boolean =>
  (adverbial.exec(flat.slice(clause))?.[0].length ?? 0) === at - clause

/** In the middle of a sentence only a full unit or a whole 网站 begins another saying; behind `、` only a unit. */
function isClear(flat: string, { unit, site }: Subject, enumerated: boolean): boolean {
  if (unit !== null) return !enumerated || unit.end - unit.start >= 3
  return !enumerated && site !== null && flat.slice(site.start, site.end).endsWith('网站')
}
