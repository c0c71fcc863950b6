// Who is said to have which problem, in one statement: quoted accounts, units with or without their sites, one to one
// (分别), problem first and names last, or names alone under a heading that tells the problem. Spans count from the
// statement's start; what stands in a heading before it has a negative start.
import type { Span } from '../mapped-text.js'
import { isProblem, tellsFault } from '../fault.js'
import type { Paper } from '../paper.js'
import { platform } from '../words.js'
import { type Group, groupsIn } from './groups.js'
import { pairedProblems } from './one-to-one.js'
import { problemsIn } from './predicate.js'
import { reversed } from './reversed.js'
import { headingsOver, type Statement } from './statements.js'
import { type Subject, subjectsAt, unitAt } from './subjects.js'

export interface Saying {
  subjects: Subject[]
  /** Every subject has all of them. */
  problems: Span[]
  repeat: boolean
  /** Subjects that it was said to judge as failed; null where it does not pick some out. */
  failed: Span[] | null
}

/** The sayings of a statement; empty when it names nobody. `previous`: the one before it in the same sentence. */
export function sayingsIn(paper: Paper, statement: Statement, previous: Saying[]): Saying[] {
  const { flat } = statement
  const label = labelOf(flat)
  if (label !== null && subjectsAt(flat, label.end) !== null) return ofLabel(paper, statement, label)
  const kind = platformLabel.exec(flat)
  if (kind !== null) return ofPlatform(paper, statement, kind[0].length, kind[1] ?? '')
  const named = namesAlone(paper, statement)
  if (named !== null) return [named]
  const turned = reversed(flat)
  if (turned !== null)
    return turned.subjects.map((one) => ({
      subjects: [one],
      problems: [one.told ?? turned.problem],
      repeat: false,
      failed: null,
    }))
  const groups = groupsIn(flat, statement.certain)
  const told = placedOn(flat, groups).flatMap((group) => ofGroup(paper, statement, group))
  return told.length > 0 ? told : carried(paper, statement, previous)
}

/** `东平市4个:“甲”、“乙”…`, `甲局——“某”…`: the unit or region whose names follow. */
export function labelOf(flat: string): { unit: Span; end: number } | null {
  const region = /^([\u3400-\u9fff]{2,8}(?:市|县|区|州|旗|镇|乡|街道))(?:\d+[个家])?:/.exec(flat)
  if (region?.[1] !== undefined) return { unit: { start: 0, end: region[1].length }, end: region[0].length }
  const unit = unitAt(flat, 0)
  const mark = unit === null ? null : /^(?:(?:\d+[个家])?:|[—-]+)/.exec(flat.slice(unit.end))
  return unit === null || mark === null ? null : { unit, end: unit.end + mark[0].length }
}

/** What follows a label is said of its unit; names without a unit have it for one (gold rule 5). */
function ofLabel(paper: Paper, statement: Statement, label: { unit: Span; end: number }): Saying[] {
  const rest = { ...statement, flat: statement.flat.slice(label.end), start: statement.start + label.end }
  return sayingsIn(paper, rest, []).map((saying) => {
    const whole = moved(saying, label.end)
    return { ...whole, subjects: whole.subjects.map((one) => ({ ...one, unit: one.unit ?? label.unit })) }
  })
}

export const platformLabel = new RegExp(`^(${platform})(?:账号|方面|类|平台)?(?:\\d+[个家])?:(?=.)`, 'i')

/** `抖音号:甲局“某”更新不及时`: the platform of the names behind it. */
function ofPlatform(paper: Paper, statement: Statement, end: number, kind: string): Saying[] {
  const rest = { ...statement, flat: statement.flat.slice(end), start: statement.start + end }
  const own = { start: 0, end: kind.length }
  return sayingsIn(paper, rest, []).map((saying) => {
    const whole = moved(saying, end)
    const subjects = whole.subjects.map((one) => (one.name === null ? one : { ...one, platform: one.platform ?? own }))
    return { ...whole, subjects }
  })
}

/** A saying with all its spans moved. */
export function moved(saying: Saying, by: number): Saying {
  const span = <T extends Span | null>(one: T): T =>
    one === null ? one : { ...one, start: one.start + by, end: one.end + by }
  return {
    ...saying,
    problems: saying.problems.map(span),
    failed: saying.failed?.map(span) ?? null,
    subjects: saying.subjects.map((one) => ({
      ...span(one),
      unit: span(one.unit),
      name: span(one.name),
      platform: span(one.platform),
      site: span(one.site),
    })),
  }
}

/** `“甲”、“乙”等2个账号。` under `(一)内容更新不及时`: the heading tells the problem. */
function namesAlone(paper: Paper, statement: Statement): Saying | null {
  const list = subjectsAt(statement.flat, 0)
  if (list === null) return null
  const rest = statement.flat.slice(list.end)
  if (!/^(?:[,:]?(?:均|都)?(?:存在|有)?(?:上述|该|此|这|以上|同样)类?(?:问题|情况)?)?$/.test(rest)) return null
  const problem = headingProblem(paper, statement)
  return problem === null ? null : { subjects: list.subjects, problems: [problem], repeat: false, failed: null }
}

/** The innermost heading before the statement where it tells a problem, without the count in brackets. */
function headingProblem(paper: Paper, statement: Statement): Span | null {
  const [section] = headingsOver(statement)
  if (section === undefined || !isProblem(section.heading) || /(?:运行|总体|基本|检查|抽查)情况/.test(section.heading))
    return null
  const { start, end } = section.headingSpan
  const words = paper.prose.flat.slice(start, end)
  const tail = /(?:的?(?:问题|情况)?(?:\(.*)?[\s。:]*)$/.exec(words)?.[0].length ?? 0
  return { start: start - statement.start, end: end - tail - statement.start }
}

const announcing =
  /^(?:共?有)?(?:\d+|[两三四五六七八九十])个[^,]{0,10}(?:账号|公众号|网站|新媒体)[^,]{0,8}(?:存在[^,]{0,8}问题|不合格)?,?$|^(?:均|都)?存在[^,]{0,4}问题,?$/
const locative = /^(?:“[^“”]*”)*(?:等)?(?:栏目|专栏|频道|板块|专题)?(?:中|方面|上|里)?,?$/

/** `县政府网站“某”栏目中,甲镇…,乙镇…`: the site on which the units behind it have their problems. */
function placedOn(flat: string, groups: Group[]): Group[] {
  const [first, ...others] = groups
  const [host] = first?.subjects ?? []
  if (first === undefined || host === undefined || others.length === 0 || first.subjects.length > 1) return groups
  const words = flat.slice(first.predicate.start, first.predicate.end)
  if (host.unit !== null && host.site === null && host.name === null && announcing.test(words))
    return others.map((group) => ({
      ...group,
      subjects: group.subjects.map((one) => ({ ...one, unit: one.unit ?? host.unit })),
    }))
  if (host.site === null || host.told !== undefined || !/[中面上里],?$/.test(words) || !locative.test(words))
    return groups
  const site = {
    start: host.unit !== null && host.unit.end === host.site.start ? host.unit.start : host.site.start,
    end: host.site.end,
  }
  return others.map((group) => ({
    ...group,
    subjects: group.subjects.map((one) => (one.name === null && one.site === null ? { ...one, site } : one)),
  }))
}

/** What is said of one list. */
function ofGroup(paper: Paper, statement: Statement, group: Group): Saying[] {
  const { flat } = statement
  const own = group.subjects.flatMap((one) =>
    one.told === undefined ? [] : [{ subjects: [one], problems: [one.told], repeat: false, failed: null }],
  )
  const rest = group.subjects.filter(({ told }) => told === undefined)
  if (rest.length === 0) return own
  const [predicate] = [group.predicate]
  const column = columnOf(flat, rest, predicate)
  const subjects = rest.map((one) => withHeading(statement, one))
  const failed = pickedOut(flat.slice(predicate.start, predicate.end), predicate.start, subjects)
  const paired = pairedProblems(flat, predicate, subjects.length)
  if (paired !== null)
    return subjects.map((subject, index) => ({
      subjects: [subject],
      problems: paired.slice(index, index + 1),
      repeat: false,
      failed: failed === null ? null : failed.filter((one) => one.start === subject.start),
    }))
  const { problems, repeat } = problemsIn(flat, predicate)
  const named = subjects.some(({ name, platform: kind }) => name !== null || kind !== null)
  const said = named ? problems : problems.filter((span) => tellsFault(flat.slice(span.start, span.end), both))
  if (said.length > 0) return [...own, ...split(subjects, said, repeat, failed, column)]
  const bare = flat.slice(predicate.start, predicate.end).replace(/[,。;\s]/g, '') === ''
  if (!bare) return own
  const before = subjects.flatMap(({ between }) => (between === undefined ? [] : problemBefore(flat, between)))
  const heading = before.length > 0 ? null : headingProblem(paper, statement)
  const told = heading === null ? before.slice(0, 1) : [heading]
  return told.length === 0 ? own : [...own, { subjects, problems: told, repeat, failed }]
}

/** `“甲”微信公众号、“乙”网站某栏目未更新`: the column in front of the words belongs to the site alone. */
function columnOf(flat: string, subjects: Subject[], predicate: Span): number {
  if (subjects.length < 2 || !subjects.some(({ name }) => name !== null) || subjects.at(-1)?.site === null) return 0
  return (
    /^(?:“[^“”]{2,16}”|[\u3400-\u9fff]{2,8}?)(?:等)?(?:栏目|专栏|频道)/.exec(
      flat.slice(predicate.start, predicate.end),
    )?.[0].length ?? 0
  )
}

function split(
  subjects: Subject[],
  problems: Span[],
  repeat: boolean,
  failed: Span[] | null,
  column: number,
): Saying[] {
  if (column === 0) return [{ subjects, problems, repeat, failed }]
  const without = problems.map((span, index) => (index === 0 ? { ...span, start: span.start + column } : span))
  return [
    { subjects: subjects.slice(0, -1), problems: without, repeat, failed },
    { subjects: subjects.slice(-1), problems, repeat, failed },
  ]
}

/** `未经备案开设“某”`: what stands before the name is the problem. */
function problemBefore(flat: string, span: Span): Span[] {
  const words = flat.slice(span.start, span.end).replace(/了$/, '')
  return /未|擅自|私自|违规/.test(words) && isProblem(words)
    ? [{ start: span.start, end: span.start + words.length }]
    : []
}

const platformHeading = new RegExp(`^(${platform})(?:账号|方面|类|平台)?$`, 'id')

/** A heading (`(二)新浪微博`) names the platform its lines leave out; under 网站 a quoted name is a site's. */
function withHeading(statement: Statement, subject: Subject): Subject {
  const [section] = headingsOver(statement)
  if (section === undefined || subject.platform !== null) return subject
  const kind = platformHeading.exec(section.heading)?.indices?.[1]
  if (kind !== undefined) {
    const start = section.headingSpan.start - statement.start
    return { ...subject, platform: { start: start + kind[0], end: start + kind[1] } }
  }
  const aboutSites = /网站/.test(section.heading) && !/新媒体|账号|微/.test(section.heading)
  if (!aboutSites || subject.name === null) return subject
  const name = statement.flat.slice(subject.name.start, subject.name.end)
  const isUnit = subjectsAt(name, 0)?.end === name.length
  return { ...subject, name: null, site: subject.name, unit: subject.unit ?? (isUnit ? subject.name : null) }
}

const judged =
  /其中,?(?:(?:前(?<first>\d+|[一二三四五六七八九十两])[个家名项]|(?<names>“[^,。]+?”))[^,。]{0,8})(?:均|都|被)*(?:判定?|评定?|认定|定)?为?(?:不合格|单项否决)/

/** `其中前2个账号判定为不合格`: those it picks out. */
function pickedOut(predicate: string, offset: number, subjects: Subject[]): Span[] | null {
  const match = judged.exec(predicate)
  if (match === null) return null
  const words = { start: offset + match.index, end: offset + match.index + match[0].length }
  const names = match.groups?.names
  const first = Number(match.groups?.first ?? '一二三四五六七八九十'.indexOf(match.groups?.first ?? '') + 1)
  const picked = subjects.filter((_, index) => names === undefined && index < first)
  return picked.map((subject) => ({ start: subject.start, end: words.end }))
}

const both: ['website', 'new-media'] = ['website', 'new-media']

/** `某局“某号”:甲问题;乙问题`: what follows the semicolon is said of the same subject. */
function carried(paper: Paper, statement: Statement, previous: Saying[]): Saying[] {
  const [only] = previous
  if (only === undefined || previous.length !== 1 || paper.prose.flat[statement.start - 1] !== ';') return []
  if (/^(?:个别|部分|少数|一些|有的|多数)(?:账号|网站|单位|部门|政务)/.test(statement.flat)) return []
  const { problems, repeat } = problemsIn(statement.flat, { start: 0, end: statement.flat.length })
  return problems.length === 0 ? [] : [{ ...only, problems, repeat }]
}
