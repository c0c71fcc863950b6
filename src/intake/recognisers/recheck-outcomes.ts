// Names in a sentence about last period, each with what became of it. A clause's outcome holds for the names before it;
// a name without an outcome of its own takes the next one.
import type { RecheckEntry } from '../../domain/draft.js'
import type { Span } from '../mapped-text.js'
import { type Passage, wordsOf } from '../passage.js'
import type { Paper } from '../paper.js'
import type { ColumnRole } from '../tables/columns.js'
import { type Cell, cellOf, type Row, type Table } from '../tables/table.js'
import { headingOf, number } from './annex-text.js'
import { mentionsIn } from './mention.js'
import { type Subject, subjectsAt } from './subjects.js'

const notReported =
  /未报(?!备)|未[^,。;]{0,10}(?:报送|上报|反馈|报告|报回)|(?:没有|迟迟不)[^,。;]{0,6}(?:报送|上报|反馈)/
const notFixed =
  /(?:仍|尚|还|均|都|至今|一直)?(?:未(?!发现)|没有|无法)[^,。;]{0,10}(?:整改|注销|更新|恢复|修复|到位|改)|整改不(?:到位|彻底)|(?:正在|继续|推进)[^,。;]{0,6}(?:整改|注销|办理)|已?联系[^,。;]{0,12}注销|注销办理中|仍(?:存在|然)/
const fixed =
  /整改(?:到位|完成|合格|完毕|销号)|完成[^,;。]{0,8}(?:整改|注销|清理)|(?:已|均|都|全部|现)[^,;。未]{0,8}(?:整改|合格|注销|销号|恢复|改完|改正|修复|办结)|全部改完|通过复[核查]|恢复(?:正常)?更新|(?:整改(?:完成)?率|到位率)(?:为|达到?)?100%/

/** Words that tell an outcome of a recheck at all. */
export const outcome = new RegExp(`${notReported.source}|${notFixed.source}|${fixed.source}|(?:全部|均|都)合格`)

/** What became of a case of last period. */
export type Outcome = RecheckEntry['result']
type Result = Outcome
/** The outcome a clause tells; what is worse decides. */
export const resultOf = (clause: string): Result | null =>
  notReported.test(clause) ? 'notReported' : notFixed.test(clause) ? 'notFixed' : fixed.test(clause) ? 'fixed' : null

/** `除“甲”外,其余均已整改`: what is excepted is not what all others are. */
const exception = /^(?:但|目前|经[^,]{0,6})*除.{2,80}外/
const exceptedFrom = (result: Result | null): Result | null => (result === 'fixed' ? 'notFixed' : result)

/** The entries of one sentence (`;` and `,` part its clauses). */
export function namedOutcomes(prose: Passage, span: Span): RecheckEntry[] {
  const flat = prose.flat.slice(span.start, span.end)
  const out: { entry: Omit<RecheckEntry, 'result'>; result: Result | null }[] = []
  for (const clause of flat.matchAll(/(?:“[^“”]*”|[^,;“])+/g)) {
    const told = resultOf(clause[0].replace(/“[^“”]*”/g, '“”'))
    const result = exception.test(clause[0]) ? exceptedFrom(told ?? resultOf(flat.slice(clause.index))) : told
    const named = namesIn(clause[0], result !== null).map((subject) =>
      entryOf(prose, subject, span.start + clause.index),
    )
    const fresh = named.flatMap((entry) => (entry === null ? [] : [{ entry, result }]))
    // `个别单位未反馈,如甲局`: the outcome stands before the name.
    const last = clause.index > 0 ? resultOf(flat.slice(0, clause.index).split(/[,;]/).at(-2) ?? '') : null
    if (result === null && /^(?:如|例如|分别|包括|有)/.test(clause[0])) for (const one of fresh) one.result = last
    // `甲完成整改但未报送`, `甲密码遗忘,…,经7个工作日完成注销`: a clause without a name tells more of the last one.
    if (fresh.length === 0 && result !== null) for (const one of waiting(out)) one.result = result
    out.push(...fresh)
  }
  return out.flatMap(({ entry, result }) => (result === null ? [] : [{ ...entry, result }]))
}

/** Annexes that list who did not report, or what is not put right, of last period. */
const annexes: [Result, RegExp][] = [
  [
    'notReported',
    /(?:未|没有)[^,。]{0,10}(?:报送|上报|反馈|报告)[^,。]{0,10}整改|整改(?:情况|报告)?(?:未|没有)(?:报送|上报|反馈)/,
  ],
  [
    'notFixed',
    /(?:上一?(?:季度|期|次)|上个?月|上半年|下半年|第?[一二三四]季度)[^,。]{0,16}(?:未(?:完成)?整改|整改不到位|仍未整改)/,
  ],
]

/** What the title of such an annex says of all it lists. */
export const resultIn = (title: string): Result | null => annexes.find(([, words]) => words.test(title))?.[0] ?? null

/** The names such annexes list, as lines or as tables. */
export function annexOutcomes(paper: Paper): RecheckEntry[] {
  const out: RecheckEntry[] = []
  let result: Result | null = null
  for (const line of paper.paragraphs.slice(paper.bodyEnd)) {
    const heading = headingOf(line)
    if (heading !== null) result = resultIn(heading.flat)
    const lead = number.exec(line.flat)?.[0].length ?? 0
    const list = heading !== null || result === null ? null : subjectsAt(line.flat, lead)
    if (list === null || result === null || list.end < line.flat.length) continue
    for (const subject of list.subjects) {
      const entry = entryOf(paper.prose, subject, line.start)
      if (entry !== null) out.push({ ...entry, result })
    }
  }
  for (const table of paper.tables) {
    const told = resultIn(table.title?.flat ?? '')
    for (const row of told === null ? [] : table.rows) {
      const name = named(table, row, 'account') ?? named(table, row, 'site') ?? named(table, row, 'unit')
      const platform = named(table, row, 'platform')?.text ?? null
      if (name !== null && told !== null)
        out.push({ name: name.text, platform, unit: cellOf(table, row, 'unit')?.text ?? null, result: told })
    }
  }
  return out
}

/** The cell, unless it only says that there is nothing. */
function named(table: Table, row: Row, role: ColumnRole): Cell | null {
  const cell = cellOf(table, row, role)
  return cell === null || /^[-/无]?$/.test(cell.flat) ? null : cell
}

/** A name told twice keeps what was said last. */
export const lastWord = (entries: RecheckEntry[]): RecheckEntry[] =>
  entries.filter((one, index) => !entries.some((later, at) => at > index && later.name === one.name))

/** The names behind which no outcome stands yet. */
const waiting = <T extends { result: Result | null }>(list: T[]): T[] => list.filter(({ result }) => result === null)

/** Quoted accounts, else the units or sites that begin a clause with an outcome, or follow 如. */
function namesIn(clause: string, settled: boolean): Subject[] {
  const quoted = mentionsIn(clause).flatMap(({ mentions }) => mentions)
  if (quoted.length > 0) return quoted
  const bracketed = /(?:个|家)\(([\u3400-\u9fff、]{2,60})\)/d.exec(clause)?.indices?.[1]
  if (bracketed !== undefined) return namesBetween(clause, bracketed)
  const loose = [...clause.matchAll(/“([^“”,]{2,30})”/dg)].flatMap((match) => {
    const inside = match.indices?.[1]
    return inside === undefined
      ? []
      : [
          {
            start: match.index,
            end: match.index + match[0].length,
            unit: null,
            platform: null,
            site: null,
            name: { start: inside[0], end: inside[1] },
          },
        ]
  })
  if (loose.length > 0) return loose
  if (!settled && !/^(?:如|例如|分别|包括|有)/.test(clause)) return []
  const lead = /^(?:但|其中|经复[查核],?|如|例如|仅|还有|只有|另有|分别[为是]|[\s:])*/.exec(clause)?.[0].length ?? 0
  const list = subjectsAt(clause, lead)
  return list === null ? [] : list.subjects
}

/** `1个(石桥科协)`: the names in the brackets, which nothing tells apart as units or accounts. */
function namesBetween(clause: string, [from, to]: [number, number]): Subject[] {
  return [...clause.slice(from, to).matchAll(/[^、]+/g)].map((match) => {
    const name = { start: from + match.index, end: from + match.index + match[0].length }
    return { ...name, unit: null, platform: null, site: null, name }
  })
}

function entryOf(prose: Passage, subject: Subject, offset: number): Omit<RecheckEntry, 'result'> | null {
  const words = (part: Span | null): string | null =>
    part === null ? null : wordsOf(prose, { start: part.start + offset, end: part.end + offset })
  const site =
    subject.site === null ? null : wordsOf(prose, { start: subject.start + offset, end: subject.site.end + offset })
  const name = words(subject.name) ?? site ?? words(subject.unit)
  return name === null ? null : { name, platform: words(subject.platform), unit: words(subject.unit) }
}
