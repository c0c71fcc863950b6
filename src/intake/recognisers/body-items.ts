// Findings told in running text: `某局“某号”微信公众号,超过两周未更新`, `某局网站“某”栏目超期未更新`, `某局未完成…`.
// Each subject with each problem is an item; which of them the annex already holds is settled later (reconcile).
import { isProblem, tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'
import { blankItem, type Item } from '../item.js'
import type { Paper } from '../paper.js'
import { type Read, readPieces, readSpan } from '../passage.js'
import { regionOf } from '../words.js'
import { columnDuties } from './column-duties.js'
import { ofKeeper, withKeepers } from './keepers.js'
import { type Mention, mentionsIn } from './mention.js'
import { withoutRemarks } from './remarks.js'
import { moved, type Saying, sayingsIn } from './sayings.js'
import { announcedUnit, type Owner, owned, pointBack, addressedUnit, pointing, sentenceEnd } from './meant-unit.js'
import { onSiteOver } from './site-over.js'
import { after, inherited, nothingStanding, onPlatform, type Standing, underProblem, unitOver } from './standing.js'
import { followUp, problemStatements, type Statement } from './statements.js'
import type { Subject } from './subjects.js'

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
  let standing = nothingStanding()
  const owners = new Map<string, Span>()
  return statements.flatMap((printed) => {
    const duties = columnDuties(paper, printed)
    if (duties.length > 0) return finish(paper, printed, duties)
    const told = withoutRemarks(printed)
    const statement = { ...printed, flat: told.flat }
    const before: Saying[] =
      previous === null || !keepsSubject(paper, previous.statement, statement) ? [] : rebased(previous, statement)
    const announced = announcedUnit(paper, statement)
    if (announced !== null) owner = { ...announced, until: sentenceEnd(paper, statement) }
    const read = announced === null ? readSayings(paper, statement, before, standing) : []
    const kept = onSiteOver(paper, statement, withKeepers(told, read.length > 0 ? read : ofKeeper(told)))
    const over = owner !== null && statement.start < owner.until ? owner : unitOver(paper, statement, standing)
    const sayings = pointBack(paper, statement, over === null ? kept : owned(statement, kept, over), lastUnit)
    for (const one of mentionsIn(statement.flat).flatMap(({ mentions }) => mentions))
      remember(paper, statement, one, owners)
    previous = { statement, sayings }
    standing = after(paper, statement, sayings, standing)
    const named = sayings.at(-1)?.subjects.at(-1)?.unit ?? null
    if (named !== null) lastUnit = shift(named, statement.start)
    const items = sayings.flatMap((saying, index) =>
      itemsOf(paper, statement, saying, index, told.printed).map((item) => withOwner(paper, statement, item, owners)),
    )
    const vague = /个别|部分|少数|一些|有的/.test(statement.flat)
    return finish(paper, printed, items).filter(
      ({ problem }) =>
        statement.certain || isProblem(problem.value) || (vague && tellsFault(problem.value, ['website', 'new-media'])),
    )
  })
}

/** What the statement says itself, else what stands over it makes of it. */
function readSayings(paper: Paper, statement: Statement, before: Saying[], standing: Standing): Saying[] {
  const under = underProblem(statement, standing)
  if (under.length > 0) return under
  const own = sayingsIn(paper, statement, before)
  return own.length > 0 ? onPlatform(statement, own, standing) : inherited(paper, statement, standing)
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

/** A subject set apart by a colon, or alone in a numbered line, holds for all that semicolons part. */
export function keepsSubject(paper: Paper, before: Statement, statement: Statement): boolean {
  if (statement.start - before.end > 1) return false
  const line = paper.prose.flat.lastIndexOf('\n', before.start - 1) + 1
  return /^[^,]{2,60}:/.test(before.flat) || /^\s*\d{1,4}[.、]/.test(paper.prose.flat.slice(line, before.start))
}

/** The same sayings, their spans counted from another statement's start. */
export const rebased = (previous: { statement: Statement; sayings: Saying[] }, statement: Statement): Saying[] =>
  previous.sayings.map((saying) => moved(saying, previous.statement.start - statement.start))

/** The items of a saying. `printed` leads spans of a shortened statement back to its printed words. */
export function itemsOf(
  paper: Paper,
  statement: Statement,
  saying: Saying,
  index: number,
  printed: (span: Span) => Span[] = (span) => [span],
): Item[] {
  const read = (span: Span): Read<string> =>
    readPieces(
      paper.prose,
      printed(span).map((piece) => shift(piece, statement.start)),
    )
  const at = (span: Span | null): Read<string> | null => (span === null ? null : read(span))
  return saying.problems.flatMap((problem) =>
    saying.subjects.map((subject, number) => ({
      ...blankItem(read(problem), 'body', `body-${statement.start}-${index}-${number}`),
      account: at(subject.name),
      unit:
        subject.keeper === undefined ? at(subject.unit) : readSpan(paper.prose, shift(subject.keeper, statement.start)),
      platform: at(subject.platform),
      site: siteOf(subject, read),
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
function siteOf(subject: Subject, read: (span: Span) => Read<string>): Read<string> | null {
  const { site } = subject
  if (site === null) return null
  if (site.start === subject.start && site.end - site.start > 2 && subject.loose !== true && subject.unit !== site)
    return read(site)
  const word = read(site)
  const owned = subject.loose === true ? { start: subject.start, end: subject.end } : subject.unit
  if (
    owned === null ||
    !/^(?:政府|门户|官方|官网|网站|子站)/.test(word.value) ||
    (site.start < 0 && site.start !== owned.end)
  )
    return word
  const owner = read(owned)
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
    `(?:^|[^“\\u3400-\\u9fff]|[是由对和及])([^\\x00-\\u33ff是由对和及的、]{2,3}${escaped(unit.value)})$`,
  ).exec(before.slice(Math.max(0, end - unit.value.length - 6), end))?.[1]
  if (end < unit.value.length || name === undefined) return unit
  const start = section.start + end - name.length
  return readSpan(paper.prose, { start, end: start + name.length })
}

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })
