// Problems without a name: `有16个账号…`, `个别网站…`. They stay counts and ask for the annex; units are never guessed.
import type { AnonymousCount } from '../../domain/draft.js'
import { type Indicator, matchIndicator } from '../indicators.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { placesOf, wordsOf } from '../passage.js'
import { mentionsIn } from './mention.js'
import { type Statement, problemStatements } from './statements.js'
import { columnDuties, unitSubject } from './unit-subject.js'

export interface AnonymousRead {
  count: AnonymousCount
  places: Span[]
}

const counted =
  /^(?:共|仍)?(?:其中,?)?(?:本次)?(?:检查|抽查|监测)*(?:发现)?(?:共|仍)?(有)?(\d+)(?:个|家|条)((?:政务新媒体|政府网站|新媒体|网站|账号|单位|部门)?(?:的)?)(?:均|都)?(.*)$/
const vague = /个别|部分|少量|少数|有的|一些|有些|存在(?:擅自|多)/
const collective = /^(各[\u3400-\u9fff]{1,4}(?:区|单位|部门|县|市|镇|街))/

/** The counts of the problem statements, in printed order. */
export function readAnonymousCounts(paper: Paper, subjects: Indicator['subject'][]): AnonymousRead[] {
  const out: AnonymousRead[] = []
  let group: { name: string; count: number } | null = null
  for (const statement of problemStatements(paper)) {
    if (mentionsIn(statement.flat).length > 0 || columnDuties(paper, statement).length > 0) continue
    const numbers = countedIn(statement)
    const whole = /(?:共有?)(\d+)个[^,]*?(?:存在)([^,]{3,16}?)问题/.exec(statement.flat)
    if (
      whole?.[1] !== undefined &&
      whole[2] !== undefined &&
      /其中/.test(paper.prose.flat.slice(statement.end, statement.end + 6))
    ) {
      group = { name: whole[2], count: Number(whole[1]) }
      continue
    }
    const spans =
      numbers.length > 0 ? numbers : unitSubject(statement.flat) === null ? vagueIn(statement, subjects) : []
    for (const { span, count } of spans)
      out.push(asCount(paper, statement, span, count, numbers.length > 0 ? group : null, subjects))
    if (!/^其中/.test(paper.prose.flat.slice(statement.end + 1, statement.end + 4))) group = null
  }
  return out
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
  return {
    count: {
      problem,
      count,
      indicator: matchIndicator(problem, subjectsOf(problem, subjects)).indicator,
      ...(group === null ? {} : { group: group.name, groupCount: group.count }),
      ...(named === undefined ? {} : { collectiveUnit: named }),
    },
    places: placesOf(paper.prose, at),
  }
}

/** The words of a count say what it is about (网站, 账号) better than the paper's title does. */
function subjectsOf(problem: string, subjects: Indicator['subject'][]): Indicator['subject'][] {
  const site = /网站|栏目信息|专栏|稿件/.test(problem)
  const account = /新媒体|账号|公众号|微信|微博/.test(problem)
  if (site && !account) return ['website']
  return account ? ['new-media'] : subjects.length === 0 ? ['website', 'new-media'] : subjects
}

/** `有16个账号“…”,11个账号超过7天未更新`: each clause with a number is one count. */
function countedIn(statement: Statement): { span: Span; count: number }[] {
  const out: { span: Span; count: number }[] = []
  for (const clause of statement.flat.matchAll(/(?:“[^”]*”|[^,“])+/g)) {
    const match = counted.exec(clause[0])
    const rest = match?.[4] ?? ''
    if (match === null || rest.length < 3 || /整改|合格率|^信息/.test(rest)) continue
    const cut = /^(?:存在)?(.*?)(?:\(附件\d*\)|等?问题)?$/.exec(rest)?.[1] ?? rest
    const keepSubject = /^不同程度/.test(rest)
    const start =
      clause.index + (keepSubject ? clause[0].search(/\d/) : clause[0].length - rest.length + rest.indexOf(cut))
    out.push({
      span: { start, end: clause.index + clause[0].length - rest.length + rest.indexOf(cut) + cut.length },
      count: Number(match[2]),
    })
  }
  return out
}

/** `个别…不到位,…存在错别字等`: from the vague subject to the last clause that tells a known problem. */
function vagueIn(statement: Statement, subjects: Indicator['subject'][]): { span: Span; count: null }[] {
  const clauses = [...statement.flat.matchAll(/(?:“[^”]*”|[^,“])+/g)]
  const out: { span: Span; count: null }[] = []
  let start: number | null = collective.test(statement.flat) ? 0 : null
  let end: number | null = null
  const flush = (): void => {
    if (start !== null && end !== null) out.push({ span: { start, end }, count: null })
    end = null
  }
  for (const clause of clauses) {
    const words = clause[0].replace(/^(?:[一二三四五六七八九十]是)/, '')
    const opens = new RegExp(
      `^(?:监测发现|检查发现|检查中发现|仍|还|还有|但|其中|普遍)*(?:存在)?(?:${vague.source})`,
    ).test(words)
    if (opens) {
      flush()
      start = clause.index + (/^(?:监测发现|检查发现|但)/.exec(clause[0])?.[0].length ?? 0)
    }
    const hit = matchIndicator(words, subjectsOf(words, subjects))
    if (start !== null && (hit.indicator !== null || hit.candidates.length > 0)) end = clause.index + clause[0].length
  }
  flush()
  return out
}
