// What stands over a statement and is not said again in it: the subject of the heading or numbered line it belongs to, the
// unit of a label (`甲局:`), the problem of a lead-in (`以下账号…:`), the subject of the part of the sentence before. Spans
// are places of the running text.
import { tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import type { Section } from '../sections.js'
import { problemsIn } from './predicate.js'
import { labelOf, moved, platformLabel, type Saying } from './sayings.js'
import { headingsOver, type Statement } from './statements.js'
import { type Subject, subjectsAt, unitAt } from './subjects.js'

const both: ['website', 'new-media'] = ['website', 'new-media']

/** The context that goes along with the statements of a paper. */
export interface Standing {
  /** The unit of a label, and where it ends to hold. */
  label: { unit: Span; until: number } | null
  /** The platform of a label (`抖音号:`), and where it ends to hold. */
  platform: { span: Span; until: number } | null
  /** Subjects named alone, waiting for their problems; they hold in their section, or to the end of the paragraph. */
  item: { subjects: Subject[]; section: Section | undefined; from: number; until: number } | null
  /** A problem told before its subjects. */
  problem: { span: Span; until: number } | null
  /** The sayings of the statement before. */
  last: { sayings: Saying[]; end: number } | null
}

export const nothingStanding = (): Standing => ({ label: null, platform: null, item: null, problem: null, last: null })

/** Subjects that a statement without any own is about. */
const vague =
  /^(?:个别|部分|少数|一些|有的|有些|多数|大部分|各|全[县市区省]|(?:另|还|共)?有?\d+[个家](?:账号|网站|单位|部门|公众号|政务|乡镇)|(?:另|还|共)?有\d+[个家条]|(?:以上|上述|这些)(?:问题|情况)|其[他余]|不少|本次|此次|上[季次月]|我[办局]|请|要|对|据|除|另|此外)/

/** The sayings of a statement that names nobody, by what stands over it; empty when nothing does. */
export function inherited(paper: Paper, statement: Statement, standing: Standing): Saying[] {
  const back = pointsBack(paper, statement, standing)
  if (back !== null) return back
  if (
    vague.test(statement.flat) ||
    /部分(?:网站|账号|单位)|依然存在$/.test(statement.flat) ||
    namesItsOwn(statement.flat)
  )
    return []
  const subjects =
    goesOn(paper, statement, standing) ?? heldBy(paper, statement, standing) ?? ofHeadings(paper, statement)
  if (subjects === null) return []
  const from =
    /^(?:该|此)(?:账号|公众号|微信公众号|网站|号|平台)(?:的(?=“)|还|也|同时)?,?/.exec(statement.flat)?.[0].length ?? 0
  const { problems, repeat } = problemsIn(statement.flat, { start: from, end: statement.flat.length })
  const near = statement.certain && (from > 0 || followsAtOnce(paper, statement, subjects))
  const told = problems.filter((span) => near || tellsFault(statement.flat.slice(span.start, span.end), both))
  return told.length === 0 ? [] : [relative({ subjects, problems: told, repeat, failed: null }, statement)]
}

/** A statement about somebody of its own inherits nothing, whatever is said there. */
const namesItsOwn = (flat: string): boolean =>
  subjectsAt(flat, 0)?.subjects.some(
    ({ unit, platform, site }) => unit !== null || platform !== null || site !== null,
  ) === true

/** The statement stands in the paragraph that its account or site opens: whatever is told there is told as a problem. */
function followsAtOnce(paper: Paper, statement: Statement, subjects: Subject[]): boolean {
  const [one] = subjects
  if (one === undefined || one.name === null) return false
  return !paper.prose.flat.slice(one.start, statement.start).includes('\n')
}

/** A saying whose subjects stand elsewhere, seen from the statement. */
const relative = (saying: Saying, statement: Statement): Saying => ({
  ...moved({ ...saying, problems: [] }, -statement.start),
  problems: saying.problems,
})

/** The item the statement belongs to. */
function heldBy(paper: Paper, statement: Statement, { item }: Standing): Subject[] | null {
  if (item === null) return null
  if (statement.sections.at(-1) !== item.section) return null
  const own = item.section !== undefined && item.section.start <= item.from && item.section.level === 3
  return own || !/\n/.test(paper.prose.flat.slice(item.until, statement.start)) ? item.subjects : null
}

/** Behind a semicolon, or with 该账号 in the same paragraph, the one subject before is meant. */
function goesOn(paper: Paper, statement: Statement, { last }: Standing): Subject[] | null {
  if (last === null) return null
  const subjects = last.sayings.at(-1)?.subjects ?? []
  const [one] = subjects
  if (one === undefined || subjects.length > 1) return null
  const between = paper.prose.flat.slice(last.end, statement.start)
  if (/\n/.test(between)) return null
  const pointed = /^(?:该|此)(?:账号|公众号|微信公众号|网站|号|平台)(?:还|也|同时|的“)/.test(statement.flat)
  const joined = /^;/.test(between) && (one.name !== null || one.site !== null)
  return pointed || joined ? [one] : null
}

/** `以上2个账号均…`: the subjects named last, where they wait for their problem. */
function pointsBack(paper: Paper, statement: Statement, { item }: Standing): Saying[] | null {
  const match =
    /^(?:以上|上述|这)(?:(\d+|[一二三四五六七八九十两]+)[个家])?(?:账号|网站|单位|公众号|政务新媒体|新媒体)(?:均|都)?/.exec(
      statement.flat,
    )
  if (match === null) return null
  if (item === null || paper.prose.flat.slice(item.until, statement.start).length > 2) return []
  const { problems, repeat } = problemsIn(statement.flat, { start: match[0].length, end: statement.flat.length })
  const told = problems.filter((span) => tellsFault(statement.flat.slice(span.start, span.end), both))
  return told.length === 0
    ? []
    : [relative({ subjects: item.subjects, problems: told, repeat, failed: null }, statement)]
}

/** The subject a heading around the statement consists of; the innermost one decides. */
function ofHeadings(paper: Paper, statement: Statement): Subject[] | null {
  for (const section of headingsOver(statement)) {
    const subjects = headingSubjects(paper, section)
    if (subjects !== null) return isOnlyUnit(subjects) && !opensLine(paper, section, statement.start) ? null : subjects
    if (section.level !== 3) return null
  }
  return null
}

const isOnlyUnit = (subjects: Subject[]): boolean =>
  subjects.every(({ name, site, platform }) => name === null && site === null && platform === null)

/** A numbered line below the heading, or words in the heading's own paragraph. */
function opensLine(paper: Paper, section: Section, start: number): boolean {
  const line = paper.prose.flat.lastIndexOf('\n', start - 1) + 1
  return line <= section.start || /^\s*(?:\d{1,2}[.、]|[(]\d{1,2}[)]|[①-⑳])/.test(paper.prose.flat.slice(line, start))
}

/** The unit that headings or a label put over the statement. */
export function unitOver(paper: Paper, statement: Statement, { label }: Standing): Span | null {
  if (label !== null && statement.start < label.until) return label.unit
  for (const section of headingsOver(statement)) {
    const subjects = headingSubjects(paper, section)
    const [only] = subjects ?? []
    if (only !== undefined && subjects?.length === 1 && only.unit !== null && only.site === null) return only.unit
  }
  return null
}

/** Subjects of a heading that is nothing but a list of them; places of the running text. */
export function headingSubjects(paper: Paper, section: Section): Subject[] | null {
  const { start, end } = section.headingSpan
  const flat = paper.prose.flat.slice(start, end)
  const list = subjectsAt(flat, 0)
  if (list === null || !/^(?:[(]\d+[个家条]?[)]|方面)?$/.test(flat.slice(list.end))) return null
  if (list.subjects.some(({ told }) => told !== undefined)) return null
  return moved({ subjects: list.subjects, problems: [], repeat: false, failed: null }, start).subjects
}

/** What the statement leaves behind for the next ones. */
export function after(paper: Paper, statement: Statement, sayings: Saying[], standing: Standing): Standing {
  const { flat, start, end } = statement
  const paragraph = paper.prose.flat.indexOf('\n', start)
  const until = paragraph < 0 ? paper.prose.flat.length : paragraph
  const label = labelOf(flat)
  const kind = platformLabel.exec(flat)
  const list = sayings.length === 0 ? subjectsAt(flat, lead(flat)) : null
  const alone =
    list !== null &&
    /^(?:等?(?:\d+个)?(?:账号|网站)?)?(?:(?:均|都|还|也)*存在(?:以下|下列|如下|[两二三四五\d]+|多)(?:个|方面|类|项|处)*的?[^,。]{0,4}问题)?:?$/.test(
      flat.slice(list.end),
    )
  const told = toldFirst(paper, statement, sayings)
  const absolute = sayings.map((saying) => withoutKeeper(moved(saying, start)))
  const leading = leadingUnit(statement)
  return {
    label:
      leading !== null
        ? { unit: shifted(leading, start), until: statement.sections.at(-1)?.end ?? paper.prose.flat.length }
        : label !== null && sayings.length > 0
          ? { unit: shifted(label.unit, start), until }
          : standing.label,
    platform: kind === null ? standing.platform : { span: { start, end: start + (kind[1] ?? '').length }, until },
    item:
      alone && list !== null
        ? {
            subjects: moved({ subjects: list.subjects, problems: [], repeat: false, failed: null }, start).subjects,
            section: statement.sections.at(-1),
            from: start,
            until: end,
          }
        : standing.item,
    problem: told ?? standing.problem,
    last: sayings.length > 0 ? { sayings: absolute, end } : standing.last,
  }
}

/** Who answers was said for one sentence only. */
const withoutKeeper = (saying: Saying): Saying => ({
  ...saying,
  subjects: saying.subjects.map((one) => (one.keeper === undefined ? one : { ...one, keeper: undefined })),
})

const leads =
  /(?:主办|所属|开设|运维|管理|负责)[^,“]{0,20}(?:账号|网站|新媒体|公众号)[^,“]{0,6}存在(?:以下|如下|下列)[^,“]{0,6}问题/

/** `你局主办的账号存在以下问题`: the unit all that follows in the section is about. */
function leadingUnit({ flat }: Statement): Span | null {
  const match = leads.exec(flat)
  if (match === null) return null
  const clause = flat.lastIndexOf(',', match.index) + 1
  return unitAt(flat, clause)
}

const lead = (flat: string): number => /^(?:经查,?|其中,?|分别[为是]:?)/.exec(flat)?.[0].length ?? 0

/** `以下账号监测时间点前2周内无更新:`, or a list behind its problem that goes on behind a semicolon. */
function toldFirst(paper: Paper, { flat, start, end, sections }: Statement, sayings: Saying[]): Standing['problem'] {
  const lead =
    /^(?:经查,?|检查发现,?)?(?:以下|下列)(?:\d+[个家])?(?:账号|网站|单位|公众号|政务新媒体|新媒体|部门)?(?:均|都)?/.exec(
      flat,
    )
  if (lead !== null && flat.endsWith(':')) {
    const words = flat.slice(lead[0].length).replace(/(?:等?的?(?:问题|情况))?(?:的)?(?:有|如下)?:$/, '')
    if (words.length < 3 || !tellsFault(words, both)) return null
    const span = { start: start + lead[0].length, end: start + lead[0].length + words.length }
    return { span, until: sections.at(-1)?.end ?? paper.prose.flat.length }
  }
  const [first] = sayings
  const [problem] = first?.problems ?? []
  const [subject] = first?.subjects ?? []
  if (problem === undefined || subject === undefined || subject.told !== undefined || problem.end > subject.start)
    return null
  if (problem.start < 0 || paper.prose.flat[end] !== ';') return null
  const stop = paper.prose.flat.slice(end).search(/[。\n]/)
  return { span: shifted(problem, start), until: stop < 0 ? paper.prose.flat.length : end + stop }
}

/** Names that a semicolon parts from the platform's label still are of that platform. */
export function onPlatform(statement: Statement, sayings: Saying[], { platform }: Standing): Saying[] {
  if (platform === null || statement.start >= platform.until) return sayings
  const kind = shifted(platform.span, -statement.start)
  return sayings.map((saying) => ({
    ...saying,
    subjects: saying.subjects.map((one) =>
      one.name !== null && one.platform === null ? { ...one, platform: kind } : one,
    ),
  }))
}

/** Names alone under a problem told before them. */
export function underProblem(statement: Statement, { problem }: Standing): Saying[] {
  if (problem === null || statement.start >= problem.until) return []
  const list = subjectsAt(statement.flat, 0)
  if (list === null || !/^(?:等?(?:\d+个)?(?:账号|网站|单位)?)?$/.test(statement.flat.slice(list.end))) return []
  const span = shifted(problem.span, -statement.start)
  return [{ subjects: list.subjects, problems: [span], repeat: false, failed: null }]
}

const shifted = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })
