// Findings told in running text: `某局“某号”微信公众号,超过两周未更新`, `某局网站“某”栏目超期未更新`, `某局未完成…`.
// Each subject with each problem is an item; which of them the annex already holds is settled later (reconcile).
import { isProblem, tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'
import { blankItem, type Item } from '../item.js'
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { regionOf, unitEnding } from '../words.js'
import { columnDuties } from './column-duties.js'
import { type Mention, mentionsIn } from './mention.js'
import { moved, type Saying, sayingsIn } from './sayings.js'
import { followUp, problemStatements, type Statement } from './statements.js'
import { pointed, type Subject, unitAt } from './subjects.js'

/** The paper itself says it was circulated before, or came back. */
const toldBefore =
  /再次(?:开通|上线|出现|被)|多次(?:被)?通报|连续[^,。]{1,12}(?:被)?通报|屡[次改]|反弹|(?:均|都|曾)被[^,。]{0,12}通报|两次[^,。]{0,24}通报|[两三多\d]次被[^,。]{0,12}通报|(?:复查|回头看)[^,。]{0,4}仍未/
const failedHeading = /不合格|单项否决|突出问题的|否决(?:问题|情形|指标|项)/

/** The items of the body in printed order, those of the problem sections first. */
export function readBodyItems(paper: Paper): Item[] {
  const statements = problemStatements(paper)
  return [
    ...readStatements(
      paper,
      statements.filter(({ aside }) => !aside),
    ),
    ...readStatements(
      paper,
      statements.filter(({ aside }) => aside),
    ),
  ]
}

function readStatements(paper: Paper, statements: Statement[]): Item[] {
  let previous: { statement: Statement; sayings: Saying[] } | null = null
  let lastUnit: Span | null = null
  let owner: Owner | null = null
  const owners = new Map<string, Span>()
  return statements.flatMap((statement) => {
    const duties = columnDuties(paper, statement)
    if (duties.length > 0) return finish(paper, statement, duties)
    const before: Saying[] =
      previous === null || !keepsSubject(paper, previous.statement, statement) ? [] : rebased(previous, statement)
    const announced = announcedUnit(paper, statement)
    if (announced !== null) owner = { ...announced, until: sentenceEnd(paper, statement) }
    const said = pointBack(paper, statement, announced === null ? sayingsIn(paper, statement, before) : [], lastUnit)
    const sayings = owner !== null && statement.start < owner.until ? owned(paper, statement, said, owner) : said
    for (const one of mentionsIn(statement.flat).flatMap(({ mentions }) => mentions))
      remember(paper, statement, one, owners)
    previous = { statement, sayings }
    const named = sayings.at(-1)?.subjects.at(-1)?.unit ?? null
    if (named !== null) lastUnit = shift(named, statement.start)
    const items = sayings.flatMap((saying, index) =>
      itemsOf(paper, statement, saying, index).map((item) => withOwner(paper, statement, item, owners)),
    )
    const vague = /个别|部分|少数|一些|有的/.test(statement.flat)
    return finish(paper, statement, items).filter(
      ({ problem }) =>
        statement.certain || isProblem(problem.value) || (vague && tellsFault(problem.value, ['website', 'new-media'])),
    )
  })
}

/** Keeps which unit an account was named with. */
function remember(paper: Paper, statement: Statement, { name, unit }: Mention, owners: Map<string, Span>): void {
  if (unit === null) return
  const words = statement.flat.slice(unit.start, unit.end)
  const meant = !pointing.test(words)
    ? shift(unit, statement.start)
    : words.startsWith('该')
      ? null
      : addressedUnit(paper)
  if (meant !== null) owners.set(statement.flat.slice(name.start, name.end), meant)
}

/** An account without a unit takes the one it was named with before; else `主办单位:…` behind the sentence tells it. */
function withOwner(paper: Paper, statement: Statement, item: Item, owners: Map<string, Span>): Item {
  if (item.unit !== null) return item
  const known = item.account === null ? undefined : owners.get(item.account.value)
  if (known !== undefined) return { ...item, unit: readSpan(paper.prose, known) }
  const behind = /^[。;,](?:主办|责任|开设|承办)(?:单位|主体|部门)[:为是]([\u3400-\u9fff()]{3,30})(?=[。;\n]|$)/d.exec(
    paper.prose.flat.slice(statement.end, statement.end + 60),
  )?.indices?.[1]
  if (behind === undefined) return item
  return { ...item, unit: readSpan(paper.prose, shift({ start: behind[0], end: behind[1] }, statement.end)) }
}

interface Owner extends Span {
  /** Where the sentence ends that announces it. */
  until: number
}

/** `甲局还存在两个问题:一是…;二是…`: the unit of all that follows in the sentence. */
function announcedUnit(paper: Paper, statement: Statement): Span | null {
  const lead = /^(?:同时|此外|另外|其中),?/.exec(statement.flat)?.[0].length ?? 0
  const unit = unitAt(statement.flat, lead)
  if (unit === null || !/^(?:还|也|同时)?(?:存在|有)[^,。;“]{0,8}问题:?$/.test(statement.flat.slice(unit.end)))
    return null
  return paper.prose.flat[statement.end] === ':' || statement.flat.endsWith(':') ? shift(unit, statement.start) : null
}

function sentenceEnd(paper: Paper, { end }: Statement): number {
  const stop = paper.prose.flat.slice(end).search(/[。\n]/)
  return stop < 0 ? paper.prose.flat.length : end + stop
}

/** The announced unit answers for subjects without one, and for the columns of a portal that is not its own. */
function owned(paper: Paper, statement: Statement, sayings: Saying[], owner: Owner): Saying[] {
  const mine = shift(owner, -statement.start)
  return sayings.map((saying) => ({
    ...saying,
    subjects: saying.subjects.map((one) => {
      if (one.unit === null) return { ...one, unit: mine }
      const portal =
        one.site !== null &&
        /^(?:[县市区省州]|本[县市区])?(?:人民)?政府$/.test(statement.flat.slice(one.unit.start, one.unit.end))
      return portal && one.site !== null
        ? { ...one, unit: mine, site: { start: one.unit.start, end: one.site.end } }
        : one
    }),
  }))
}

const pointing = new RegExp(`^${pointed}$`)

/** `你局` is the unit the paper is addressed to, `该局` the one named last; where neither is known there is no unit. */
function pointBack(paper: Paper, statement: Statement, sayings: Saying[], last: Span | null): Saying[] {
  const meant = (unit: Span | null): Span | null => {
    const words = unit === null ? '' : statement.flat.slice(unit.start, unit.end)
    if (!pointing.test(words)) return unit
    const target = words.startsWith('该') ? last : addressedUnit(paper)
    return target === null ? null : shift(target, -statement.start)
  }
  return sayings.map((saying) => ({
    ...saying,
    subjects: saying.subjects.map((one) => ({ ...one, unit: meant(one.unit) })),
  }))
}

const oneUnit = new RegExp(`^[\\u3400-\\u9fff]{2,24}${unitEnding}:$`)

/** The only unit a paper is addressed to. */
function addressedUnit(paper: Paper): Span | null {
  const line = paper.paragraphs
    .slice(0, paper.headEnd + 2)
    .find(({ flat }) => oneUnit.test(flat) && !/^各|有关|[、,]/.test(flat))
  return line === undefined ? null : { start: line.start, end: line.end - 1 }
}

/** A subject set apart by a colon, or alone in a numbered line, holds for all that semicolons part. */
export function keepsSubject(paper: Paper, before: Statement, statement: Statement): boolean {
  if (statement.start - before.end > 1) return false
  const line = paper.prose.flat.lastIndexOf('\n', before.start - 1) + 1
  return /^[^,]{2,60}:/.test(before.flat) || /^\s*\d{1,4}[.、]/.test(paper.prose.flat.slice(line, before.start))
}

/** The same sayings, their spans counted from another statement's start. */
export const rebased = (previous: { statement: Statement; sayings: Saying[] }, statement: Statement): Saying[] =>
  previous.sayings.map((saying) => moved(saying, previous.statement.start - statement.start))

export function itemsOf(paper: Paper, statement: Statement, saying: Saying, index: number): Item[] {
  const at = (span: Span | null): Read<string> | null =>
    span === null ? null : readSpan(paper.prose, shift(span, statement.start))
  return saying.problems.flatMap((problem) =>
    saying.subjects.map((subject, number) => ({
      ...blankItem(
        readSpan(paper.prose, shift(problem, statement.start)),
        'body',
        `body-${statement.start}-${index}-${number}`,
      ),
      account: at(subject.name),
      unit: at(subject.unit),
      platform: at(subject.platform),
      site: siteOf(paper, statement, subject),
      column: at(subject.column ?? null),
      heading: statement.sections.at(-1)?.heading ?? null,
      about: subject.account === true ? 'new-media' : headingAbout(statement),
      company: saying.subjects.length,
      repeat: saying.repeat,
      failedBy: failedAmong(saying, subject, at),
    })),
  )
}

/** What the innermost heading that names one is about: sites or accounts. */
function headingAbout({ sections, start }: Statement): Item['about'] {
  for (const { heading, headingSpan } of [...sections].reverse()) {
    if (headingSpan.start >= start) continue
    const [site, account] = [/网站|门户/.test(heading), /新媒体|账号|公众号|微博|抖音|视频号/.test(heading)]
    if (site !== account) return site ? 'website' : 'new-media'
  }
  return null
}

/** Where the sentence picks out some as failed, the words that do so for this one. */
function failedAmong(
  { failed }: Saying,
  subject: Subject,
  at: (span: Span | null) => Read<string> | null,
): Read<string> | null {
  if (failed === null) return null
  const words = failed.find((span) => span.start === subject.start)
  return words === undefined ? { value: '', places: [] } : at(words)
}

/** The unit's own site (`甲局、乙局网站` gives each its own), or the site named by its own words. */
function siteOf(paper: Paper, statement: Statement, subject: Subject): Read<string> | null {
  const { site } = subject
  if (site === null) return null
  const word = readSpan(paper.prose, shift(site, statement.start))
  const owned = subject.loose === true ? { start: subject.start, end: subject.end } : subject.unit
  if (
    owned === null ||
    !/^(?:政府|门户|官方|官网|网站|子站)/.test(word.value) ||
    (site.start < 0 && site.start !== owned.end)
  )
    return word
  const owner = readSpan(paper.prose, shift(owned, statement.start))
  const value = `${owner.value}${word.value}`
  const [from, to] = [owner.places[0], word.places[0]]
  if (from !== undefined && to !== undefined && from.end === to.start)
    return { value, places: [{ start: from.start, end: to.end }] }
  return { value, places: [...owner.places, ...word.places], inferred: true }
}

function finish(paper: Paper, statement: Statement, items: Item[]): Item[] {
  const heading = statement.sections.find((section) => failedHeading.test(section.heading))
  const failedBy =
    saidToFail(paper, statement) ?? (heading === undefined ? null : readSpan(paper.prose, heading.headingSpan))
  return items.map((item) => {
    const unit = item.unit === null ? null : fullName(paper, statement, item.unit)
    const region = unit === null ? null : regionOf(unit.value)
    const repeat =
      item.repeat ||
      (item.company === 1 &&
        (toldBefore.test(statement.flat) ||
          toldBefore.test(followUp(paper, statement)) ||
          toldBefore.test(statement.sections.at(-1)?.heading ?? '')))
    const picked = item.failedBy === null ? failedBy : item.failedBy.value === '' ? null : item.failedBy
    return {
      ...item,
      unit,
      failedBy: picked,
      repeat,
      region: region === null || unit === null ? null : { value: region, places: unit.places, inferred: true },
    }
  })
}

/** `属单项否决`, `判定为不合格` in the sentence itself. */
function saidToFail(paper: Paper, statement: Statement): Read<string> | null {
  const match =
    /属于?单项否决|(?:触发|触及|构成)[^,。]{0,4}单项否决|(?:判定?|评定?|认定|定)为(?:检查)?不合格|,(?:均|都)?为?不合格$/.exec(
      statement.flat,
    )
  if (match === null) return null
  return readSpan(paper.prose, shift({ start: match.index, end: match.index + match[0].length }, statement.start))
}

/** `市教育局` where the same section named `宝鸡市教育局` before: the full name is meant. */
function fullName(paper: Paper, statement: Statement, unit: Read<string>): Read<string> {
  const section = statement.sections[statement.sections.length - 1]
  if (section === undefined || !/^[市县区州省]/.test(unit.value)) return unit
  const before = paper.prose.flat.slice(section.start, statement.start)
  const end = before.indexOf(unit.value) + unit.value.length
  const name = new RegExp(
    `(?:^|[^\\u3400-\\u9fff]|[是由对和及])([^\\x00-\\u33ff是由对和及的、]{2,3}${escaped(unit.value)})$`,
  ).exec(before.slice(Math.max(0, end - unit.value.length - 6), end))?.[1]
  if (end < unit.value.length || name === undefined) return unit
  const start = section.start + end - name.length
  return readSpan(paper.prose, { start, end: start + name.length })
}

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })
