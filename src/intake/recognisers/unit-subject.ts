// Sentences whose subject is a unit, not a quoted account: its site (`市教育局、市资规局网站…`), its nameless account
// (`古保局微信公众号…`), the unit itself, or units each with columns of their own (`分别牵头负责“甲”、“乙”等栏目`).
import type { Span } from '../mapped-text.js'
import { blankItem, type Item } from '../item.js'
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { platform, unitEnding } from '../words.js'
import { problemsIn } from './predicate.js'
import type { Statement } from './statements.js'

export interface UnitSubject {
  units: Span[]
  /** The word 网站 where the finding is about the units' sites. */
  site: Span | null
  predicate: Span
}

const name = `[\\u3400-\\u9fff·()]{1,24}${unitEnding}`
const list = `${name}(?:[、和]${name}){0,20}`
const begins =
  '(?=的?(?:未|没有|无|不|存在|仍|因|普遍|个别|部分|多个|首页|“|发布|公开|栏目|有|一条|办理|答|超|长期|迟|漏|应|未能|擅自|违规|,))'
const siteSubject = new RegExp(`^(?<units>${list})(?:等)?(?:单位|部门)?(?<site>(?:门户|官方)?网站)(?:的|,)?`, 'd')
const nameless = new RegExp(`^(${name})(${platform})(?:账号)?(?:、|和|(?=[^、和]))`, 'di')
const plainSubject = new RegExp(`^(?<units>${list})(?:等(?:\\d+个)?(?:单位|部门))?${begins}`, 'd')
const collective = /^(?:各|全[市县区省州]|有关|相关|部分|个别|少数|一些|多数|大部分|有的|其他|本|该)/

/** The subject of a statement, or null when it names no unit. */
export function unitSubject(flat: string): UnitSubject | null {
  const lead = /^(?:(?:本次|此次)?(?:检查|监测|抽查)?发现,?|经查,?)/.exec(flat)?.[0].length ?? 0
  const text = flat.slice(lead)
  if (collective.test(text)) return null
  const match = siteSubject.exec(text) ?? plainSubject.exec(text)
  const groups = match?.indices?.groups
  const whole = groups?.units
  if (match === null || groups === undefined || whole === undefined) return null
  const span = (pair: [number, number] | undefined): Span | null =>
    pair === undefined ? null : { start: pair[0] + lead, end: pair[1] + lead }
  const units = splitUnits(text.slice(whole[0], whole[1]), whole[0] + lead)
  return units.length === 0
    ? null
    : {
        units,
        site: span(groups.site),
        predicate: { start: lead + match[0].length, end: flat.length },
      }
}

const unitEnd = new RegExp(`${unitEnding}$`)

/** Units of a list. `和` separates only where both sides end like units. */
function splitUnits(text: string, offset: number): Span[] {
  const out: Span[] = []
  let at = 0
  for (const part of text.split('、')) {
    const and = part.indexOf('和')
    const both = and > 2 && unitEnd.test(part.slice(0, and)) && part.length - and > 4
    if (both)
      out.push(
        { start: offset + at, end: offset + at + and },
        { start: offset + at + and + 1, end: offset + at + part.length },
      )
    else out.push({ start: offset + at, end: offset + at + part.length })
    at += part.length + 1
  }
  return out
}

/** `古保局微信公众号、北海镇微博逾期不更新`: accounts known by unit and platform only. */
export function namelessAccounts(flat: string): { accounts: { unit: Span; platform: Span }[]; predicate: Span } | null {
  const accounts: { unit: Span; platform: Span }[] = []
  let at = 0
  for (;;) {
    const pair = nameless.exec(flat.slice(at))?.indices
    if (pair?.[0] === undefined || pair[1] === undefined || pair[2] === undefined) break
    accounts.push({
      unit: { start: at + pair[1][0], end: at + pair[1][1] },
      platform: { start: at + pair[2][0], end: at + pair[2][1] },
    })
    at += pair[0][1]
  }
  return accounts.length === 0 || collective.test(flat)
    ? null
    : { accounts, predicate: { start: at, end: flat.length } }
}

const duty = new RegExp(`^(?<units>${list})分别[\\u3400-\\u9fff]{0,8}?(?<columns>“.+”)等?(?:栏目|专栏|专题)`, 'd')

/** `甲、乙、丙分别负责“一”、“二”“三”、“四”等栏目,内容更新较少`: the n-th unit answers for the n-th columns. */
export function columnDuties(paper: Paper, statement: Statement): Item[] {
  const match = duty.exec(statement.flat)
  const groups = match?.indices?.groups
  if (match === null || groups?.units === undefined || groups.columns === undefined) return []
  const units = splitUnits(statement.flat.slice(...groups.units), groups.units[0] + statement.start)
  const columns = splitColumns(statement.flat.slice(...groups.columns), groups.columns[0] + statement.start)
  const problem = problemsIn(statement.flat, { start: match[0].length, end: statement.flat.length }).problems[0]
  if (problem === undefined || units.length !== columns.length) return []
  const site = siteOfColumns(paper, statement)
  const words = readSpan(paper.prose, { start: problem.start + statement.start, end: problem.end + statement.start })
  return units.map((unit, index) => {
    const column = columns[index]
    return {
      ...blankItem(words, 'body', `body-${statement.start}`),
      unit: readSpan(paper.prose, unit),
      site,
      column: column === undefined ? null : readSpan(paper.prose, column),
    }
  })
}

function splitColumns(text: string, offset: number): Span[] {
  const out: Span[] = []
  let at = 0
  for (const part of text.split(/(?<=”)、/)) {
    out.push({ start: offset + at, end: offset + at + part.length })
    at += part.length + 1
  }
  return out
}

/** Where the columns lie: the site on which the paper says the 专栏 of this section was set up. */
function siteOfColumns(paper: Paper, statement: Statement): Read<string> | null {
  const section = statement.sections[statement.sections.length - 1]
  const before = paper.prose.flat.slice(section?.start ?? 0, statement.start)
  const block = /“[^“”]{2,30}”(?:专栏|专题)/.exec(before)?.[0]
  if (block === undefined) return null
  const setUp = new RegExp(`在([\\u3400-\\u9fff]{2,20}网站)[\\u3400-\\u9fff]{2,4}${block}`, 'd').exec(paper.prose.flat)
  const host = setUp?.indices?.[1]
  const at = (section?.start ?? 0) + before.indexOf(block)
  const column = readSpan(paper.prose, { start: at, end: at + block.length })
  if (host === undefined) return column
  const site = readSpan(paper.prose, { start: host[0], end: host[1] })
  return { value: `${site.value}${column.value}`, places: [...site.places, ...column.places], inferred: true }
}
