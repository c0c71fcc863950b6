// Problems without a name: `有16个账号…`, `个别网站…`, `栏目更新不及时`. They stay counts and ask for the annex; units are
// never guessed. A statement from which a named finding was read gives none.
import type { AnonymousCount } from '../../domain/draft.js'
import { type Indicator, matchIndicator } from '../indicators.js'
import { isProblem, tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { placesOf, wordsOf } from '../passage.js'
import { mentionsIn } from './mention.js'
import { type Statement, problemStatements } from './statements.js'
import { numberOf, numeral, platform, unitEnding } from '../words.js'
import { subjectsAt } from './subjects.js'

export interface AnonymousRead {
  count: AnonymousCount
  places: Span[]
  /** The sentence sets it apart from what was named before (`此外,…`). */
  apart: boolean
}

const counted = new RegExp(
  `^(?<lead>(?:截至[^,]{1,12},|全[省市县区州旗]|但|共|仍|另有|还有|尚有|另外?|还|尚|其中,?|此外,?|本次|经?(?:检查|抽查|监测)*(?:中)?(?:还|共)?(?:发现)?|[,:])*(?<has>有)?)(?<n>${numeral})(?:余|多)?(?:个|家|条|件|篇|处|则)(?<who>(?:政务新媒体|政府网站|新媒体|网站|账号|单位|部门|公众号|文件)?(?:的)?)(?:均|都)?(?<rest>.*)$`,
)
const vague = /个别|部分|少量|少数|有的|一些|有些|大部分|多数|存在(?:擅自|多)/
const collective = /^(各[\u3400-\u9fff]{1,4}(?:区|单位|部门|县|市|镇|街))/
/** What a fault leads to, or how it was dealt with, is no fault of its own. */
const consequence = /^(?:严重)?(?:影响|导致|造成|损害|有超期风险|容易|需要?|要反复|应|(?:已|均已|都已)|群众|不需|无需)/

/** The counts of the problem statements, in printed order. `claimed`: starts of statements that gave findings. */
export function readAnonymousCounts(
  paper: Paper,
  subjects: Indicator['subject'][],
  claimed: ReadonlySet<number>,
): AnonymousRead[] {
  const out: AnonymousRead[] = []
  let group: { name: string; count: number } | null = null
  for (const statement of problemStatements(paper)) {
    if (
      statement.aside ||
      /[(]\d+个[)]$/.test(statement.flat) ||
      claimed.has(statement.start) ||
      annexTells(paper, statement) ||
      pointsAtNamed(paper, statement)
    )
      continue
    const whole = /(?:共有?)(\d+)个[^,]*?(?:存在)([^,]{3,16}?)问题/.exec(statement.flat)
    if (
      whole?.[1] !== undefined &&
      whole[2] !== undefined &&
      /其中/.test(paper.prose.flat.slice(statement.end, statement.end + 6))
    ) {
      group = { name: whole[2], count: Number(whole[1]) }
      continue
    }
    const last = concerning(statement)
    const numbers = last.length > 0 ? last : countedIn(statement, group !== null)
    const alone = !namedBeside(paper, statement, claimed)
    const spans = numbers.length > 0 ? numbers : withoutNumbers(statement, subjects, alone)
    const parts = numbers.length > 0 ? (group ?? brokenDown(statement, numbers)) : null
    for (const { span, count } of parts !== null && group === null ? spans.slice(1) : spans) {
      const number = parts === null ? null : new RegExp(`^${numeral}[个家条]`).exec(statement.flat.slice(span.start))
      const start = span.start + (number?.[0].length ?? 0)
      out.push(asCount(paper, statement, { start, end: span.end }, count, parts, subjects))
    }
    if (!/^其中/.test(paper.prose.flat.slice(statement.end + 1, statement.end + 4))) group = null
  }
  return out
}

/** `(见附件2)` where the paper carries such a table: its rows tell the names. */
const annexTells = (paper: Paper, statement: Statement): boolean =>
  paper.tables.length > 0 && /附件\s?\d*\)?$/.test(statement.flat)

const namedList = new RegExp(`[:][^:]*\\((?:[^()]*,)?(?:${platform})`, 'i')
const ownAccount = new RegExp(`^[\\u3400-\\u9fff]{2,20}?${unitEnding}(?:的)?官方(?:${platform})`, 'i')

/** `以上单位…`, `链接失效:甲(微信公众号)、乙(抖音号)`, or a sentence under a heading that is a name: somebody is meant. */
function pointsAtNamed(paper: Paper, { flat, sections, start }: Statement): boolean {
  if (/^(?:以上|上述|这些|该|从[^,]{1,10}看|既有)/.test(flat) || namedList.test(flat) || ownAccount.test(flat))
    return true
  if (/^(?:除[^,]{2,20}外|个别|部分|少数|少量|一些|多数|各)/.test(flat) || besides.test(sentenceBefore(paper, start)))
    return false
  const inner = sections.at(-1)
  const above =
    inner === undefined ? '' : (/^[^。;\n]{0,60}/.exec(paper.prose.flat.slice(inner.headingSpan.start))?.[0] ?? '')
  const line = [
    ...paper.prose.flat.slice(Math.max(0, start - 600), start).matchAll(/(?:^|\n)\[([^\n[\]]{3,24})\](?=\n)/g),
  ].at(-1)
  return isName(above) || (line?.[1] !== undefined && isName(line[1]))
}

const sentenceBefore = ({ prose }: Paper, at: number): string =>
  prose.flat.slice(Math.max(prose.flat.lastIndexOf('。', at), prose.flat.lastIndexOf('\n', at)) + 1, at)

/** A heading that is nothing but a name. */
function isName(heading: string): boolean {
  if (heading.length < 3 || vague.test(heading)) return false
  const list = subjectsAt(heading, 0)
  return list !== null && list.end >= heading.length - 2
}

/** Somebody is named in the same paragraph: what is said there of nobody is said of them. */
function namedBeside(paper: Paper, { start, flat }: Statement, claimed: ReadonlySet<number>): boolean {
  const from = paper.prose.flat.lastIndexOf('\n', start) + 1
  const before = paper.prose.flat.slice(from, start)
  return !vague.test(flat.slice(0, 8)) && /;[^。]*$/.test(before) && [...claimed].some((at) => at >= from && at < start)
}

/** `27个账号更新不及时,其中16个…,11个…`: a number whose parts follow is the group of its parts. */
function brokenDown(
  { flat }: Statement,
  numbers: { span: Span; count: number }[],
): { name: string; count: number } | null {
  const [whole, ...rest] = numbers
  if (whole === undefined || rest.length < 2 || !/^,其中/.test(flat.slice(whole.span.end))) return null
  if (rest.reduce((sum, { count }) => sum + count, 0) !== whole.count) return null
  const words = flat.slice(whole.span.start, whole.span.end).replace(/^\d+[个家条](?:政务新媒体|账号|网站|单位)?/, '')
  return { name: words.replace(/^存在/, ''), count: whole.count }
}

function withoutNumbers(
  statement: Statement,
  subjects: Indicator['subject'][],
  alone: boolean,
): { span: Span; count: null }[] {
  const found = vagueIn(statement, subjects)
  if (!alone) return found
  if (found.length > 0 || !statement.certain || statement.label || vague.test(statement.flat.slice(0, 8))) return found
  if (mentionsIn(statement.flat).length > 0 || subjectsAt(statement.flat, 0) !== null) return []
  return plainIn(statement, subjects)
}

function asCount(
  paper: Paper,
  statement: Statement,
  span: Span,
  count: number | null,
  group: { name: string; count: number } | null,
  subjects: Indicator['subject'][],
): AnonymousRead {
  const at = { start: statement.start + span.start, end: statement.start + span.end }
  const problem = wordsOf(paper.prose, at).replace(/^“([^“”]*)”$/, '$1')
  const named = collective.exec(statement.flat)?.[1]
  // `移动客户端…,有的无法使用`: what 有的 are of stands before.
  const thing = /^有[的些]/.test(problem) ? (kindBefore.exec(statement.flat.slice(0, span.start))?.[0] ?? '') : ''
  const told = `${thing}${problem}`
  return {
    count: {
      problem,
      count,
      indicator: matchIndicator(told, subjectsOf(told, subjects)).indicator,
      ...(group === null ? {} : { group: group.name, groupCount: group.count }),
      ...(named === undefined ? {} : { collectiveUnit: named }),
    },
    places: placesOf(paper.prose, at),
    apart: besides.test(sentenceBefore(paper, at.start)),
  }
}

const kindBefore = /移动客户端|客户端|网站|栏目|账号|公众号|小程序|链接/
const besides = /^\s*(?:[一二三四五六七八九十\d]{1,2}[、.是])?(?:此外|另外|除[^,]{2,20}外)/

/** The words of a count say what it is about (网站, 账号) better than the paper's title does. */
function subjectsOf(problem: string, subjects: Indicator['subject'][]): Indicator['subject'][] {
  const site = /网站|栏目信息|专栏|稿件/.test(problem)
  const account = /新媒体|账号|公众号|微信|微博|客户端|小程序|视频号|抖音/.test(problem)
  if (site && !account) return ['website']
  return account ? ['new-media'] : subjects.length === 0 ? ['website', 'new-media'] : subjects
}

const clausesOf = (flat: string): RegExpExecArray[] => [...flat.matchAll(/(?:“[^”]*”|[^,“])+/g)]

/** `有16个账号“…”,11个账号超过7天未更新`: each clause with a number is one count. */
function countedIn(statement: Statement, grouped: boolean): { span: Span; count: number }[] {
  const out: { span: Span; count: number }[] = []
  for (const clause of clausesOf(statement.flat)) {
    const match = counted.exec(clause[0])
    const rest = match?.groups?.rest ?? ''
    if (
      match === null ||
      rest.length < 3 ||
      /整改|合格|^信息(?!出现|存在|有|中|内容)|^(?:查出|存在|有)?(?:不同程度的?)?(?:突出)?问题/.test(rest)
    )
      continue
    if (!tellsFault(rest, ['website', 'new-media'])) continue
    const cut = /^(?:存在)?(.*?)(?:\(附件\d*\)|等?问题)?$/.exec(rest)?.[1] ?? rest
    // The number opens the sentence: it is the subject of the problem's words and stays with them.
    const opens = match.groups?.has === undefined && !/发现/.test(match.groups?.lead ?? '') && !grouped
    const restAt = clause.index + clause[0].length - rest.length
    const start = opens ? clause.index + (match.groups?.lead?.length ?? 0) : restAt + rest.indexOf(cut)
    out.push({
      span: { start, end: restAt + rest.indexOf(cut) + cut.length },
      count: numberOf(match.groups?.n ?? '') ?? 0,
    })
  }
  // Nothing but commas between a count and further words of the same fault: they belong to it.
  return out.map(({ span, count }, index) => ({
    span: { ...span, end: runOn(statement.flat, span.end, out[index + 1]?.span.start) },
    count,
  }))
}

/** `重要信息转载不及时,涉及8个账号`: the number comes last. */
function concerning(statement: Statement): { span: Span; count: number }[] {
  const match =
    /^(?<told>.{4,60}?),?(?:共|主要)?涉及(?:到)?(?<n>\d+)[个家](?:账号|单位|网站|政务新媒体|部门|公众号|栏目)?$/.exec(
      statement.flat,
    )
  const those =
    /^存在(?<told>[^,]{4,40}?)(?:等)?问题的(?:单位|账号|网站|部门|政务新媒体)(?:共|有|共有)(?<n>\d+)[个家]/.exec(
      statement.flat,
    )
  if (those !== null) return [{ span: { start: 0, end: those[0].length }, count: Number(those.groups?.n) }]
  if (match === null || !tellsFault(match.groups?.told ?? '', ['website', 'new-media'])) return []
  return [{ span: { start: 0, end: statement.flat.length }, count: Number(match.groups?.n) }]
}

/** `54家没有开设渠道,或者栏目设置不合规范`: an alternative belongs to the fault before it. */
function runOn(flat: string, end: number, next: number | undefined): number {
  const more = /^,(?:或者?|以及)[^,]+/.exec(flat.slice(end, next ?? flat.length))
  return more === null ? end : end + more[0].length
}

/** `个别…不到位,…存在错别字等`: from the vague subject to the last clause that tells a fault. */
function vagueIn(statement: Statement, subjects: Indicator['subject'][]): { span: Span; count: null }[] {
  const out: { span: Span; count: null }[] = []
  let start: number | null = collective.test(statement.flat) ? 0 : null
  let end: number | null = null
  const flush = (): void => {
    if (start !== null && end !== null) out.push({ span: { start, end }, count: null })
    end = null
  }
  for (const clause of clausesOf(statement.flat)) {
    const lead =
      /^(?:[一二三四五六七八九十]是|监测发现|检查(?:中)?发现|检查时|但是?|,)*/.exec(clause[0])?.[0].length ?? 0
    const words = clause[0].slice(lead)
    const opens = new RegExp(`^(?:仍|还|还有|其中|普遍)*(?:存在)?(?:${vague.source})`).test(words)
    if (opens) {
      flush()
      start = thought.test(words) ? null : clause.index + lead
    } else if (/^(?:要|请|应)/.test(words)) break
    const certain = statement.certain
    const kinds = subjectsOf(words, subjects)
    const told = certain ? tellsFault(words, kinds) : isProblem(words, kinds)
    if (start !== null && told && !consequence.test(words) && !attitude(words, kinds))
      end = clause.index + clause[0].length
  }
  flush()
  return out
}

/** How somebody thinks or what moved him, and nothing that could be seen. */
const inner =
  /(?:认识|重视|意识|责任心|思想|主动性|积极性|作风|态度|能力|素质)[^,;]{0,8}(?:不|未|欠|差|弱|淡薄|有待|缺)|放任|^(?:由于|究其原因|原因|主要是|归根)/
/** What is thought or not known: never seen from outside, whatever words follow. */
const thought = /认为|可有可无|说不清|看过|一无所知|觉得/
const attitude = (words: string, kinds: Indicator['subject'][]): boolean =>
  thought.test(words) || (inner.test(words) && !isProblem(words, kinds))

/** A fault of the section told of nobody: `栏目空白、更新不及时,办事指南不精准`. */
function plainIn(statement: Statement, subjects: Indicator['subject'][]): { span: Span; count: null }[] {
  const both = subjects.length === 0 ? (['website', 'new-media'] as const).slice() : subjects
  if (!isProblem(statement.flat, both)) return []
  let end = 0
  for (const clause of clausesOf(statement.flat))
    if (tellsFault(clause[0], subjectsOf(clause[0], both)) && !consequence.test(clause[0]))
      end = clause.index + clause[0].length
  return end === 0 ? [] : [{ span: { start: 0, end }, count: null }]
}
