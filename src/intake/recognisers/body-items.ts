// Findings told in running text: `某局“某号”微信公众号,超过两周未更新`, `某局网站“某”栏目超期未更新`, `某局未完成…`.
// Each subject with each problem is an item; which of them the annex already holds is settled later (reconcile).
import type { Span } from '../mapped-text.js'
import { matchIndicator } from '../indicators.js'
import { blankItem, type Item } from '../item.js'
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { regionOf } from '../words.js'
import { mentionsIn } from './mention.js'
import { problemsIn } from './predicate.js'
import { type Statement, problemStatements } from './statements.js'
import { columnDuties, namelessAccounts, unitSubject } from './unit-subject.js'

/** The paper itself says it was circulated before, or came back. */
const toldBefore = /再次(?:开通|上线|出现|被)|多次(?:被)?通报|连续[^,。]{1,6}(?:被)?通报|屡[次改]|反弹/
const failedHeading = /不合格|单项否决|突出问题的/

/** The items of the body, in printed order. */
export function readBodyItems(paper: Paper): Item[] {
  return problemStatements(paper)
    .flatMap(bySubject)
    .flatMap((statement) =>
      itemsOf(paper, statement).filter((item) => statement.certain || isProblem(item.problem.value)),
    )
}

/** `甲局未…,乙局答非所问`: a comma before another unit with a problem of its own begins another statement. */
function bySubject(statement: Statement): Statement[] {
  if (mentionsIn(statement.flat).length > 0 || unitSubject(statement.flat) === null) return [statement]
  const cuts = [...statement.flat.matchAll(/,(?=[\u3400-\u9fff])/g)]
    .map((match) => match.index + 1)
    .filter((at) => unitSubject(statement.flat.slice(at)) !== null && isProblem(statement.flat.slice(at)))
  const starts = [0, ...cuts]
  return starts.map((start, index) => {
    const end = (starts[index + 1] ?? statement.flat.length + 1) - 1
    return {
      ...statement,
      flat: statement.flat.slice(start, end),
      start: statement.start + start,
      end: statement.start + end,
    }
  })
}

/** Words of a known indicator; outside a problem section only these make a finding. */
function isProblem(words: string): boolean {
  const { indicator, candidates } = matchIndicator(words, ['website', 'new-media'])
  return indicator !== null || candidates.length > 0
}

function itemsOf(paper: Paper, statement: Statement): Item[] {
  const duties = columnDuties(paper, statement)
  if (duties.length > 0) return finish(paper, statement, duties)
  const accounts = accountItems(paper, statement)
  return finish(
    paper,
    statement,
    accounts.length > 0 || mentionsIn(statement.flat).length > 0 ? accounts : unitItems(paper, statement),
  )
}

function accountItems(paper: Paper, statement: Statement): Item[] {
  const at = (span: Span): Read<string> => readSpan(paper.prose, shift(span, statement.start))
  return mentionsIn(statement.flat).flatMap((group, index) => {
    const { problems, repeat } = problemsIn(statement.flat, group.predicate)
    return problems.flatMap((problem) =>
      group.mentions.map((mention) => ({
        ...blankItem(at(problem), 'body', `body-${statement.start}-${index}`),
        account: at(mention.name),
        unit: mention.unit === null ? null : at(mention.unit),
        platform: mention.platform === null ? null : at(mention.platform),
        company: group.mentions.length,
        repeat,
      })),
    )
  })
}

function unitItems(paper: Paper, statement: Statement): Item[] {
  const nameless = namelessItems(paper, statement)
  if (nameless.length > 0) return nameless
  const subject = unitSubject(statement.flat)
  if (subject === null) return []
  const at = (span: Span): Read<string> => readSpan(paper.prose, shift(span, statement.start))
  const { problems, repeat } = problemsIn(statement.flat, subject.predicate)
  return problems.flatMap((problem) =>
    subject.units.map((unit) => {
      const name = at(unit)
      const site = subject.site === null ? null : siteOf(name, at(subject.site))
      const owner = site === null && /(?:网站|网)$/.test(name.value) ? { unit: null, site: name } : { unit: name, site }
      return {
        ...blankItem(at(problem), 'body', `body-${statement.start}`),
        ...owner,
        company: subject.units.length,
        repeat,
      }
    }),
  )
}

function namelessItems(paper: Paper, statement: Statement): Item[] {
  const named = namelessAccounts(statement.flat)
  if (named === null) return []
  const at = (span: Span): Read<string> => readSpan(paper.prose, shift(span, statement.start))
  const { problems, repeat } = problemsIn(statement.flat, named.predicate)
  return problems.flatMap((problem) =>
    named.accounts.map(({ unit, platform }) => ({
      ...blankItem(at(problem), 'body', `body-${statement.start}`),
      unit: at(unit),
      platform: at(platform),
      company: named.accounts.length,
      repeat,
    })),
  )
}

/** Each unit of a list has its own site: `市教育局、市资规局网站`. */
function siteOf(unit: Read<string>, word: Read<string>): Read<string> {
  const value = `${unit.value}${word.value}`
  const [from, to] = [unit.places[0], word.places[0]]
  if (from !== undefined && to !== undefined && from.end === to.start)
    return { value, places: [{ start: from.start, end: to.end }] }
  return { value, places: [...unit.places, ...word.places], inferred: true }
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
        (toldBefore.test(statement.flat) || toldBefore.test(statement.sections.at(-1)?.heading ?? '')))
    return {
      ...item,
      unit,
      failedBy,
      repeat,
      region: region === null || unit === null ? null : { value: region, places: unit.places, inferred: true },
    }
  })
}

/** `属单项否决`, `判定为不合格` in the sentence itself. */
function saidToFail(paper: Paper, statement: Statement): Read<string> | null {
  const match = /属于?单项否决|判定?为不合格/.exec(statement.flat)
  if (match === null) return null
  return readSpan(paper.prose, shift({ start: match.index, end: match.index + match[0].length }, statement.start))
}

/** `市教育局` where the same section named `宝鸡市教育局` before: the full name is meant. */
function fullName(paper: Paper, statement: Statement, unit: Read<string>): Read<string> {
  const section = statement.sections[statement.sections.length - 1]
  if (section === undefined || !/^[市县区州省]/.test(unit.value)) return unit
  const before = paper.prose.flat.slice(section.start, statement.start)
  const match = new RegExp(
    `(?:^|[^\\u3400-\\u9fff]|[是由对和及])([^\\x00-\\u33ff是由对和及的、]{2,3}${unit.value})`,
  ).exec(before)
  const name = match?.[1]
  if (match === null || name === undefined) return unit
  const start = section.start + match.index + match[0].length - name.length
  return readSpan(paper.prose, { start, end: start + name.length })
}

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })
