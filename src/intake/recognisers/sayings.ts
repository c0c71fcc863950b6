// Who is said to have which problem, in one statement: quoted accounts, units with or without their sites, one to one
// (分别), problem first and names last, or names alone under a heading that tells the problem. Spans count from the
// statement's start; what stands in a heading before it has a negative start.
import type { Span } from '../mapped-text.js'
import { isProblem, tellsFault } from '../fault.js'
import type { Paper } from '../paper.js'
import { platform } from '../words.js'
import { type MentionGroup, mentionsIn } from './mention.js'
import { pairedProblems } from './one-to-one.js'
import { problemsIn } from './predicate.js'
import { reversed } from './reversed.js'
import type { Statement } from './statements.js'
import { type Subject, subjectsAt } from './subjects.js'

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
  const label = regionLabel.exec(flat)
  if (label !== null && subjectsAt(flat, label[0].length) !== null) return ofRegion(paper, statement, label)
  const named = namesAlone(paper, statement)
  if (named !== null) return [named]
  const turned = reversed(flat)
  if (turned !== null) return [{ subjects: turned.subjects, problems: [turned.problem], repeat: false, failed: null }]
  const site = subjectsAt(flat, 0)?.subjects.some((one) => one.site !== null) === true
  const groups = mentionsIn(flat).filter(
    ({ mentions }) => !site || mentions.some(({ unit, platform: kind }) => unit !== null || kind !== null),
  )
  const cut = groups.length === 0 ? -1 : unitAfterAccounts(statement, groups[0]?.predicate.start ?? 0)
  if (cut > 0) return inParts(paper, statement, cut)
  if (groups.length > 0) return groups.flatMap((group) => ofAccounts(paper, statement, group))
  const units = ofUnits(statement).map((saying) => ({
    ...saying,
    subjects: saying.subjects.map((one) => onSite(statement, one)),
  }))
  return units.length > 0 ? units : carried(paper, statement, previous)
}

/** `东平市4个:“甲”、“乙”…`: the region whose names follow. */
const regionLabel = /^([\u3400-\u9fff]{2,8}(?:市|县|区|州|旗|镇|乡|街道))(?:\d+[个家])?:/

/** What follows a region's name is said of its units; names without a unit have the region for one (gold rule 5). */
function ofRegion(paper: Paper, statement: Statement, label: RegExpExecArray): Saying[] {
  const from = label[0].length
  const rest = { ...statement, flat: statement.flat.slice(from), start: statement.start + from }
  const region = { start: 0, end: label[1]?.length ?? 0 }
  return sayingsIn(paper, rest, []).map((saying) => {
    const whole = moved(saying, from)
    return { ...whole, subjects: whole.subjects.map((one) => ({ ...one, unit: one.unit ?? region })) }
  })
}

/** Where, behind accounts and their problem, a comma opens a saying about a unit (`…更新不及时,乙局网站打不开`); -1 if none. */
function unitAfterAccounts({ flat, certain }: Statement, from: number): number {
  for (let at = flat.indexOf(',', from); at >= 0; at = flat.indexOf(',', at + 1)) {
    const list = subjectsAt(flat, at + 1)
    const [first] = list?.subjects ?? []
    if (list === null || first === undefined || first.name !== null || !isClear(flat, first, false)) continue
    const end = flat.indexOf(',', list.end)
    const clause = flat.slice(list.end, end < 0 ? flat.length : end)
    if (!clause.includes('“') && (certain ? tellsFault(clause, both) : isProblem(clause))) return at
  }
  return -1
}

/** The sayings of both parts, the second's spans moved to the whole statement's start. */
function inParts(paper: Paper, statement: Statement, cut: number): Saying[] {
  const part = (from: number, to: number): Statement => ({
    ...statement,
    flat: statement.flat.slice(from, to),
    start: statement.start + from,
    end: statement.start + to,
  })
  const rest = sayingsIn(paper, part(cut + 1, statement.flat.length), [])
  return [...sayingsIn(paper, part(0, cut), []), ...rest.map((saying) => moved(saying, cut + 1))]
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

/** The innermost heading where it tells a problem, without the count in brackets. */
function headingProblem(paper: Paper, statement: Statement): Span | null {
  const section = statement.sections.at(-1)
  if (section === undefined || section.headingSpan.end > statement.start || !isProblem(section.heading)) return null
  const { start, end } = section.headingSpan
  const words = paper.prose.flat.slice(start, end)
  const tail = /(?:的?(?:问题|情况)?(?:\(.*)?[\s。:]*)$/.exec(words)?.[0].length ?? 0
  return { start: start - statement.start, end: end - tail - statement.start }
}

function ofAccounts(paper: Paper, statement: Statement, group: MentionGroup): Saying[] {
  const { flat } = statement
  const mixed = mixedList(flat, group)
  if (mixed !== null) return mixed
  const subjects = group.mentions.map((mention) => withHeading(statement, mention))
  const failed = pickedOut(flat.slice(group.predicate.start, group.predicate.end), group.predicate.start, subjects)
  const paired = pairedProblems(flat, group.predicate, subjects.length)
  if (paired !== null)
    return subjects.map((subject, index) => ({
      subjects: [subject],
      problems: paired.slice(index, index + 1),
      repeat: false,
      failed: failed === null ? null : failed.filter((one) => one.start === subject.start),
    }))
  const { problems, repeat } = problemsIn(flat, group.predicate)
  if (problems.length > 0) return [{ subjects, problems, repeat, failed }]
  const bare = flat.slice(group.predicate.start, group.predicate.end).replace(/[,。;\s]/g, '') === ''
  const before = group.before === null || !bare ? [] : problemBefore(flat, group.before)
  const heading = before.length > 0 ? null : headingProblem(paper, statement)
  const told = heading === null ? before : [heading]
  return told.length === 0 ? [] : [{ subjects, problems: told, repeat, failed }]
}

/** `“甲”微信公众号、“乙”网站某栏目已超过20天未更新`: a site at the end of a list of accounts, its column in front of the words. */
function mixedList(flat: string, group: MentionGroup): Saying[] | null {
  const list = subjectsAt(flat, group.mentions[0]?.start ?? 0)
  const last = list?.subjects.at(-1)
  const owner = list?.subjects[0]?.unit ?? null
  const shared = owner !== null && flat.startsWith('的“', owner.end)
  if (list === null || last?.site === null || last === undefined || list.end <= group.predicate.start) return null
  const { problems, repeat } = problemsIn(flat, { start: list.end, end: flat.length })
  const column =
    /^(?:“[^“”]{2,16}”|[\u3400-\u9fff]{2,8}?)(?:等)?(?:栏目|专栏|频道)/.exec(flat.slice(list.end))?.[0].length ?? 0
  const without = problems.map((span, index) => (index === 0 ? { ...span, start: span.start + column } : span))
  return [
    { subjects: list.subjects.slice(0, -1), problems: without, repeat, failed: null },
    { subjects: [shared ? { ...last, unit: last.unit ?? owner } : last], problems, repeat, failed: null },
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
  const section = [...statement.sections]
    .reverse()
    .find(({ heading, headingSpan }) => heading !== '' && headingSpan.end <= statement.start)
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

/** `(一)市人民政府门户网站` and below it `①甲局:某栏目空白`: the units answer for columns of that site. */
function onSite(statement: Statement, subject: Subject): Subject {
  if (subject.site !== null || subject.platform !== null || subject.account === true) return subject
  const section = [...statement.sections].reverse().find(({ heading }) => heading !== '')
  if (section === undefined || section.headingSpan.end > statement.start) return subject
  if (
    !/(?:网站|门户)$/.test(section.heading) ||
    /^(?:政府|部门|各|县[(区]|其他)?(?:政府)?(?:门户)?网站$|[(、和与及]|不合格|问题|单位/.test(section.heading)
  )
    return subject
  const by = -statement.start
  return { ...subject, site: { start: section.headingSpan.start + by, end: section.headingSpan.end + by } }
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

const adverbial =
  /^(?:(?:经|据|本次|此次|本季度|本月|日常)*(?:检查|抽查|监测|巡查|核查|排查)(?:中|时|中,)?(?:发现|显示)?,?|其中,?|(?:截至|截止|到)[^,“]{2,16},|\d{1,2}月份?,?|经查,?|“[^”]{2,12}”(?:栏目)?方面,|还有|另外,?)/

/** `甲局、乙局网站“某”栏目超期未更新,丙局答非所问`: a comma before another unit with a problem begins another saying. */
function ofUnits({ flat, certain }: Statement): Saying[] {
  const starts = [adverbial.exec(flat)?.[0].length ?? 0]
  for (const match of flat.matchAll(/[,、](?=[\u3400-\u9fff])/g)) starts.push(match.index + 1)
  const found: { at: number; subjects: Subject[]; end: number }[] = []
  for (const at of starts) {
    if (at < (found.at(-1)?.end ?? 0)) continue
    const list = subjectsAt(flat, at)
    if (list === null || list.subjects.every(({ unit, site }) => unit === null && site === null)) continue
    const comma = flat.indexOf(',', list.end)
    const clause = flat.slice(list.end, comma < 0 ? flat.length : comma)
    const later = at > (starts[0] ?? 0)
    if (later && !list.subjects.every((one) => isClear(flat, one, flat[at - 1] === '、'))) continue
    if (flat.length - list.end < 2 || (later && !(certain ? tellsFault(clause, both) : isProblem(clause)))) continue
    found.push({ at, subjects: list.subjects, end: list.end })
  }
  return found.flatMap(({ subjects, end }, index) => {
    const predicate = { start: end, end: (found[index + 1]?.at ?? flat.length + 1) - 1 }
    const paired = pairedProblems(flat, predicate, subjects.length)
    if (paired !== null)
      return subjects.map((subject, at) => ({
        subjects: [subject],
        problems: paired.slice(at, at + 1),
        repeat: false,
        failed: null,
      }))
    const { problems, repeat } = problemsIn(flat, predicate)
    const told = problems.filter((span) => tellsFault(flat.slice(span.start, span.end), both))
    return told.length === 0 ? [] : [{ subjects, problems: told, repeat, failed: null }]
  })
}

/** In the middle of a sentence only a full unit or a whole 网站 begins another saying; behind `、` only a unit. */
function isClear(flat: string, { unit, site }: Subject, enumerated: boolean): boolean {
  if (unit !== null) return !enumerated || unit.end - unit.start >= 3
  return !enumerated && site !== null && flat.slice(site.start, site.end).endsWith('网站')
}

/** `某局“某号”:甲问题;乙问题`: what follows the semicolon is said of the same subject. */
function carried(paper: Paper, statement: Statement, previous: Saying[]): Saying[] {
  const [only] = previous
  if (only === undefined || previous.length !== 1 || paper.prose.flat[statement.start - 1] !== ';') return []
  if (/^(?:个别|部分|少数|一些|有的|多数)(?:账号|网站|单位|部门|政务)/.test(statement.flat)) return []
  const { problems, repeat } = problemsIn(statement.flat, { start: 0, end: statement.flat.length })
  return problems.length === 0 ? [] : [{ ...only, problems, repeat }]
}
